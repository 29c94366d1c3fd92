/** The distribution of several numbers that are drawn together, as a function of several coordinates of a design. */
export interface Weights {
  /** How many coordinates a draw takes: reserve as many names. */
  coordinates: number;
  /** How many weights there are. */
  size: number;
  /**
   * @param u One column per coordinate, numbers strictly between 0 and 1.
   * @returns One column per weight; in each draw the weights sum to 1, to rounding.
   */
  columns(u: readonly Float64Array[], draws: number): Float64Array[];
}

/** Weights that cannot be: what is wrong, in a sentence, and what would do. Callers make a diagnostic of it. */
export class NoSuchWeights extends Error {
  constructor(
    what: string,
    readonly instead?: string,
  ) {
    super(what);
    this.name = 'NoSuchWeights';
  }
}
