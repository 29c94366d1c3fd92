import { intervalOnLine, type Scale } from '../scale.js';
import { Z95 } from '../special/normalBelow.js';
import { type Distribution, demandFinite, NoSuchDistribution } from './distribution.js';
import { point } from './flat.js';
import { logitNormal, lognormal, normal } from './normal.js';

/**
 * What `lo to hi` means on a scale: 5 % below `lo` and above `hi`, normal on the line that the scale is taken to. The
 * median and the chances are those of `median` and `chanceAtMost`.
 */
export function interval({ lo, hi }: { lo: number; hi: number }, scale: Scale): Distribution {
  demandFinite({ 'lower end': lo, 'upper end': hi });
  if (lo > hi) throw new NoSuchDistribution(`${lo} to ${hi} runs downwards`, `${hi} to ${lo}`);
  if (scale.kind === 'positive' && lo < 0) throw new NoSuchDistribution(`${lo} lies below 0, where the scale begins`);
  if (scale.kind === 'bounded' && (lo < scale.lo || hi > scale.hi))
    throw new NoSuchDistribution(`${lo} to ${hi} leaves the scale, which is ${scale.lo} to ${scale.hi}`);
  if (lo === hi) return point(lo);
  const [a, b] = intervalOnLine(lo, hi, scale);
  const middle = (a + b) / 2;
  const sd = (b - a) / (2 * Z95);
  if (!(sd > 0)) return point(lo + (hi - lo) / 2); // the ends differ by rounding alone
  switch (scale.kind) {
    case 'unbounded':
      return normal(middle, sd);
    case 'positive':
      return lognormal(middle, sd);
    case 'bounded':
      return logitNormal(middle, sd, scale.lo, scale.hi);
  }
}
