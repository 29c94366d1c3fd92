import type { Start } from './dictionary.js';

/**
 * Equations solved for basic variables, in exact numbers or in double precision, and which row leaves when a variable
 * enters. Ties are broken as if the bound of row i were larger by ε^(i+1) at the start, for every small ε > 0
 * (lexicographic rule; Dantzig, Orden and Wolfe 1955), so no basis comes twice.
 */
export abstract class Tableau {
  /** Per row: the basic variable. */
  readonly basis: number[];
  /** Per column: the variable that is not basic; z is among them at the start. */
  readonly outside: number[];
  /** Column of the bounds. */
  readonly bound: number;
  /** Per variable: its row, or −1 − its column. */
  readonly #place: Int32Array;
  readonly #order: readonly number[];

  /** @param z Number of the last variable. */
  constructor(
    start: Start,
    readonly z: number,
  ) {
    this.basis = [...start.basis];
    this.outside = [...start.outside, z];
    this.bound = this.outside.length;
    this.#order = start.basis;
    this.#place = new Int32Array(z + 1);
    this.basis.forEach((variable, i) => {
      this.#place[variable] = i;
    });
    this.outside.forEach((variable, j) => {
      this.#place[variable] = -1 - j;
    });
  }

  /** Sign of an entry. */
  abstract sign(row: number, column: number): number;
  /** Sign of entry(a, column) / entry(a, over) − entry(b, column) / entry(b, over); entries in `over` are above 0. */
  abstract compare(a: number, b: number, column: number, over: number): number;
  /** Sign of bound(a) − bound(b). */
  abstract compareBounds(a: number, b: number): number;
  /** Makes the basic variable of a row and the variable of a column change places; updates the entries. */
  protected abstract exchange(row: number, column: number): void;

  /** Of a variable that is not basic. */
  columnOf(variable: number): number {
    return -1 - this.#place[variable]!;
  }

  /** Below 0 where the variable is not basic. */
  rowOf(variable: number): number {
    return this.#place[variable]!;
  }

  pivot(row: number, column: number): void {
    this.exchange(row, column);
    const [leaving, entering] = [this.basis[row]!, this.outside[column]!];
    this.basis[row] = entering;
    this.outside[column] = leaving;
    this.#place[entering] = row;
    this.#place[leaving] = -1 - column;
  }

  /** The row in which z has to enter first: that of the least bound, below 0; −1 where none is. */
  lowest(): number {
    let least = -1;
    for (let i = 0; i < this.basis.length; i++) {
      if (this.sign(i, this.bound) < 0 && (least < 0 || this.compareBounds(i, least) <= 0)) least = i;
    }
    return least;
  }

  /** The row whose variable falls to 0 first when that of a column grows; z where it is among them. −1 where none does. */
  leaving(column: number): number {
    let rows: number[] = [];
    for (let i = 0; i < this.basis.length; i++) {
      if (this.sign(i, column) <= 0) continue;
      const order = rows.length === 0 ? -1 : this.compare(i, rows[0]!, this.bound, column);
      if (order < 0) rows = [i];
      else if (order === 0) rows.push(i);
    }
    const withZ = rows.find((i) => this.basis[i] === this.z);
    if (withZ !== undefined) return withZ;
    for (let t = 0; rows.length > 1 && t < this.#order.length; t++) {
      const variable = this.#order[t]!;
      const place = this.#place[variable]!;
      if (place >= 0) {
        // Basic in one row alone, with a positive coefficient there: that row is the larger one.
        if (rows.includes(place)) rows = rows.filter((i) => i !== place);
        continue;
      }
      let kept: number[] = [];
      for (const i of rows) {
        const order = kept.length === 0 ? 0 : this.compare(i, kept[0]!, -1 - place, column);
        if (order < 0) kept = [i];
        else if (order === 0) kept.push(i);
      }
      rows = kept;
    }
    return rows[0] ?? -1;
  }
}
