import type { CaseNumber } from '../../../src/case/index.js';
import type { WrittenEnds } from './writtenEnds.js';

/** The line along which the ends of a number are dragged, in the unit in which it is written. */
export interface Axis {
  lo: number;
  hi: number;
  /** Least that an end can be. */
  least: number;
  step: number;
  /** What a number as written is multiplied by to come into the unit of its field. */
  factor: number;
}

/** A scale that has two ends is shown whole; another one as far as an end may reasonably be dragged. */
export function axisFor({ quantity, scale, unit }: CaseNumber, ends: WrittenEnds): Axis {
  const read =
    quantity.kind === 'interval' ? [quantity.lo, quantity.hi] : quantity.kind === 'point' ? [quantity.value] : [];
  const sure = ends.values.findIndex((value, i) => value !== 0 && (read[i] ?? 0) !== 0);
  const factor = sure < 0 ? (ends.percent ? 0.01 : 1) : read[sure]! / ends.values[sure]!;
  const least = Math.min(...ends.values);
  const most = Math.max(...ends.values);
  const made = (lo: number, hi: number, atLeast = lo): Axis => {
    const step = 10 ** Math.round(Math.log10((hi - lo) / 100));
    return {
      lo,
      hi,
      least: Math.max(atLeast, scale.kind === 'positive' && ends.values.length > 1 ? step : atLeast),
      step,
      factor,
    };
  };
  if (scale.kind === 'bounded') return made(scale.lo / factor, scale.hi / factor);
  if (scale.kind === 'positive') return made(0, roundedUp(most > 0 ? 2 * most : 10));
  const beside =
    unit === 'points' ? Math.max(most - least, 10) : Math.max(most - least, Math.abs(most), Math.abs(least), 1);
  const [lo, hi] = [least - beside, most + beside].map((x) => Math.sign(x) * roundedUp(Math.abs(x))) as [
    number,
    number,
  ];
  return unit === 'points' ? made(Math.min(0, lo), Math.max(100, hi)) : made(lo, hi);
}

/** To 1, 2, 3 … 9 times a power of ten. */
function roundedUp(x: number): number {
  if (x === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(x));
  return Math.ceil(x / power - 1e-9) * power;
}
