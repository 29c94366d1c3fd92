import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import { backwardInduction } from '../backwardInduction.js';
import { checkAssessment } from '../check/index.js';
import { setNamed } from '../check/testing/assess.js';
import { beerQuiche, horse } from '../check/testing/classics.js';
import { randomGame, recipes } from '../check/testing/randomGames.js';
import { actionsPay } from '../check/testing/rationalised.js';
import { readEfg } from '../efg/index.js';
import { findInExtensive } from '../sequence/find.js';
import { kuhn } from '../testing/kuhn.js';
import { beliefCorners } from './beliefPolytope.js';
import { completions } from './candidates.js';
import { findSequential } from './find.js';

const find = (game: Parameters<typeof findSequential>[0]) => findSequential(game, new Budget());
const one = (own: readonly Fraction[]) => own.map((x) => x.toFraction()).join(' ');

test("Selten's horse: the pure sequential equilibria are across, across, right; and player 3 doubts that 1 went down", async () => {
  // Osborne and Rubinstein (1994), example 225.2: C, c and R with a belief in D of at most 1/3; D, L, c is Nash and not one.
  const game = horse();
  const { equilibria, allPure } = await find(game);
  assert.ok(allPure);
  for (const { assessment, check } of equilibria) {
    assert.equal(check.holds, true);
    assert.deepEqual(
      ['1', '2'].map((label) => one(assessment.behaviour[setNamed(game, label)]!)),
      ['0 1', '0 1'],
    );
    assert.ok(assessment.beliefs[setNamed(game, '3')]![0]!.compare('1/3') <= 0);
  }
  const third = equilibria.map(({ assessment }) => one(assessment.behaviour[setNamed(game, '3')]!));
  assert.ok(third.includes('0 1'));
});

test('beer and quiche: both breakfasts for all are sequential, and the intuitive criterion leaves beer', async () => {
  // Cho and Kreps (1987), section II: after beer nobody can fear a wimp, who has the most already; so a surly one gains by it.
  const game = beerQuiche();
  const { equilibria, allPure } = await find(game);
  assert.ok(allPure);
  const remarks = new Map<string, Set<boolean>>();
  for (const { assessment, intuitive } of equilibria) {
    const breakfast = ['surly', 'wimp'].map((label) => one(assessment.behaviour[setNamed(game, label)]!)).join(' | ');
    remarks.set(breakfast, (remarks.get(breakfast) ?? new Set()).add(intuitive!.passes));
  }
  assert.deepEqual(remarks.get('1 0 | 1 0'), new Set([true]));
  assert.deepEqual(remarks.get('0 1 | 0 1'), new Set([false]));
  const failing = equilibria.find(({ intuitive }) => !intuitive!.passes)!.intuitive!;
  assert.ok(!failing.passes && failing.message === setNamed(game, 'after beer') && failing.type === 0);
  // A surly one has 2 by quiche and gets 3 by beer when nobody fights.
  assert.deepEqual([failing.has.toFraction(), failing.sure.toFraction()], ['2', '3']);
});

test('battle of the sexes with an outside option: in, here, here; out, there, there; and out before the mixed play', async () => {
  // In the subgame each gets its better place with 3/4: 3 · 1/4 = 3/4 to the first, less than 2 by staying out.
  const text = readFileSync('test/data/games/outside-option.efg', 'utf8');
  const { game } = readEfg({ name: 'outside-option.efg', text });
  const { equilibria, allPure } = await find(game!);
  assert.ok(allPure);
  const played = equilibria.map(({ assessment }) => assessment.behaviour.map(one).join(' | ')).sort();
  assert.deepEqual(played, ['0 1 | 1 0 | 1 0', '1 0 | 0 1 | 0 1', '1 0 | 3/4 1/4 | 1/4 3/4']);
});

test('with other beliefs what was found is refused by the checker', async () => {
  const game = beerQuiche();
  const { equilibria } = await find(game);
  const { behaviour, beliefs } = equilibria[0]!.assessment;
  const changed = beliefs.map((own) => (own.length === 2 ? [new Fraction(0), new Fraction(1)] : own));
  assert.equal(checkAssessment(game, { behaviour, beliefs: changed }).holds, false);
});

test('beliefs under which an action is best are the polytope of its corners: a threshold for two nodes, none where it is dominated', () => {
  const row = (...xs: number[]) => xs.map((x) => new Fraction(x));
  // a pays 1 and 0, b 1/2 at both: a is best from belief 1/2 in the first node upwards.
  const pays = [row(1, 0), [new Fraction(1, 2), new Fraction(1, 2)]];
  assert.deepEqual(beliefCorners(pays, [0])!.map(one).sort(), ['1 0', '1/2 1/2']);
  assert.deepEqual(beliefCorners(pays, [0, 1])!.map(one), ['1/2 1/2']);
  assert.deepEqual(beliefCorners([row(0, 0, 0), row(1, 2, 1)], [0]), []);
});

test('with perfect information the pure ones are those of backward induction, as many and no others', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame({
        ...recipe,
        players: Math.min(recipe.players, 2),
        moves: Math.min(recipe.moves, 5),
        perfectInformation: true,
      });
      const { equilibria, allPure, limit } = await find(game);
      if (limit !== undefined) return;
      const induction = backwardInduction(game);
      assert.ok(typeof induction === 'object' && allPure);
      const pure = equilibria.filter(({ assessment }) =>
        assessment.behaviour.every((own, set) => game.infosets[set]!.player < 0 || own.some((x) => x.equals(1))),
      );
      assert.equal(BigInt(pure.length), induction.all.count);
    }),
    { numRuns: 25 },
  );
});

test('on random games, at each set of what was found no action pays more than what is done, given the beliefs', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame({ ...recipe, players: Math.min(recipe.players, 2), moves: Math.min(recipe.moves, 8) });
      const { equilibria } = await find(game);
      for (const { assessment } of equilibria.slice(0, 5)) {
        for (const [set, { player }] of game.infosets.entries()) {
          if (player < 0) continue;
          const pays = actionsPay(game, assessment, set);
          for (const [a, x] of assessment.behaviour[set]!.entries()) {
            if (x.n > 0n) assert.ok(pays.every((y) => y.compare(pays[a]!) <= 0));
          }
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('however deep a game is, each move is looked at once for all ways to complete an equilibrium', () => {
  const moves = 1000;
  const chain = Array.from({ length: moves }, (_, i) => `p "" ${1 + (i % 2)} ${i + 1} "" { "go on" "stop" } 0`);
  const ends = Array.from({ length: moves + 1 }, (_, i) => `t "" ${i + 1} "" { ${moves - i} ${moves - i} }`);
  const { game } = readEfg({ name: 'chain', text: ['EFG 2 R "" { "a" "b" }', ...chain, ...ends].join('\n') });
  let looks = 0;
  const counted = new Proxy(
    game!.infosets.map(() => [new Fraction(1), new Fraction(0)]),
    {
      get: (list, set) => {
        if (typeof set === 'string' && Number(set) >= 0) looks++;
        return Reflect.get(list, set);
      },
    },
  );
  completions(game!, counted);
  assert.equal(looks, 2 * moves);
});

test('of two who move the equilibria in sequence form are looked at: poker with four cards, of 65,536 pure profiles', async () => {
  const game = kuhn(4);
  const { equilibria, methods, limit } = await find(game);
  assert.ok(methods.includes('equilibria of the sequence form'));
  assert.match(limit!, /^there are 65536 pure profiles; at most 20000 are looked at$/);
  assert.equal(equilibria.length, 2);
  const { value } = await findInExtensive(game, 'value', new Budget());
  for (const { payoffs } of equilibria) assert.deepEqual(payoffs[0], value!.low);
});

test('a budget that ends in the enumeration of supports leaves what was found before, and where the logit branch leads', async () => {
  // Three players, 120,000 pure profiles: too many to look at each, and a mixed equilibrium takes a long search.
  const game = randomGame({ seed: 4, players: 3, moves: 18 });
  const controller = new AbortController();
  const stages: string[] = [];
  const budget = new Budget({
    signal: controller.signal,
    onProgress({ stage }) {
      stages.push(stage);
      if (stage === 'supports') controller.abort();
    },
  });
  const found = await findSequential(game, budget);
  assert.ok(stages.includes('supports'));
  assert.match(found.limit!, /pure profiles.*the time is over/);
  assert.ok(found.methods.includes('logit branch') && found.equilibria.length > 0);
  for (const { check } of found.equilibria) assert.ok(check.holds);
});

test('a budget that is over from the start is told, and nothing is claimed', async () => {
  const found = await findSequential(horse(), new Budget({ signal: AbortSignal.abort() }));
  assert.equal(found.limit, 'the time is over');
  assert.deepEqual([found.looked, found.equilibria.length, found.allPure], [0, 0, false]);
});
