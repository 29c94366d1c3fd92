import { gcd } from './numbers.js';
import type { Linear } from './planSpaces.js';

/** What follows from some expressions being 0. Rows in echelon form, each with its first entry in a column of its own. */
export class Equations {
  private constructor(
    private readonly rows: readonly { entries: Linear; column: number }[],
    /** They contradict each other. */
    readonly contradiction: boolean,
  ) {}

  static readonly NONE = new Equations([], false);

  and(expression: Linear): Equations {
    if (this.contradiction) return this;
    const entries = this.reduced(expression);
    const column = entries.findIndex((x) => x !== 0n);
    if (column < 0) return this;
    return new Equations([...this.rows, { entries, column }], column === entries.length - 1);
  }

  /** The expression times some number that is not 0, where the equations hold, in terms of what they leave open. */
  reduced(expression: Linear): Linear {
    let left = [...expression];
    for (const { entries, column } of this.rows) {
      const factor = left[column]!;
      if (factor === 0n) continue;
      const pivot = entries[column]!;
      left = left.map((x, j) => x * pivot - entries[j]! * factor);
      const common = left.reduce((g, x) => gcd(g, x < 0n ? -x : x), 0n);
      if (common > 1n) left = left.map((x) => x / common);
    }
    return left;
  }

  /** Equations without any of the first so many unknowns: all that they say about the others. */
  beyond(unknowns: number): Linear[] {
    return this.rows.filter(({ column }) => column >= unknowns).map(({ entries }) => entries);
  }
}
