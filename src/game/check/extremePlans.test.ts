import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../shared/budget.js';
import type { Behaviour, Game } from '../model.js';
import { behaveByExactPlans } from '../sequence/behaviour.js';
import { extremePlans } from '../sequence/extreme/extremePlans.js';
import { sequenceForm } from '../sequence/form.js';
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

test('in random games every end of a proof that is tampered with is noticed: other sums, other sides, cases that are cut', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame({ ...recipe, players: 2, moves: 2 + (recipe.moves % 6) });
      const claimed = await claimedOf(game);
      assert.equal(await fault(game, claimed), undefined);
      const roll = dice(recipe.seed);
      const all = ends(claimed.cases);
      const { end, replaced } = all[roll(all.length)]!;
      if ('none' in end && end.none.sum.length > 0) {
        const sum = end.none.sum.map(([variable, times], k) => [variable, k === 0 ? times + 1n : times] as const);
        const [variable] = sum[0]!;
        const other = await fault(game, { ...claimed, cases: replaced({ ...end, none: { sum, is: end.none.is } }) });
        // Where the first variable is 0 in the case anyway, it may be added as often as one likes.
        const alone = await fault(game, {
          ...claimed,
          cases: replaced({ ...end, none: { sum: [[variable, 1n]], is: 0n } }),
        });
        assert.ok(other === 'a sum does not follow' || alone !== 'a sum does not follow');
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
  assert.ok(tried > 10, `${tried}`);
});
