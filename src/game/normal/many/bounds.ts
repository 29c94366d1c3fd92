/** Lower and upper bounds of numbers, entry by entry. */
export interface Bounds {
  low: Float64Array;
  high: Float64Array;
}

/**
 * Bounds of a sum Σ x_k · v_k along one dimension of a table: `v` has bounds in entries `k · step + rest`; the weights x lie
 * between `low` and `high` and sum to 1. Least where what is not yet given out goes to the smallest v. Where a weight may be
 * below 0, its product takes the worse end of v. Rounding is covered: values of v are at most 4 in size, weights 2.
 */
export function contract(v: Bounds, low: ArrayLike<number>, high: ArrayLike<number>): Bounds {
  const n = low.length;
  const step = v.low.length / n;
  const result = { low: new Float64Array(step), high: new Float64Array(step) };
  // Sums of 2n products, each below 8, in steps of at most 2^-53 relative.
  const slack = (2 * n + 4) * 16 * n * 2 ** -53;
  let rest = 1;
  for (let k = 0; k < n; k++) rest -= low[k]!;
  for (let r = 0; r < step; r++) {
    result.low[r] = extreme(v.low, v.high, low, high, r, step, rest, 1) - slack;
    result.high[r] = extreme(v.high, v.low, low, high, r, step, rest, -1) + slack;
  }
  return result;
}

/** @param sign 1 for the least, −1 for the most. */
function extreme(
  near: Float64Array,
  far: Float64Array,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  at: number,
  step: number,
  rest: number,
  sign: 1 | -1,
): number {
  const n = low.length;
  let sum = 0;
  for (let k = 0; k < n; k++) sum += low[k]! * (low[k]! < 0 ? far : near)[at + k * step]!;
  let left = rest;
  let before = Number.NEGATIVE_INFINITY;
  let done = 0;
  // The smallest first; equal ones together.
  while (left > 0 && done < n) {
    let next = Number.POSITIVE_INFINITY;
    for (let k = 0; k < n; k++) {
      const x = sign * near[at + k * step]!;
      if (x > before && x < next) next = x;
    }
    for (let k = 0; k < n && left > 0; k++) {
      if (sign * near[at + k * step]! !== next) continue;
      const given = Math.min(left, high[k]! - low[k]!);
      sum += given * sign * next;
      left -= given;
      done++;
    }
    before = next;
  }
  // More can only be left over by rounding.
  return left > 0 ? sum + left * sign * before : sum;
}
