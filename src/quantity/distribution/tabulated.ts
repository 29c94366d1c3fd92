import { normalBelow } from '../special/normalBelow.js';
import { normalQuantile } from '../special/normalQuantile.js';
import { type Distribution, quantileAt } from './distribution.js';

/**
 * The same distribution with its quantiles read from a table, for many draws where each costs much (beta, gamma).
 *
 * The table stands over z = Φ⁻¹(u), in which quantiles are smooth far into both tails: values at 1,025 places from −6 to
 * 6, between them cubics with slopes by central differences of fourth order. Each cell is compared with the exact
 * quantile at a quarter, the middle and three quarters of it; where it is off by more than `tolerance` · |value|, or
 * falls somewhere, the cell is left to the exact quantile, and so are the tails beyond 6 (2 in 10⁹).
 */
export function tabulated(exact: Distribution, tolerance = 1e-8): Tabulated {
  const { values, slopes, kept, error } = table(exact, tolerance);
  return {
    below: exact.below,
    error,
    share: kept.reduce((sum, is, k) => sum + (is ? normalBelow(place(k + 1)) - normalBelow(place(k)) : 0), 0),
    quantile(u, out) {
      for (let i = 0; i < u.length; i++) {
        const at = (normalQuantile(u[i]) + REACH) * (CELLS / (2 * REACH));
        const k = Math.floor(at);
        out[i] =
          k >= 0 && k < CELLS && kept[k] === 1
            ? cubic(values[k], values[k + 1], slopes[k], slopes[k + 1], at - k)
            : quantileAt(exact, u[i]);
      }
    },
  };
}

export interface Tabulated extends Distribution {
  /** The greatest relative error that was found in a cell that is used; at most the tolerance. */
  error: number;
  /** Chance that a draw is read from the table. */
  share: number;
}

const REACH = 6;
const CELLS = 1024;

function place(k: number): number {
  return -REACH + (k * 2 * REACH) / CELLS;
}

/** Slopes are per cell. */
function table(exact: Distribution, tolerance: number) {
  // Two places beyond each end, and three between neighbours.
  const fine = new Float64Array(4 * (CELLS + 4) + 1).map((_, i) => normalBelow(place(i / 4 - 2)));
  exact.quantile(fine, fine);
  const values = new Float64Array(CELLS + 1).map((_, k) => fine[4 * (k + 2)]);
  const slopes = values.map((_, k) => {
    const v = (by: number) => fine[4 * (k + 2 + by)];
    return (8 * (v(1) - v(-1)) - (v(2) - v(-2))) / 12;
  });
  let error = 0;
  const kept = new Uint8Array(CELLS).map((_, k) => {
    const [a, b, p, q] = [values[k], values[k + 1], slopes[k], slopes[k + 1]];
    let worst = 0;
    for (let j = 1; j <= 3; j++) {
      const right = fine[4 * (k + 2) + j];
      worst = Math.max(worst, Math.abs(cubic(a, b, p, q, j / 4) - right) / Math.abs(right));
    }
    // A cubic rises if both slopes are at most three times the chord (Fritsch and Carlson 1980).
    const rises = p >= 0 && q >= 0 && p <= 3 * (b - a) && q <= 3 * (b - a);
    if (!(worst <= tolerance) || !rises) return 0;
    error = Math.max(error, worst);
    return 1;
  });
  return { values, slopes, kept, error };
}

/** From a to b with slopes p and q, at s from 0 to 1. */
function cubic(a: number, b: number, p: number, q: number, s: number): number {
  const rise = b - a;
  return a + s * (p + s * (3 * rise - 2 * p - q + s * (p + q - 2 * rise)));
}
