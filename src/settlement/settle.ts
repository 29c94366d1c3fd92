import type { Budget } from '../shared/budget.js';
import { checkSettlement } from './check/index.js';
import { compile, fromGrid } from './compile.js';
import { carries, whyNoDeal } from './corrections.js';
import { countsOf } from './counts.js';
import type { Settlement, TooLarge } from './result.js';
import { refuseTooLarge } from './size.js';
import { solutionsOf } from './solutions.js';
import type { DealSpace } from './space.js';
import { survey } from './survey.js';

export interface SettleOptions {
  /** Largest number of packages that is served; above it the answer is a refusal with the count. Default 10^7. */
  limit?: number;
  /** Whether every answer is checked by independent code, in further passes over the packages. Default true. */
  check?: boolean;
}

/**
 * Everything about a whole space: counts, frontiers, solutions, why there is no deal, which constraints carry the
 * answer, and the certificates. The one way from a space to a result; solvers for larger spaces belong behind it.
 */
export async function settle(space: DealSpace, options: SettleOptions, budget: Budget): Promise<Settlement | TooLarge> {
  const compiled = compile(space);
  const refused = await refuseTooLarge(compiled, budget, options.limit);
  if (refused) return refused;
  const seen = await survey(compiled, budget);
  if ('kind' in seen) return seen;
  const settlement: Settlement = {
    kind: 'settlement',
    unit: space.unit,
    parties: space.parties.map((party) => party.name),
    signatories: compiled.signatories,
    counts: countsOf(compiled, seen),
    range:
      seen.packages === 0 ? [] : space.parties.map((_, p) => ({ lo: fromGrid(seen.lo[p]), hi: fromGrid(seen.hi[p]) })),
    frontier: {
      all: seen.all.points(compiled),
      signable: seen.signable.points(compiled),
      candidates: seen.candidates.points(compiled),
    },
    solutions: solutionsOf(compiled, seen.candidates),
    whyNoDeal: await whyNoDeal(compiled, seen, budget),
    carries: carries(compiled, seen),
    checks: [],
  };
  if (seen.stopped) {
    const tuples = compiled.sizes.reduce((n, size) => n * size, 1);
    settlement.partial = { stopped: seen.stopped, looked: seen.packages, tuples };
  }
  if (options.check ?? true) settlement.checks = await checkSettlement(space, settlement, budget);
  return settlement;
}
