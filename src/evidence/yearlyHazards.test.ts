import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalBelow } from '../quantity/special/normalBelow.js';
import { checkYearlyHazards } from './checkYearlyHazards.js';
import { shareMoments } from './predicted.js';
import type { ReferenceModel } from './record.js';
import { records } from './records.js';
import { yearlyHazards } from './yearlyHazards.js';

const { models } = records();
const again = models['fighting.again']!;
const STATES = { ended: 'agreement', between: 'states', over: 'territory' };
const lasting = models['peace-agreement.lasting']!;
const PROCESS = { kind: 'process', peacekeepers: 'no', over: 'government' };

test('yearly hazards are those of coefficients that are drawn, in models with and without a share that lasts', () => {
  for (const [model, levels] of [
    [again, STATES],
    [lasting, PROCESS],
    [models['peace-agreement.ending']!, PROCESS],
  ] as const) {
    const hazards = yearlyHazards(model, levels, 15);
    assert.equal(checkYearlyHazards(model, levels, hazards), undefined);
    for (const { lo, middle, hi } of hazards) assert.ok(0 < lo && lo < middle && middle < hi && hi < 1);
  }
});

test('a hazard that is a third off, or a range that is too narrow, is refused', () => {
  const hazards = yearlyHazards(again, STATES, 15);
  const off = hazards.map((h) => (h.year === 7 ? { ...h, middle: h.middle * 1.3 } : h));
  assert.match(checkYearlyHazards(again, STATES, off)!, /^in year 7 /);
  const narrow = hazards.map((h) => (h.year === 3 ? { ...h, hi: h.middle + 0.8 * (h.hi - h.middle) } : h));
  assert.match(checkYearlyHazards(again, STATES, narrow)!, /^in year 3 /);
  assert.match(checkYearlyHazards(again, { ...STATES, ended: 'faded' }, hazards)!, /^in year 2 /);
});

test('years in which a model is blind and years beyond the data are left out', () => {
  const years = (model: ReferenceModel, levels: Record<string, string>, asked: number) =>
    yearlyHazards(model, levels, asked).map(({ year }) => year);
  assert.deepEqual(years(again, STATES, 4), [2, 3, 4]);
  assert.deepEqual(years(lasting, PROCESS, 3), [1, 2, 3]);
  assert.equal(years(lasting, PROCESS, 60).at(-1), 42);
});

test('with coefficients that are nearly known every quantile is the formula’s hazard', () => {
  const size = again.coefficients.length;
  const tiny = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1e-16 : 0)));
  const b = [1, 0, 0, 0, 0.5, 0, Math.log(1.2), -0.4, 0, 0, 0, 0, 0.9];
  const [found] = yearlyHazards({ ...again, coefficients: b, covariance: tiny }, STATES, 2);
  // The first year after the blind one: p of them end at all, and of these Φ((ln 1 − μ) / σ) within the year.
  const p = 1 / (1 + Math.exp(-0.5));
  const hazard = p * normalBelow(-1.5 / 1.2);
  for (const end of [found!.lo, found!.hi]) assert.ok(Math.abs(end - hazard) < 1e-6);
});

test('the mean share of a model in which a share lasts is that of coefficients of which one moves at a time', () => {
  // Only the log odds vary, by a standard deviation of 1: E p is an integral of the logistic function alone.
  const size = again.coefficients.length;
  const V = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i !== j ? 0 : i === 7 ? 1 : 1e-16)),
  );
  const b = [1, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0];
  const { mean } = shareMoments({ ...again, coefficients: b, covariance: V }, STATES, 3);
  let [sum, weight] = [0, 0];
  for (let x = -8; x <= 8; x += 0.001) {
    const w = Math.exp((-x * x) / 2);
    weight += w;
    sum += w / (1 + Math.exp(1 - x));
  }
  const ended = normalBelow(Math.log(2) - 1);
  assert.ok(Math.abs(mean - (1 - (sum / weight) * ended)) < 1e-7);
});
