/** The standard normal distribution has 5 % above this. */
export const Z95 = 1.6448536269514722;

/**
 * Φ(z), the standard normal distribution function, to about 1e-15: by its power series near 0 and by the continued
 * fraction of the tail beyond (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14).
 */
export function normalBelow(z: number): number {
  if (z < -38) return 0;
  if (z > 38) return 1;
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= (x * x) / (2 * k + 1);
      sum += term;
    }
    return 0.5 + Math.sign(z) * density * sum;
  }
  let fraction = x;
  for (let k = 200; k > 0; k--) fraction = x + k / fraction;
  return z > 0 ? 1 - density / fraction : density / fraction;
}
