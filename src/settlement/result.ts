import type { Stop } from '../shared/budget.js';

/** One option index per issue, in the order of the issues. */
export type Package = readonly number[];

/** What stands in the way of a signature: a hard line of a party, or its threshold. Indices into the space. */
export type Constraint = { party: number; kind: 'threshold' } | { party: number; kind: 'line'; line: number };

/** What one package means to one party. */
export interface Standing {
  /** Index into the space's parties. */
  party: number;
  value: number;
  /** Contribution of each issue's option to the value. */
  issues: number[];
  /** Links and priced lines whose condition holds: index into the party's terms, and their points. */
  terms: { term: number; points: number }[];
  /** Worth by each of the party's tables, in their order: index into them, and the points at this package. */
  tables: { table: number; points: number }[];
  /** Hard lines that hold (are crossed): indices into the party's `refuses`. */
  lines: number[];
  /** Value minus threshold; below 0 the party refuses. */
  margin: number;
  accepts: boolean;
  /** For a ratifier: whether this package needs its consent. True for every other party. */
  needed: boolean;
}

export interface PackageExplained {
  package: Package;
  /** Rules that the tuple breaks; a tuple that breaks one is not a package, and is neither signable nor ratifiable. */
  brokenRules: number[];
  standings: Standing[];
  signable: boolean;
  /** Signable, and every ratifier that it needs accepts. */
  ratifiable: boolean;
}

/** A distinct value vector: one value per signatory, in the order of {@link Settlement.signatories}. */
export interface Point {
  values: number[];
  /** How many packages have these values. */
  packages: number;
  /** The first of them in package order. */
  package: Package;
}

export interface Counts {
  packages: number;
  /** Accepted by each party, in the order of the parties. A ratifier's acceptance counts whether or not it is needed. */
  acceptable: number[];
  signable: number;
  ratifiable: number;
  /** Accepted by every signatory. */
  unanimous: number;
  /** Signable and accepted by every signatory: the packages among which solutions are sought. */
  candidates: number;
  /** For each party: packages that are not signable, and would be if this party alone accepted them. */
  blocksAlone: number[];
  /** For each ratifier: signable packages that it refuses where it is needed, and those that it alone refuses. */
  ratifiers: { party: number; refuses: number; alone: number }[];
}

/** A way of choosing among candidates. `points` is empty where nothing qualifies; `why` says so. */
export interface Solution {
  points: Point[];
  /** What is the same for all points: the product, the smallest share, the smallest gain, the sum, the spread. */
  value?: number;
  /** Whether it adds or compares points of different parties, so that it means nothing unless their scales are one. */
  comparesPoints: boolean;
  why?: string;
}

export interface Solutions {
  nash: Solution;
  kalaiSmorodinskyMaxMin: Solution;
  /** GENIUS: smallest Σ over pairs |u_i − u_j|. */
  leastAsymmetry: Solution;
  /** NegMAS: smallest difference between the largest and smallest normalised gain. */
  leastAsymmetryNormalised: Solution;
  egalitarian: Solution;
  utilitarian: Solution;
  /** Best value of each signatory among the candidates; the ideal point of both Kalai–Smorodinsky readings. */
  ideal: number[] | undefined;
  idealTakenIn: 'packages that are signable and accepted by every signatory';
}

/** A set of constraints whose removal makes something signable, minimal by inclusion. */
export interface Correction {
  constraints: Constraint[];
  /** Packages that are signable once all of it is dropped. */
  packages: number;
  /**
   * Pareto-minimal amounts by which the thresholds in it have to come down, each with the packages that these amounts
   * open. A single entry with nothing to lower where it holds hard lines alone.
   */
  amounts: { lower: { party: number; by: number }[]; packages: number; package: Package }[];
}

export interface WhyNoDeal {
  /** Set where something is signable already: there is nothing to correct, and both lists are empty. */
  signableAlready: boolean;
  corrections: Correction[];
  /** Minimal sets of constraints that cannot hold together with anything signable. */
  conflicts: Constraint[][];
  /** Set where a limit or the budget ended the search: the lists are then right but may lack members. */
  partial?: string;
}

/** How many packages are signable with one constraint dropped. */
export interface Carried {
  constraint: Constraint;
  signable: number;
}

/** Outcome of an independent check. */
export interface Check {
  /** What is proven, in words. */
  kind: string;
  /** Name of the checker. */
  checkedBy: string;
  /** For a frontier: the packages that it is the frontier of. */
  scope?: 'all' | 'signable' | 'candidates';
  holds: boolean;
  /** Whether all was looked at that the claim is about; otherwise it is proven only for the extent. */
  whole: boolean;
  extent: string;
  /** What is wrong, where it does not hold. */
  problem?: string;
}

/** Everything about a space. Values are in each party's own points. */
export interface Settlement {
  kind: 'settlement';
  unit: string;
  /** Names of the parties. */
  parties: string[];
  /** Indices of the signatories, whose values make up every vector. */
  signatories: number[];
  counts: Counts;
  /** Smallest and largest value of each party over all packages; empty where there is no package. */
  range: { lo: number; hi: number }[];
  frontier: {
    /** Over all packages. */
    all: Point[];
    /** Over the signable ones. */
    signable: Point[];
    /** Over the candidates: signable and accepted by every signatory. */
    candidates: Point[];
  };
  solutions: Solutions;
  whyNoDeal: WhyNoDeal;
  carries: Carried[];
  checks: Check[];
  /**
   * Set where the budget ended the work: everything then speaks only of the packages that were looked at, out of a
   * number of option tuples that are packages unless a rule forbids them.
   */
  partial?: { stopped: Stop; looked: number; tuples: number };
}

/** The space is larger than can be enumerated. */
export interface TooLarge {
  kind: 'too-large';
  /** Exact number of option tuples, in decimal digits. */
  tuples: string;
  /** Exact number of packages after rules, where it can be counted. */
  packages?: string;
  /** Largest number of packages that is served. */
  limit: number;
  why: string;
}

/** One issue set to another option. */
export interface Change {
  issue: number;
  from: number;
  to: number;
}

export interface Completion {
  package: Package;
  /** Number of packages that complete the partial one. */
  completions: number;
  signable: boolean;
  /** How many signatories accept it. */
  accepting: number;
  /** Smallest share of gain over the signatories, in [0, 1]; see `complete`. */
  share: number;
  /** Completions that are as good; the first in package order is given. */
  ties: number;
  partial?: Stop;
}

export interface WouldTake {
  party: number;
  /** Set where the party accepts the package already. */
  acceptsAlready: boolean;
  /** How many issues have to change; undefined where nothing wins the party without losing another. */
  changes: number | undefined;
  /** Pareto-minimal losses of the other signatories, each in its own points. */
  ways: { losses: { party: number; by: number }[]; packages: number; package: Package; changes: Change[] }[];
  /** Tuples looked at. */
  looked: number;
  partial?: string;
}

export interface Trade {
  changes: [Change, Change];
  package: Package;
  /** What each signatory gains from both together; none is below 0, one is above. */
  gains: { party: number; by: number }[];
  /** For each change alone: signatories whom it makes worse off, and signatories whom it takes across a new hard line. */
  alone: [Harm, Harm];
  signable: boolean;
}

export interface Harm {
  worse: { party: number; by: number }[];
  crosses: number[];
}
