import { byQuantile, type Distribution, demandFinite, demandRange, NoSuchDistribution } from './distribution.js';

/** Where the values of a metalog may lie: at neither, one or both ends bounded. */
export interface Bounds {
  lo?: number;
  hi?: number;
}

/**
 * The three-term metalog through its 10 %, 50 % and 90 % quantiles (Keelin 2016, "The metalog distributions", Decision
 * Analysis 13, pp. 243–277): M(y) = a₁ + a₂ L + a₃ (y − ½) L with L = ln(y / (1 − y)), on the values themselves, on
 * ln(x − lo) or −ln(hi − x) where there is one bound, on ln((x − lo) / (hi − x)) where there are two (same, section 4).
 *
 * @throws NoSuchDistribution where M would fall somewhere: the median may not lie nearer to one end than about a sixth
 * of the way to the other, on the line that the bounds are taken to.
 */
export function metalog(p10: number, p50: number, p90: number, bounds: Bounds = {}): Distribution {
  demandFinite({ p10, p50, p90, ...bounds });
  const { lo = -Infinity, hi = Infinity } = bounds;
  if (bounds.lo !== undefined && bounds.hi !== undefined) demandRange(lo, hi);
  if (!(p10 < p50 && p50 < p90))
    throw new NoSuchDistribution(`p10 ${p10}, p50 ${p50} and p90 ${p90} do not rise`, 'p10 < p50 < p90');
  if (p10 <= lo || p90 >= hi)
    throw new NoSuchDistribution(`p10 ${p10} to p90 ${p90} does not lie within the bounds ${lo} to ${hi}`);
  const [toLine, fromLine] = line(bounds);
  const [low, middle, high] = [p10, p50, p90].map(toLine);
  const a2 = (high - low) / (2 * LOG9);
  const a3 = (high - 2 * middle + low) / (0.8 * LOG9);
  if (Math.abs(a3) >= STEEPEST * a2) throw new NoSuchDistribution(tooLopsided(p10, p50, p90, bounds));
  const onLine = (logit: number) => middle + (a2 + a3 * (1 / (1 + Math.exp(-logit)) - 0.5)) * logit;
  return byQuantile(
    (u) => fromLine(onLine(Math.log(u / (1 - u)))),
    (x) => {
      if (x <= lo) return 0;
      if (x >= hi) return 1;
      return 1 / (1 + Math.exp(-logitWhere(onLine, toLine(x))));
    },
  );
}

/** ln(0.9 / 0.1). */
const LOG9 = Math.log(9);

/**
 * M rises everywhere exactly if |a₃| / a₂ is below this: y (1 − y) M'(y) = a₂ + a₃ ((y − ½) + y (1 − y) L), and what a₃
 * stands before has its greatest size, 1 / STEEPEST, where 2 + (1 − 2y) L = 0, at y = 0.916778… (Keelin's 1.66711 to
 * more places).
 */
const STEEPEST = 1.667113119201929;

function line({ lo, hi }: Bounds): [(x: number) => number, (t: number) => number] {
  if (lo !== undefined && hi !== undefined)
    return [(x) => Math.log((x - lo) / (hi - x)), (t) => lo + (hi - lo) / (1 + Math.exp(-t))];
  if (lo !== undefined) return [(x) => Math.log(x - lo), (t) => lo + Math.exp(t)];
  if (hi !== undefined) return [(x) => -Math.log(hi - x), (t) => hi - Math.exp(-t)];
  return [(x) => x, (t) => t];
}

function tooLopsided(p10: number, p50: number, p90: number, bounds: Bounds): string {
  const [toLine, fromLine] = line(bounds);
  const [a, b] = [toLine(p10), toLine(p90)];
  const share = (1 - 0.4 * STEEPEST) / 2; // of the way from p10 to p90
  const ends = [a + share * (b - a), b - share * (b - a)].map((t) => Number(fromLine(t).toPrecision(4)));
  return `p50 ${p50} lies too near one end of ${p10} to ${p90}: a metalog needs it between ${ends[0]} and ${ends[1]}`;
}

/** The logit at which a rising function takes a value, by doubling and halving until the middle is an end. */
function logitWhere(rising: (logit: number) => number, value: number): number {
  let a = -1;
  let b = 1;
  while (rising(a) > value && a > -800) a *= 2;
  while (rising(b) < value && b < 800) b *= 2;
  for (;;) {
    const middle = a + (b - a) / 2;
    if (middle <= a || middle >= b) return middle;
    if (rising(middle) < value) a = middle;
    else b = middle;
  }
}
