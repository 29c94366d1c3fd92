import { type Dictionary, TIE } from './dictionary.js';
import { type Polytope, weightsOf } from './polytope.js';

/**
 * In whole numbers over one common denominator, the determinant of the basis (integer pivoting; Edmonds 1967, Bareiss
 * 1968): every division below leaves no rest.
 */
export class ExactDictionary implements Dictionary {
  /** @param table A row for each basic variable and the weight: coefficients, the constant, how it moves with ε. */
  private constructor(
    readonly basic: Int32Array,
    readonly nonbasic: Int32Array,
    private readonly table: readonly (readonly bigint[])[],
    /** What all numbers of the table are divided by. */
    readonly denominator: bigint,
  ) {}

  /**
   * At 0.
   *
   * @param weights Of the columns.
   * @param bounds Of the rows, not below 0.
   */
  static origin(
    { rows, columns, entries, direction }: Polytope,
    weights: readonly (number | bigint)[] = weightsOf(columns),
    bounds: readonly bigint[] = new Array<bigint>(rows).fill(1n),
  ): ExactDictionary {
    const table = Array.from({ length: rows }, (_, i) => [
      ...entries.slice(i * columns, (i + 1) * columns),
      bounds[i]!,
      direction[i]!,
    ]);
    table.push([...weights.map((w) => -BigInt(w)), 0n, 0n]);
    const basic = Int32Array.from({ length: rows }, (_, i) => columns + i);
    return new ExactDictionary(
      basic,
      Int32Array.from({ length: columns }, (_, j) => j),
      table,
      1n,
    );
  }

  leaving(column: number): number {
    const constant = this.nonbasic.length;
    let best = -1;
    let tied = false;
    for (let i = 0; i < this.basic.length; i++) {
      const row = this.table[i]!;
      if (row[column]! <= 0n) continue;
      if (best < 0) {
        best = i;
        continue;
      }
      const other = this.table[best]!;
      let less = row[constant]! * other[column]! - other[constant]! * row[column]!;
      if (less === 0n) less = row[constant + 1]! * other[column]! - other[constant + 1]! * row[column]!;
      if (less < 0n) best = i;
      if (less <= 0n) tied = less === 0n;
    }
    if (tied) throw TIE;
    return best;
  }

  pivoted(row: number, column: number): ExactDictionary {
    return this.#pivoted(row, column, () => true)!;
  }

  /** @param goOn Asked before each row; where it says no, nothing is returned. */
  #pivoted(row: number, column: number, goOn: () => boolean): ExactDictionary | undefined {
    const { denominator, nonbasic } = this;
    const pivotRow = this.table[row]!;
    const pivot = pivotRow[column]!;
    const table: bigint[][] = [];
    for (const [i, entries] of this.table.entries()) {
      if (!goOn()) return undefined;
      const factor = entries[column]!;
      table.push(
        entries.map((x, j) => {
          if (i === row) return j === column ? denominator : x;
          if (j === column) return -factor;
          const y = pivotRow[j]!;
          if (x === 0n && (factor === 0n || y === 0n)) return x;
          return (pivot * x - factor * y) / denominator;
        }),
      );
    }
    const basic = Int32Array.from(this.basic);
    const left = Int32Array.from(nonbasic);
    [basic[row], left[column]] = [nonbasic[column]!, this.basic[row]!];
    return new ExactDictionary(basic, left, table, pivot);
  }

  leadsBack(row: number, column: number): boolean {
    const cost = this.table.at(-1)!;
    const pivotRow = this.table[row]!;
    const [left, factor] = [this.basic[row]!, cost[column]!];
    if (factor >= 0n) return false;
    return this.nonbasic.every(
      (variable, j) => j === column || variable > left || pivotRow[column]! * cost[j]! <= factor * pivotRow[j]!,
    );
  }

  zeroRows(): number[] {
    return [...this.basic.keys()].filter((i) => this.table[i]![this.nonbasic.length] === 0n);
  }

  /**
   * A vertex where the weight is largest, by the simplex method (Dantzig 1951): no basis comes twice, as no vertex of moved
   * rows lies on more of them than it has to. `undefined` where the weight has no largest, or the work is to end.
   *
   * @param goOn Asked before each row of each pivot, with the denominator: no number has many more digits.
   */
  heaviest(goOn: (denominator: bigint) => boolean): ExactDictionary | undefined {
    let at: ExactDictionary = this;
    for (let column = at.heavier(); column >= 0; column = at.heavier()) {
      const row = at.leaving(column);
      const { denominator } = at;
      const next = row < 0 ? undefined : at.#pivoted(row, column, () => goOn(denominator));
      if (!next) return undefined;
      at = next;
    }
    return at;
  }

  /** The column of the variable whose growth adds most to the weight; −1 where none adds anything. */
  heavier(): number {
    const cost = this.table.at(-1)!;
    let best = -1;
    for (let j = 0; j < this.nonbasic.length; j++) if (cost[j]! < (best < 0 ? 0n : cost[best]!)) best = j;
    return best;
  }

  /** The weight; what each variable is worth where it is 0 (its multiplier); what it comes to: times the determinant. */
  solution(): { weight: bigint; multipliers: Map<number, bigint>; values: Map<number, bigint> } {
    const cost = this.table.at(-1)!;
    const constant = this.nonbasic.length;
    return {
      weight: cost[constant]!,
      multipliers: new Map(Array.from(this.nonbasic, (variable, j) => [variable, cost[j]!])),
      values: new Map(Array.from(this.basic, (variable, i) => [variable, this.table[i]![constant]!])),
    };
  }
}
