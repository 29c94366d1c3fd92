/** A straight scale from numbers to places, and the round numbers to mark on it. */
export interface Scale {
  at(x: number): number;
  ticks: number[];
}

/** @param lo First and last number, which come to stand at `from` and `to`; widened where they are one. */
export function scaleOf(numbers: readonly number[], from: number, to: number, most = 6): Scale {
  let lo = Math.min(0, ...numbers);
  let hi = Math.max(0, ...numbers);
  if (hi - lo < 1e-9) [lo, hi] = [lo - 1, hi + 1];
  const margin = 0.04 * (hi - lo);
  [lo, hi] = [lo - margin, hi + margin];
  const raw = (hi - lo) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= raw) ?? 10);
  const ticks: number[] = [];
  for (let n = Math.ceil(lo / step); n * step <= hi; n++) ticks.push(n * step);
  return { at: (x) => from + ((x - lo) / (hi - lo)) * (to - from), ticks };
}
