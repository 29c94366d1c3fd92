import type { Budget } from '../shared/budget.js';
import { compile, fromGrid } from './compile.js';
import { evaluate } from './evaluate.js';
import { FrontierBuilder } from './frontier.js';
import type { DealSpace } from './space.js';
import { eachBlock } from './survey.js';

/** What all packages are worth to two parties, for looking at. */
export interface ValuePair {
  x: number;
  y: number;
  /** Value pairs that differ by a thousandth or more, with their number of packages; when there are more than the limit, means of grid cells. */
  cloud: [number, number, number][];
  thinned: boolean;
  /** Packages looked at, and those of them that are worth at least its threshold to each of the two. */
  packages: number;
  both: number;
  /** Pareto frontier for these two alone, by falling x; `signable` of its witness package. */
  frontier: { x: number; y: number; signable: boolean }[];
}

/** Grid steps within which two packages are one point to the eye: a thousandth of the unit. */
const NEAR = 1e6;
/** Cells of the grid to which a cloud is thinned, along each axis. */
const CELLS = 48;

/**
 * Value pairs of all packages for the given pairs of parties, in one pass. Empty when the space is too large to
 * enumerate or the budget ends the pass.
 *
 * @param limit Largest number of points of a cloud that is not thinned.
 */
export async function valuePairs(
  space: DealSpace,
  pairs: readonly (readonly [number, number])[],
  limit: number,
  budget: Budget,
): Promise<ValuePair[]> {
  const compiled = compile(space);
  const clouds = pairs.map(() => new Map<number, [number, number, number]>());
  const frontiers = pairs.map(() => new FrontierBuilder(2));
  const both = pairs.map(() => 0);
  const { thresholds } = compiled;
  let packages = 0;
  const refused = await eachBlock(compiled, budget, 'value pairs', async ({ values, tuples, length }) => {
    packages += length;
    for (const [n, [x, y]] of pairs.entries()) {
      const columns = [values[x]!, values[y]!];
      const cloud = clouds[n]!;
      for (let j = 0; j < length; j++) {
        frontiers[n]!.add(columns, j, tuples[j]!);
        if (columns[0]![j]! >= thresholds[x]! && columns[1]![j]! >= thresholds[y]!) both[n]!++;
        const key = Math.round(columns[0]![j]! / NEAR) * 2 ** 26 + Math.round(columns[1]![j]! / NEAR);
        const point = cloud.get(key);
        if (point) point[2]++;
        else cloud.set(key, [fromGrid(columns[0]![j]!), fromGrid(columns[1]![j]!), 1]);
      }
      if (frontiers[n]!.due) await frontiers[n]!.settle(budget);
    }
  });
  if (refused || budget.stopped) return [];
  const found: ValuePair[] = [];
  for (const [n, [x, y]] of pairs.entries()) {
    await frontiers[n]!.settle(budget);
    const frontier = frontiers[n]!.points(compiled)
      .map(({ values, package: witness }) => {
        return { x: values[0]!, y: values[1]!, signable: evaluate(compiled, witness).signable };
      })
      .sort((a, b) => b.x - a.x);
    const cloud = [...clouds[n]!.values()];
    const thinned = cloud.length > limit;
    found.push({ x, y, cloud: thinned ? thin(cloud) : cloud, thinned, packages, both: both[n]!, frontier });
  }
  return found;
}

/** One point per occupied grid cell: the mean of its packages, and their number. */
function thin(cloud: [number, number, number][]): [number, number, number][] {
  const [x0, x1] = range(cloud.map((p) => p[0]));
  const [y0, y1] = range(cloud.map((p) => p[1]));
  const cell = (v: number, lo: number, hi: number) =>
    Math.min(CELLS - 1, Math.floor((CELLS * (v - lo)) / (hi - lo || 1)));
  const sums = new Map<number, [number, number, number]>();
  for (const [x, y, n] of cloud) {
    const at = cell(x, x0, x1) * CELLS + cell(y, y0, y1);
    const sum = sums.get(at) ?? [0, 0, 0];
    sums.set(at, [sum[0] + n * x, sum[1] + n * y, sum[2] + n]);
  }
  return [...sums.values()].map(([x, y, n]) => [x / n, y / n, n]);
}

function range(values: readonly number[]): [number, number] {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const v of values) {
    if (v < lo) lo = v;
    if (v > hi) hi = v;
  }
  return [lo, hi];
}
