import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { robustness } from './robustness.js';

const column = (name: string, ...values: number[]) => ({ name, values: Float64Array.from(values) });

/**
 * Payoffs in three worlds: a 10, 2, 6; b 5, 5, 5; c 4, 6, 0. Best: 10, 6, 6.
 * Regret of a: 0, 4, 0; of b: 5, 1, 1; of c: 6, 0, 6. 95 % of three worlds are all three.
 * At least 5: a in 2 of 3, b in 3, c in 1. Best: a in 2, b in none, c in 1. Within 1: a in 2, b in 2, c in 1.
 */
test('three alternatives in three worlds have the measures of the arithmetic', () => {
  const found = robustness([column('a', 10, 2, 6), column('b', 5, 5, 5), column('c', 4, 6, 0)], 5, 1);
  assert.deepEqual(found.alternatives, [
    measures('a', [2, 1], [4, 1], 4, [2, 2, 2]),
    measures('b', [5, 0], [5, 0], 5, [3, 0, 2]),
    measures('c', [0, 2], [6, 0], 6, [1, 1, 1]),
  ]);
  assert.deepEqual([found.maximin, found.minimaxRegret, found.minimaxRegret95], [['b'], ['a'], ['a']]);
});

function measures(name: string, worst: number[], regret: number[], regret95: number, of3: number[]) {
  const [satisfices, best, nearBest] = of3.map((count) => count / 3);
  const [w, r] = [
    { worst: worst[0], worstWorld: worst[1] },
    { maxRegret: regret[0], maxRegretWorld: regret[1] },
  ];
  return { name, ...w, ...r, regret95, satisfices, best, nearBest };
}

/** One world in 20 is 5 %: the 95 % regret passes over it, the largest regret does not. */
test('one bad world in twenty decides by the largest regret and not by the 95 % regret', () => {
  const good = new Array(20).fill(1);
  const found = robustness([column('bold', ...good.with(3, -9)), column('careful', ...new Array(20).fill(0.5))], 0, 0);
  assert.deepEqual(
    found.alternatives.map(({ maxRegret, regret95 }) => [maxRegret, regret95]),
    [
      [9.5, 0],
      [0.5, 0.5],
    ],
  );
  assert.deepEqual([found.minimaxRegret, found.minimaxRegret95], [['careful'], ['bold']]);
});

const payoffs = fc.integer({ min: 1, max: 5 }).chain((alternatives) =>
  fc.integer({ min: 1, max: 30 }).chain((worlds) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: worlds, maxLength: worlds }), {
      minLength: alternatives,
      maxLength: alternatives,
    }),
  ),
);

test('in each world somebody is best; regret is at least 0 and its 95 % point at most its largest; near the best are the best', () => {
  fc.assert(
    fc.property(payoffs, fc.nat(5), (table, within) => {
      const { alternatives, maximin, minimaxRegret } = robustness(
        table.map((values, a) => column(`a${a}`, ...values)),
        0,
        within,
      );
      assert.ok(alternatives.reduce((sum, { best }) => sum + best, 0) >= 1 - 1e-12);
      for (const one of alternatives) {
        assert.ok(0 <= one.regret95 && one.regret95 <= one.maxRegret && one.best <= one.nearBest);
        if (one.best === 1) assert.ok(one.maxRegret === 0 && minimaxRegret.includes(one.name));
      }
      const worst = table.map((values) => Math.min(...values));
      assert.deepEqual(
        maximin,
        worst.flatMap((value, a) => (value === Math.max(...worst) ? [`a${a}`] : [])),
      );
    }),
  );
});

test('a positive scale and an origin of all payoffs scale worst and regret and keep the shares and the choices', () => {
  fc.assert(
    fc.property(payoffs, fc.integer({ min: -9, max: 9 }), (table, shift) => {
      const run = (by: (x: number) => number, within: number) =>
        robustness(
          table.map((values, a) => column(`a${a}`, ...values.map(by))),
          by(3),
          within,
        );
      const before = run((x) => x, 2);
      const after = run((x) => 4 * (x + shift), 8);
      assert.deepEqual(
        after.alternatives,
        before.alternatives.map((one) => ({
          ...one,
          worst: 4 * (one.worst + shift),
          maxRegret: 4 * one.maxRegret,
          regret95: 4 * one.regret95,
        })),
      );
      assert.deepEqual([after.maximin, after.minimaxRegret95], [before.maximin, before.minimaxRegret95]);
    }),
  );
});

test('no worlds, no level and a negative distance are refused', () => {
  assert.throws(() => robustness([], 0, 0), /there are no worlds/);
  assert.throws(() => robustness([column('a', 1)], Number.NaN, 0), /NaN is no aspiration level/);
  assert.throws(() => robustness([column('a', 1)], 0, -1), /-1 is no distance/);
});
