import { byQuantile, type Distribution, demandFinite, demandRange, NoSuchDistribution } from './distribution.js';

/** Where the values of a metalog may lie: at neither, one or both ends bounded. */
export interface Bounds {
  lo?: number;
  hi?: number;
}

/**
 * The three-term metalog through its quantiles at α, ½ and 1 − α, the 10 %, 50 % and 90 % ones where nothing else is said
 * (Keelin 2016, "The metalog distributions", Decision Analysis 13, pp. 243–277; his symmetric-percentile triplets):
 * M(y) = a₁ + a₂ L + a₃ (y − ½) L with L = ln(y / (1 − y)), on the values themselves, on ln(x − lo) or −ln(hi − x) where
 * there is one bound, on ln((x − lo) / (hi − x)) where there are two (same, section 4).
 *
 * @param alpha Above 0 and below ½.
 * @throws NoSuchDistribution where M would fall somewhere: with α = 0.1 the median may not lie nearer to one end than
 * about a sixth of the way to the other, on the line that the bounds are taken to.
 */
export function metalog(low: number, mid: number, high: number, bounds: Bounds = {}, alpha = 0.1): Distribution {
  const [p, q] = [alpha, 1 - alpha].map((share) => `p${Number((100 * share).toPrecision(12))}`);
  demandFinite({ [p]: low, p50: mid, [q]: high, ...bounds });
  if (!(alpha > 0 && alpha < 0.5)) throw new NoSuchDistribution(`${p} is no lower quantile`, 'p1 to p49');
  const { lo = -Infinity, hi = Infinity } = bounds;
  if (bounds.lo !== undefined && bounds.hi !== undefined) demandRange(lo, hi);
  if (!(low < mid && mid < high))
    throw new NoSuchDistribution(`${p} ${low}, p50 ${mid} and ${q} ${high} do not rise`, `${p} < p50 < ${q}`);
  if (low <= lo || high >= hi)
    throw new NoSuchDistribution(`${p} ${low} to ${q} ${high} does not lie within the bounds ${lo} to ${hi}`);
  const [toLine, fromLine] = line(bounds);
  const [start, middle, end] = [low, mid, high].map(toLine);
  const logit = Math.log((1 - alpha) / alpha);
  const a2 = (end - start) / (2 * logit);
  const a3 = (end - 2 * middle + start) / ((1 - 2 * alpha) * logit);
  if (Math.abs(a3) >= STEEPEST * a2) {
    const share = (1 - (0.5 - alpha) * STEEPEST) / 2; // of the way from one end to the other
    const ends = [start + share * (end - start), end - share * (end - start)].map((t) =>
      Number(fromLine(t).toPrecision(4)),
    );
    throw new NoSuchDistribution(
      `p50 ${mid} lies too near one end of ${low} to ${high}: a metalog needs it between ${ends[0]} and ${ends[1]}`,
      `a p50 between ${ends[0]} and ${ends[1]}; or a mixture of two parts`,
    );
  }
  const onLine = (at: number) => middle + (a2 + a3 * (1 / (1 + Math.exp(-at)) - 0.5)) * at;
  return byQuantile(
    (u) => fromLine(onLine(Math.log(u / (1 - u)))),
    (x) => {
      if (x <= lo) return 0;
      if (x >= hi) return 1;
      return 1 / (1 + Math.exp(-logitWhere(onLine, toLine(x))));
    },
  );
}

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
