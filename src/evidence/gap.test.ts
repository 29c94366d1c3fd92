import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rateGap, survivalGap } from './gap.js';
import type { ReferenceClass } from './record.js';

/** A class with these counts; nothing else of it bears on a gap. */
const counts = (events: number, n: number, clusters?: number) =>
  ({ events, n, ...(clusters !== undefined && { clusters: { count: clusters, of: 'wars' } }) }) as ReferenceClass;

const anyClass = fc
  .integer({ min: 1, max: 400 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((events) => counts(events, n, Math.ceil(n / 3))));
const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const close = (a: number, b: number) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${a}, not ${b}`);

test('a share that is the rate of the record has gap 0, by cases and by clusters', () => {
  fc.assert(
    fc.property(anyClass, (k) => {
      const { by, errors, byCluster } = rateGap(k.events / k.n, k);
      assert.deepEqual([by, errors, byCluster!.errors], [0, 0, 0]);
    }),
  );
});

test('four times the cases at the same rate double the gap in standard errors and leave it in points', () => {
  fc.assert(
    fc.property(anyClass, inside, (k, share) => {
      const [once, fourfold] = [rateGap(share, k), rateGap(share, counts(4 * k.events, 4 * k.n))];
      close(fourfold.by, once.by);
      close(fourfold.errors!, 2 * once.errors!);
    }),
  );
});

test('a gap is within 1.96 standard errors exactly where the share lies in Wilson’s interval', () => {
  // Wilson (1927): (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), worked out here by itself.
  const z = 1.96;
  fc.assert(
    fc.property(anyClass, inside, (k, share) => {
      const p = k.events / k.n;
      const half = z * Math.sqrt((p * (1 - p)) / k.n + z ** 2 / (4 * k.n ** 2));
      const middle = p + z ** 2 / (2 * k.n);
      const [lo, hi] = [(middle - half) / (1 + z ** 2 / k.n), (middle + half) / (1 + z ** 2 / k.n)];
      fc.pre(Math.min(Math.abs(share - lo), Math.abs(share - hi)) > 1e-9);
      assert.equal(Math.abs(rateGap(share, k).errors!) <= z, lo <= share && share <= hi);
    }),
  );
});

test('6 of 43 in 20 wars beside one half: 36 points, 4.7 standard errors by cases and 3.2 by wars', () => {
  // 0.5 − 6/43 = 0.36047; √(0.25/43) = 0.07625, 0.36047/0.07625 = 4.7275; √(0.25/20) = 0.11180, 0.36047/0.11180 = 3.2241.
  const { by, errors, byCluster } = rateGap(0.5, counts(6, 43, 20));
  assert.ok(Math.abs(by - 0.36047) < 5e-6);
  assert.ok(Math.abs(errors! - 4.7275) < 5e-5, `${errors}`);
  assert.ok(Math.abs(byCluster!.errors! - 3.2241) < 5e-5, `${byCluster!.errors}`);
  assert.deepEqual([byCluster!.count, byCluster!.of], [20, 'wars']);
});

test('a chance of 0 or 1 that a record contradicts has no standard error, and one that it bears out a gap of 0', () => {
  assert.deepEqual(rateGap(0, counts(6, 43)), { by: -6 / 43, errors: null });
  assert.deepEqual(rateGap(1, counts(5, 5)), { by: 0, errors: 0 });
});

test('beside a curve the error is the curve’s own; where it has none none is given', () => {
  assert.deepEqual(survivalGap(0.75, { point: 0.5, error: 0.125 }), { by: 0.25, errors: 2 });
  assert.deepEqual(survivalGap(0.75, { point: 1, error: 0 }), { by: -0.25, errors: null });
  assert.deepEqual(survivalGap(1, { point: 1, error: 0 }), { by: 0, errors: 0 });
});
