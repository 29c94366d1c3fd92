import type { Elimination } from './minimumDegree.js';

/**
 * Factors L D Lᵀ of a sparse symmetric matrix whose entries off the diagonal stay and whose diagonal changes; row by row
 * (Davis 2005, Algorithm 849). Without looking for pivots: for matrices that have such factors in every order, as
 * quasi-definite ones do (Vanderbei 1995).
 */
export class SymmetricFactor {
  readonly #n: number;
  readonly #elimination: Elimination;
  /** Entries above the diagonal, in the order of elimination, by column. */
  readonly #start: Int32Array;
  readonly #row: Int32Array;
  readonly #value: Float64Array;
  /** L by columns, and D. */
  readonly #from: Int32Array;
  readonly #below: Int32Array;
  readonly #lower: Float64Array;
  readonly #pivot: Float64Array;
  readonly #filled: Int32Array;
  readonly #work: Float64Array;
  readonly #path: Int32Array;
  readonly #seen: Int32Array;

  /** @param rows @param columns @param values Entries off the diagonal, each once. */
  constructor(elimination: Elimination, rows: Int32Array, columns: Int32Array, values: Float64Array) {
    const { order, place, size } = elimination;
    const n = order.length;
    this.#n = n;
    this.#elimination = elimination;
    this.#start = new Int32Array(n + 1);
    for (let k = 0; k < rows.length; k++) this.#start[Math.max(place[rows[k]!]!, place[columns[k]!]!) + 1]!++;
    for (let j = 0; j < n; j++) this.#start[j + 1]! += this.#start[j]!;
    const next = this.#start.slice();
    this.#row = new Int32Array(rows.length);
    this.#value = new Float64Array(rows.length);
    for (let k = 0; k < rows.length; k++) {
      const [a, b] = [place[rows[k]!]!, place[columns[k]!]!];
      const at = next[Math.max(a, b)]!++;
      this.#row[at] = Math.min(a, b);
      this.#value[at] = values[k]!;
    }
    this.#from = new Int32Array(n + 1);
    for (let k = 0; k < n; k++) this.#from[k + 1] = this.#from[k]! + size[k]!;
    this.#below = new Int32Array(this.#from[n]!);
    this.#lower = new Float64Array(this.#from[n]!);
    this.#pivot = new Float64Array(n);
    this.#filled = new Int32Array(n);
    this.#work = new Float64Array(n);
    this.#path = new Int32Array(n);
    this.#seen = new Int32Array(n);
  }

  /** @param diagonal In the order of the unknowns. */
  factor(diagonal: Float64Array): void {
    const { order, parent } = this.#elimination;
    const [n, start, row, value] = [this.#n, this.#start, this.#row, this.#value];
    const [from, below, lower, pivot] = [this.#from, this.#below, this.#lower, this.#pivot];
    const [filled, work, path, seen] = [this.#filled, this.#work, this.#path, this.#seen];
    seen.fill(-1);
    filled.fill(0);
    for (let k = 0; k < n; k++) {
      seen[k] = k;
      // Which columns of L have an entry in this row: all on the ways up from where the matrix has one.
      let top = n;
      for (let e = start[k]!; e < start[k + 1]!; e++) {
        let i = row[e]!;
        work[i]! += value[e]!;
        let length = 0;
        for (; seen[i] !== k; i = parent[i]!) {
          path[length++] = i;
          seen[i] = k;
        }
        while (length > 0) path[--top] = path[--length]!;
      }
      let left = diagonal[order[k]!]!;
      for (; top < n; top++) {
        const i = path[top]!;
        const x = work[i]!;
        work[i] = 0;
        const end = from[i]! + filled[i]!;
        for (let e = from[i]!; e < end; e++) work[below[e]!]! -= lower[e]! * x;
        const entry = x / pivot[i]!;
        left -= entry * x;
        below[end] = k;
        lower[end] = entry;
        filled[i]!++;
      }
      pivot[k] = left;
    }
  }

  /** Writes what solves the system over `into`. */
  solve(right: Float64Array, into: Float64Array): void {
    const { order } = this.#elimination;
    const [n, from, below, lower, pivot, work] = [
      this.#n,
      this.#from,
      this.#below,
      this.#lower,
      this.#pivot,
      this.#work,
    ];
    for (let k = 0; k < n; k++) work[k] = right[order[k]!]!;
    for (let k = 0; k < n; k++) {
      const x = work[k]!;
      for (let e = from[k]!; e < from[k + 1]!; e++) work[below[e]!]! -= lower[e]! * x;
    }
    for (let k = n - 1; k >= 0; k--) {
      let x = work[k]! / pivot[k]!;
      for (let e = from[k]!; e < from[k + 1]!; e++) x -= lower[e]! * work[below[e]!]!;
      work[k] = x;
    }
    for (let k = 0; k < n; k++) {
      into[order[k]!] = work[k]!;
      work[k] = 0;
    }
  }
}
