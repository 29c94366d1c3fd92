import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import { logitResidual } from '../check/logitResidual.js';
import { normalRegrets } from '../check/normalRegrets.js';
import { regretsOf } from '../check/regrets.js';
import { dice, randomGame, recipes } from '../check/testing/randomGames.js';
import { relabelled } from '../check/testing/relabelled.js';
import { readEfg } from '../efg/index.js';
import type { Assessment, Game } from '../model.js';
import { members } from '../model.js';
import { bimatrixGame, randomNormalGame } from '../normal/testing/games.js';
import { kuhn } from '../testing/kuhn.js';
import { logitEquations } from './equations.js';
import { CONFIRMED, findLogit, type LogitResults } from './find.js';
import { simultaneous } from './simultaneous.js';

const branchOf = (game: Game): Promise<LogitResults> => findLogit(game, new Budget());

function bimatrix(first: number[][], second: number[][]): Game {
  const game = simultaneous(bimatrixGame(first, second));
  assert.ok(typeof game === 'object');
  return game;
}

const written = (behaviour: readonly (readonly Fraction[])[]) =>
  behaviour.map((own) => own.map((x) => x.toFraction()).join(' '));

test('matching pennies is played half and half at every λ', async () => {
  const { points, end, limit } = await branchOf(
    bimatrix(
      [
        [1, -1],
        [-1, 1],
      ],
      [
        [-1, 1],
        [1, -1],
      ],
    ),
  );
  assert.equal(limit, undefined);
  assert.ok(points.at(-1)!.lambda > 1e3);
  for (const { logs } of points) for (const x of logs.flat()) assert.ok(Math.abs(Math.exp(x) - 0.5) < 1e-9);
  assert.deepEqual(written(end!.behaviour), ['1/2 1/2', '1/2 1/2']);
});

test('lopsided matching pennies follows the one root of its equations in one unknown', async () => {
  // The row player gets 9 on (up, left) and 1 on (down, right), the column player 1 on the other two (Ochs 1995). With p the
  // chance of up and q that of left: p = σ(λ (9q − (1 − q))), q = σ(λ ((1 − p) − p)). q falls in p and p rises in q, so
  // p − σ(λ (10 q(p) − 1)) rises in p and has one root.
  const { points, end } = await branchOf(
    bimatrix(
      [
        [9, 0],
        [0, 1],
      ],
      [
        [0, 1],
        [1, 0],
      ],
    ),
  );
  const sigma = (x: number) => 1 / (1 + Math.exp(-x));
  for (const { lambda, logs } of points.filter((point) => point.lambda < 50)) {
    const left = (p: number) => sigma(lambda * (1 - 2 * p));
    let [low, high] = [0, 1];
    for (let k = 0; k < 60; k++) {
      const p = (low + high) / 2;
      if (p < sigma(lambda * (10 * left(p) - 1))) low = p;
      else high = p;
    }
    assert.ok(Math.abs(Math.exp(logs[0]![0]!) - low) < 1e-8, `p at ${lambda}`);
    assert.ok(Math.abs(Math.exp(logs[1]![0]!) - left(low)) < 1e-8, `q at ${lambda}`);
  }
  // In the equilibrium each makes the other indifferent: p = 1/2, 9q = 1 − q.
  assert.deepEqual(written(end!.behaviour), ['1/2 1/2', '1/10 9/10']);
  assert.equal(end!.check.regrets!.largest.n, 0n);
});

test('coordination ends where deviating together costs most, not where payoffs are highest', async () => {
  // Stag hunt: leaving (stag, stag) costs each 1, leaving (hare, hare) 3, so hare risk-dominates (Harsanyi and Selten 1988).
  const stag = [
    [4, 0],
    [3, 3],
  ];
  const hunt = await branchOf(
    bimatrix(stag, [
      [4, 3],
      [0, 3],
    ]),
  );
  assert.deepEqual(written(hunt.end!.behaviour), ['0 1', '0 1']);
  // Leaving (first, first) costs 5 and 2, leaving (second, second) 4 and 1: 10 against 4.
  const other = await branchOf(
    bimatrix(
      [
        [5, 0],
        [0, 4],
      ],
      [
        [2, 0],
        [0, 1],
      ],
    ),
  );
  assert.deepEqual(written(other.end!.behaviour), ['1 0', '1 0']);
  for (const { end } of [hunt, other]) assert.equal(end!.check.regrets!.largest.n, 0n);
});

test('where the branch turns back it is followed: λ rises to a point, falls, and rises again, while play by small steps jumps', async () => {
  const [first, second] = [
    [
      [4, 2, 3],
      [0, 3, 5],
      [1, 0, 1],
    ],
    [
      [7, 8, 5],
      [2, 2, 3],
      [0, 6, 4],
    ],
  ];
  const { points, end } = await branchOf(bimatrix(first, second));
  const [high, low] = points.filter(({ turns }) => turns).map(({ lambda }) => lambda);
  assert.ok(high! > 3.3 && high! < 3.4 && low! > 2.2 && low! < 2.3);
  assert.equal(points.filter(({ turns }) => turns).length, 2);
  const directions = points.slice(1).map(({ lambda }, k) => Math.sign(lambda - points[k]!.lambda));
  assert.equal(directions.join(' ').match(/1( 1)*( -1)+( 1)+$/)?.index, 0);
  assert.ok(points.every(({ residual }) => residual < CONFIRMED));
  assert.equal(end!.check.regrets!.largest.n, 0n);
  // Without the branch: everybody moves a little towards the logit answer, again and again, as λ rises step by step.
  const logit = (pays: number[], lambda: number) => {
    const weights = pays.map((x) => Math.exp(lambda * x));
    return weights.map((w) => w / weights.reduce((a, b) => a + b));
  };
  let [p, q] = [
    [1 / 3, 1 / 3, 1 / 3],
    [1 / 3, 1 / 3, 1 / 3],
  ];
  const settled = (lambda: number) => {
    for (let round = 0; round < 4000; round++) {
      const row = logit(
        first.map((pays) => pays.reduce((sum, x, j) => sum + x * q[j]!, 0)),
        lambda,
      );
      const column = logit(
        [0, 1, 2].map((j) => second.reduce((sum, pays, i) => sum + pays[j]! * p[i]!, 0)),
        lambda,
      );
      p = p.map((x, i) => x + 0.1 * (row[i]! - x));
      q = q.map((x, j) => x + 0.1 * (column[j]! - x));
    }
    return [...p, ...q];
  };
  const ways = [1, 2, 3, 3.1, 3.2, 3.3, 3.4].map(settled).slice(-4);
  const apart = ways.slice(1).map((way, k) => Math.max(...way.map((x, i) => Math.abs(x - ways[k]![i]!))));
  assert.ok(apart[0]! < 0.1 && apart[1]! < 0.1 && apart[2]! > 0.3, apart.join(' '));
});

test('equilibria with ties, where rounding is multiplied again and again, are followed to the end', async () => {
  const tied = bimatrix(
    [
      [6, 2, 0],
      [3, 9, 3],
      [3, 9, 0],
    ],
    [
      [1, 9, 5],
      [0, 6, 0],
      [9, 3, 2],
    ],
  );
  const { points, limit, end } = await branchOf(tied);
  assert.equal(limit, undefined);
  assert.ok(points.every(({ residual }) => residual < CONFIRMED));
  assert.equal(end!.check.regrets!.largest.n, 0n);
});

test('Kuhn poker with five cards ends near an equilibrium of it', async () => {
  const { points, end, limit } = await branchOf(kuhn(5));
  assert.equal(limit, undefined);
  assert.ok(points.every(({ residual }) => residual < CONFIRMED));
  assert.ok(end!.check.regrets!.largest.compare('1/10000') < 0, end!.check.regrets!.largest.toFraction());
});

test('the derivatives of the equations are those of their left sides, by small differences', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const game = randomGame(recipe);
      const equations = logitEquations(game);
      assert.ok(typeof equations === 'object');
      const { size, evaluate } = equations;
      const roll = dice(recipe.seed + 1);
      const at = Float64Array.from({ length: size + 1 }, (_, i) => (i === size ? 2 : -roll(100) / 50));
      const derivative = new Float64Array(size * (size + 1));
      const none = new Float64Array(size * (size + 1));
      const [low, high] = [new Float64Array(size), new Float64Array(size)];
      evaluate(at, low, derivative);
      for (let j = 0; j <= size; j++) {
        const moved = (by: number) => at.map((x, i) => (i === j ? x + by : x));
        evaluate(moved(-1e-5), low, none);
        evaluate(moved(1e-5), high, none);
        for (let i = 0; i < size; i++) {
          const slope = (high[i]! - low[i]!) / 2e-5;
          assert.ok(Math.abs(slope - derivative[i * (size + 1) + j]!) < 1e-5 * (1 + Math.abs(slope)), `${i} ${j}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('on random games every point is one by the definition, and λ never jumps back to 0', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const { points } = await branchOf(randomGame({ ...recipe, zeroChances: true }));
      for (const { residual, lambda } of points)
        assert.ok(residual < CONFIRMED && lambda >= 0, `${residual} at ${lambda}`);
    }),
    { numRuns: 40 },
  );
});

test('with everything in another order the branch is the same, and with payoffs times 7 it is there at a seventh of λ', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame(recipe);
      const chances = ({ logs }: LogitResults['points'][number]) =>
        game.infosets.map((set, id) => set.chances ?? logs[id]!.map((x) => new Fraction(Math.exp(x))));
      const found = await branchOf(game);
      // Early enough that rounding has not yet made steps differ.
      const k = Math.min(8, found.points.length - 1);
      const beliefs = members(game).map((nodes) => nodes.map((_, n) => new Fraction(n === 0 ? 1 : 0)));
      const assessment: Assessment = { behaviour: chances(found.points[k]!), beliefs };
      const other = relabelled(game, assessment, dice(recipe.seed + 2));
      const again = await branchOf(other.game);
      assert.ok(Math.abs(again.points[k]!.lambda - found.points[k]!.lambda) < 1e-6);
      for (const [set, { player }] of other.game.infosets.entries()) {
        if (player < 0) continue;
        for (const [a, x] of other.assessment.behaviour[set]!.entries()) {
          assert.ok(Math.abs(Math.exp(again.points[k]!.logs[set]![a]!) - x.valueOf()) < 1e-6);
        }
      }
      const outcomes = game.outcomes.map((o) => ({ ...o, payoffs: o.payoffs.map((x) => x.mul(7)) }));
      const stretched = await branchOf({ ...game, outcomes });
      assert.ok(Math.abs(stretched.points[k]!.lambda * 7 - found.points[k]!.lambda) < 1e-6 * 7);
    }),
    { numRuns: 25 },
  );
});

test('laid out as a tree, a game in normal form has the same payoffs and regrets', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const roll = dice(seed);
      const normal = randomNormalGame([2, 3, 2], seed);
      const tree = simultaneous(normal);
      assert.ok(typeof tree === 'object');
      const profile = normal.strategies.map((own) => {
        const weights = own.map(() => roll(3));
        const sum = weights.reduce((a, b) => a + b, 0);
        return weights.map((w, s) => (sum === 0 ? new Fraction(s === 0 ? 1 : 0) : new Fraction(w, sum)));
      });
      assert.deepEqual(regretsOf(tree, profile), normalRegrets(normal, profile));
    }),
    { numRuns: 50 },
  );
});

test('the check of a point refuses another λ, a chance that is moved, chances that do not sum to 1, and none', async () => {
  const game = kuhn(3);
  const { points } = await branchOf(game);
  const { lambda, logs } = points.find((point) => point.lambda > 1)!;
  assert.ok(logitResidual(game, lambda, logs) < CONFIRMED);
  assert.ok(logitResidual(game, lambda * 1.01, logs) > 1e-4);
  const moved = logs.map((own, set) => (set === 1 ? [own[0]! + 0.001, own[1]! - 0.001] : own));
  assert.ok(logitResidual(game, lambda, moved) > 1e-4);
  assert.ok(
    logitResidual(
      game,
      lambda,
      logs.map((own) => own.map((x) => x + 0.001)),
    ) > 1e-4,
  );
  assert.equal(logitResidual(game, lambda, []), Number.POSITIVE_INFINITY);
});

test('more actions than the method takes are told, and no memory is asked for them', async () => {
  const actions = 100_000;
  const names = Array.from({ length: actions }, (_, a) => `"${a}"`).join(' ');
  const text = `EFG 2 R "" { "a" } p "" 1 1 "" { ${names} } 0 ${'t "" 0 '.repeat(actions)}`;
  const { limit } = await branchOf(readEfg({ name: 'wide.efg', text }).game!);
  assert.equal(limit, 'there are 100000 actions at all information sets; the method takes at most 600');
});
