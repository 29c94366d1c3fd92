import { assemble, call, during, f64, i32, kernel, when } from './assemble.js';
import { decide, discount, expect, mix, move, reply } from './backwardKernels.js';
import { add, clear, part, spread, total } from './forwardKernels.js';
import { int } from './words.js';

export const KERNELS = { decide, reply, mix, expect, move, discount, spread, part, total, add, clear };

/** What moves on from step to step, by `stride` bytes. */
const BY_STEP = new Set(['turn', 'times', 'sums']);

/**
 * A list of orders in memory, 64 bytes each: which kernel; its addresses and counts, in order; at 40, the stride of what
 * moves on from step to step (counted from step 0); at 44, where it says for each step whether the order is for it, or 0
 * for all; at 48, its numbers.
 */
export const ORDER = { bytes: 64, stride: 40, dates: 44, numbers: 48 };

/** Obeys all orders up to `end`, at step `from` and on by `by` up to before `to`. */
const sweep = kernel(
  { orders: 'i32', end: 'i32', from: 'i32', to: 'i32', by: 'i32' },
  { at: 'i32', dates: 'i32' },
  ({ orders, end, from, to, by, at, dates }, set) => {
    const obey = ({ parameters }: (typeof KERNELS)[keyof typeof KERNELS], n: number) => {
      let [addresses, numbers] = [0, 0];
      const values = parameters.map(([name, type]) => {
        if (type === 'f64') return f64.load(at, ORDER.numbers + 8 * numbers++);
        const value = i32.load(at, 4 * ++addresses);
        return BY_STEP.has(name) ? i32.add(value, i32.mul(from, i32.load(at, ORDER.stride))) : value;
      });
      return when(i32.equal(i32.load(at), i32.of(n)), call(n, ...values));
    };
    return [
      during(
        i32.differ(from, to),
        set('at', orders),
        during(
          i32.less(at, end),
          set('dates', i32.load(at, ORDER.dates)),
          when(i32.or(i32.isZero(dates), int(dates, from)), ...Object.values(KERNELS).map(obey)),
          set('at', i32.add(at, i32.of(ORDER.bytes))),
        ),
        set('from', i32.add(from, by)),
      ),
    ];
  },
);

/** The module, which exports `sweep`. */
export const program = assemble({ ...KERNELS, sweep }, 'sweep');
