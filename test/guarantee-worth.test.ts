import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseOf } from '../src/case/testing.js';
import { checkWorth } from '../src/lens/guarantee/checkWorth.js';
import { coupledSpace } from '../src/lens/guarantee/couple.js';
import { profileOf } from '../src/lens/guarantee/inputs.js';
import { answersFor } from '../src/lens/guarantee/profileAnswers.js';
import { stakesOf } from '../src/lens/guarantee/stakes.js';
import { assess } from '../src/lens/index.js';
import type { Context, Shown } from '../src/lens/settlement/context.js';
import { packageIndices, packageOptions } from '../src/lens/settlement/space.js';
import { explainPackage } from '../src/settlement/evaluate.js';
import { Budget } from '../src/shared/budget.js';
import { anyGuaranteeCase } from './support/anyGuaranteeCase.js';
import { tinyCase } from './support/guaranteeCases.js';

/** The named packages of a case, valued in its deal space, each beside the answers of a game of its own. */
async function bothWays(text: string) {
  const c = caseOf(text);
  const coupled = await coupledSpace(c, new Budget());
  assert.ok(coupled && 'space' in coupled);
  const context: Context = { c, grounds: {}, ...coupled.space };
  return c.packages.map(({ id, name, options }) => {
    const explained = explainPackage(context.space, packageIndices(c, options) as number[]);
    const shown: Shown = { id, name, explained, found: false, grounds: [] };
    const profile = profileOf(c.guarantee!, packageOptions(c, explained.package));
    const stakes = { ...stakesOf(c, context, explained), futures: profile.futures };
    return { context, shown, answers: answersFor(coupled.structures(profile), stakes) };
  });
}

const CASED = tinyCase({
  lost: 'up: {70: land = ceded, 45: land = shared, 20: otherwise}, low: {-20: land = kept, -5: otherwise}, friend: 30, ally: 25',
});

test('packages with the same commitments and endings of their own are worth what their own games are worth', async () => {
  const each = await bothWays(
    CASED.replace('  bare:', '  plan-too: {pledge: firm, guard: small, land: kept}\n  bare:'),
  );
  for (const { context, shown, answers } of each) {
    const check = checkWorth(context, [shown], answers);
    assert.equal(check.problem, undefined);
    assert.ok(check.holds);
  }
});

test('whatever the case, a package is worth in the deal space what its game is worth', async () => {
  await fc.assert(
    fc.asyncProperty(anyGuaranteeCase, async (text) => {
      for (const { context, shown, answers } of await bothWays(text)) {
        assert.equal(checkWorth(context, [shown], answers).problem, undefined);
      }
    }),
    { numRuns: 25 },
  );
});

test('a table that is off by a millionth of a point is refused', async () => {
  const [{ context, shown, answers }] = await bothWays(CASED);
  const standings = shown.explained.standings.map((standing, k) =>
    k > 0 ? standing : { ...standing, tables: standing.tables.map((t) => ({ ...t, points: t.points + 1e-6 })) },
  );
  const wrong = { ...shown, explained: { ...shown.explained, standings } };
  assert.match(checkWorth(context, [wrong], answers).problem ?? '', /points more to up/);
  assert.equal(checkWorth(context, [], answers).holds, false);
});

test('where the time runs out no number passes for one that counts durability', async () => {
  const assessed = await assess(caseOf(CASED), 'test', new Budget({ seconds: 0 }));
  assert.ok(assessed.kind === 'assessed');
  assert.match(assessed.partial ?? '', /durability is not counted in any number/);
});

test('whoever refuses a package only because its peace may end is told with its margin were that peace certain', async () => {
  const sentenceOf = async (text: string) => {
    const assessed = await assess(caseOf(text), 'test', new Budget());
    assert.ok(assessed.kind === 'assessed');
    return assessed.assessment.findings.find(({ id }) => id === 'settlement/who-signs')!.sentence;
  };
  const text = CASED.replace('low: 35', 'low: 67.5');
  // Lowland gets 0.05 · 100 + 0.15 · 50 + 0.8 · 70 = 68.5 points of the plan in peace, 1.0 above its no-deal.
  assert.match(
    await sentenceOf(text),
    /Plan: Lowland \([\d.]+ short of its no-deal[^)]* but 1\.0 above it if its peace were certain\)/,
  );
  const refusing = text.replace('packages:', 'red-lines: {shares: {party: low, when: land = shared}}\npackages:');
  assert.doesNotMatch(await sentenceOf(refusing), /Plan: Lowland \([^)]*certain/);
});
