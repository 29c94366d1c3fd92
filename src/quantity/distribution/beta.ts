import { betaQuantile, betaTails } from '../special/incompleteBeta.js';
import {
  byQuantile,
  type Distribution,
  demandFinite,
  demandRange,
  demandShapes,
  NoSuchDistribution,
} from './distribution.js';
import { demandMode } from './flat.js';

/**
 * The beta distribution with shapes a and b, drawn out to [lo, hi] (Johnson, Kotz and Balakrishnan 1995, volume 2,
 * chapter 25). Quantiles on [0, 1] are right to 1e-12 relative where a and b lie within 0.05 to 5,000 and u within
 * 1e-12 to 1 − 1e-12; that is the range that was checked.
 */
export function beta(a: number, b: number, lo = 0, hi = 1): Distribution {
  demandShapes({ 'first shape': a, 'second shape': b });
  demandRange(lo, hi);
  const width = hi - lo;
  return byQuantile(
    (u) => Math.min(hi, lo + width * betaQuantile(a, b, u)),
    (x) => {
      if (x <= lo) return 0;
      return x >= hi ? 1 : betaTails(a, b, (x - lo) / width, (hi - x) / width).below;
    },
  );
}

/**
 * PERT: the beta distribution on [lo, hi] with shapes 1 + λ (mode − lo) / (hi − lo) and 1 + λ (hi − mode) / (hi − lo).
 * With λ = 4 the mean is (lo + 4 mode + hi) / 6 (Malcolm, Roseboom, Clark and Fazar 1959, Operations Research 7,
 * pp. 646–669; Vose 2008, "Risk Analysis", on λ). A higher λ ≥ 0 is surer of the mode.
 */
export function pert(lo: number, mode: number, hi: number, lambda = 4): Distribution {
  demandRange(lo, hi);
  demandMode(lo, mode, hi);
  demandFinite({ lambda });
  if (lambda < 0) throw new NoSuchDistribution(`lambda is ${lambda}`, 'a lambda of 0 or more, such as 4');
  const share = (mode - lo) / (hi - lo);
  return beta(1 + lambda * share, 1 + lambda * (1 - share), lo, hi);
}
