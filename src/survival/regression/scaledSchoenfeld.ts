import { cholesky, inverse } from './cholesky.js';
import type { CoxFit } from './cox.js';
import type { Schoenfeld } from './schoenfeld.js';
import { type SplineCurve, splineCurve } from './splineCurve.js';
import { timeScale } from './timeScale.js';

/** Residuals of which the mean at some time is, to first order, the coefficient that holds then. */
export interface ScaledSchoenfeld {
  /** {@link timeScale} of each residual, between 0 and 1. */
  x: Float64Array;
  /** Residual after residual, p each; NaN where a covariate does not differ in the stratum. */
  y: Float64Array;
  /**
   * Covariance of one residual's numbers; p by p. Undefined where the mean information is not positive definite: where
   * covariates differ in different strata its entries are means over different events, so that it need not be.
   */
  variance: Float64Array | undefined;
  /**
   * A smooth curve through each column; undefined where there are too few times. Its standard error is NaN where
   * `variance` is undefined.
   */
  curves: (SplineCurve | undefined)[];
}

/**
 * Schoenfeld's residuals times their mean inverse variance, plus the coefficient (Grambsch and Therneau 1994, with the
 * mean of the variances over the events; R's `cox.zph(terms = FALSE)` and the curve of its plot). Where a coefficient
 * changes with time, the curve is not level.
 */
export function scaledSchoenfeld(fit: CoxFit, { row, time, residual }: Schoenfeld): ScaledSchoenfeld {
  const { coef, naive, variance } = fit;
  const p = coef.length;
  const information = inverted(naive ?? variance, p) ?? new Float64Array(p * p).fill(Number.NaN);
  const { used, stratum } = usedIn(fit, row);
  // Events over which each entry of the information is a mean: those in strata where both covariates differ.
  const mean = information.map((v, k) => {
    const events = used.reduce(
      (sum, of) => sum + (of.differs[Math.floor(k / p)] && of.differs[k % p] ? of.events : 0),
      0,
    );
    return v / Math.max(events, 1);
  });
  const scales = used.map(({ differs }) => {
    const columns = [...coef.keys()].filter((j) => differs[j]);
    const part = Float64Array.from(columns.flatMap((j) => columns.map((h) => mean[j * p + h])));
    return { columns, inverse: inverted(part, columns.length) };
  });
  const y = new Float64Array(residual.length).fill(Number.NaN);
  for (const k of time.keys()) {
    const { columns, inverse: scale } = scales[stratum[k]]!;
    if (!scale) continue;
    for (const [a, j] of columns.entries()) {
      let sum = coef[j];
      for (const [b, h] of columns.entries()) sum += scale[a * columns.length + b] * residual[k * p + h];
      y[k * p + j] = sum;
    }
  }
  const g = timeScale(fit);
  const x = time.map(g);
  const own = inverted(mean, p);
  const curves = Array.from(coef, (_, j) => {
    const known = [...time.keys()].filter((k) => !Number.isNaN(y[k * p + j]));
    return splineCurve(
      known.map((k) => x[k]),
      known.map((k) => y[k * p + j]),
      own ? own[j * p + j] : Number.NaN,
    );
  });
  return { x, y, variance: own, curves };
}

/** Undefined unless positive definite. */
function inverted(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = cholesky(matrix, size);
  return lower && inverse(lower, size);
}

/** Which covariates differ within each stratum that has events, and the stratum of each residual. */
function usedIn({ sorted: { n, from, p, x, event, row: rows } }: CoxFit, row: Uint32Array) {
  const used: { differs: boolean[]; events: number }[] = [];
  const of = new Uint32Array(n);
  for (let s = 0; s + 1 < from.length; s++) {
    const differs = new Array<boolean>(p).fill(false);
    let events = 0;
    for (let i = from[s]!; i < from[s + 1]!; i++) {
      events += event[i];
      of[rows[i]] = used.length;
      for (let j = 0; j < p; j++) differs[j] ||= x[i * p + j] !== x[from[s]! * p + j];
    }
    used.push({ differs, events });
  }
  return { used, stratum: Uint32Array.from(row, (i) => of[i]) };
}
