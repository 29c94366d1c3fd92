import { MOST_FREE } from '../quantity/vector/intervalWeights.js';
import type { CaseNumber } from './number.js';

/** How far a sum of points may be from its total, relative to it. */
const TOLERANCE = 1e-9;

/** Values that add up, or why there are none: too many ranges to draw together, or sums that cannot meet the total. */
export type AddedUp = { values: number[] } | { least: number; most: number } | { free: number; most: number };

/**
 * Values of points and intervals that sum to a total: points stand, and each interval has its median times one factor,
 * the same for all, held within its ends. There are such values exactly if Σ lo ≤ total ≤ Σ hi.
 */
export function addUp(numbers: readonly CaseNumber[], total: number): AddedUp {
  const ends = numbers.map(({ quantity: q, value }) => (q.kind === 'interval' ? [q.lo, q.hi] : [value, value]));
  const sum = (values: readonly number[]) => values.reduce((all, x) => all + x, 0);
  const least = sum(ends.map(([lo]) => lo!));
  const most = sum(ends.map(([, hi]) => hi!));
  const slack = TOLERANCE * total;
  if (least > total + slack || most < total - slack) return { least, most };
  const free = numbers.filter(({ quantity }) => quantity.kind === 'interval').length;
  if (free === 0) return { values: numbers.map((n) => n.value) };
  if (free > MOST_FREE) return { free, most: MOST_FREE };
  const at = (factor: number) =>
    numbers.map((n, i) =>
      n.quantity.kind === 'interval' ? Math.min(ends[i]![1]!, Math.max(ends[i]![0]!, n.value * factor)) : n.value,
    );
  const points = sum(numbers.map((n) => (n.quantity.kind === 'interval' ? 0 : n.value)));
  // Where no end is met, as mostly, the factor is known.
  const straight = (total - points) / sum(numbers.map((n) => (n.quantity.kind === 'interval' ? n.value : 0)));
  if (numbers.every((n, i) => at(straight)[i] === (n.quantity.kind === 'interval' ? n.value * straight : n.value)))
    return { values: at(straight) };
  let [a, b] = [0, 1];
  while (sum(at(b)) < Math.min(total, most) - slack && b < 1e12) b *= 2;
  for (let k = 0; k < 100; k++) {
    const middle = (a + b) / 2;
    if (sum(at(middle)) < total) a = middle;
    else b = middle;
  }
  return { values: at(b) };
}
