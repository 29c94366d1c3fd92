import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { curveAt } from './curveAt.js';
import { durationQuantile } from './durationQuantile.js';
import { durations } from './durations.js';
import { kaplanMeier, type SurvivalCurve } from './kaplanMeier.js';
import { lastUpTo } from './lastUpTo.js';
import { restrictedMean } from './restrictedMean.js';
import { anyRows, cutAt, rows, rowsOf } from './testing/rows.js';

const close = (a: ArrayLike<number>, b: readonly number[], what = '') => {
  assert.equal(a.length, b.length, what);
  for (const [i, x] of b.entries()) {
    const same = Number.isNaN(x) ? Number.isNaN(a[i]) : Math.abs(a[i]! - x) <= 1e-12 * Math.max(1, Math.abs(x));
    assert.ok(same, `${what} ${i}: ${a[i]}, not ${x}`);
  }
};

/*
 * Five rows: an event at 1, one censored at 1 (after it), events at 2, 2, and one censored at 4.
 *   t = 1: n 5, d 1: S = 4/5; var ln S = 1/(5·4) = 1/20; H = 1/5, var H = 1/25
 *   t = 2: n 3, d 2: S = 4/5 · 1/3 = 4/15; var ln S = 1/20 + 2/(3·1) = 43/60; H = 1/5 + 2/3, var H = 1/25 + 2/9
 *   t = 4: n 1, d 0: as before
 */
const SMALL = [
  [1, 1],
  [1, 0],
  [2, 1],
  [2, 1],
  [4, 0],
];

test('five rows by hand: counts, S, Greenwood errors, Nelson–Aalen with its errors', () => {
  const [curve] = kaplanMeier(rowsOf(...SMALL));
  assert.deepEqual([...curve!.time], [1, 2, 4]);
  assert.deepEqual([...curve!.nRisk], [5, 3, 1]);
  assert.deepEqual([...curve!.nEvent], [1, 2, 0]);
  assert.deepEqual([...curve!.nCensor], [1, 0, 1]);
  assert.deepEqual([curve!.n, curve!.events], [5, 3]);
  close(curve!.surv, [4 / 5, 4 / 15, 4 / 15]);
  close(curve!.stdErr, [Math.sqrt(1 / 20) * 0.8, (Math.sqrt(43 / 60) * 4) / 15, (Math.sqrt(43 / 60) * 4) / 15]);
  close(curve!.cumhaz, [1 / 5, 13 / 15, 13 / 15]);
  close(curve!.stdChaz, [1 / 5, Math.sqrt(1 / 25 + 2 / 9), Math.sqrt(1 / 25 + 2 / 9)]);
});

test('limits of the five rows at 1, with z = 1.95996…: plain 0.8 ± z·0.1789, log 0.8·e^(± z·0.2236), log-log', () => {
  const z = 1.959963984540054;
  const error = Math.sqrt(1 / 20);
  const at = (interval: 'plain' | 'log' | 'log-log') => {
    const [{ lower, upper }] = kaplanMeier(rowsOf(...SMALL), { interval }) as [SurvivalCurve];
    return [lower[0]!, upper[0]!];
  };
  close(at('plain'), [0.8 - z * 0.8 * error, 1]); // 0.8 + 0.3506 is cut to 1
  close(at('log'), [0.8 * Math.exp(-z * error), 1]); // 0.8 · 1.55 is cut to 1
  const spread = Math.exp((z * error) / -Math.log(0.8));
  close(at('log-log'), [0.8 ** spread, 0.8 ** (1 / spread)]);
});

test('where S is 0 there is no error and no limit; while it is 1, plain and log are 1 to 1 and log-log has none', () => {
  for (const interval of ['plain', 'log', 'log-log'] as const) {
    const [curve] = kaplanMeier(rowsOf([1, 0], [2, 1], [3, 1]), { interval });
    const one = interval === 'log-log' ? Number.NaN : 1;
    close([curve!.surv[0]!, curve!.lower[0]!, curve!.upper[0]!, curve!.stdErr[0]!], [1, one, one, 0]);
    close([curve!.surv[2]!, curve!.lower[2]!, curve!.upper[2]!], [0, Number.NaN, Number.NaN]);
    assert.ok(Number.isNaN(curve!.stdErr[2]));
  }
});

test('the median is the first time with at most one half left, the middle of a step at one half, or not known', () => {
  assert.equal(durationQuantile(kaplanMeier(rowsOf(...SMALL))[0]!).time, 2); // S falls from 4/5 to 4/15
  const halves = kaplanMeier(rowsOf([1, 1], [2, 1], [5, 1], [7, 1]))[0]!; // S is ½ from 2 to 5: (2 + 5)/2
  assert.equal(durationQuantile(halves).time, 3.5);
  const stays = kaplanMeier(rowsOf([1, 1], [2, 1], [5, 0], [7, 0]))[0]!; // ½ from 2 on, and nothing after it
  assert.equal(durationQuantile(stays).time, 2);
  assert.ok(Number.isNaN(durationQuantile(kaplanMeier(rowsOf([1, 0], [2, 0]))[0]!).time));
  assert.throws(() => durationQuantile(halves, 1), RangeError);
});

/*
 * To 4: 1·1 + (2 − 1)·4/5 + (4 − 2)·4/15 = 7/3. Areas from 1 and from 2 on: 4/5 + 8/15 = 4/3 and 8/15, so the variance
 * is (4/3)²·1/20 + (8/15)²·2/3 = 4/45 + 128/675.
 */
test('the restricted mean of the five rows is 7/3, its error √(4/45 + 128/675); beyond the end the curve goes on', () => {
  const [curve] = kaplanMeier(rowsOf(...SMALL));
  close([restrictedMean(curve!, 4).mean, restrictedMean(curve!, 4).stdErr], [7 / 3, Math.sqrt(4 / 45 + 128 / 675)]);
  close([restrictedMean(curve!, 0.5).mean, restrictedMean(curve!, 0.5).stdErr], [0.5, 0]);
  close([restrictedMean(curve!, 6).mean], [7 / 3 + 2 * (4 / 15)]);
});

/*
 * Late entry: (0, 3] event, (2, 4] event, (2, 6] censored, (3, 5] event.
 *   t = 3: began before 3: rows 1, 2, 3 (the last begins at 3, not before): n 3, d 1: S = 2/3
 *   t = 4: rows 2, 3, 4: n 3, d 1: S = 4/9;   t = 5: rows 3, 4: n 2: S = 2/9;   t = 6: n 1
 */
test('rows that begin late are at risk from then on: start < t ≤ end', () => {
  const [curve] = kaplanMeier(rowsOf([0, 3, 1], [2, 4, 1], [2, 6, 0], [3, 5, 1]));
  assert.deepEqual([...curve!.nRisk], [3, 3, 2, 1]);
  close(curve!.surv, [2 / 3, 4 / 9, 2 / 9, 2 / 9]);
  // Followed just before: at 2 row 1; at 2.5 rows 1, 2, 3; at 3.5 rows 2, 3, 4; at 0 nobody.
  assert.deepEqual(
    [0, 2, 2.5, 3, 3.5, 6, 7].map((t) => curveAt(curve!, t).nRisk),
    [0, 1, 3, 3, 3, 1, 0],
  );
});

test('at a time the curve has the value from the last step on; beyond the last row nothing is known but that 0 stays', () => {
  const [curve] = kaplanMeier(rowsOf(...SMALL));
  close(
    [0, 0.9, 1, 1.5, 2, 4].map((t) => curveAt(curve!, t).surv),
    [1, 1, 0.8, 0.8, 4 / 15, 4 / 15],
  );
  assert.ok(Number.isNaN(curveAt(curve!, 4.1).surv) && Number.isNaN(curveAt(curve!, 4.1).lower));
  assert.equal(curveAt(kaplanMeier(rowsOf([1, 1], [2, 1]))[0]!, 9).surv, 0);
});

test('a group without rows has an empty curve, a row alone steps from 1 to 0 or stays', () => {
  const data = durations({ ...rows([3, 1]), stratum: Uint32Array.of(1), strata: 2 });
  const [none, alone] = kaplanMeier(data);
  assert.deepEqual([none!.n, none!.time.length, none!.events], [0, 0, 0]);
  assert.deepEqual([...alone!.surv], [0]);
  assert.ok(Number.isNaN(curveAt(none!, 1).surv));
  assert.deepEqual([...kaplanMeier(rowsOf([3, 0]))[0]!.surv], [1]);
  assert.deepEqual([...kaplanMeier(rowsOf())[0]!.surv], []);
});

const NUMBERS = ['surv', 'stdErr', 'lower', 'upper', 'cumhaz', 'stdChaz'] as const;

test('everything censored leaves S at 1 without error', () => {
  fc.assert(
    fc.property(anyRows(), (data) => {
      const [curve] = kaplanMeier(durations({ ...data, event: new Uint8Array(data.time.length) }));
      assert.ok(curve!.surv.every((s) => s === 1) && curve!.stdErr.every((e) => e === 0) && curve!.events === 0);
    }),
  );
});

test('another unit of time changes the times and nothing else', () => {
  fc.assert(
    fc.property(anyRows(), fc.integer({ min: -40, max: 40 }), (data, power) => {
      const scaled = (x: Float64Array) => x.map((t) => t * 2 ** power);
      const [curve] = kaplanMeier(durations(data));
      const start = data.start && { start: scaled(data.start) };
      const [other] = kaplanMeier(durations({ ...data, time: scaled(data.time), ...start }));
      assert.deepEqual(other!.time, scaled(curve!.time));
      for (const name of NUMBERS) assert.deepEqual(other![name], curve![name], name);
      const [a, b] = [durationQuantile(curve!).time, durationQuantile(other!).time];
      assert.ok(Object.is(b, a * 2 ** power), `${b}, ${a}`);
    }),
  );
});

test('a weight of w is w equal rows, in errors and intervals too; 0 is no row', () => {
  fc.assert(
    fc.property(
      anyRows(),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }),
      (data, times) => {
        const weight = Float64Array.from(data.time, (_, row) => times[row]!);
        const repeated = Array.from(data.time, (_, row) => row).flatMap((row) => Array(times[row]!).fill(row));
        const [weighted] = kaplanMeier(durations({ ...data, weight }));
        const [copies] = kaplanMeier(
          durations({
            time: Float64Array.from(repeated, (row) => data.time[row]!),
            event: Uint8Array.from(repeated, (row) => data.event[row]!),
            ...(data.start && { start: Float64Array.from(repeated, (row) => data.start![row]!) }),
          }),
        );
        assert.deepEqual([weighted!.n, weighted!.events], [copies!.n, copies!.events]);
        for (const name of ['time', 'nRisk', 'nEvent', 'nCensor', ...NUMBERS] as const) {
          assert.deepEqual(weighted![name], copies![name], name);
        }
      },
    ),
  );
});

test('a row that is cut into two stretches changes no estimate and no error', () => {
  fc.assert(
    fc.property(anyRows(), fc.integer({ min: 1, max: 11 }), (data, at) => {
      const [whole] = kaplanMeier(durations(data));
      const [cut] = kaplanMeier(durations(cutAt(data, at)));
      for (const t of whole!.time) {
        const { time: _, ...expected } = curveAt(whole!, t);
        const { time: __, ...found } = curveAt(cut!, t);
        assert.deepEqual(found, expected);
      }
    }),
  );
});

// Π (1 − 1/(n − j)) over d rows, one after the other, is 1 − d/n: S does not notice that events come one by one.
test('noise that breaks ties leaves S where it was, and moves the median by no more than itself', () => {
  fc.assert(
    fc.property(anyRows({ late: false }), fc.constantFrom(1e-3, 1e-5, 1e-12), (data, noise) => {
      const [tied] = kaplanMeier(durations(data));
      // Events before censorings at each time, as they count when they are tied; rows are at most 40.
      const time = data.time.map((t, row) => t + noise * (data.event[row]! > 0 ? row : 40 + row));
      const [broken] = kaplanMeier(durations({ ...data, time }));
      for (const [i, t] of tied!.time.entries()) {
        const s = broken!.surv[lastUpTo(broken!.time, t + 0.5)]!;
        assert.ok(Math.abs(s - tied!.surv[i]!) < 1e-12, `at ${t}: ${s}, not ${tied!.surv[i]}`);
      }
      const [a, b] = [durationQuantile(tied!).time, durationQuantile(broken!).time];
      assert.ok(Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) <= 80 * noise, `median ${a}, ${b}`);
    }),
  );
});

test('the order of rows does not matter', () => {
  fc.assert(
    fc.property(anyRows(), (data) => {
      const turned: typeof data = {
        time: data.time.slice().reverse(),
        event: data.event.slice().reverse(),
        ...(data.start && { start: data.start.slice().reverse() }),
      };
      assert.deepEqual(kaplanMeier(durations(turned)), kaplanMeier(durations(data)));
    }),
  );
});
