import Fraction from 'fraction.js';

/** Variables times numbers above 0 that sum to `is`, wherever those that are 0 on a face are 0. */
export interface PositiveSum {
  sum: readonly (readonly [variable: number, times: bigint])[];
  /** 0 or less: with less the face is empty, with 0 each of these variables is 0 on all of it. */
  is: bigint;
}

/**
 * A face of a polyhedron that is given by variables from 0 upwards: some of them are 0 on it. As a dictionary at one of
 * its vertices, each basic variable as a constant and multiples of the nonbasic ones, in whole numbers over one
 * denominator (integer pivoting; Edmonds 1967, Bareiss 1968). Variables that are 0 on the face have no column. Pivots go
 * by the lowest numbers, so they cannot cycle (Bland 1977). Nothing in a face changes.
 */
export class Face {
  /** @param table Per row: multiples of the nonbasic variables, then the constant; all divided by `denominator`. */
  constructor(
    private readonly basic: Int32Array,
    private readonly nonbasic: Int32Array,
    private readonly table: readonly (readonly bigint[])[],
    private readonly denominator = 1n,
  ) {}

  /** Whether the variable is above 0 at this vertex. */
  isPositive(variable: number): boolean {
    const row = this.basic.indexOf(variable);
    return row >= 0 && this.#constant(row) > 0n;
  }

  /** What the variable is at this vertex, in a unit, as a machine number; the unit keeps it in reach of these. */
  size(variable: number, unit: bigint): number {
    const row = this.basic.indexOf(variable);
    return row < 0 ? 0 : Number((this.#constant(row) << 60n) / (this.denominator * unit)) / 2 ** 60;
  }

  /** The only value of a variable where the equations leave it none but one; undefined otherwise. */
  onlyValue(variable: number): Fraction | undefined {
    const row = this.basic.indexOf(variable);
    if (row < 0) return this.nonbasic.includes(variable) ? undefined : ZERO;
    const entries = this.table[row]!;
    for (let j = 0; j < this.nonbasic.length; j++) if (entries[j] !== 0n) return undefined;
    return new Fraction(this.#constant(row), this.denominator);
  }

  /** The part of the face on which a variable is 0; where it is 0 nowhere, why. */
  where(variable: number): Face | PositiveSum {
    let face: Face = this;
    for (;;) {
      const column = face.nonbasic.indexOf(variable);
      if (column >= 0) return face.#without(column);
      const row = face.basic.indexOf(variable);
      if (row < 0) return face;
      const entries = face.table[row]!;
      const constant = face.#constant(row);
      if (constant === 0n) {
        const any = face.nonbasic.findIndex((_, j) => entries[j] !== 0n);
        if (any < 0) return face;
        face = face.#pivoted(row, any);
        continue;
      }
      const falls = face.#first((j) => entries[j]! < 0n);
      if (falls < 0) return { sum: face.#terms((j) => entries[j]!), is: -constant };
      face = face.#pivoted(face.#leaving(falls, variable), falls);
    }
  }

  /** The face at a vertex where a variable is above 0, or as it is where it has no bound; where it is 0 everywhere, why. */
  raised(variable: number): Face | PositiveSum {
    let face: Face = this;
    for (;;) {
      const row = face.basic.indexOf(variable);
      let column = face.nonbasic.indexOf(variable);
      if (row < 0 && column < 0) return { sum: [[variable, 1n]], is: 0n };
      if (row >= 0) {
        if (face.#constant(row) > 0n) return face;
        const entries = face.table[row]!;
        column = face.#first((j) => entries[j]! > 0n);
        if (column < 0) return { sum: [[variable, face.denominator], ...face.#terms((j) => -entries[j]!)], is: 0n };
      }
      const leaving = face.#leaving(column);
      if (leaving < 0) return face;
      face = face.#pivoted(leaving, column);
    }
  }

  #constant(row: number): bigint {
    return this.table[row]![this.nonbasic.length]!;
  }

  /** Nonbasic variables with what they are multiplied by, where that is not 0. */
  #terms(times: (column: number) => bigint): [number, bigint][] {
    return Array.from(this.nonbasic, (variable, j): [number, bigint] => [variable, times(j)]).filter(
      ([, x]) => x !== 0n,
    );
  }

  /** Of the columns that serve, the one whose variable has the lowest number; −1 where none does. */
  #first(serves: (column: number) => boolean): number {
    let best = -1;
    for (let j = 0; j < this.nonbasic.length; j++) {
      if ((best < 0 || this.nonbasic[j]! < this.nonbasic[best]!) && serves(j)) best = j;
    }
    return best;
  }

  /** The row that falls to 0 first where the variable of a column grows; of several that of `rather`, or the lowest; −1 for none. */
  #leaving(column: number, rather = -1): number {
    let best = -1;
    for (let i = 0; i < this.basic.length; i++) {
      const entry = this.table[i]![column]!;
      if (entry >= 0n) continue;
      if (best >= 0) {
        const less = this.#constant(best) * entry - this.#constant(i) * this.table[best]![column]!;
        // Both entries are below 0, so this compares constant/−entry of the best row with that of this one.
        if (less > 0n) continue;
        const order = (row: number) => (this.basic[row] === rather ? -1 : this.basic[row]!);
        if (less === 0n && order(best) < order(i)) continue;
      }
      best = i;
    }
    return best;
  }

  #without(column: number): Face {
    const rest = <T>(list: ArrayLike<T>) => Array.from(list).filter((_, j) => j !== column);
    return new Face(this.basic, Int32Array.from(rest(this.nonbasic)), this.table.map(rest), this.denominator);
  }

  #pivoted(row: number, column: number): Face {
    const { denominator } = this;
    const from = this.table[row]!;
    const pivot = from[column]!;
    const sign = pivot < 0n ? -1n : 1n;
    const table = this.table.map((entries, i) => {
      if (i === row) return from.map((x, j) => sign * (j === column ? denominator : -x));
      const factor = entries[column]!;
      return entries.map((x, j) => {
        if (j === column) return sign * factor;
        const y = from[j]!;
        if (x === 0n && (factor === 0n || y === 0n)) return x;
        return (sign * (pivot * x - factor * y)) / denominator;
      });
    });
    const basic = Int32Array.from(this.basic);
    const nonbasic = Int32Array.from(this.nonbasic);
    [basic[row], nonbasic[column]] = [this.nonbasic[column]!, this.basic[row]!];
    return new Face(basic, nonbasic, table, sign * pivot);
  }
}

const ZERO = new Fraction(0);
