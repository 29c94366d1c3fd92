import { percent, shareRange, signed } from '../text.js';
import type { Chance } from './table.js';

/** `46 % ± 2`; where every world agrees nothing is known of the error, and it is left out. */
export function chanceInWords({ point, within }: Chance): string {
  const points = Math.ceil(within * 100);
  return points > 0 && Number.isFinite(within) ? `${percent(point)} ± ${points}` : percent(point);
}

/** `62 % (22–84)`: a number with the range in which it lies in nine worlds of ten. */
export function rangeInWords(point: number, [lo, hi]: [number, number], unit: 'share' | 'points'): string {
  if (unit === 'points') return `${signed(point)} (${signed(lo)} to ${signed(hi)})`;
  return `${percent(point)} (${shareRange(lo, hi)})`;
}
