import Fraction from 'fraction.js';
import { TIE } from './bimatrix/dictionary.js';
import { ExactDictionary } from './bimatrix/exactDictionary.js';
import { directionsOf } from './bimatrix/polytope.js';

/** The value of a matrix game, and an optimal mixture of each side. */
export interface MatrixGame {
  value: Fraction;
  /** Of the rows, who get what the matrix says. */
  rows: Fraction[];
  columns: Fraction[];
}

/**
 * Solves a matrix of whole numbers exactly: moved above 0, the columns' side is to maximise Σ y with M y ≤ 1, y ≥ 0 (von
 * Neumann; Dantzig 1951), by the simplex method in whole numbers; the multipliers of its rows are the rows' side.
 *
 * @param goOn Asked before each pivot; where it says no, nothing is returned.
 */
export function solveMatrixGame(
  matrix: readonly (readonly bigint[])[],
  goOn: () => boolean = () => true,
): MatrixGame | undefined {
  const [rows, columns] = [matrix.length, matrix[0]!.length];
  const entries = matrix.flat();
  const less = entries.reduce((a, b) => (b < a ? b : a)) - 1n;
  const moved = entries.map((x) => x - less);
  for (let attempt = 0; ; attempt++) {
    try {
      const polytope = { rows, columns, entries: moved, direction: directionsOf(rows, attempt) };
      const at = ExactDictionary.origin(polytope, new Array<number>(columns).fill(1)).heaviest(goOn);
      if (!at) return undefined;
      const { weight, multipliers, values } = at.solution();
      const share = (of: Map<number, bigint>, k: number) => new Fraction(of.get(k) ?? 0n, weight);
      return {
        value: new Fraction(at.denominator, weight).add(less),
        rows: Array.from({ length: rows }, (_, i) => share(multipliers, columns + i)),
        columns: Array.from({ length: columns }, (_, j) => share(values, j)),
      };
    } catch (thrown) {
      if (thrown !== TIE) throw thrown;
    }
  }
}
