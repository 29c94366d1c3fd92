import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DurationColumns, durations } from './durations.js';
import { logRank } from './logRank.js';
import { anyRows, cutAt, rows } from './testing/rows.js';

const near = (a: number, b: number, within = 1e-12) => assert.ok(Math.abs(a - b) <= within, `${a}, not ${b}`);
const grouped = (columns: DurationColumns, of: (row: number) => number, strata: number) =>
  durations({ ...columns, stratum: Uint32Array.from(columns.time, (_, row) => of(row)), strata });

/*
 * Group 0: events at 1 and 3; group 1: events at 2 and 4.
 *   t = 1: n 4 (2, 2), d 1: expected ½ and ½, variance 1 · 3/3 · ¼ = ¼
 *   t = 2: n 3 (1, 2), d 1: expected ⅓ and ⅔, variance ⅓ · ⅔ = 2/9
 *   t = 3: n 2 (1, 1): ½ and ½, variance ¼;   t = 4: n 1 (0, 1): 0 and 1, variance 0
 * Group 0: 2 observed, 4/3 expected; variance 13/18; χ² = (2/3)² · 18/13 = 8/13.
 * With ρ = 1 the weights are 1, ¾, ½, ¼: U = ½ − ¼ + ¼ = ½, variance ¼ + 9/16 · 2/9 + ¼ · ¼ = 7/16; χ² = 4/7.
 */
test('four rows by hand: observed, expected, variance and χ² of both tests', () => {
  const data = grouped(rows([1, 1], [3, 1], [2, 1], [4, 1]), (row) => row >> 1, 2);
  const test = logRank(data);
  assert.deepEqual([test.n, test.obs, test.df], [[2, 2], [2, 2], 1]);
  near(test.exp[0]!, 4 / 3);
  near(test.variance[0]![0]!, 13 / 18);
  near(test.chisq, 8 / 13);
  near(test.p, 0.4327675, 1e-6); // χ² on one degree of freedom: P(|Z| > √(8/13) = 0.7844645) = 0.4327676
  const peto = logRank(data, { rho: 1 });
  near(peto.obs[0]! - peto.exp[0]!, 1 / 2);
  near(peto.chisq, 4 / 7);
});

test('nothing is compared where there is one group, no event, or groups that are never at risk together', () => {
  const one = rows([1, 1], [2, 1]);
  for (const data of [
    durations(one),
    grouped(rows([1, 0], [2, 0]), (row) => row, 2),
    grouped(rows([0, 1, 1], [2, 3, 1]), (row) => row, 2),
  ]) {
    const { chisq, df, p } = logRank(data);
    assert.ok(Number.isNaN(chisq) && Number.isNaN(p) && df === 0);
  }
});

test('a group without rows, or whose rows end before any event, takes no degree of freedom', () => {
  const columns = rows([1, 1], [3, 1], [2, 1], [4, 1], [0.5, 0]);
  const two = logRank(grouped(rows([1, 1], [3, 1], [2, 1], [4, 1]), (row) => row >> 1, 2));
  const { chisq, df } = logRank(grouped(columns, (row) => row >> 1, 4));
  assert.equal(df, 1);
  near(chisq, two.chisq);
});

test('observed and expected sum to the same, rows of the covariance sum to 0', () => {
  fc.assert(
    fc.property(anyRows(), fc.integer({ min: 2, max: 4 }), fc.constantFrom(0, 1), (columns, groups, rho) => {
      const { obs, exp, variance, df } = logRank(
        grouped(columns, (row) => (row * 7) % groups, groups),
        { rho },
      );
      const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);
      near(sum(obs), sum(exp), 1e-9);
      for (const row of variance) near(sum(row), 0, 1e-9);
      assert.ok(df < groups);
    }),
  );
});

test('groups in another order, rows cut into stretches, and another unit of time change nothing', () => {
  fc.assert(
    fc.property(anyRows(), fc.integer({ min: 1, max: 11 }), (columns, at) => {
      const group = (row: number) => row % 3;
      const { chisq, df } = logRank(grouped(columns, group, 3));
      const same = (other: { chisq: number; df: number }) => {
        assert.equal(other.df, df);
        if (df > 0) near(other.chisq, chisq, 1e-9 * Math.max(1, chisq));
      };
      same(logRank(grouped(columns, (row) => 2 - group(row), 3)));
      const scaled = columns.start && { start: columns.start.map((t) => t * 1024) };
      same(logRank(grouped({ ...columns, time: columns.time.map((t) => t * 1024), ...scaled }, group, 3)));
      const cuts = Array.from(columns.time, (t, row) => ((columns.start?.[row] ?? 0) < at && at < t ? 2 : 1));
      const owner = cuts.flatMap((pieces, row) => Array(pieces).fill(row));
      same(logRank(grouped(cutAt(columns, at), (piece) => group(owner[piece]!), 3)));
    }),
  );
});

test('a stratified test adds up what each stratum says; with one stratum it is the plain test', () => {
  fc.assert(
    fc.property(anyRows(), (columns) => {
      const group = (row: number) => row % 2;
      const data = grouped(columns, group, 2);
      const within = Uint32Array.from(columns.time, (_, row) => (row >> 1) % 2);
      const { obs, exp, variance } = logRank(data, { within });
      const parts = [0, 1].map((s) => {
        const keep = Array.from(columns.time, (_, row) => row).filter((row) => within[row] === s);
        const part: DurationColumns = {
          time: Float64Array.from(keep, (row) => columns.time[row]!),
          event: Uint8Array.from(keep, (row) => columns.event[row]!),
          ...(columns.start && { start: Float64Array.from(keep, (row) => columns.start![row]!) }),
        };
        return logRank(grouped(part, (i) => group(keep[i]!), 2));
      });
      for (const g of [0, 1]) {
        near(obs[g]!, parts[0]!.obs[g]! + parts[1]!.obs[g]!);
        near(exp[g]!, parts[0]!.exp[g]! + parts[1]!.exp[g]!, 1e-9);
        near(variance[g]![g]!, parts[0]!.variance[g]![g]! + parts[1]!.variance[g]![g]!, 1e-9);
      }
      assert.deepEqual(logRank(data, { within: new Uint32Array(columns.time.length) }), logRank(data));
    }),
  );
});
