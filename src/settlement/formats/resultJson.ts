import { distinct } from '../../shared/names.js';
import type { Constraint, Package, Point, Settlement, Solution } from '../result.js';
import type { DealSpace } from '../space.js';

/** A record whose keys may be any text, `__proto__` included. */
type Named<T> = Record<string, T>;

/** One distinct vector of values. */
export interface Outcome {
  /** Values in the order of `parties`. */
  utilities: number[];
  /** How many packages have exactly these values. */
  packages: number;
  /** The first of them: option by issue, null where the issue does not exist in it. */
  package: Named<string | null>;
}

/** What `abide settle --json` prints; described in docs/formats.md. Names that repeat get ` (2)`, ` (3)`, … */
export interface ResultJson {
  unit: string;
  packages: number;
  /** The signatories. */
  parties: string[];
  /** Packages that each party accepts, endorsers and ratifiers included. */
  acceptable: Named<number>;
  signable: number;
  /** Over all packages. */
  frontier: Outcome[];
  /** Within the signable packages. */
  frontierRational: Outcome[];
  nash: Outcome[];
  kalaiSmorodinsky: { maxmin: Outcome[]; leastAsymmetry: Outcome[] };
  egalitarian: Outcome[];
  utilitarian: Outcome[];
  /** Best value of each signatory among the packages in which solutions are sought; null where there are none. */
  ideal: number[] | null;
  certificate: { holds: boolean; checks: Settlement['checks'] };
  leastAsymmetryNormalised: Outcome[];
  /** Signable packages that every signatory accepts: where the solutions and the ideal are taken. */
  candidates: number;
  ratifiable: number;
  /** By party: packages that it alone keeps from being signable. */
  blocks: Named<number>;
  ratifiers: Named<{ refuses: number; alone: number }>;
  /** About each solution: its value, whether it compares points of different parties, why it is empty. */
  solutions: Named<{ value?: number; comparesPoints: boolean; why?: string }>;
  corrections: {
    constraints: ConstraintJson[];
    packages: number;
    amounts: { lower: Named<number>; packages: number; package: Named<string | null> }[];
  }[];
  conflicts: ConstraintJson[][];
  /** How many packages would be signable with one threshold or hard line dropped. */
  carries: { constraint: ConstraintJson; signable: number }[];
  /** Set where the search for corrections and conflicts ended early. */
  correctionsPartial?: string;
  /** Set where the time limit or a cancellation ended the work. */
  partial?: NonNullable<Settlement['partial']>;
}

export type ConstraintJson = { party: string; kind: 'threshold' } | { party: string; kind: 'line'; line: string };

/** The result in the words of its space, as data that can be written as JSON. */
export function resultJson(result: Settlement, space: DealSpace): ResultJson {
  const names = distinct(space.parties.map((party) => party.name));
  const named = namePackages(space);
  const byParty = <T>(values: readonly T[]) => record(values.map((value, p) => [names[p]!, value]));
  const outcomes = (points: readonly Point[]) => points.map(outcome);
  const outcome = (point: Point): Outcome => {
    return { utilities: [...point.values], packages: point.packages, package: named(point.package) };
  };
  const constraint = (c: Constraint): ConstraintJson => {
    const party = names[c.party]!;
    if (c.kind === 'threshold') return { party, kind: 'threshold' };
    return { party, kind: 'line', line: space.parties[c.party]!.refuses[c.line]!.name };
  };
  const { counts, frontier, solutions, whyNoDeal } = result;
  return {
    unit: result.unit,
    packages: counts.packages,
    parties: result.signatories.map((p) => names[p]!),
    acceptable: byParty(counts.acceptable),
    signable: counts.signable,
    frontier: outcomes(frontier.all),
    frontierRational: outcomes(frontier.signable),
    nash: outcomes(solutions.nash.points),
    kalaiSmorodinsky: {
      maxmin: outcomes(solutions.kalaiSmorodinskyMaxMin.points),
      leastAsymmetry: outcomes(solutions.leastAsymmetry.points),
    },
    egalitarian: outcomes(solutions.egalitarian.points),
    utilitarian: outcomes(solutions.utilitarian.points),
    ideal: solutions.ideal ? [...solutions.ideal] : null,
    certificate: { holds: result.checks.every((check) => check.holds), checks: result.checks },
    leastAsymmetryNormalised: outcomes(solutions.leastAsymmetryNormalised.points),
    candidates: counts.candidates,
    ratifiable: counts.ratifiable,
    blocks: byParty(counts.blocksAlone),
    ratifiers: record(counts.ratifiers.map(({ party, refuses, alone }) => [names[party]!, { refuses, alone }])),
    solutions: record(
      Object.entries(solutions).flatMap(([name, solution]) => (isSolution(solution) ? [[name, about(solution)]] : [])),
    ),
    corrections: whyNoDeal.corrections.map(({ constraints, packages, amounts }) => ({
      constraints: constraints.map(constraint),
      packages,
      amounts: amounts.map((amount) => ({
        lower: record(amount.lower.map(({ party, by }) => [names[party]!, by])),
        packages: amount.packages,
        package: named(amount.package),
      })),
    })),
    conflicts: whyNoDeal.conflicts.map((conflict) => conflict.map(constraint)),
    carries: result.carries.map((carried) => ({
      constraint: constraint(carried.constraint),
      signable: carried.signable,
    })),
    ...(whyNoDeal.partial !== undefined && { correctionsPartial: whyNoDeal.partial }),
    ...(result.partial && { partial: result.partial }),
  };
}

/** Gives a package as option by issue, with distinct names for issues and for the options of each. */
export function namePackages(space: DealSpace): (pack: Package) => Named<string | null> {
  const issues = distinct(space.issues.map((issue) => issue.name));
  const options = space.issues.map((issue) => distinct(issue.options));
  return (pack) => record(pack.map((o, i) => [issues[i]!, o === space.issues[i]!.absent ? null : options[i]![o]!]));
}

/** An object without prototype, so that a key such as `__proto__` is a key like all others. */
function record<T>(entries: readonly (readonly [string, T])[]): Named<T> {
  const made: Named<T> = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
}

function isSolution(value: unknown): value is Solution {
  return typeof value === 'object' && value !== null && 'points' in value;
}

function about({ value, comparesPoints, why }: Solution) {
  return { ...(value !== undefined && { value }), comparesPoints, ...(why !== undefined && { why }) };
}
