/** Distance of the points at which a likelihood is first looked at, in the logarithm of its parameter. */
const STEP = 0.5;

/**
 * Where a function of one number is largest, between two ends: looked for between neighbouring points whose slopes
 * say that a peak lies there, and halved down to rounding. Undefined if the upper end is at least as high as all of
 * them: the function then rises beyond it, or is flat.
 *
 * @param at Value and slope.
 */
export function peak(at: (x: number) => { value: number; slope: number }, from: number, to: number) {
  let best: { x: number; value: number } | undefined;
  let left = from;
  let leftSlope = at(from).slope;
  for (let right = from + STEP; right < to + STEP; right += STEP) {
    const { slope } = at(right);
    if (leftSlope > 0 && slope <= 0) {
      const x = rootBetween(left, right, (t) => at(t).slope);
      const { value } = at(x);
      if (!best || value > best.value) best = { x, value };
    }
    left = right;
    leftSlope = slope;
  }
  return best && best.value > at(left).value ? best.x : undefined;
}

/** Where a function that is above 0 on the left and not on the right changes its sign, to rounding. */
export function rootBetween(left: number, right: number, f: (x: number) => number): number {
  let [a, b] = [left, right];
  for (;;) {
    const middle = a + (b - a) / 2;
    if (!(a < middle && middle < b)) return middle;
    if (f(middle) > 0) a = middle;
    else b = middle;
  }
}
