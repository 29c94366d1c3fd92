import { normalQuantile } from '../quantity/special/normalQuantile.js';
import { ascending } from '../shared/ascending.js';
import { binned } from './bins.js';

/** Values of a regression at all rows: of the model that was chosen, and of the largest polynomial. */
export interface Fitted {
  chosen: Float64Array;
  largest: Float64Array;
}

/** Largest degree for one input; for two or three it is one less. Their polynomials have 5, 10 and 20 coefficients. */
const DEGREE = 4;
/** Steps of one input that are tried, where each has at least this many rows. */
const STEPS = [2, 4, 8, 16, 32, 64];
const LEAST_IN_STEP = 20;

/**
 * Regressions of outputs on one to three inputs, without a number to be set: polynomials of total degree 0, 1, … in the
 * normal scores of the inputs, with all products, and for one input also steps of equal numbers of rows. Of these the one
 * is chosen whose predictions of rows left out one at a time have the least squared error (PRESS: Allen 1974), over the
 * rows that it is fitted to. Scores are Φ⁻¹((rank − ½)/n), equal values sharing theirs: increasing changes of an input
 * change nothing.
 *
 * @param inputs One to three columns.
 * @returns For rows to fit to (1 where a row is one), a function from an output to its values at all rows.
 */
export function conditionalMean(inputs: readonly Float64Array[]): (fit: Uint8Array) => (y: Float64Array) => Fitted {
  const powers = polynomials(inputs.map(normalScores), inputs.length === 1 ? DEGREE : DEGREE - 1);
  const n = inputs[0].length;
  const steps = inputs.length > 1 ? [] : STEPS.filter((m) => n / m >= LEAST_IN_STEP).map((m) => binned(inputs[0], m));
  return (fit) => {
    const basis = orthonormal(powers, fit);
    return (y) => {
      const { best, largest } = polynomialFit(basis, y, fit);
      let chosen = best;
      for (const { of, sizes } of steps) {
        const stepped = stepFit(of, sizes.length, y, fit);
        if (stepped.press < chosen.press) chosen = stepped;
      }
      return { chosen: chosen.values, largest };
    };
  };
}

interface Model {
  /** Sum of squared errors of rows left out. */
  press: number;
  /** At all rows. */
  values: Float64Array;
}

function normalScores(values: Float64Array): Float64Array {
  const n = values.length;
  const order = ascending(values);
  const scores = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) scores[order[k]] = normalQuantile((from + to) / 2 / n);
    from = to;
  }
  return scores;
}

/** A column of a polynomial basis. */
interface Power {
  degree: number;
  values: Float64Array;
}

/** All products of powers up to a total degree, the lower degrees first: 1, a, b, a², ab, b², … */
function polynomials(scores: readonly Float64Array[], degree: number): Power[] {
  const n = scores[0].length;
  let last: (Power & { from: number })[] = [{ degree: 0, values: new Float64Array(n).fill(1), from: 0 }];
  const all: Power[] = [...last];
  for (let d = 1; d <= degree; d++) {
    // Each product once: its factors in the order of the inputs.
    last = last.flatMap(({ values, from }) =>
      scores.slice(from).map((z, k) => ({ degree: d, values: values.map((v, row) => v * z[row]), from: from + k })),
    );
    all.push(...last);
  }
  return all;
}

/** The columns made orthonormal over the rows of a fit, in their order (Gram and Schmidt, modified); dependent ones go. */
function orthonormal(powers: readonly Power[], fit: Uint8Array): Power[] {
  const basis: Power[] = [];
  for (const { degree, values: given } of powers) {
    const values = given.slice();
    const before = Math.sqrt(product(values, values, fit));
    for (const { values: q } of basis) {
      const along = product(q, values, fit);
      for (let row = 0; row < values.length; row++) values[row] -= along * q[row];
    }
    const length = Math.sqrt(product(values, values, fit));
    if (length > 1e-7 * before) basis.push({ degree, values: values.map((v) => v / length) });
  }
  return basis;
}

function product(a: Float64Array, b: Float64Array, fit: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += fit[row] * a[row] * b[row];
  return sum;
}

/** The degree of least PRESS = Σ ((y − fitted) / (1 − leverage))², and the largest degree. */
function polynomialFit(
  basis: readonly Power[],
  y: Float64Array,
  fit: Uint8Array,
): { best: Model; largest: Float64Array } {
  const values = new Float64Array(y.length);
  const leverage = new Float64Array(y.length);
  let best: Model = { press: Number.POSITIVE_INFINITY, values };
  for (const [k, { degree, values: q }] of basis.entries()) {
    const along = product(q, y, fit);
    for (let row = 0; row < y.length; row++) {
      values[row] += along * q[row];
      leverage[row] += q[row] * q[row];
    }
    if (basis[k + 1]?.degree === degree) continue;
    let press = 0;
    for (let row = 0; row < y.length; row++)
      if (fit[row] === 1) press += ((y[row] - values[row]) / Math.max(1e-12, 1 - leverage[row])) ** 2;
    if (press < best.press) best = { press, values: values.slice() };
  }
  return { best, largest: values };
}

/** Means of steps; a step without rows to fit to has the mean of all. */
function stepFit(of: Uint32Array, steps: number, y: Float64Array, fit: Uint8Array): Model {
  const sums = new Float64Array(steps);
  const sizes = new Float64Array(steps);
  for (let row = 0; row < y.length; row++) {
    sums[of[row]] += fit[row] * y[row];
    sizes[of[row]] += fit[row];
  }
  const all = sums.reduce((a, b) => a + b, 0) / sizes.reduce((a, b) => a + b, 0);
  const means = sums.map((sum, m) => (sizes[m] === 0 ? all : sum / sizes[m]));
  let press = 0;
  for (let row = 0; row < y.length; row++) {
    if (fit[row] === 0) continue;
    // A row that is alone in its step would be predicted by the mean of all.
    const size = sizes[of[row]];
    press += size === 1 ? (y[row] - all) ** 2 : (((y[row] - means[of[row]]) * size) / (size - 1)) ** 2;
  }
  return { press, values: y.map((_, row) => means[of[row]]) };
}
