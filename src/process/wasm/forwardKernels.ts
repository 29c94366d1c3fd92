import { during, f64, i32, kernel } from './assemble.js';
import { int, next, nth } from './words.js';

// See `backwardKernels.ts`.

/** What is in the states that move is taken out of them and spread over their rows, from the last state to the first. */
export const spread = kernel(
  { count: 'i32', active: 'i32', from: 'i32', to: 'i32', chance: 'i32', mass: 'i32', room: 'i32' },
  { k: 'i32', j: 'i32', end: 'i32', s: 'i32', m: 'f64' },
  ({ count, active, from, to, chance, mass, room, k, j, end, s, m }, set) => [
    during(
      i32.less(k, count),
      set('s', nth(mass, int(active, k))),
      f64.store(nth(room, k), f64.load(s)),
      f64.store(s, f64.of(0)),
      set('k', next(k)),
    ),
    during(
      i32.less(i32.of(0), k),
      set('k', i32.sub(k, i32.of(1))),
      set('m', f64.load(nth(room, k))),
      set('j', int(from, k)),
      set('end', int(from, next(k))),
      during(
        i32.less(j, end),
        set('s', nth(mass, int(to, j))),
        f64.store(s, f64.add(f64.load(s), f64.mul(m, f64.load(nth(chance, j))))),
        set('j', next(j)),
      ),
    ),
  ],
);

/** The share turn[k] of what is in a state leaves it for another. Leaves in `turn` how much that is. */
export const part = kernel(
  { count: 'i32', active: 'i32', to: 'i32', turn: 'i32', mass: 'i32' },
  { k: 'i32', s: 'i32', moved: 'f64' },
  ({ count, active, to, turn, mass, k, s, moved }, set) => [
    during(
      i32.less(k, count),
      set('s', nth(mass, int(active, k))),
      set('moved', f64.mul(f64.load(s), f64.load(nth(turn, k)))),
      f64.store(nth(turn, k), moved),
      f64.store(s, f64.sub(f64.load(s), moved)),
      set('k', next(k)),
    ),
    set('k', i32.of(0)),
    during(
      i32.less(k, count),
      set('s', nth(mass, int(to, k))),
      f64.store(s, f64.add(f64.load(s), f64.load(nth(turn, k)))),
      set('k', next(k)),
    ),
  ],
);

/** sum = Σ of a list, in its order. */
export const total = kernel(
  { list: 'i32', count: 'i32', sums: 'i32' },
  { k: 'i32', sum: 'f64' },
  ({ list, count, sums, k, sum }, set) => [
    during(i32.less(k, count), set('sum', f64.add(sum, f64.load(nth(list, k)))), set('k', next(k))),
    f64.store(sums, sum),
  ],
);

/** sum[k] += times · list[k]. */
export const add = kernel(
  { list: 'i32', times: 'i32', sum: 'i32', count: 'i32' },
  { k: 'i32', s: 'i32', by: 'f64' },
  ({ list, times, sum, count, k, s, by }, set) => [
    set('by', f64.load(times)),
    during(
      i32.less(k, count),
      set('s', nth(sum, k)),
      f64.store(s, f64.add(f64.load(s), f64.mul(by, f64.load(nth(list, k))))),
      set('k', next(k)),
    ),
  ],
);

export const clear = kernel({ list: 'i32', count: 'i32' }, { k: 'i32' }, ({ list, count, k }, set) => [
  during(i32.less(k, count), f64.store(nth(list, k), f64.of(0)), set('k', next(k))),
]);
