import { fixed, percent, years } from '../text.js';

/** A number of a case in its unit: `41.0`, `12 %`, `3.4 weeks`, `0.5 points per quarter`. */
export function inUnit(x: number, unit: string): string {
  switch (unit) {
    case 'share':
      return percent(x);
    case 'years':
      return years(Number(x.toFixed(1)));
    case 'points':
    case 'weight':
      return fixed(x);
    case 'per year':
      return `${significant(x)} per year`;
    default:
      return `${significant(x)} ${unit}`;
  }
}

/** Three digits that count; none is shown where it is 0. */
function significant(x: number): string {
  return String(Number(x.toPrecision(3))).replace('-', '−');
}
