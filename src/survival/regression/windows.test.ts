import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { covariateRows } from '../testing/covariates.js';
import { coxRegression } from './cox.js';
import { coxWindows } from './windows.js';

test('stretches of time share the events out, and their likelihoods at 0 sum to that of all times', () => {
  let whole = 0;
  fc.assert(
    fc.property(covariateRows({ weighted: true }), fc.integer({ min: 1, max: 4 }), ({ rows, x, p }, parts) => {
      const { fit } = coxRegression(rows, x, p, { ties: 'breslow' });
      const windows = coxWindows(rows, x, p, { ties: 'breslow' }, parts);
      assert.ok(windows.length <= parts);
      const events = rows.event.reduce((sum, e) => sum + e, 0);
      assert.equal(
        windows.reduce((sum, window) => sum + window.events, 0),
        events,
      );
      if (!fit || windows.some(({ nothing }) => nothing === undefined)) return;
      whole++;
      const sum = windows.reduce((all, { nothing }) => all + nothing!, 0);
      assert.ok(Math.abs(sum - fit.loglik[0]) < 1e-9 * Math.abs(fit.loglik[0]));
      if (windows.length > 1) return;
      for (const [j, b] of fit.coef.entries()) assert.ok(Math.abs(windows[0]!.coef![j]! - b) < 1e-8);
    }),
  );
  assert.ok(whole > 20, `${whole} of 100 had an answer in every stretch`);
});

/*
 * Up to time 6 rows with x = 1 end first, then those with x = 0: the effect turns. Two stretches with four events each
 * have coefficients of different signs, and all times together next to none.
 */
test('an effect that turns is seen in the stretches', () => {
  const rows = {
    time: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
    event: Uint8Array.of(1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0),
  };
  const x = Float64Array.of(1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1);
  const [early, late] = coxWindows(rows, x, 1, {}, 2);
  assert.deepEqual([early!.from, early!.to, late!.from, late!.to], [0, 4, 4, 10]);
  assert.ok(early!.coef![0]! > 0.3 && late!.coef![0]! < -0.3);
});
