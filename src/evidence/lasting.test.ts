import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lasting, records } from './index.js';

const curves = Object.values(records().curves);

test('at the times of the record the answer is the record', () => {
  for (const { id, ...curve } of curves)
    curve.time.forEach((years, i) => {
      const { survival, error, lower, upper } = curve;
      const expected = { point: survival[i], error: error[i], lo: lower[i], hi: upper[i] };
      assert.deepEqual(lasting({ id, ...curve }, years), expected, `${id} ${years}`);
    });
});

test('between two times the logarithm of the share falls evenly: halfway lies the geometric mean', () => {
  // After cease-fires 0.774814 last 3 years and 0.674788 last 5; relative errors 0.043289/0.774814 and 0.048892/0.674788.
  const found = lasting(records().curves['dyad.peace.ceasefire']!, 4)!;
  const point = Math.sqrt(0.774814 * 0.674788);
  assert.ok(Math.abs(found.point - point) < 1e-12);
  assert.ok(Math.abs(found.error - (point * (0.043289 / 0.774814 + 0.048892 / 0.674788)) / 2) < 1e-12);
  assert.ok(Math.abs(found.lo - Math.sqrt(0.694449 * 0.585454)) < 1e-12);
});

test('at the beginning all last; where the record cannot see, before it and beyond it, there is no answer', () => {
  const { 'alliance.lifetime.all': alliances, 'dyad.peace.ceasefire': peace } = records().curves;
  assert.deepEqual(lasting(alliances!, 0), { point: 1, error: 0, lo: 1, hi: 1 });
  assert.deepEqual(lasting(peace!, 1), { point: 1, error: 0, lo: 1, hi: 1 });
  for (const years of [-1, 0, 0.99, 20.01, Number.NaN, Infinity]) assert.equal(lasting(peace!, years), undefined);
  assert.equal(lasting(alliances!, 50.1), undefined);
});

test('a share that has come to 0 steps down there', () => {
  const curve = { ...curves[0]!, time: [1, 2], survival: [0.5, 0], error: [0.1, 0], lower: [0.3, 0], upper: [0.8, 0] };
  assert.equal(lasting(curve, 1.9)!.point, 0.5);
  assert.equal(lasting(curve, 2)!.point, 0);
});

test('no curve rises, and every interval holds its share, at any time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...curves),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (curve, u, v) => {
        const span = curve.time.at(-1)! - (curve.blind ?? 0);
        const [early, late] = [Math.min(u, v), Math.max(u, v)].map((w) =>
          lasting(curve, Math.min((curve.blind ?? 0) + w * span, curve.time.at(-1)!)),
        );
        assert.ok(late!.point <= early!.point + 1e-12);
        for (const { point, error, lo, hi } of [early!, late!]) {
          assert.ok(error >= 0 && lo >= 0 && hi <= 1);
          assert.ok(lo <= point + 1e-12 && point <= hi + 1e-12);
        }
      },
    ),
  );
});
