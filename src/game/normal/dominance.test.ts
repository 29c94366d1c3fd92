import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import { dominanceFault } from '../check/dominance.js';
import { type Dominance, iteratedDominance } from './dominance.js';
import { findInNormal } from './find.js';
import { solveMatrixGame } from './matrixGame.js';
import { bimatrixGame, randomNormalGame, reordered } from './testing/games.js';

const find = (game: Parameters<typeof iteratedDominance>[0]) => iteratedDominance(game, new Budget());
const games = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), fc.integer(), fc.constantFrom(3, 50))
  .map(([own, seed, most]) => randomNormalGame(own, seed, most));

/** The middle row is beaten by half of each other one, and by neither alone; then only the left column is left. */
const MIXED = bimatrixGame(
  [
    [4, 0],
    [1, 1],
    [0, 4],
  ],
  [
    [2, 1],
    [0, 9],
    [2, 1],
  ],
);

test('a strategy that only a mixture dominates goes, and then what it protected', async () => {
  const { eliminated, left } = await find(MIXED);
  assert.deepEqual(
    eliminated.map(({ round, player, strategy, by, gain }) => [
      round,
      player,
      strategy,
      by.map((b) => `${b.strategy} ${b.chance.toFraction()}`).join(),
      gain.toFraction(),
    ]),
    [
      [1, 0, 1, '0 1/2,2 1/2', '1'],
      [2, 1, 1, '0 1', '1'],
      [3, 0, 2, '0 1', '4'],
    ],
  );
  assert.deepEqual(left, [[0], [0]]);
});

test('random games: the proof is confirmed, no equilibrium plays what goes, and the order of strategies changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(games, async (game) => {
      const found = await find(game);
      assert.equal(dominanceFault(game, found), undefined);
      assert.deepEqual(found.open, []);
      const back = game.strategies.map((own) => own.map((_, s) => own.length - 1 - s));
      const turned = await find(reordered(game, back));
      assert.deepEqual(
        turned.left.map((own, p) => own.map((s) => back[p]![s]!).sort()),
        found.left,
      );
      if (game.players.length !== 2) return;
      for (const { profile } of (await findInNormal(game, 'all', new Budget())).equilibria) {
        for (const { player, strategy } of found.eliminated) assert.equal(profile[player]![strategy]!.n, 0n);
      }
    }),
    { numRuns: 200 },
  );
});

test('proofs that are wrong are refused: another mixture, another gain, a strategy too many, a belief that does not hold', async () => {
  const found = await find(MIXED);
  const refused = (change: Partial<Dominance>, said: RegExp) =>
    assert.match(dominanceFault(MIXED, { ...found, ...change })!, said);
  const [first, ...rest] = found.eliminated as [Dominance['eliminated'][number], ...Dominance['eliminated']];
  const half = first.by[0]!.chance;
  const pure = [{ strategy: 0, chance: new Fraction(1) }];
  refused({ eliminated: [{ ...first, by: pure }, ...rest] }, /elimination 1: in cell \d+ it gains less/);
  refused({ eliminated: [{ ...first, gain: half }, ...rest] }, /more than is said everywhere/);
  refused({ eliminated: [{ ...first, gain: half.mul(4) }, ...rest] }, /less than is said/);
  refused({ eliminated: [{ ...first, by: first.by.slice(1) }, ...rest] }, /chances are none/);
  refused({ eliminated: rest }, /elimination 1/);
  refused({ left: [[0, 1], [0]] }, /is not what did not go/);
  refused({ beliefs: [] }, /nothing is said of strategy 1 of player 1/);
  const game = bimatrixGame([[1], [2]], [[0], [0]]);
  const wrong = {
    eliminated: [],
    left: [[0, 1], [0]],
    beliefs: [0, 1, 2].map((k) => ({ player: k >> 1, strategy: k & 1, cells: [{ cell: 0, chance: new Fraction(1) }] })),
    open: [],
  };
  assert.match(dominanceFault(game, wrong)!, /strategy 1 of player 1: strategy 2 pays more/);
});

test('both mixtures of a matrix game guarantee its value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer(), (m, n, seed) => {
      const { paid } = randomNormalGame([m, n], seed, 6);
      const matrix = Array.from({ length: m }, (_, i) =>
        Array.from({ length: n }, (_, j) => BigInt(paid[0]![i + m * j]!) - 3n),
      );
      const { value, rows, columns } = solveMatrixGame(matrix)!;
      const zero = new Fraction(0);
      const dot = (a: Fraction[], b: bigint[]) => a.reduce((sum, x, k) => sum.add(x.mul(new Fraction(b[k]!))), zero);
      const least = matrix[0]!
        .map((_, j) =>
          dot(
            rows,
            matrix.map((row) => row[j]!),
          ),
        )
        .reduce((a, b) => (b.compare(a) < 0 ? b : a));
      const most = matrix.map((row) => dot(columns, row)).reduce((a, b) => (b.compare(a) > 0 ? b : a));
      assert.ok(least.equals(value) && most.equals(value));
      for (const side of [rows, columns])
        assert.ok(side.reduce((a, b) => a.add(b)).equals(1) && side.every((x) => x.compare(0) >= 0));
    }),
    { numRuns: 200 },
  );
});
