import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntries } from './entries.js';
import { definedAt } from './mentions.js';
import { renameInCase } from './rename.js';
import { EXAMPLE, GUARANTEE } from './testing.js';

const source = (text: string, others: Record<string, string> = {}) => ({
  name: 'case.yaml',
  text,
  loadWith: (now: string) => (file: string) => ({ text: others[file] ?? now, file }),
});

function renamed(text: string, path: string, to: string, others?: Record<string, string>) {
  const result = renameInCase(source(text, others), path.split('.'), to);
  if ('diagnostics' in result) throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

/** Why not: the code, what stands at the place, and the words. */
function refused(text: string, path: string, to: string, others?: Record<string, string>): string[] {
  const result = renameInCase(source(text, others), path.split('.'), to);
  if (!('diagnostics' in result)) return [];
  return result.diagnostics.map(({ code, at, what }) => {
    const line = at && (others?.[at.file] ?? text).split('\n')[at.line - 1]!;
    return `${code} ${line?.slice(at!.column - 1, at!.column - 1 + at!.length)}: ${what}`;
  });
}

test('whatever cites it follows, and nothing else: neither words nor comments nor another thing of that name', () => {
  const text = `${EXAMPLE.replace('forbid: dam = large and', 'forbid: "dam = large and').replace('flow = shared}', 'flow = shared"} # large')}`;
  const { text: after, cited, changes } = renamed(text, 'issues.dam.options.large', 'high');
  const lines = (now: string) => now.split('\n');
  const moved = lines(text).flatMap((line, i) => (line === lines(after)[i] ? [] : [lines(after)[i]!.trim()]));
  assert.deepEqual(moved, [
    'dam: {options: {none: No dam, small: Small dam, high: Large dam}}',
    'no-large-dam-with-shares: {forbid: "dam = high and flow = shared"} # large',
    'dam: {none: 0, small: 70%, high: 100}',
    'dam: {high: 0, small: 60, none: 100}',
    'no-large-dam: {party: low, when: dam = high, ground: p8}',
    'voters: {of: up, values: {points: {dam: {none: 0, small: 100, high: 50}}}}',
  ]);
  assert.deepEqual([cited.length, changes.length], [5, 6]);
  assert.deepEqual(cited[0], ['rules', 'no-large-dam-with-shares', 'forbid']);
});

test('one thing of each kind is renamed and, renamed back, leaves the same bytes', () => {
  const text = `${GUARANTEE}correlations: {dry: {between: [no-deal.low.now, red-lines.no-foreign-court.costs], rank: 0.5}}\n`;
  const kinds = new Map<string, string>();
  for (const { keys, written } of readEntries('case.yaml', () => ({ text, file: 'case.yaml' }))) {
    const of = definedAt(keys, written)?.split('.');
    if (of) kinds.set(`${of[0]} ${of.length}`, keys.join('.'));
  }
  assert.equal(kinds.size, 17);
  for (const path of kinds.values()) {
    const other = renamed(text, path, 'another');
    const now = /^balance/.test(path) ? path : path.replace(/[^.]*$/, 'another');
    const word = text.slice(other.changes[0]!.from, other.changes[0]!.to);
    assert.notEqual(other.text, text);
    assert.equal(renamed(other.text, now, word).text, text, path);
  }
});

test('a source follows in the ground of a number by quantiles and by cases; behind words only where one is cited', () => {
  const quantiles = EXAMPLE.replace('5 to 20 @p9', '{p10: 5, p50: 6, p90: 9, ground: report/p9}');
  assert.match(renamed(quantiles, 'sources.report', 'paper').text, /p90: 9, ground: paper\/p9/);
  const cases = GUARANTEE.replace('60: otherwise', '60: otherwise, ground: report');
  assert.match(renamed(cases, 'sources.report', 'paper').text, /60: otherwise, ground: paper\}/);
  const address = EXAMPLE.replace('No dam,', 'Write to dam@report,');
  assert.match(renamed(address, 'sources.report', 'paper').text, /Write to dam@report,/);
});

test('an issue and an option can be called is: in a condition it is no sign where a name has to stand', () => {
  const issue = renamed(EXAMPLE, 'issues.dam', 'is').text;
  const both = renamed(issue, 'issues.is.options.large', 'is').text;
  assert.match(both, /forbid: is = is and flow = shared/);
  assert.equal(renamed(both, 'issues.is.options.is', 'large').text, issue);
  assert.equal(renamed(issue, 'issues.is', 'dam').text, EXAMPLE);
});

test('a name that is taken, reserved or malformed is refused at its place', () => {
  assert.deepEqual(refused(EXAMPLE, 'issues.dam', 'flow'), ["rename flow: the name 'flow' is taken"]);
  // Named in no-deal before it is defined.
  assert.deepEqual(refused(EXAMPLE, 'packages.plan', 'today'), ["rename today: the name 'today' is taken"]);
  assert.deepEqual(refused(EXAMPLE, 'judgements.reading', 'report'), ["rename report: the name 'report' is taken"]);
  assert.deepEqual(refused(EXAMPLE, 'parties.up', 'absent'), ["reserved-word up: 'absent' cannot be a name"]);
  assert.deepEqual(refused(EXAMPLE, 'parties.up', 'Up Land'), ["bad-name up: 'Up Land' cannot be a name"]);
  assert.match(refused(EXAMPLE, 'parties.up', 'аp')[0]!, /^look-alike-letter/);
  assert.match(refused(EXAMPLE, 'sources.report', 'p6')[1]!, /^reserved-word .*'p6' cannot be a name here$/);
  assert.match(refused(EXAMPLE, 'ratifiers.assembly', 'low')[0]!, /^duplicate-name/);
  assert.match(refused(EXAMPLE, 'parties.up', 'no')[0]!, /^yaml-word/);
  const same = renamed(EXAMPLE, 'ratifiers.voters', 'voters');
  assert.deepEqual(same, { text: EXAMPLE, changes: [], cited: [] });
});

test('a name that is no good can be changed, also where something else has it, too', () => {
  const text = EXAMPLE.replace(/(dam|pledge)( = |: |: .*?)none/g, '$1$2no').replace('none: 100}', 'no: 100}');
  const { text: after } = renamed(text, 'issues.dam.options.no', 'nothing');
  assert.match(after, /for: not \(dam = nothing\)/);
  assert.match(after, /today: \{flow: free, dam: nothing, pledge: no\}/);
  assert.match(refused(text, 'issues.flow.options.free', 'no')[0]!, /^yaml-word/);
  const large = EXAMPLE.replaceAll('report:', 'Report:').replaceAll('@report', '@Report');
  assert.equal(renamed(large, 'sources.Report', 'report').text, EXAMPLE);
});

test('a name under which something else would be meant is refused, and the place is told', () => {
  const unknown = EXAMPLE.replace('{as: today}', '{as: tomorrow}');
  const what = "'tomorrow' is named in no-deal.up.as and is not there";
  assert.deepEqual(refused(unknown, 'packages.today', 'tomorrow'), [`rename tomorrow: ${what}`]);
  const order = "with the name 'order' something else would be meant in values.low.weight.flow";
  assert.equal(refused(EXAMPLE, 'issues.flow', 'order')[0], `rename flow: ${order}`);
});

test('what cannot be followed is told: another file, signs in disguise, a text that cannot be read', () => {
  const base = { 'base.yaml': EXAMPLE };
  const variant = 'abide: 1\nextends: base.yaml\nred-lines: {calm: {party: low, when: dam = small}}\n';
  assert.deepEqual(refused(variant, 'parties.low', 'down', base), [
    "rename low: 'low' stands in base.yaml, which this case extends",
  ]);
  const own = renamed(`${variant}no-deal: {friend: 20}\n`, 'red-lines.calm', 'quiet', base);
  assert.equal(own.text, `${variant.replace('calm', 'quiet')}no-deal: {friend: 20}\n`);
  const changed = 'abide: 1\nextends: base.yaml\nlinks: {calm: {points: -4}}\n';
  assert.deepEqual(refused(changed, 'links.calm', 'quiet', base), [
    "rename calm: base.yaml, which this case extends, names 'calm' too",
    'missing-key calm:: links.quiet has no party, when',
  ]);
  const escaped = EXAMPLE.replace('vetoes: [friend]', 'vetoes: ["frien\\u0064"]');
  assert.deepEqual(refused(escaped, 'parties.friend', 'ally'), [
    "rename frien\\: 'friend' is not written letter by letter in adoption.vetoes.1",
  ]);
  assert.notDeepEqual(refused(`${EXAMPLE}packages: [\n`, 'parties.friend', 'ally'), []);
  assert.deepEqual(refused(EXAMPLE, 'no-deal.up', 'ally'), ['unknown-path undefined: no-deal.up defines no name']);
});
