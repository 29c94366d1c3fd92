/**
 * The engine's input: a finite set of packages and what each party makes of them. Plain data, without reference to a
 * case. A **package** is one option index per issue. All numbers are in each party's own points; the engine never
 * compares points of different parties except where a result's name says so (egalitarian, utilitarian, least
 * asymmetry). A space is not changed once something was asked about it: another one is made.
 */
export interface DealSpace {
  /** Unit of the values, for people: `points`, `utility`. */
  unit: string;
  issues: readonly SpaceIssue[];
  /** Conditions that every package keeps. A tuple of options that breaks one is not a package. */
  rules: readonly Formula[];
  /** Signatories, endorsers and ratifiers, in the order in which results list them. */
  parties: readonly SpaceParty[];
  adoption: Adoption;
}

export interface SpaceIssue {
  name: string;
  options: readonly string[];
  /** Index of the option that stands for "this issue does not exist in this package"; shown as null. */
  absent?: number;
}

/**
 * A party's value of package x is Σ_i points[i][x_i] + Σ of the terms whose condition holds + Σ of its tables at x.
 * It **accepts** x if none of `refuses` holds and its value is at least `threshold` (ties accept).
 */
export interface SpaceParty {
  name: string;
  /** Signatories sign; endorsers are counted and bind nobody unless `adoption` names them; ratifiers come after. */
  role: 'signatory' | 'endorser' | 'ratifier';
  /** Contribution of each option to the value, weight included: `points[issue][option]`. */
  points: readonly Float64Array[];
  /** Links (either sign) and priced red lines (negative). */
  terms: readonly { name: string; when: Formula; points: number }[];
  /**
   * Worth that depends on several issues at once and is no sum over them: `values[k]` with k the mixed-radix number of
   * the options of `issues` (rising), the first most significant.
   */
  tables?: readonly { name: string; issues: readonly number[]; values: Float64Array }[];
  /** Hard lines: while one of these holds the party refuses whatever else it gets. */
  refuses: readonly { name: string; when: Formula }[];
  /** What it expects without agreement (no-deal, reservation value). */
  threshold: number;
  /** For ratifiers: the packages that need its consent. Left out: all. */
  needed?: Formula;
}

/**
 * A package is **signable** if every party in `vetoes` accepts it and at least `atLeast` of `voters` do.
 * Unanimity of n signatories: voters = those n, atLeast = n, vetoes = [].
 */
export interface Adoption {
  /** Indices into `parties`. */
  voters: readonly number[];
  atLeast: number;
  /** Indices into `parties`; may name endorsers. */
  vetoes: readonly number[];
}

/** A condition over a package. `and` of nothing is true, `or` of nothing is false. */
export type Formula =
  | { kind: 'is'; issue: number; options: readonly number[] }
  | { kind: 'not'; of: Formula }
  | { kind: 'and' | 'or'; of: readonly Formula[] };
