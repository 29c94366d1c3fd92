import type { Budget } from '../../shared/budget.js';
import type { Check, Point, Settlement, Solutions, WhyNoDeal } from '../result.js';
import type { DealSpace } from '../space.js';
import { type Counted, CountsChecker } from './counts.js';
import { FrontierChecker, type Scope } from './frontier.js';
import { scan } from './scan.js';
import { SolutionsChecker } from './solutions.js';
import { WhyNoDealChecker } from './whyNoDeal.js';

export { checkPackage } from './explained.js';
export { checkCompletion, checkTrades, checkWouldTake } from './package.js';

/** All certificates of a settlement, from one scan of the packages. In a fixed order. */
export async function checkSettlement(space: DealSpace, result: Settlement, budget: Budget): Promise<Check[]> {
  const why = new WhyNoDealChecker(space, result.whyNoDeal);
  const checks = await scan(
    space,
    [
      new CountsChecker(space, result),
      new FrontierChecker(space, result.frontier.all, 'all'),
      new FrontierChecker(space, result.frontier.signable, 'signable'),
      new FrontierChecker(space, result.frontier.candidates, 'candidates'),
      new SolutionsChecker(space, result.solutions, result.frontier.candidates),
      why,
      { see: () => {}, conclude: (whole, looked) => why.concludeBoth(whole, looked)[1] },
    ],
    budget,
  );
  // What a stopped computation found was not meant to be all: it stands unproven, not refuted.
  return result.partial ? checks.map(unproven) : checks;
}

export async function checkFrontier(
  space: DealSpace,
  points: readonly Point[],
  scope: Scope,
  budget: Budget,
): Promise<Check> {
  return (await scan(space, [new FrontierChecker(space, points, scope)], budget))[0];
}

export async function checkCounts(space: DealSpace, counted: Counted, budget: Budget): Promise<Check> {
  return (await scan(space, [new CountsChecker(space, counted)], budget))[0];
}

/** @param candidates The frontier of the candidates, which `checkFrontier` checks. */
export async function checkSolutions(
  space: DealSpace,
  solutions: Solutions,
  candidates: readonly Point[],
  budget: Budget,
): Promise<Check> {
  return (await scan(space, [new SolutionsChecker(space, solutions, candidates)], budget))[0];
}

export async function checkCorrections(space: DealSpace, why: WhyNoDeal, budget: Budget): Promise<Check> {
  return (await scan(space, [new WhyNoDealChecker(space, why)], budget))[0];
}

export async function checkConflicts(space: DealSpace, why: WhyNoDeal, budget: Budget): Promise<Check> {
  const checker = new WhyNoDealChecker(space, why);
  const conclude = (whole: boolean, looked: string): Check => checker.concludeBoth(whole, looked)[1];
  return (await scan(space, [{ see: (seen) => checker.see(seen), conclude }], budget))[0];
}

function unproven(check: Check): Check {
  const { problem: _, ...rest } = check;
  return { ...rest, holds: false, whole: false, extent: 'nothing: the computation was stopped before it was whole' };
}
