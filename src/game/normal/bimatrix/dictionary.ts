/**
 * A vertex of a moved polytope, as the solution of its inequalities for those that do not hold with equality there: each
 * basic variable (distance from an inequality) as a constant less a sum over the nonbasic ones, which are 0. Variables
 * go by the numbers of the inequalities. Nothing in a dictionary changes.
 */
export interface Dictionary {
  /** Per row: the variable that it stands for. */
  readonly basic: Int32Array;
  /** Per column: the variable that is 0. */
  readonly nonbasic: Int32Array;
  /** The row that falls to 0 first where the variable of a column grows. */
  leaving(column: number): number;
  /** The neighbour that is reached by that. */
  pivoted(row: number, column: number): Dictionary;
  /**
   * Whether from that neighbour Bland's rule for less weight leads straight back: of all variables whose growth lowers
   * the weight there, the one of the row has the lowest number.
   */
  leadsBack(row: number, column: number): boolean;
  /** Rows whose variable may be 0 although it is basic, before anything is moved. */
  zeroRows(): number[];
}

/** Thrown where two rows fall to 0 together even after they are moved; another direction helps. */
export const TIE = Symbol('tie');
