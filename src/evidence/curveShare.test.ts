import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endingPerYear, lastingShare } from './curveShare.js';
import { effectiveBeta } from './effectiveBeta.js';
import type { ReferenceCurve } from './record.js';

const CURVE = { time: [1, 5], atRisk: [100, 80] } as ReferenceCurve;

test('where every case was followed to the end the share is the posterior of the count', () => {
  // 43 cases, of which 6 lasted: error √(s (1 − s) / 43), and 6 + ½ and 37 + ½
  const s = 6 / 43;
  const { a, b } = effectiveBeta(s, Math.sqrt((s * (1 - s)) / 43), 0);
  assert.ok(Math.abs(a - 6.5) < 1e-12 && Math.abs(b - 37.5) < 1e-12);
});

test('a share of 0 or 1 keeps a width: it is Jeffreys for none, or for all, of those followed', () => {
  assert.deepEqual(lastingShare(CURVE, 1, { point: 1, error: 0 }), { a: 100.5, b: 0.5 });
  assert.deepEqual(lastingShare(CURVE, 5, { point: 0, error: 0 }), { a: 0.5, b: 80.5 });
  assert.deepEqual(endingPerYear(CURVE, 5, { point: 1, error: 0 }), { a: 0.5, b: 400.5 }); // 80 cases for 5 years
  assert.equal(endingPerYear(CURVE, 5, { point: 0, error: 0 }), undefined);
});

test('the chance per year leaves over the years what the curve leaves', () => {
  // S(5) = 0.5: 1 − 0.5^(1/5) = 0.12945; error 0.05 · 0.87055 / 0.5 / 5 = 0.017411; n* = 0.12945 · 0.87055 / 0.017411²
  const { a, b } = endingPerYear(CURVE, 5, { point: 0.5, error: 0.05 })!;
  const n = a + b - 1;
  assert.ok(Math.abs(n - 371.75) < 0.05, String(n));
  assert.ok(Math.abs((1 - (a - 0.5) / n) ** 5 - 0.5) < 1e-12);
});

test('over one year the chance of ending is what the curve has lost', () => {
  const lasting = { point: 0.8, error: 0.04 };
  const lasts = lastingShare(CURVE, 1, lasting);
  const ends = endingPerYear(CURVE, 1, lasting)!;
  assert.ok(Math.abs(lasts.a - ends.b) < 1e-9 && Math.abs(lasts.b - ends.a) < 1e-9);
});

test('a chance per year is taken over the years in which the record can show an end', () => {
  // Of 2 years the first is blind, so 0.9 is left by one year: 10 % a year, as sure as 0.9 · 0.1 / 0.03² = 100 cases.
  const { a, b } = endingPerYear({ ...CURVE, blind: 1 }, 2, { point: 0.9, error: 0.03 })!;
  assert.ok(Math.abs(a - 10.5) < 1e-9 && Math.abs(b - 90.5) < 1e-9);
});
