import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import { commitmentFault } from '../check/commitmentStrategy.js';
import { correlatedFault } from '../check/correlated.js';
import type { ChancesProgram } from './bestChances.js';
import { ExactDictionary } from './bimatrix/exactDictionary.js';
import { polytopesOf } from './bimatrix/polytope.js';
import { bestChancesExactly } from './chancesExactly.js';
import { bestCorrelated, type Correlated } from './correlated.js';
import { findInNormal } from './find.js';
import type { NormalGame } from './model.js';
import { bestCommitment, type Commitment } from './stackelberg.js';
import { bimatrixGame, random, randomNormalGame } from './testing/games.js';

const found = async <T>(made: Promise<T | string>): Promise<T> => {
  const result = await made;
  assert.ok(typeof result !== 'string', String(result));
  return result;
};

/** Aumann (1974): chicken. */
const CHICKEN = bimatrixGame(
  [
    [6, 2],
    [7, 0],
  ],
  [
    [6, 7],
    [2, 0],
  ],
);

test('chicken: the best correlated equilibrium pays 21/2 together, half of the draws both yield', async () => {
  // Weights a, b, b of (6,6), (2,7), (7,2): told to yield, 6a + 2b ≥ 7a, so a ≤ 2b; a + 2b = 1 gives a = 1/2 and
  // 12/2 + 9/2 = 21/2.
  const { sum, cells } = await found(bestCorrelated(CHICKEN, 'correlated', new Budget()));
  assert.equal(sum.toFraction(), '21/2');
  assert.equal(cells.get(0)!.toFraction(), '1/2');
});

test('random games: both kinds are confirmed, and pay no less together than any equilibrium, coarse ones no less than others', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
      fc.integer(),
      fc.constantFrom(2, 30),
      async (own, seed, most) => {
        const game = { ...randomNormalGame(own, seed, most), unit: own.map((_, p) => BigInt(p + 1)) };
        const one = await found(bestCorrelated(game, 'correlated', new Budget()));
        const coarse = await found(bestCorrelated(game, 'coarse correlated', new Budget()));
        assert.equal(correlatedFault(game, one), undefined);
        assert.equal(correlatedFault(game, coarse), undefined);
        assert.ok(coarse.sum.compare(one.sum) >= 0);
        for (const { regrets } of (await findInNormal(game, 'pure', new Budget())).equilibria) {
          assert.ok(one.sum.compare(regrets.payoffs.reduce((a, b) => a.add(b))) >= 0);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a correlated equilibrium that is none, or not the best, is refused', async () => {
  const right = await found(bestCorrelated(CHICKEN, 'correlated', new Budget()));
  const refused = (change: Partial<Correlated>, said: RegExp) =>
    assert.match(correlatedFault(CHICKEN, { ...right, ...change })!, said);
  const one = right.sum.div(right.sum);
  refused({ cells: new Map([[0, one]]) }, /player 1 gains by not doing as told/);
  refused({ cells: new Map([[1, one]]) }, /sum to 9/);
  refused({ cells: new Map([[1, one]]), sum: one.mul(9) }, /the multipliers prove nothing/);
  refused({ cells: new Map([[1, one.mul(2)]]) }, /chances are none/);
  refused({ multipliers: right.multipliers.map((list) => list.map((x) => x.mul(0))) }, /prove nothing in cell 0/);
  refused({ multipliers: [] }, /number of multipliers/);
});

/** Conitzer and Sandholm (2006). */
const LEADER = bimatrixGame(
  [
    [2, 4],
    [1, 3],
  ],
  [
    [1, 0],
    [0, 1],
  ],
);

test('commitment: up is dominant and pays 2 in the one equilibrium; an even mixture committed to pays 7/2', async () => {
  // Against x up and 1 − x down the follower takes right up to x = 1/2, where it pays 4/2 + 3/2.
  const { value, strategy, reply } = await found(bestCommitment(LEADER, 0, new Budget()));
  assert.deepEqual([reply, ...strategy, value].map(String), ['1', '0.5', '0.5', '3.5']);
});

test('random games: commitments are confirmed, and worth no less than any equilibrium to whoever commits itself', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer(),
      fc.constantFrom(2, 30),
      async (m, n, seed, most) => {
        const game = { ...randomNormalGame([m, n], seed, most), unit: [3n, 2n] };
        const { equilibria } = await findInNormal(game, 'all', new Budget());
        for (const leader of [0, 1] as const) {
          const best = await found(bestCommitment(game, leader, new Budget()));
          assert.equal(commitmentFault(game, best), undefined);
          for (const { regrets } of equilibria) assert.ok(best.value.compare(regrets.payoffs[leader]!) >= 0);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a commitment with another reply, another value or without proof is refused', async () => {
  const right = await found(bestCommitment(LEADER, 0, new Budget()));
  const refused = (change: Partial<Commitment>, said: RegExp) =>
    assert.match(commitmentFault(LEADER, { ...right, ...change })!, said);
  refused({ reply: 0 }, /something else/);
  refused({ strategy: [...right.strategy.map((x) => x.mul(0).add(1)).slice(1), right.value.mul(0)] }, /not a best one/);
  refused({ value: right.value.add(1) }, /something else/);
  refused({ multipliers: right.multipliers.map((list) => list.map((x) => x.mul(0))) }, /proves nothing/);
  refused({ multipliers: [] }, /the proof for reply 0 is none/);
  refused({ strategy: [] }, /chances are none/);
});

/** What one of both does, the other wants to meet and the first to avoid; 3 · 10^12 beside 1. */
const WIDE = bimatrixGame(
  [
    [1, 2],
    [-1, 3e12],
  ],
  [
    [0, 2],
    [3e12 + 1, -1],
  ],
);

test('payoffs of 3 · 10^12 beside 1: what doubles do not decide is answered in whole numbers', async () => {
  // Down is best for Row while left is played with q, 2q ≤ (3 · 10^12 − 2)(1 − q); then Column gets
  // q (3 · 10^12 + 2) − 1 = (9 · 10^24 − 4) / (3 · 10^12) − 1.
  const { commitments } = await findInNormal(WIDE, 'stackelberg', new Budget());
  assert.equal(
    commitments![1]!.value.toFraction(),
    new Fraction(9n * 10n ** 24n - 4n, 3n * 10n ** 12n).sub(1).toFraction(),
  );
  // Its one correlated equilibrium is the one in mixed strategies: Column is indifferent where up is played with p,
  // 2p = (3 · 10^12 + 2)(1 − p), and Row by the same q.
  const { correlated, complete } = await findInNormal(WIDE, 'correlated', new Budget());
  const p = new Fraction(3n * 10n ** 12n + 2n, 3n * 10n ** 12n + 4n);
  const q = new Fraction(3n * 10n ** 12n - 2n, 3n * 10n ** 12n);
  assert.ok(complete);
  assert.deepEqual(correlated![0]!.cells.get(0), p.mul(q));
});

test('random games whose payoffs have 1 to 400 digits, side by side, are answered in full', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
      fc.integer(),
      fc.constantFrom([0, 12], [0, 1, 6, 15], [0, 12, 400], [400]),
      async (own, seed, scales) => {
        const next = random(seed);
        const paid = own.map(() =>
          Array.from({ length: own.reduce((a, b) => a * b) }, () => {
            return BigInt(next(19) - 9) * 10n ** BigInt(scales[next(scales.length)]!) + BigInt(next(3));
          }),
        );
        const game: NormalGame = { ...randomNormalGame(own, seed), paid };
        // Each is thrown out by its exact check where it is not right.
        const found = await findInNormal(game, 'correlated', new Budget());
        assert.deepEqual([found.complete, found.correlated!.length], [true, 2]);
        if (own.length > 2) return;
        const { complete, commitments } = await findInNormal(game, 'stackelberg', new Budget());
        assert.deepEqual([complete, commitments!.length], [true, 2]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a table of whole numbers that memory would not hold is told of, with its limit', async () => {
  // 50 · 50 cells, less one, and 2 · 50 · 49 deviations.
  const large = await bestCorrelated(
    randomNormalGame([50, 50], 1),
    'correlated',
    new Budget({ seconds: 5 }),
    bestChancesExactly,
  );
  assert.match(large as string, /its table has 12257500 numbers; at most 3000000 are used/);
  const growing = (program: ChancesProgram, budget: Budget) => bestChancesExactly(program, budget, 2e4);
  const next = random(1);
  const table = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => next(1000)));
  const opposed = bimatrixGame(
    table,
    table.map((row) => row.map((x) => -x)),
  );
  const grown = await bestCorrelated(opposed, 'correlated', new Budget(), growing);
  assert.match(grown as string, /in whole numbers it takes more than 20000 bytes/);
});

test('a search in whole numbers ends within a pivot, where the time is over then', () => {
  const polytope = polytopesOf(randomNormalGame([30, 30], 1))[0];
  let asked = 0;
  assert.equal(
    ExactDictionary.origin(polytope).heaviest(() => asked++ < 5),
    undefined,
  );
  assert.equal(asked, 6);
});

test('a search in whole numbers ends with its time, and says so', async () => {
  const over = new Budget({ signal: AbortSignal.abort() });
  assert.equal(await bestCorrelated(WIDE, 'correlated', over, bestChancesExactly), 'the time is over');
  assert.equal(await bestCommitment(WIDE, 0, over, bestChancesExactly), 'the time is over');
});
