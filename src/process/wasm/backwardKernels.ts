import { type Code, during, f64, f64x2, i32, kernel, lane } from './assemble.js';
import { int, next, nth } from './words.js';

// The kernels in which the time of many games goes. What they compute can be read in `../kernels.ts`: here the same
// operations are done in the same order, so that the bytes are the same, but two numbers at a time and without a check of
// each access. Parameters are addresses of lists in one memory, unless they are counts or said to be something else.

/** Where the tables of `../exp.ts` stand: e^(k / 64) at k, and e^(n − 750) at n. */
export const PART_AT = 0;
export const WHOLE_AT = 64 * 8;

const two = (x: number) => f64x2.splat(f64.of(x));
/** The numbers of a block's six parties, in pairs: names of locals, and how far behind the first each stands. */
const PAIRS = [
  ['a', 0],
  ['b', 16],
  ['c', 32],
] as const;
const BY_PAIR = { a: 'v128', b: 'v128', c: 'v128' } as const;

/** Choices from k up to end: where they are made, what switching leads to and costs, and the chance to switch. */
const CHOICES = { k: 'i32', end: 'i32', rows: 'i32', reads: 'i32', cost: 'i32', turn: 'i32' } as const;

/** A player's choices from k on: `own` is the block from the player's place on. What switching gains the k-th and the next. */
const DECIDES = { ...CHOICES, own: 'i32', precision: 'f64', chance: 'f64' } as const;
const gain = ({ k, rows, reads, cost, own }: Record<keyof typeof DECIDES, Code>) => {
  const worth = (list: Code) => f64x2.gather(nth(own, int(list, k)), nth(own, int(list, next(k))));
  return f64x2.sub(f64x2.sub(worth(reads), f64x2.load(nth(cost, k))), worth(rows));
};

/** turn[k] = chance · σ(λ · gain), two at a time: where their number is odd, what stands behind them is lost. */
export const decide = kernel(
  DECIDES,
  { x: 'v128', whole: 'v128', r: 'v128', index: 'v128', slope: 'v128', most: 'v128' },
  ({ x, whole, r, index, slope, most, ...own }, set) => {
    const table = (at: number, of: (index: Code) => Code) =>
      f64x2.gather(nth(i32.of(at), of(lane(index, 0))), nth(i32.of(at), of(lane(index, 1))));
    const powers = f64x2.mul(
      table(WHOLE_AT, (i) => i32.shr(i, i32.of(6))),
      table(PART_AT, (i) => i32.and(i, i32.of(63))),
    );
    const series = [1 / 6, 1 / 2, 1, 1].reduce(
      (sum, term) => f64x2.add(two(term), f64x2.mul(r, sum)),
      f64x2.add(two(1 / 24), f64x2.div(r, two(120))),
    );
    return [
      set('slope', f64x2.neg(f64x2.splat(own.precision))),
      set('most', f64x2.splat(own.chance)),
      during(
        i32.less(own.k, own.end),
        set('x', f64x2.max(two(-700), f64x2.min(two(700), f64x2.mul(slope, gain(own))))),
        set('whole', f64x2.floor(f64x2.add(f64x2.mul(x, two(64)), two(0.5)))),
        set('r', f64x2.sub(x, f64x2.mul(whole, two(1 / 64)))),
        set('index', f64x2.trunc(f64x2.add(whole, two(64 * 750)))),
        f64x2.store(nth(own.turn, own.k), f64x2.div(most, f64x2.add(two(1), f64x2.mul(powers, series)))),
        set('k', i32.add(own.k, i32.of(2))),
      ),
    ];
  },
);

/** The same for endless precision: chance where the gain is above a tie, else 0. @param precision The tie, in points. */
export const reply = kernel(DECIDES, {}, (own, set) => [
  during(
    i32.less(own.k, own.end),
    f64x2.store(
      nth(own.turn, own.k),
      f64x2.and(f64x2.more(gain(own), f64x2.splat(own.precision)), f64x2.splat(own.chance)),
    ),
    set('k', i32.add(own.k, i32.of(2))),
  ),
]);

/** block[row] moves towards source[read] by turn[k], and pays. @param bears 1 or 0 for each party of the block. */
export const mix = kernel(
  {
    ...CHOICES,
    block: 'i32',
    source: 'i32',
    bears: 'i32',
  },
  { s: 'i32', t: 'i32', share: 'v128', paid: 'v128', here: 'v128', ...BY_PAIR },
  ({ k, end, rows, reads, cost, turn, block, source, bears, s, t, share, paid, here, ...pair }, set) => [
    ...PAIRS.map(([name, by]) => set(name, f64x2.load(bears, by))),
    during(
      i32.less(k, end),
      set('s', nth(block, int(rows, k))),
      set('t', nth(source, int(reads, k))),
      set('share', f64x2.loadSplat(nth(turn, k))),
      set('paid', f64x2.mul(share, f64x2.loadSplat(nth(cost, k)))),
      ...PAIRS.flatMap(([name, by]) => [
        set('here', f64x2.load(s, by)),
        f64x2.store(
          s,
          f64x2.sub(f64x2.add(here, f64x2.mul(share, f64x2.sub(f64x2.load(t, by), here))), f64x2.mul(pair[name], paid)),
          by,
        ),
      ]),
      set('k', next(k)),
    ),
  ],
);

/** into[row] = Σ chance·block[read]. */
export const expect = kernel(
  { count: 'i32', rows: 'i32', from: 'i32', reads: 'i32', chance: 'i32', block: 'i32', into: 'i32' },
  { k: 'i32', j: 'i32', end: 'i32', t: 'i32', p: 'v128', ...BY_PAIR },
  ({ count, rows, from, reads, chance, block, into, k, j, end, t, p, ...pair }, set) => {
    const entry = [set('p', f64x2.loadSplat(nth(chance, j))), set('t', nth(block, int(reads, j))), set('j', next(j))];
    const term = (by: number) => f64x2.mul(p, f64x2.load(t, by));
    return [
      during(
        i32.less(k, count),
        ...entry,
        ...PAIRS.map(([name, by]) => set(name, term(by))),
        set('end', int(from, next(k))),
        during(i32.less(j, end), ...entry, ...PAIRS.map(([name, by]) => set(name, f64x2.add(pair[name], term(by))))),
        set('t', nth(into, int(rows, k))),
        ...PAIRS.map(([name, by]) => f64x2.store(t, pair[name], by)),
        set('k', next(k)),
      ),
    ];
  },
);

/** into[place] = block[row], row by row. */
export const move = kernel(
  { count: 'i32', rows: 'i32', block: 'i32', places: 'i32', into: 'i32' },
  { k: 'i32', s: 'i32', t: 'i32' },
  ({ count, rows, block, places, into, k, s, t }, set) => [
    during(
      i32.less(k, count),
      set('s', nth(block, int(rows, k))),
      set('t', nth(into, int(places, k))),
      ...PAIRS.map(([, by]) => f64x2.store(t, f64x2.load(s, by), by)),
      set('k', next(k)),
    ),
  ],
);

/** W = flow + factor · (W − flow). @param end Where the block ends. */
export const discount = kernel(
  { s: 'i32', end: 'i32', flow: 'i32', factor: 'i32' },
  { here: 'v128', ...BY_PAIR },
  ({ s, end, flow, factor, here, ...pair }, set) => [
    ...PAIRS.map(([name, by]) => set(name, f64x2.load(factor, by))),
    during(
      i32.less(s, end),
      ...PAIRS.flatMap(([name, by]) => [
        set('here', f64x2.load(flow, by)),
        f64x2.store(s, f64x2.add(here, f64x2.mul(pair[name], f64x2.sub(f64x2.load(s, by), here))), by),
      ]),
      set('s', i32.add(s, i32.of(48))),
      set('flow', i32.add(flow, i32.of(48))),
    ),
  ],
);
