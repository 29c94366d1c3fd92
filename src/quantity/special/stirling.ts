/** ln √(2π). */
export const HALF_LOG_TAU = 0.9189385332046728;

/**
 * δ(z) = ln Γ(z) − (z − ½) ln z + z − ln √(2π) for z > 0, what Stirling's formula leaves out, to about 1e-15 absolute.
 * From 16 on by its asymptotic series (Abramowitz and Stegun 1964, 6.1.41); below, δ(z) − δ(z + 1) =
 * (z + ½) ln(1 + 1/z) − 1 leads up to there.
 */
export function stirlingRest(z: number): number {
  let rest = 0;
  let at = z;
  for (; at < 16; at++) rest += (at + 0.5) * Math.log1p(1 / at) - 1;
  const s = 1 / (at * at);
  return (
    rest +
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) / at
  );
}

/** ln Γ(z) for z > 0. */
export function logGamma(z: number): number {
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TAU + stirlingRest(z);
}

/**
 * k ln(k / m) + m − k ≥ 0 for positive k and m, without cancellation where they are near each other: Loader's deviance
 * (2000, "Fast and accurate computation of binomial probabilities", section 4).
 */
export function deviance(k: number, m: number): number {
  if (Math.abs(k - m) >= 0.1 * (k + m)) return k * Math.log(k / m) + m - k;
  const v = (k - m) / (k + m);
  let sum = (k - m) * v;
  let term = 2 * k * v;
  for (let j = 1; ; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
