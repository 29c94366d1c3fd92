/**
 * An output with its mean taken off and divided by its standard deviation (over all values, divisor n). Estimators of
 * Sobol' indices have less error for a centred output (Sobol' et al. 2007), and squares of it do not overflow. Indices
 * are the same for a + b·y as for y.
 *
 * @returns `constant` where the values differ by no more than rounding: by at most 1e-12 of the largest;
 * or where none is above 1e-290.
 */
export function standardise(y: Float64Array): Float64Array | 'constant' {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of y) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size < 1e-290 || !(high / size - low / size > 1e-12)) return 'constant';
  // A first division, so that values near the largest number a computer holds can be added.
  const half = high / 2 - low / 2;
  const middle = low / 2 + high / 2;
  const scaled = y.map((value) => (value - middle) / half);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / y.length;
  const deviation = Math.sqrt(scaled.reduce((sum, value) => sum + (value - mean) ** 2, 0) / y.length);
  return scaled.map((value) => (value - mean) / deviation);
}
