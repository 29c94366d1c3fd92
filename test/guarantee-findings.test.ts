import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseOf } from '../src/case/testing.js';
import { assess, type Finding } from '../src/lens/index.js';
import { Budget } from '../src/shared/budget.js';
import { anyGuaranteeCase } from './support/anyGuaranteeCase.js';
import { tinyCase } from './support/guaranteeCases.js';

/** Findings of the guarantee lens about a case, by the last part of their ids. */
async function findingsOf(text: string): Promise<Record<string, Finding>> {
  const assessed = await assess(caseOf(text), 'test', new Budget());
  assert.equal(assessed.kind, 'assessed');
  const { findings } = (assessed as Extract<typeof assessed, { kind: 'assessed' }>).assessment;
  return Object.fromEntries(
    findings
      .filter(({ lens }) => lens === 'guarantee')
      .map((finding) => [finding.id.replace('guarantee/', ''), finding]),
  );
}

/** Signs of a sentence that was put together from nothing, or from numbers that are none. */
const BROKEN =
  /undefined|null|NaN|Infinity|\[object|\d\.\d{4}|\bthe the\b|\.\.|\s[,.;:]|:\.|,,|\(\)|^[a-z]|[^.]$| {2}|\bno of\b/;

function soundly(findings: Record<string, Finding>): void {
  for (const { id, question, sentence, value } of Object.values(findings)) {
    assert.doesNotMatch(sentence, BROKEN, `${id}: ${sentence}`);
    assert.match(question, /^[A-Z].*[?]|^Will it be honoured/);
    const texts =
      value.kind === 'table' ? value.rows.flatMap((row) => [row.name, ...row.cells.map((cell) => cell.text)]) : [];
    for (const text of texts) assert.doesNotMatch(text, /undefined|null|NaN|Infinity|\d\.\d{4}/, `${id}: ${text}`);
    const numbers =
      value.kind === 'curves' ? value.series.flatMap((s) => s.values) : value.kind === 'heat' ? value.cells.flat() : [];
    for (const n of numbers) assert.ok(n === null || Number.isFinite(n), `${id}: ${n}`);
  }
}

const SURE = tinyCase({
  held: 'up: -50, low: 25, friend: 40, ally: 35',
  lost: 'up: -40, low: -5, friend: 30, ally: 25',
});
const DOOMED = tinyCase({
  held: 'up: 180, low: 25, friend: 40, ally: 35',
  lost: 'up: 190, low: -5, friend: 30, ally: 25',
  more: 'horizon: 5 years\nbehaviour: {reconsiders: 20 per year}',
});
const BARE = tinyCase().replace(/ {2}plan:.*\n {2}word:.*\n/, '');
const ODD = tinyCase({
  values: '',
  commitments: '  help: {by: friend, given: pledge != none, form: treaty, honouring: {willing: 10, wary: 25}}',
  more: `horizon: 20 months
tail: 30 months
stances: {friend: {start: {willing: 50%, wary: 50%}, drift: {from: willing, to: wary, chance: 20% per year}}}
calendar: {vote: {on: 2024-12-01, moves: friend, chance: {willing: [60%, 40%], wary: [10%, 90%]}}}`,
});
const SHORT = tinyCase({ more: 'step: year\nhorizon: 4 months\ntail: 0 years' });
const CHEAP = tinyCase({
  forms: '  letter: {notice: 0 quarters, leaving: 0, refusing: 0}\n  treaty: {notice: 1 year, leaving: 0, refusing: 0}',
  commitments:
    '  help: {by: friend, given: pledge != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: 0}',
});

for (const [what, text] of Object.entries({
  'one guarantor, no calendar, no ratifier': tinyCase(),
  'a peace that is all but certain': SURE,
  'an attack that is all but certain': DOOMED,
  'a first package without commitments': BARE,
  'a guarantor without values, a horizon and a tail of odd lengths': ODD,
  'a horizon shorter than a step, and no tail': SHORT,
  'commitments that cost nothing to leave, to refuse or to keep': CHEAP,
})) {
  test(`every sentence, table and curve is whole with ${what}`, async () => {
    const findings = await findingsOf(text);
    assert.ok(Object.keys(findings).length >= 12, Object.keys(findings).join(' '));
    soundly(findings);
  });
}

test('every sentence, table and curve is whole with any numbers', async () => {
  await fc.assert(
    fc.asyncProperty(anyGuaranteeCase, async (text) => soundly(await findingsOf(text))),
    { numRuns: 12 },
  );
});

const says = (finding: Finding | undefined, words: RegExp) =>
  assert.match(finding!.sentence.replaceAll('\u00a0', ' '), words);
const saysNot = (finding: Finding | undefined, words: RegExp) =>
  assert.doesNotMatch(finding!.sentence.replaceAll('\u00a0', ' '), words);

test('where hardly any attack comes nothing is said of how it would be met, or what would bring it', async () => {
  const found = await findingsOf(SURE);
  says(found.causes, /hardly any attack comes within 2 years/);
  says(found.honoured, /nothing can be said, since hardly any comes/);
  says(found.helpers, /hardly any attack comes/);
  says(found.record, /hardly any attack comes, so there is nothing to set beside that/);
  says(found.levers, /hardly moves the peace/);
  says(found.lambda, /hardly moves the answer/);
  says(found.heat, /at 0 % throughout/);
  assert.equal(found.tempting, undefined);
});

test('where an attack is all but certain nothing is said of the time after it', async () => {
  const found = await findingsOf(DOOMED);
  says(found.honoured, /Peace hardly ever lasts to year 5/);
  says(found.helpers, /Peace hardly ever lasts to the end of year \d+; in the attacks that do come/);
  says(found.epsilon, /no more likely than not/);
  const last = found.tempting!.value.kind === 'table' ? found.tempting!.value.rows.at(-1)! : undefined;
  assert.equal(last?.cells[0]?.text, '–');
});

test('a package without commitments is not said to keep, to break or to lose one', async () => {
  const found = await findingsOf(BARE);
  says(found.holds, /It holds no commitment; with a chance of .* it is attacked and nobody helps\./);
  says(found['middle-ground'], /holds no commitment, so there is none that could collapse/);
  saysNot(found.honoured, /in force, given peace/);
  says(found.record, /help without a commitment/);
  says(found.lambda, /under Bare/);
  assert.equal(found.levers, undefined);
  assert.equal(found.heat, undefined);
});

test('why attacks come is looked for among lost promises too, and nothing is said where nothing stands out', async () => {
  says((await findingsOf(tinyCase())).tempting, /with “Help” no longer in force, as against/);
  const even = tinyCase({
    forms: '  treaty: {notice: 2 years, leaving: 90, refusing: 90}',
    commitments: '  help: {by: friend, given: pledge != none, form: treaty, honouring: 20}',
    held: 'up: 30, low: 25, friend: 10, ally: 35',
    lost: 'up: 70, low: -5, friend: 5, ally: 25',
  });
  const found = await findingsOf(even);
  saysNot(found.tempting, /as against/);
  saysNot(found.honoured, /as against/);
});

test('lengths of time are those that are played, in whole steps', async () => {
  const found = await findingsOf(ODD);
  // 20 months in half-years: three of them.
  says(found.holds, /lasts 1\.5 years/);
  says(found.survival, /after 1 year and .* after 1\.5 years/);
  says((await findingsOf(SHORT)).holds, /lasts 1 year with/);
});

test('what durability changes is said of each party with its sign, and parties it does not move are named together', async () => {
  says(
    (await findingsOf(tinyCase())).durability,
    /Plan is worth [\d.]+ points less to Lowland, .* and [\d.]+ points more to Upland, each on its own scale\.$/,
  );
  says((await findingsOf(BARE)).durability, /Bare is worth as much to Upland, Lowland, the friend and the ally\.$/);
});

test('where a higher cost of refusing never brings more attacks it is not said to', async () => {
  const { heat } = await findingsOf(SURE);
  saysNot(heat, /does not always mean/);
});
