import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../quantity/design/random.js';
import { Budget } from '../shared/budget.js';
import { closedIndices, type PickFreeze, shapleyEffects, shapleyIndices } from './shapley.js';
import { ishigami, linear, sobolG, type TestFunction } from './testing/functions.js';

function pickFreeze(f: TestFunction, n: number, seed: number): PickFreeze {
  const random = Random.of(BigInt(seed));
  const point = () => Float64Array.from({ length: f.inputs }, () => f.low + (f.high - f.low) * random.next());
  const sets = 2 ** f.inputs;
  const y = new Float64Array(n * sets);
  for (let i = 0; i < n; i++) {
    const [a, b] = [point(), point()];
    for (let u = 0; u < sets; u++) y[i * sets + u] = f.value(a.map((x, j) => ((u >> j) & 1 ? b[j] : x)));
  }
  return { y, n, groups: f.inputs };
}

/** Variance components by set, the one of the empty set 0, to closed indices: closed(u) = Σ_{v in u} part(v) / Σ. */
function closedFrom(parts: readonly number[]): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((_, u) => parts.reduce((sum, part, v) => ((v & ~u) === 0 ? sum + part : sum), 0) / all);
}

const components = fc
  .integer({ min: 1, max: 5 })
  .chain((d) =>
    fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2 ** d - 1, maxLength: 2 ** d - 1 }),
  )
  .map((parts) => [0, ...parts]);

test('effects are the parts of the variance, each shared equally by the groups in it (Owen 2014, theorem 1)', () => {
  fc.assert(
    fc.property(components, (parts) => {
      const all = parts.reduce((sum, part) => sum + part, 0);
      for (const [j, effect] of shapleyEffects(closedFrom(parts)).entries()) {
        const share = parts.reduce((sum, part, v) => {
          const groups = [...v.toString(2)].filter((bit) => bit === '1').length;
          return (v >> j) & 1 ? sum + part / groups / all : sum;
        }, 0);
        assert.ok(Math.abs(effect - share) < 1e-12);
      }
    }),
  );
});

test('effects sum to 1, and each lies between first-order and total index', () => {
  fc.assert(
    fc.property(components, (parts) => {
      const closed = closedFrom(parts);
      const effects = shapleyEffects(closed);
      assert.ok(Math.abs(effects.reduce((sum, effect) => sum + effect, 0) - 1) < 1e-12);
      for (const [j, effect] of effects.entries()) {
        assert.ok(effect >= closed[1 << j] - 1e-12);
        assert.ok(effect <= 1 - closed[closed.length - 1 - (1 << j)] + 1e-12);
      }
    }),
  );
});

/** Ishigami: V1 alone, V2 alone, V13 shared by x1 and x3: effects (S1 + ST1)/2, S2, ST3/2 = V13/(2V), 0. */
const ISHIGAMI = ishigami.first.map((first, i) => (first + ishigami.total[i]) / 2);

test('the analytic effects of Ishigami, Sobol’ g and a linear function lie in at least 32 of 40 intervals each', async () => {
  const g = sobolG;
  // V(u) = Π_{j in u} (1 + V_j) − 1 for the product: V_j from first_j V = V_j, with V = Π (1 + V_j) − 1.
  const a = [0, 1, 4.5, 9, 99].map((ai) => 1 / (3 * (1 + ai) ** 2));
  const closed = Array.from({ length: 32 }, (_, u) => a.reduce((p, v, j) => ((u >> j) & 1 ? p * (1 + v) : p), 1) - 1);
  const known: [TestFunction, ArrayLike<number>][] = [
    [ishigami, ISHIGAMI],
    [linear([1, 2, 3, 0]), linear([1, 2, 3, 0]).first],
    [g, shapleyEffects(closed.map((v) => v / closed[31]))],
  ];
  for (const [f, truth] of known) {
    const counts = new Array(f.inputs).fill(0);
    for (let seed = 1; seed <= 40; seed++) {
      const options = { resamples: 200, seed, budget: new Budget() };
      const { effects } = await shapleyIndices(pickFreeze(f, 256, seed), options);
      for (const [j, { low, high }] of effects.entries())
        if (low! - 1e-12 <= truth[j] && truth[j] <= high! + 1e-12) counts[j]++;
    }
    // 40 designs at 95 %: fewer than 32 inside has a chance of 3e-5 for one effect.
    for (const count of counts) assert.ok(count >= 32, `${counts} of 40`);
  }
});

test('estimated effects sum to 1, are those of the estimated closed indices, and do not change with scale and origin', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: -100, max: 100 }),
      fc.double({ min: -10, max: 10, noNaN: true }),
      async (seed, exponent, shift) => {
        const design = pickFreeze(ishigami, 32, seed);
        const options = { resamples: 100, seed: 1, budget: new Budget() };
        const { effects, first, total } = await shapleyIndices(design, options);
        const closed = closedIndices(design);
        assert.equal(closed[0], 0);
        assert.equal(closed.at(-1), 1);
        assert.ok(Math.abs(effects.reduce((sum, { estimate }) => sum + estimate, 0) - 1) < 1e-10);
        const scaled = { ...design, y: design.y.map((y) => (y + shift) * -(10 ** exponent)) };
        const after = await shapleyIndices(scaled, options);
        for (const [j, effect] of shapleyEffects(closed).entries()) {
          assert.ok(Math.abs(effects[j].estimate - effect) < 1e-10);
          assert.ok(Math.abs(first[j].estimate - closed[1 << j]) < 1e-10);
          assert.ok(Math.abs(total[j].estimate - (1 - closed[15 - (1 << j)])) < 1e-10);
          assert.ok(Math.abs(after.effects[j].low! - effects[j].low!) < 1e-9);
        }
        assert.ok(Math.abs(effects[3].estimate) < 1e-12, 'x4 does nothing');
      },
    ),
    { numRuns: 20 },
  );
});

test('groups in another order have their effects in that order', () => {
  fc.assert(
    fc.property(components, (parts) => {
      const closed = closedFrom(parts);
      const d = Math.log2(closed.length);
      const turned = closed.map((_, u) => {
        let v = 0;
        for (let j = 0; j < d; j++) if ((u >> j) & 1) v |= 1 << (d - 1 - j);
        return closed[v];
      });
      const effects = shapleyEffects(closed);
      for (const [j, effect] of shapleyEffects(turned).entries())
        assert.ok(Math.abs(effect - effects[d - 1 - j]) < 1e-12);
    }),
  );
});

test('too many groups, a length that is no number of sets, and an output that does not vary are refused', () => {
  assert.throws(() => shapleyEffects([0, 0.5, 1]), /3 indices are not one for each set/);
  assert.throws(() => shapleyEffects(new Float64Array(2048)), /1 to 10 groups/);
  assert.throws(() => closedIndices({ y: new Float64Array(7), n: 2, groups: 2 }), /7 outputs are not 2 blocks of 4/);
  assert.throws(() => closedIndices({ y: new Float64Array(8).fill(3), n: 2, groups: 2 }), /does not vary/);
});
