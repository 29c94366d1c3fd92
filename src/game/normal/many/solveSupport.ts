import type { Budget } from '../../../shared/budget.js';
import { boxOf, krawczyk, type Region } from './krawczyk.js';
import type { Box, System } from './system.js';

/** A region in which the equations of a support have exactly one solution, and where that is. */
export interface Solution {
  region: Region;
  /** The solution lies in it: chances of the strategies of each support. */
  box: Box;
  /** (−1)^d · sign of the determinant of the derivative, d unknowns. */
  index: number;
  /** Whether it is an equilibrium that uses its whole support and to which all else is worse. */
  equilibrium: boolean | 'undecided';
}

export interface SupportSolutions {
  solutions: Solution[];
  /** Nothing was left undecided: there is no equilibrium with this support outside the regions. */
  complete: boolean;
}

/** Boxes that are looked at for one support, and those of this width that may stay open. */
const MOST_BOXES = 20_000;
const LEAST_WIDTH = 1e-5;

/**
 * All equilibria with a given support, by branch and prune: a box of chances is dropped where an equation has no 0 in it
 * or a strategy outside pays more everywhere; where Krawczyk's test finds exactly one solution, that is made narrow;
 * other boxes are cut in two.
 */
export async function solveSupport(system: System, budget: Budget): Promise<SupportSolutions> {
  const solutions: Solution[] = [];
  const open: Box[] = [wholeBox(system)];
  for (let looked = 0; open.length > 0; looked++) {
    if (looked === MOST_BOXES || (looked % 16 === 0 && !(await budget.goOn('supports')))) {
      return { solutions, complete: false };
    }
    const box = open.pop()!;
    if (!clip(box) || excluded(system, box)) continue;
    const own = regionOf(system, box);
    if (solutions.some(({ region }) => inside(own, region))) continue;
    const width = widest(own);
    if (width < 0.3) {
      const region = wider(own);
      const tried = krawczyk(system, region);
      if (tried && apart(tried.image, own)) continue;
      if (tried && inside(tried.image, region)) {
        const narrow = narrowed(system, tried.image);
        const even = system.unknowns.length % 2 === 0;
        const found = boxOf(system, narrow);
        const index = even ? tried.sign : -tried.sign;
        // The same solution may have been found from a neighbouring box.
        if (!solutions.some((known) => inside(narrow, known.region))) {
          solutions.push({ region, box: found, index, equilibrium: isEquilibrium(system, found) });
        }
        continue;
      }
    }
    if (width < LEAST_WIDTH) return { solutions, complete: false };
    open.push(...halves(system, box));
  }
  return { solutions, complete: true };
}

function wholeBox(system: System): Box {
  return {
    low: system.support.map((own) => new Float64Array(own.length).fill(own.length === 1 ? 1 : 0)),
    high: system.support.map((own) => new Float64Array(own.length).fill(1)),
  };
}

/** Takes off what chances that sum to 1 cannot be; false where nothing is left. */
function clip({ low, high }: Box): boolean {
  return low.every((least, p) => {
    const most = high[p]!;
    const sumLow = least.reduce((a, b) => a + b, 0);
    const sumHigh = most.reduce((a, b) => a + b, 0);
    if (sumLow > 1 + ROUNDING || sumHigh < 1 - ROUNDING) return false;
    for (let k = 0; k < least.length; k++) {
      const [from, to] = [1 - sumHigh + most[k]! - ROUNDING, 1 - sumLow + least[k]! + ROUNDING];
      if (from > least[k]!) least[k] = Math.min(from, most[k]!);
      if (to < most[k]!) most[k] = Math.max(to, least[k]!);
    }
    return true;
  });
}

const ROUNDING = 2 ** -44;

function excluded(system: System, box: Box): boolean {
  return system.support.some((own, p) => {
    for (let a = 0; a < own.length; a++) {
      for (let b = a + 1; b < own.length; b++) {
        const { low, high } = system.gain(p, a, b, box);
        if (low[0]! > 0 || high[0]! < 0) return true;
      }
      for (let t = 0; t < system.outside(p); t++) {
        if (system.gain(p, own.length + t, a, box).low[0]! > 0) return true;
      }
    }
    return false;
  });
}

/** In the middle of what was proven, as narrow as doubles allow. */
function narrowed(system: System, region: Region): Region {
  let best = region;
  for (let step = 0; step < 12; step++) {
    const next = krawczyk(system, best);
    if (!next) return best;
    const { low, high } = next.image;
    const both = {
      low: low.map((x, u) => Math.max(x, best.low[u]!)),
      high: high.map((x, u) => Math.min(x, best.high[u]!)),
    };
    if (widest(both) > 0.9 * widest(best)) return both;
    best = both;
  }
  return best;
}

function isEquilibrium(system: System, box: Box): boolean | 'undecided' {
  let decided: boolean | 'undecided' = true;
  const see = (low: number, high: number): void => {
    if (decided === false || low > 0) return;
    decided = high < 0 ? false : 'undecided';
  };
  system.support.forEach((own, p) => {
    for (let k = 0; k < own.length; k++) see(box.low[p]![k]!, box.high[p]![k]!);
    for (let t = 0; t < system.outside(p); t++) {
      const { low, high } = system.gain(p, 0, own.length + t, box);
      see(low[0]!, high[0]!);
    }
  });
  return decided;
}

function regionOf(system: System, { low, high }: Box): Region {
  return {
    low: Float64Array.from(system.unknowns, ([p, k]) => low[p]![k]!),
    high: Float64Array.from(system.unknowns, ([p, k]) => high[p]![k]!),
  };
}

/** A little more on every side: a solution on the edge between two boxes is inside of both then. */
function wider({ low, high }: Region): Region {
  const more = 0.15 * widest({ low, high }) + 1e-12;
  return { low: low.map((x) => x - more), high: high.map((x) => x + more) };
}

function widest({ low, high }: Region): number {
  return low.reduce((most, x, u) => Math.max(most, high[u]! - x), 0);
}

function inside(inner: Region, outer: Region): boolean {
  return inner.low.every((x, u) => x > outer.low[u]! && inner.high[u]! < outer.high[u]!);
}

function apart(a: Region, b: Region): boolean {
  return a.low.some((x, u) => x > b.high[u]! || a.high[u]! < b.low[u]!);
}

/** Two boxes for one, cut along the widest chance, not in the middle: solutions like 1/2 would lie on the cut. */
function halves(system: System, box: Box): [Box, Box] {
  let [player, place, width] = [0, 0, -1];
  system.support.forEach((own, p) => {
    for (let k = 0; k < own.length; k++) {
      const here = box.high[p]![k]! - box.low[p]![k]!;
      if (here > width) [player, place, width] = [p, k, here];
    }
  });
  const cut = box.low[player]![place]! + 0.4837 * width;
  const copy = (): Box => ({ low: box.low.map((x) => x.slice()), high: box.high.map((x) => x.slice()) });
  const [below, above] = [copy(), copy()];
  below.high[player]![place] = cut;
  above.low[player]![place] = cut;
  return [above, below];
}
