import { bits } from '../integers.js';
import type { Payments } from './form.js';

/** Payments in double precision, in a unit in which the largest is 1 or −1; all 0 where all are. */
export function inMachineNumbers(paid: Payments): Float64Array {
  if (paid instanceof Float64Array) {
    const unit = paid.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
    return paid.map((x) => x / unit);
  }
  const whole = Array.from(paid, (x) => BigInt(x));
  let most = 1n;
  for (const x of whole) if ((x < 0n ? -x : x) > most) most = x < 0n ? -x : x;
  // Beyond machine numbers, the digits that do not count are dropped first.
  const shift = BigInt(Math.max(0, bits(most) - 1000));
  const unit = Number(most >> shift);
  return Float64Array.from(whole, (x) => Number(x >> shift) / unit);
}
