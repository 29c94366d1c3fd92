import { type ValuePair, valuePairs } from '../../settlement/pairs.js';
import type { Budget } from '../../shared/budget.js';
import type { CaseSpace } from '../settlement/space.js';

/** All packages as two parties see them, in points over each one's no-deal. */
export interface PairOfParties {
  x: string;
  y: string;
  /** Distinct places, or means of the cells of a grid where there are too many, with their number of packages. */
  cloud: ValuePair['cloud'];
  thinned: boolean;
  packages: number;
  /** Packages that are worth both at least what they expect without agreement. */
  both: number;
  /** Pareto frontier of these two alone, by falling x. `refused`: no signature for the package that stands there. */
  frontier: { x: number; y: number; refused: boolean }[];
}

/** Places of a cloud beyond which it is thinned. */
const CLOUD = 1500;

/**
 * @param over The space of the case in which durability is counted, as an assessment has it.
 * @returns Nothing where the case has no such parties, the space is too large to list, or the budget ended it.
 */
export async function pairOfParties(
  { space, actors }: CaseSpace,
  x: string,
  y: string,
  budget: Budget,
): Promise<PairOfParties | undefined> {
  const [px, py] = [x, y].map((party) => actors.findIndex(({ id }) => id === party)) as [number, number];
  if (px < 0 || py < 0) return undefined;
  const [pair] = await valuePairs(space, [[px, py]], CLOUD, budget);
  if (!pair) return undefined;
  const [x0, y0] = [space.parties[px]!.threshold, space.parties[py]!.threshold];
  return {
    x,
    y,
    cloud: pair.cloud.map(([vx, vy, n]) => [vx - x0, vy - y0, n]),
    thinned: pair.thinned,
    packages: pair.packages,
    both: pair.both,
    frontier: pair.frontier.map((p) => ({ x: p.x - x0, y: p.y - y0, refused: !p.signable })),
  };
}
