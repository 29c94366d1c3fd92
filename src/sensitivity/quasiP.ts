import { betaTails } from '../quantity/special/incompleteBeta.js';
import type { Column } from './columns.js';
import type { Peeled } from './peel.js';

/**
 * Quasi-p-value of each restricted input of a box (Bryant and Lempert 2010, Technological Forecasting and Social Change
 * 77, p. 41): with its restriction left out and all others kept, a share p of the worlds is of interest. Had the
 * restriction nothing to do with it, the box's worlds would be drawn from these, and the chance that as many are of
 * interest as are is P(Binomial(rows, p) ≥ interest).
 *
 * "Quasi", since the ends were sought where the chance is small: a small value says less than one of a test that was set
 * beforehand, a large one says that the restriction can go.
 *
 * @param inside By row: whether the world is there at all.
 * @returns By input; NaN where it is not restricted.
 */
export function quasiP(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  inside: Uint8Array,
  { ends, rows, interest: of }: Peeled,
): Float64Array {
  const restricted = inputs.flatMap((_, i) =>
    ends.low[i] > Number.NEGATIVE_INFINITY || ends.high[i] < Number.POSITIVE_INFINITY ? [i] : [],
  );
  // Worlds that one input alone keeps out.
  const rowsOut = new Float64Array(inputs.length);
  const interestOut = new Float64Array(inputs.length);
  for (let row = 0; row < inside.length; row++) {
    if (inside[row] === 0) continue;
    let [broken, by] = [0, 0];
    for (const i of restricted) {
      const value = inputs[i].values[row];
      if (value >= ends.low[i] && value <= ends.high[i]) continue;
      broken++;
      by = i;
    }
    if (broken !== 1) continue;
    rowsOut[by]++;
    interestOut[by] += interest[row];
  }
  const p = new Float64Array(inputs.length).fill(Number.NaN);
  for (const i of restricted) p[i] = binomialAtLeast(of, rows, (of + interestOut[i]) / (rows + rowsOut[i]));
  return p;
}

/** P(X ≥ k) for X of Binomial(n, p): the regularised incomplete beta I_p(k, n − k + 1) (Abramowitz and Stegun 26.5.24). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  return p >= 1 ? 1 : betaTails(k, n - k + 1, p, 1 - p).below;
}
