import type Fraction from 'fraction.js';
import { bits, inUnits, lcm } from '../integers.js';
import { MAX_BITS, MAX_DENOMINATOR_BITS } from '../scaled.js';
import type { Payments } from './model.js';

/** Numbers as they are read: whole ones of at most 15 digits in the array, at the place of all others NaN. */
export interface Numbers {
  small: Float64Array;
  /** By place. */
  others: ReadonlyMap<number, Fraction>;
}

/**
 * One player's payoffs in a unit in which they are whole; in words, which limit is passed, where numbers would become
 * too large.
 *
 * @param place Of the number that a cell has.
 */
export function inOneUnit(
  { small, others }: Numbers,
  cells: number,
  place: (cell: number) => number,
): { paid: Payments; unit: bigint } | string {
  let unit = 1n;
  let most = 0;
  let mostDigits = 0;
  for (let cell = 0; cell < cells; cell++) {
    const at = place(cell);
    const x = small[at]!;
    if (!Number.isNaN(x)) {
      if (Math.abs(x) > most) most = Math.abs(x);
      continue;
    }
    const { n, d } = others.get(at)!;
    if (n > 1n) mostDigits = Math.max(mostDigits, bits(n) - bits(d) + 1);
    if (unit % d === 0n) continue;
    unit = lcm(unit, d);
    if (bits(unit) > MAX_DENOMINATOR_BITS) {
      return `the common denominator of a player's payoffs has more than ${MAX_DENOMINATOR_BITS} binary digits`;
    }
  }
  // 2^52: sums of two are exact too.
  const digits = bits(unit) + Math.max(mostDigits, bits(BigInt(most)));
  if (digits < 52) {
    const factor = Number(unit);
    const paid = new Float64Array(cells);
    for (let cell = 0; cell < cells; cell++) {
      const at = place(cell);
      const x = small[at]!;
      paid[cell] = Number.isNaN(x) ? Number(inUnits(others.get(at)!, unit)) : x * factor;
    }
    return { paid, unit };
  }
  if (digits * cells > MAX_BITS) {
    return `exact payoffs would take ${digits * cells} binary digits for one player; at most ${MAX_BITS} are used`;
  }
  const paid = Array.from({ length: cells }, (_, cell) => {
    const at = place(cell);
    return Number.isNaN(small[at]!) ? inUnits(others.get(at)!, unit) : BigInt(small[at]!) * unit;
  });
  return { paid, unit };
}
