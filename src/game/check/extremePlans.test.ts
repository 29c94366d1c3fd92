import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import { readEfg } from '../efg/index.js';
import type { Behaviour, Game } from '../model.js';
import { behaveByExactPlans } from '../sequence/behaviour.js';
import { extremePlans } from '../sequence/extreme/extremePlans.js';
import { zerosByInterchange } from '../sequence/extreme/interchange.js';
import { sequenceForm } from '../sequence/form.js';
import { repaid } from '../sequence/testing.js';
import { kuhn } from '../testing/kuhn.js';
import { type ClaimedCases, type ClaimedExtremePlans, extremePlansFault } from './extremePlans.js';
import { dice, randomGame, recipes } from './testing/randomGames.js';

const fault = (game: Game, claimed: ClaimedExtremePlans) => extremePlansFault(game, claimed, async () => true);

async function claimedOf(game: Game): Promise<ClaimedExtremePlans> {
  const form = sequenceForm(game, [0, 1]);
  assert.ok(typeof form === 'object');
  const { equilibria, cases } = await extremePlans(form, new Budget());
  const behaviours = equilibria.map((plans): Behaviour => {
    const into = game.infosets.map(({ chances, actions }) => chances ?? actions.map(() => plans[0][0]!));
    behaveByExactPlans(form, plans, into);
    return into;
  });
  return { players: [0, 1], unit: form.unit, cases, behaviours };
}

/** All ends of a proof, each with a way to have another one in its place. */
function ends(cases: ClaimedCases): { end: ClaimedCases; replaced: (by: ClaimedCases) => ClaimedCases }[] {
  if (!('variable' in cases)) return [{ end: cases, replaced: (by) => by }];
  return (['zero', 'positive'] as const).flatMap((branch) =>
    ends(cases[branch]).map(({ end, replaced }) => ({ end, replaced: (by) => ({ ...cases, [branch]: replaced(by) }) })),
  );
}

test('a list without one of its equilibria is refused, whatever is put in the place of its case', async () => {
  const game = kuhn(3);
  const claimed = await claimedOf(game);
  assert.equal(await fault(game, claimed), undefined);
  const found = ends(claimed.cases).filter(({ end }) => 'found' in end);
  assert.equal(found.length, 2);
  for (const { replaced, end } of found) {
    for (const instead of [
      { open: true },
      { notExtreme: true, side: 0 },
      { notExtreme: true, side: 1 },
      { losesAnyway: 0, side: 0 },
      { losesAnyway: 3, side: 1 },
      { none: { sum: [], is: -1n }, side: 0 },
      { none: { sum: [[1, 1n]], is: 0n }, side: 1 },
      { none: { sum: [[0, 1n]], is: 0n }, side: 0 },
      { found: 2 },
      { found: 'found' in end ? 1 - end.found : 0 },
    ] as ClaimedCases[]) {
      const told = await fault(game, { ...claimed, cases: replaced(instead) });
      assert.ok(
        told !== undefined,
        JSON.stringify(instead, (_, x) => (typeof x === 'bigint' ? `${x}` : x)),
      );
    }
  }
  const [first, second] = claimed.behaviours;
  assert.equal(
    await fault(game, { ...claimed, behaviours: [second!, first!] }),
    'a plan in the list is not the one of its case',
  );
  assert.equal(
    await fault(game, { ...claimed, behaviours: [first!, second!, first!] }),
    'one of the list is in no case',
  );
  assert.equal(await fault(game, { ...claimed, unit: [1n, 0n] }), 'a unit is not above 0');
  assert.equal(await fault(game, { ...claimed, players: [0, -1] }), 'somebody else moves');
});

test('what an equilibrium says of all others is taken only with the same sum at every end, and of an equilibrium', async () => {
  const game = kuhn(3);
  const form = sequenceForm(game, [0, 1]);
  assert.ok(typeof form === 'object');
  const claimed = await claimedOf(game);
  const [first] = claimed.behaviours;
  const { cases, looked } = await extremePlans(form, new Budget(), undefined, zerosByInterchange(form, first!));
  assert.ok(looked < 100);
  assert.equal(await fault(game, { ...claimed, cases, interchange: first! }), undefined);
  assert.match((await fault(game, { ...claimed, interchange: first!.slice(1) }))!, /is no equilibrium/);
  const bets = game.infosets.map(({ chances, actions }) => chances ?? actions.map((_, a) => new Fraction(1 - a)));
  assert.match((await fault(game, { ...claimed, interchange: bets }))!, /is no equilibrium/);
  const richer = repaid(game, ([x, y]) => [x!, x!.compare(1) > 0 ? y!.add(1) : y!]);
  assert.match((await fault(richer, { ...claimed, interchange: first! }))!, /the sum of payoffs is not the same/);
  // Cases that rest on it prove nothing without it.
  assert.ok((await fault(game, { ...claimed, cases })) !== undefined);
});

test('no plan is called no vertex while a loss is open at a set to which the other comes without one by the equations alone', async () => {
  // The second gets 0 by s1 and by s2 with a; with b x_R − x_L less than with a, so x = (1/2, 1/2) is a vertex. The loss of s2
  // follows from those of s1 and a: both are 0.
  const after = (end: number, pays: number) =>
    `p "" 2 1 "" { "s1" "s2" } 0 t "" 1 "" { 0 0 } p "" 2 2 "" { "a" "b" } 0 t "" 2 "" { 0 0 } t "" ${end} "" { 0 ${pays} }`;
  const text = `EFG 2 R "" { "A" "B" } p "" 1 1 "" { "L" "R" } 0 ${after(3, 1)} ${after(4, -1)}`;
  const game = readEfg({ name: '', text }).game!;
  const claimed = await claimedOf(game);
  assert.equal(await fault(game, claimed), undefined);
  assert.ok(claimed.behaviours.some((behaviour) => behaviour[0]![0]!.toFraction() === '1/2'));
  // Shares of L, R, s1 and a are above 0.
  const cases = [8, 4, 2, 0].reduce<ClaimedCases>(
    (positive, variable) => ({ variable, zero: { open: true }, positive }),
    { notExtreme: true, side: 0 },
  );
  assert.equal(await fault(game, { ...claimed, cases }), 'not all is known of a plan that is said to be no vertex');
});

test('in random games every end of a proof that is tampered with is noticed: other sums, other sides, cases that are cut', async () => {
  let [tried, noticed] = [0, 0];
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame({ ...recipe, players: 2, moves: 2 + (recipe.moves % 6) });
      const claimed = await claimedOf(game);
      assert.equal(await fault(game, claimed), undefined);
      const roll = dice(recipe.seed);
      const all = ends(claimed.cases);
      const { end, replaced } = all[roll(all.length)]!;
      if ('none' in end && end.none.sum.length > 0) {
        const told = (none: typeof end.none) => fault(game, { ...claimed, cases: replaced({ ...end, none }) });
        const { sum, is } = end.none;
        // From equations that contradict each other, 0 = −1 follows, and any sum; from others this sum and no other.
        if ((await told({ sum: [], is: -1n })) === 'a sum does not follow') {
          assert.equal(await told({ sum, is: is - 1n }), 'a sum does not follow');
          const twice = sum.map(([variable, times]) => [variable, 2n * times] as const);
          if (is < 0n) assert.equal(await told({ sum: twice, is }), 'a sum does not follow');
          noticed++;
        }
        const above = end.none.sum.map(([v, times]) => [v, -times] as const);
        assert.ok(
          await fault(game, { ...claimed, cases: replaced({ ...end, none: { sum: above, is: -end.none.is } }) }),
        );
        tried++;
      }
      if ('found' in end) assert.ok(await fault(game, { ...claimed, cases: replaced({ notExtreme: true, side: 0 }) }));
      assert.equal(await fault(game, { ...claimed, cases: replaced({ open: true }) }), 'a case is open');
    }),
    { numRuns: 60 },
  );
  assert.ok(tried > 10 && noticed > 5, `${tried} ${noticed}`);
});
