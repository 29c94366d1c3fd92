import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aalenJohansen, statesAt } from './aalenJohansen.js';
import { checkStates } from './check/states.js';
import { type DurationColumns, durations } from './durations.js';
import { kaplanMeier } from './kaplanMeier.js';
import { anyRows, cutAt, rowsOf } from './testing/rows.js';

const near = (a: number, b: number, within = 1e-12) => assert.ok(Math.abs(a - b) <= within, `${a}, not ${b}`);

/*
 * Four rows: cause 1 at 1, censored at 2, cause 2 at 3, cause 1 at 3 and nobody after.
 *   t = 1: n 4: P1 = 1/4, S = 3/4;   t = 3: n 2, one of each: P1 = 1/4 + 3/8 = 5/8, P2 = 3/8, S = 0
 * Variances at 1: 1·3/4³ = 3/64 for P1 and S, covariance −3/64.
 *   P2 at 3: S² d2 (n − d2)/n³ = 9/16 · 1/8 = 9/128, and h2² V_SS = 1/4 · 3/64 = 3/256: 21/256
 *   P1 at 3: 3/64 − 2 · 1/2 · 3/64 + 1/4 · 3/64 + 9/128 = 21/256 as well: P1 = 1 − P2
 */
test('four rows by hand: shares by cause, and their errors', () => {
  const [curves] = aalenJohansen(rowsOf([1, 1], [2, 0], [3, 2], [3, 1]));
  const [s, one, two] = curves!.pstate;
  assert.deepEqual([...s!], [3 / 4, 3 / 4, 0]);
  assert.deepEqual([...one!], [1 / 4, 1 / 4, 5 / 8]);
  assert.deepEqual([...two!], [0, 0, 3 / 8]);
  near(curves!.stdErr[0]![0]!, Math.sqrt(3 / 64));
  near(curves!.stdErr[1]![0]!, Math.sqrt(3 / 64));
  near(curves!.stdErr[1]![2]!, Math.sqrt(21 / 256));
  near(curves!.stdErr[2]![2]!, Math.sqrt(21 / 256));
  assert.deepEqual([curves!.stdErr[0]![2], curves!.stdErr[2]![0]], [0, 0]);
  assert.deepEqual(curves!.events, [2, 1]);
  assert.deepEqual(statesAt(curves!, 0.5).pstate, [1, 0, 0]);
  assert.deepEqual(statesAt(curves!, 9).pstate, [0, 5 / 8, 3 / 8]); // all have ended: so it stays
});

test('states sum to 1 at every time, and what lasts is Kaplan–Meier of all causes together, with its error', () => {
  fc.assert(
    fc.property(anyRows({ causes: 3 }), (rows) => {
      const [curves] = aalenJohansen(durations(rows));
      const [km] = kaplanMeier(durations({ ...rows, event: rows.event.map((e) => Math.min(e, 1)) }));
      assert.deepEqual(curves!.time, km!.time);
      for (let i = 0; i < km!.time.length; i++) {
        near(
          curves!.pstate.reduce((sum, p) => sum + p[i]!, 0),
          1,
        );
        near(curves!.pstate[0]![i]!, km!.surv[i]!);
        if (km!.surv[i]! > 0) near(curves!.stdErr[0]![i]!, km!.stdErr[i]!);
      }
    }),
  );
});

test('with one cause the share that has ended is 1 − S, with the same error', () => {
  fc.assert(
    fc.property(anyRows(), (rows) => {
      const [curves] = aalenJohansen(durations(rows));
      const [lasting, ended] = curves!.stdErr;
      for (let i = 0; i < lasting!.length; i++) near(lasting![i]! ** 2, ended![i]! ** 2, 1e-15);
    }),
  );
});

/**
 * √Σ (dP_k/dw)², the derivatives by the weight of each row, from central differences. Only the shares of the weights
 * matter, so that each row stands for a million and one of them for a hundred more or less.
 */
function jackknife(rows: DurationColumns, k: number, time: number): number {
  const h = 1e-4;
  const n = rows.time.length;
  const at = (row: number, by: number) => {
    const weight = new Float64Array(n).fill(1e6);
    weight[row] += by * 1e6;
    return statesAt(aalenJohansen(durations({ ...rows, weight }))[0]!, time).pstate[k]!;
  };
  let sum = 0;
  for (let row = 0; row < n; row++) sum += ((at(row, h) - at(row, -h)) / (2 * h)) ** 2;
  return Math.sqrt(sum);
}

test('where nobody begins late the errors are those of the infinitesimal jackknife, which R gives', () => {
  fc.assert(
    fc.property(anyRows({ causes: 2, late: false }), fc.integer({ min: 1, max: 12 }), (rows, time) => {
      const [curves] = aalenJohansen(durations(rows));
      const { stdErr } = statesAt(curves!, time);
      fc.pre(!Number.isNaN(stdErr[0]!));
      const causes = curves!.pstate.length - 1;
      for (let k = 0; k <= causes; k++) near(stdErr[k]!, jackknife(rows, k, time), 1e-5);
    }),
  );
});

test('a row that is cut into two stretches changes no share and no error', () => {
  fc.assert(
    fc.property(anyRows({ causes: 2 }), fc.integer({ min: 1, max: 11 }), (rows, at) => {
      const [whole] = aalenJohansen(durations(rows));
      const [cut] = aalenJohansen(durations(cutAt(rows, at)));
      for (const t of whole!.time) assert.deepEqual(statesAt(cut!, t), statesAt(whole!, t));
    }),
  );
});

test('causes by other numbers are the same curves in another order', () => {
  fc.assert(
    fc.property(anyRows({ causes: 2 }), (rows) => {
      const swapped = durations({ ...rows, event: rows.event.map((e) => [0, 2, 1][e]!) });
      const [a] = aalenJohansen(durations(rows));
      const [b] = aalenJohansen(swapped);
      fc.pre(a!.pstate.length === 3 && b!.pstate.length === 3);
      assert.deepEqual(a!.pstate[1], b!.pstate[2]);
      assert.deepEqual(a!.stdErr[2], b!.stdErr[1]);
    }),
  );
});

test('a cause that ended all there was has a share of 1 without error, whoever came late', () => {
  const data = durations({
    time: Float64Array.of(8, 1, 8, 9, 10, 8),
    event: Uint8Array.of(2, 2, 2, 2, 2, 2),
    start: Float64Array.of(0, 0, 3, 6, 5, 0),
  });
  const [curve] = aalenJohansen(data, { interval: 'log-log' });
  const last = (column: Float64Array) => column[curve!.time.length - 1];
  assert.deepEqual([last(curve!.pstate[2]!), last(curve!.stdErr[2]!)], [1, 0]);
  assert.deepEqual(checkStates(data, [curve!], { interval: 'log-log' }), { holds: true });
});
