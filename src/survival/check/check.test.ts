import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aalenJohansen, type StateCurves } from '../aalenJohansen.js';
import { type Durations, durations } from '../durations.js';
import { kaplanMeier, type SurvivalCurve } from '../kaplanMeier.js';
import { INTERVALS } from '../limits.js';
import { anyRows, rowsOf } from '../testing/rows.js';
import { checkCurves } from './curve.js';
import { checkStates } from './states.js';

const interval = fc.constantFrom(...INTERVALS);
const level = fc.constantFrom(0.5, 0.9, 0.95, 0.999);

/** Rows in two groups. */
function inGroups(rows: ReturnType<typeof anyRows> extends fc.Arbitrary<infer T> ? T : never): Durations {
  return durations({ ...rows, stratum: Uint32Array.from(rows.time, (_, row) => row % 2), strata: 2 });
}

test('every Kaplan–Meier curve is found again, with each kind of interval and at each level', () => {
  fc.assert(
    fc.property(anyRows(), interval, level, (rows, interval, level) => {
      const data = inGroups(rows);
      assert.deepEqual(checkCurves(data, kaplanMeier(data, { interval, level }), { interval, level }), { holds: true });
    }),
    { numRuns: 300 },
  );
});

test('all shares by state are found again, with their errors and limits', () => {
  fc.assert(
    fc.property(anyRows({ causes: 3 }), interval, level, (rows, interval, level) => {
      const data = inGroups(rows);
      const curves = aalenJohansen(data, { interval, level });
      assert.deepEqual(checkStates(data, curves, { interval, level }), { holds: true });
    }),
    { numRuns: 300 },
  );
});

const DATA = rowsOf([1, 1], [2, 0], [2, 1], [3, 2], [4, 1], [5, 0], [6, 2]);
const LATE = rowsOf([0, 1, 1], [0, 2, 0], [1, 2, 1], [0, 3, 2], [2, 4, 1], [3, 5, 0], [1, 6, 2]);

/** A copy with one number of one column made a little larger. */
function spoilt(column: Float64Array, i: number, by: number): Float64Array {
  const copy = column.slice();
  copy[i] += by;
  return copy;
}

test('a curve with any number changed is refused, and the number is named', () => {
  for (const data of [DATA, LATE]) {
    const [curve] = kaplanMeier(data) as [SurvivalCurve];
    assert.deepEqual(checkCurves(data, [curve]), { holds: true });
    const names = [
      'time',
      'nRisk',
      'nEvent',
      'nCensor',
      'surv',
      'stdErr',
      'lower',
      'upper',
      'cumhaz',
      'stdChaz',
    ] as const;
    for (const name of names) {
      for (let i = 0; i < curve.time.length; i++) {
        const limit = name === 'lower' || name === 'upper';
        // An upper limit that was cut to 1 is spoilt downwards, so that it stays a chance.
        const wrong = { ...curve, [name]: spoilt(curve[name], i, limit && curve[name][i] === 1 ? -1e-6 : 1e-6) };
        const { holds, problem } = checkCurves(data, [wrong]);
        if (Number.isNaN(curve[name][i])) continue;
        assert.equal(holds, false, `${name} ${i}`);
        assert.match(problem!, name === 'time' ? /time/ : /^group 0: at /);
      }
    }
    assert.equal(checkCurves(data, [{ ...curve, n: 8 }]).holds, false);
    assert.equal(checkCurves(data, [{ ...curve, events: 4 }]).holds, false);
    assert.equal(checkCurves(data, []).holds, false);
    assert.equal(checkCurves(data, [curve], { level: 0.9 }).holds, false);
    assert.equal(checkCurves(data, [curve], { interval: 'log-log' }).holds, false);
  }
});

test('a curve that treats events and censorings at one time in the wrong order is refused', () => {
  // Censored at 2 before the event at 2: the event then has 5 at risk, not 6.
  const [curve] = kaplanMeier(DATA) as [SurvivalCurve];
  const wrong = {
    ...curve,
    nRisk: spoilt(curve.nRisk, 1, -1),
    surv: curve.surv.map((s, i) => (i === 0 ? s : s * 0.96)),
  };
  assert.match(checkCurves(DATA, [wrong]).problem!, /n\.risk is 6, not 5/);
});

test('shares of which any number is changed are refused', () => {
  for (const data of [DATA, LATE]) {
    const [curve] = aalenJohansen(data) as [StateCurves];
    assert.deepEqual(checkStates(data, [curve]), { holds: true });
    for (const name of ['pstate', 'stdErr', 'lower', 'upper'] as const) {
      for (let k = 0; k < 3; k++) {
        for (let i = 0; i < curve.time.length; i++) {
          const by = curve[name][k]![i] === 1 ? -1e-4 : 1e-4;
          if (Number.isNaN(curve[name][k]![i])) continue;
          const wrong = { ...curve, [name]: curve[name].map((c, j) => (j === k ? spoilt(c, i, by) : c)) };
          assert.equal(checkStates(data, [wrong]).holds, false, `${name} ${k} ${i}`);
        }
      }
    }
    assert.equal(checkStates(data, [{ ...curve, events: [3, 3] }]).holds, false);
  }
});

test('1 − Kaplan–Meier of one cause alone is no share of what has happened', () => {
  const [curve] = aalenJohansen(DATA) as [StateCurves];
  const [naive] = kaplanMeier(durations({ ...DATA, event: DATA.event.map((e) => (e === 1 ? 1 : 0)) }));
  const [lasting, , other] = curve.pstate as [Float64Array, Float64Array, Float64Array];
  const wrong = { ...curve, pstate: [lasting, naive!.surv.map((s) => 1 - s), other] };
  assert.match(checkStates(DATA, [wrong]).problem!, /the states sum to 1\.\d/);
});
