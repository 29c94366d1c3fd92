import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceAtMost, median, type Scale } from '../quantity.js';
import { normalQuantile } from '../special/normalQuantile.js';
import { beta, pert } from './beta.js';
import { type Distribution, NoSuchDistribution, quantileAt } from './distribution.js';
import { discrete, point, triangular, uniform } from './flat.js';
import { gamma } from './gamma.js';
import { interval } from './interval.js';
import { metalog } from './metalog.js';
import { mixture } from './mixture.js';
import { logitNormal, lognormal, normal } from './normal.js';
import { tabulated } from './tabulated.js';
import { truncated } from './truncated.js';

const near = (actual: number, expected: number, relative: number) =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`);

/** Without atoms and gaps, so that the chance below a quantile is u itself. */
const SMOOTH: Record<string, Distribution> = {
  normal: normal(-3, 2),
  lognormal: lognormal(0.5, 0.8),
  'logit-normal': logitNormal(-1, 1.2, 0, 100),
  uniform: uniform(-1, 4),
  triangular: triangular(2, 3, 9),
  'triangular, mode at its end': triangular(2, 2, 9),
  PERT: pert(10, 20, 40),
  beta: beta(0.7, 3),
  gamma: gamma(2.5, 4),
  metalog: metalog(3, 8, 20),
  'metalog, bounded below': metalog(3, 8, 20, { lo: 0 }),
  'metalog, bounded above': metalog(-20, -8, -3, { hi: 0 }),
  'metalog, bounded': metalog(3, 8, 20, { lo: 0, hi: 100 }),
  truncated: truncated(normal(0, 1), -0.5, 2),
  mixture: mixture([
    { of: normal(0, 1), weight: 3 },
    { of: lognormal(1, 0.5), weight: 1 },
  ]),
  tabulated: tabulated(gamma(3, 1)),
};

const ATOMS: Record<string, Distribution> = {
  point: point(7),
  discrete: discrete([
    { value: 5, weight: 1 },
    { value: -1, weight: 2 },
    { value: 5, weight: 1 },
  ]),
  'mixture with an atom and a gap': mixture([
    { of: point(2), weight: 1 },
    { of: uniform(3, 4), weight: 1 },
    { of: uniform(-1, 1), weight: 1 },
  ]),
  'truncated, atom at its end': truncated(
    discrete([
      { value: 1, weight: 1 },
      { value: 2, weight: 1 },
      { value: 3, weight: 1 },
    ]),
    2,
    9,
  ),
};

const chance = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

for (const [name, distribution] of Object.entries(SMOOTH)) {
  test(`${name}: the chance below the quantile of u is u`, () => {
    const exact = name === 'tabulated' ? 1e-8 : 1e-12;
    fc.assert(
      fc.property(chance, (u) => {
        const back = distribution.below(quantileAt(distribution, u));
        assert.ok(Math.abs(back - u) <= exact, `u ${u} comes back as ${back}`);
      }),
    );
  });
}

for (const [name, distribution] of Object.entries({ ...SMOOTH, ...ATOMS })) {
  test(`${name}: quantiles never fall, and the chance below never falls from 0 to 1`, () => {
    fc.assert(
      fc.property(chance, chance, (a, b) => {
        const [x, y] = [quantileAt(distribution, Math.min(a, b)), quantileAt(distribution, Math.max(a, b))];
        assert.ok(Number.isFinite(x) && x <= y + 1e-14 * Math.abs(y), `${x}, then ${y}`);
        assert.ok(distribution.below(x) <= distribution.below(y) + 1e-14);
      }),
    );
    assert.equal(distribution.below(-Infinity), 0);
    assert.equal(distribution.below(Infinity), 1);
  });
}

for (const [name, distribution] of Object.entries(ATOMS)) {
  test(`${name}: a quantile is the least value that reaches u`, () => {
    fc.assert(
      fc.property(chance, (u) => {
        const x = quantileAt(distribution, u);
        assert.ok(distribution.below(x) >= u - 1e-12);
        assert.ok(distribution.below(x - 1e-9 * Math.max(1, Math.abs(x))) < u + 1e-9);
      }),
    );
  });
}

test('a vector is filled as its numbers one by one, in place too', () => {
  const u = Float64Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
  for (const [name, distribution] of Object.entries({ ...SMOOTH, ...ATOMS })) {
    const out = u.slice();
    distribution.quantile(out, out);
    assert.deepEqual(
      [...out],
      [...u].map((at) => quantileAt(distribution, at)),
      name,
    );
  }
});

test('normal quantiles are those of the tables', () => {
  // Wichura 1988, p. 483: test values of PPND16.
  near(normalQuantile(0.25), -0.674489750196082, 1e-15);
  near(normalQuantile(0.001), -3.090232306167813, 1e-15);
  near(normalQuantile(1e-20), -9.262340089798409, 1e-15);
});

test('an interval has its ends at 5 and 95 %, and median and chances as they are said elsewhere', () => {
  // Nearer to a bound than this but not on it, tails reach where numbers below 100 lie too far apart for 1e-12.
  const end = fc.double({ min: 0, max: 100, noNaN: true }).map((x) => (x < 0.01 ? 0 : x > 99 ? 100 : x));
  const scales = fc.constantFrom<Scale>(
    { kind: 'bounded', lo: 0, hi: 100 },
    { kind: 'positive' },
    { kind: 'unbounded' },
  );
  fc.assert(
    fc.property(end, end, scales, chance, (a, b, scale, u) => {
      fc.pre(Math.abs(a - b) > 1e-3);
      const q = { kind: 'interval', lo: Math.min(a, b), hi: Math.max(a, b) } as const;
      const distribution = interval(q, scale);
      near(quantileAt(distribution, 0.5), median(q, scale), 1e-12);
      const x = quantileAt(distribution, u);
      assert.ok(Math.abs(chanceAtMost(x, q, scale) - u) < 1e-9);
      assert.ok(Math.abs(distribution.below(x) - chanceAtMost(x, q, scale)) < 1e-12);
      const inside = q.lo > 0 && q.hi < 100;
      if (inside) {
        near(quantileAt(distribution, 0.05), q.lo, 1e-11);
        near(quantileAt(distribution, 0.95), q.hi, 1e-11);
      }
    }),
  );
});

test('an interval of no width is the point', () => {
  const q = { kind: 'interval', lo: 30, hi: 30 } as const;
  for (const u of [0.01, 0.5, 0.99]) assert.equal(quantileAt(interval(q, { kind: 'unbounded' }), u), 30);
});

test('simple quantiles are those of arithmetic', () => {
  near(quantileAt(triangular(0, 1, 2), 0.125), 0.5, 1e-15); // x²/2 = 1/8
  near(quantileAt(triangular(0, 1, 2), 0.875), 1.5, 1e-15);
  near(quantileAt(gamma(1, 3), 0.25), -3 * Math.log(0.75), 1e-14); // exponential
  near(quantileAt(beta(1, 4), 0.25), 1 - 0.75 ** 0.25, 1e-14); // 1 − (1 − x)^4
  near(quantileAt(beta(0.5, 0.5), 0.3), Math.sin((Math.PI * 0.3) / 2) ** 2, 1e-14); // arcsine
  assert.equal(quantileAt(ATOMS.discrete, 0.5), -1); // two of four
  assert.equal(quantileAt(ATOMS.discrete, 0.5 + 1e-12), 5);
  // Thirds: −1 to 1, the atom 2, 3 to 4.
  assert.ok(Math.abs(quantileAt(ATOMS['mixture with an atom and a gap'], 1 / 6)) < 1e-15);
  assert.equal(quantileAt(ATOMS['mixture with an atom and a gap'], 0.5), 2);
  near(quantileAt(ATOMS['mixture with an atom and a gap'], 5 / 6), 3.5, 1e-14);
});

test('PERT has the mean (lo + 4 mode + hi) / 6', () => {
  const n = 20_000;
  const u = Float64Array.from({ length: n }, (_, i) => (i + 0.5) / n);
  pert(10, 20, 40).quantile(u, u);
  near(u.reduce((sum, x) => sum + x, 0) / n, (10 + 80 + 40) / 6, 1e-6);
});

test('a metalog passes through its three quantiles, and stays within its bounds', () => {
  for (const bounds of [{}, { lo: 0 }, { hi: 30 }, { lo: 0, hi: 30 }]) {
    const distribution = metalog(3, 8, 20, bounds);
    near(quantileAt(distribution, 0.1), 3, 1e-13);
    near(quantileAt(distribution, 0.5), 8, 1e-13);
    near(quantileAt(distribution, 0.9), 20, 1e-13);
    for (const u of [1e-12, 1 - 1e-12]) {
      const x = quantileAt(distribution, u);
      assert.ok(x >= (bounds.lo ?? -Infinity) && x <= (bounds.hi ?? Infinity), `${x}`);
    }
  }
  // Known from the feasible region, and why bounds are needed: negative below u of about 0.015.
  const unbounded = metalog(3, 8, 20);
  assert.ok(quantileAt(unbounded, 0.014) < 0 && quantileAt(unbounded, 0.016) > 0);
});

test('a metalog exists where it rises everywhere, and is refused just where it does not', () => {
  // Keelin 2016, p. 264: r between k and 1 − k, k = (1 − 1.66711 · 0.4 · …) / 2 = 0.16658 for p10, p50, p90.
  const k = 0.16658;
  metalog(0, k + 1e-4, 1);
  metalog(0, 1 - k - 1e-4, 1);
  for (const p50 of [k - 1e-4, 1 - k + 1e-4]) assert.throws(() => metalog(0, p50, 1), NoSuchDistribution);
  const edge = metalog(0, 0.166578, 1);
  let last = -Infinity;
  for (let i = 1; i < 20_000; i++) {
    const x = quantileAt(edge, i / 20_000);
    assert.ok(x > last);
    last = x;
  }
});

test('truncation keeps the shape between its ends', () => {
  const whole = lognormal(0, 1);
  const part = truncated(whole, 0.5, 3);
  fc.assert(
    fc.property(chance, (u) => {
      const x = quantileAt(part, u);
      assert.ok(x >= 0.5 && x <= 3);
      const share = (whole.below(x) - whole.below(0.5)) / (whole.below(3) - whole.below(0.5));
      assert.ok(Math.abs(share - u) < 1e-12);
    }),
  );
});

test('a truncation that is open to one side stays finite', () => {
  const tail = truncated(normal(0, 1), 4.7, Infinity);
  for (const u of [2 ** -53, 0.5, 1 - 2 ** -53]) {
    const x = quantileAt(tail, u);
    assert.ok(x >= 4.7 && x < 9, `${x}`);
  }
});

test('a mixture of one part, or of equal parts, is that part', () => {
  const part = gamma(2, 3);
  for (const parts of [[{ of: part, weight: 5 }], [1, 2].map((weight) => ({ of: part, weight }))])
    for (const u of [0.001, 0.3, 0.5, 0.999]) near(quantileAt(mixture(parts), u), quantileAt(part, u), 1e-13);
});

test('a table keeps to the error that it states, and says how much it serves', () => {
  for (const [exact, least] of [
    [pert(10, 20, 40), 0.999],
    [gamma(0.5, 2), 0.9],
    [beta(2, 5), 0.999],
  ] as const) {
    const fast = tabulated(exact);
    assert.ok(fast.error <= 1e-8 && fast.share >= least, `${fast.error}, ${fast.share}`);
    fc.assert(
      fc.property(chance, (u) => near(quantileAt(fast, u), quantileAt(exact, u), 2e-8)),
      { numRuns: 300 },
    );
  }
});

test('what cannot be a distribution is refused with a sentence', () => {
  const refused: [() => unknown, RegExp][] = [
    [() => normal(0, 0), /standard deviation is 0/],
    [() => normal(Number.NaN, 1), /mean is NaN/],
    [() => uniform(2, 2), /2 is not below/],
    [() => triangular(0, 5, 4), /mode 5/],
    [() => beta(-1, 2), /first shape is -1/],
    [() => gamma(1e7, 1), /shape is 10000000, more than 1000000/],
    [() => pert(1, 2, 3, -1), /lambda is -1/],
    [() => discrete([]), /no outcome/],
    [() => discrete([{ value: 1, weight: 0 }]), /add up to 0/],
    [() => discrete([{ value: 1, weight: -1 }]), /weight is -1/],
    [() => mixture([]), /no part/],
    [() => metalog(3, 3, 4), /do not rise/],
    [() => metalog(3, 8, 20, { lo: 4 }), /within the bounds/],
    [() => truncated(normal(0, 1), 8, 9), /less than/],
    [() => truncated(normal(0, 1), 1, -1), /not below/],
    [() => interval({ lo: 5, hi: 2 }, { kind: 'unbounded' }), /downwards/],
    [() => interval({ lo: -5, hi: 2 }, { kind: 'positive' }), /below 0/],
    [() => interval({ lo: 5, hi: 200 }, { kind: 'bounded', lo: 0, hi: 100 }), /leaves the scale/],
  ];
  for (const [make, says] of refused)
    assert.throws(make, (e) => e instanceof NoSuchDistribution && says.test(e.message), String(make));
});
