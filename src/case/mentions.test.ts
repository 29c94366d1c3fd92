import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Case } from './case.js';
import { loadCaseTree } from './load.js';
import { definedAt, type Mention, mentionsIn } from './mentions.js';
import { Problems } from './problems.js';
import { EXAMPLE, GUARANTEE, readText } from './testing.js';

const read = (path: string) => readFileSync(new URL(`../../../cases/${path}`, import.meta.url), 'utf8');
const surprises = readdirSync(new URL('../../../cases/surprises', import.meta.url)).filter((name) =>
  /yaml$/.test(name),
);
const MORE = `correlations: {dry: {between: [no-deal.low.now, values.up.points.flow.shared], rank: 0.5}}
beside: {past: {model: fighting.again, given: {ended: agreement @report/p3, between: states, over: territory}}}
`;
const CASES: [name: string, text: string][] = [
  [
    'two neighbours and a river',
    GUARANTEE.replace('  up: {name', '  "up": {name').replace('by: 2024-11-05', 'by: vote') + MORE,
  ],
  ...['berlin-2025/case.yaml', 'camp-david-1978/case.yaml', ...surprises.map((name) => `surprises/${name}`)].map(
    (path): [string, string] => [path, read(path)],
  ),
];

function mentionsOf(text: string): Mention[] {
  const { root } = loadCaseTree('case.yaml', () => ({ text, file: 'case.yaml' }), new Problems());
  return mentionsIn(root!);
}

/** The text with another word for each thing that the case defines. */
function calledOtherwise(text: string, word: (mention: Mention) => string): string {
  const mentions = mentionsOf(text);
  const defined = new Set(mentions.flatMap(({ keys, word }) => definedAt(keys, word) ?? []));
  const known = mentions.filter(({ of }) => defined.has(of)).sort((a, b) => b.start - a.start);
  return known.reduce((now, one) => now.slice(0, one.start) + word(one) + now.slice(one.start + one.word.length), text);
}

/** All that a case says, without its places; a name in words is made of an id where it has no other. */
function said({ files: _, ...c }: Case): string {
  const text = JSON.stringify(c, (key, value) => (key === 'at' ? undefined : value));
  return text.toLowerCase().replaceAll('-', ' ');
}

for (const [name, text] of CASES) {
  test(`with other names for all that it defines, ${name} says the same, and back again the same bytes`, () => {
    const words: string[] = [];
    const ids = new Map<string, string>();
    const fresh = ({ of, word }: Mention) => {
      if (!ids.has(of)) ids.set(of, `zz-${words.push(word) - 1}`);
      return ids.get(of)!;
    };
    const other = calledOtherwise(text, fresh);
    const [before, after] = [readText(text), readText(other)];
    const told = ({ diagnostics }: typeof before) => diagnostics.map(({ code, at }) => `${code} ${at?.line}`);
    assert.deepEqual(told(after), told(before));
    const back = said(after.case!).replace(/zz (\d+)/g, (_, n) => words[Number(n)]!.replaceAll('-', ' '));
    assert.equal(back, said(before.case!));
    assert.equal(
      calledOtherwise(other, ({ word }) => words[Number(word.slice(3))]!),
      text,
    );
    assert.ok(ids.size > 15);
  });
}

test('paths, conditions, grounds and calls for help name what stands in them', () => {
  const at = (path: string) =>
    mentionsOf(GUARANTEE + MORE).flatMap(({ keys, of }) => (keys.join('.') === path ? [of] : []));
  assert.deepEqual(at('correlations.dry.between.2'), ['parties.up', 'issues.flow', 'issues.flow.options.shared']);
  assert.deepEqual(at('exchanges.water-for-dam.gives'), [
    'issues.flow',
    'issues.flow.options.shared',
    'issues.flow.options.fixed',
  ]);
  assert.deepEqual(at('commitments.help.trigger'), ['parties.low']);
  assert.deepEqual(at('commitments.guards.upkeep.wary'), ['parties.friend.stances.wary']);
  assert.deepEqual(at('beside.past.given.ended'), ['grounds.report']);
  assert.deepEqual(at('values.low.points.pledge.ground'), []);
  assert.deepEqual(at('issues.court.options.foreign'), ['issues.court.options.foreign', 'grounds.report']);
  assert.deepEqual(at('ground'), ['grounds.reading']);
});

test('what is left out of another case is not named in this one', () => {
  assert.ok(mentionsOf(`${EXAMPLE}without: [parties.low]\n`).every(({ keys }) => keys[0] !== 'without'));
});
