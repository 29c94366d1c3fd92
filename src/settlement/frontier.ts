import type { Budget } from '../shared/budget.js';
import { BoxTree } from './box-tree.js';
import { type Compiled, fromGrid } from './compile.js';
import { packageOf } from './enumerate.js';
import type { Point } from './result.js';

/** Fewest rows that are collected before the dominated ones are thrown out. */
const ROUND = 1024;
/** How many strong points every package is held against first. */
const STRONG = 8;

/**
 * The Pareto frontier of a stream of value vectors: those that no other vector of the stream weakly exceeds in every
 * entry and strictly in one, each once, with the number of packages that have it and the first of them.
 *
 * Vectors are first held against a few strong ones, which stop almost all, then against the frontier so far. The rest
 * are collected; whenever as many have come in as were left over, all are sorted lexicographically, highest first, and
 * swept: each is then dominated, if at all, by one before it.
 */
export class FrontierBuilder {
  /** Rows that are kept; after {@link settle} these are the frontier. */
  rows = 0;
  /** Set where the budget ended a {@link settle}: part of the frontier may be missing. */
  cut = false;
  readonly width: number;
  #values: Float64Array;
  #counts: Float64Array;
  #tuples: Float64Array;
  #strong: number[] = [];
  /** The frontier at the last {@link settle}. */
  #tree: BoxTree | undefined;
  #due = ROUND;
  readonly #point: Float64Array;

  constructor(width: number) {
    this.width = width;
    this.#point = new Float64Array(width);
    this.#values = new Float64Array(ROUND * width);
    this.#counts = new Float64Array(ROUND);
    this.#tuples = new Float64Array(ROUND);
  }

  /**
   * Adds package j of a block; `columns` are the values of the parties that count, in grid steps.
   * @returns Whether a vector seen before dominates it strictly.
   */
  add(columns: readonly Float64Array[], j: number, tuple: number): boolean {
    const { width } = this;
    const point = this.#point;
    for (let k = 0; k < width; k++) point[k] = columns[k][j];
    const values = this.#values;
    const strong = this.#strong;
    let by = -1;
    for (let s = 0; s < strong.length; s++) {
      const at = strong[s] * width;
      let k = 0;
      while (k < width && values[at + k] >= point[k]) k++;
      if (k < width) continue;
      by = strong[s];
      // What stops one package tends to stop its neighbours: it is asked earlier.
      if (s > 0) {
        strong[s] = strong[s - 1];
        strong[s - 1] = by;
      }
      break;
    }
    if (by < 0 && this.#tree) by = this.#tree.coverer(point);
    if (by >= 0) {
      let k = 0;
      while (k < width && values[by * width + k] === point[k]) k++;
      if (k < width) return true;
      this.#counts[by]++; // the same vector once more, and a later package
      return false;
    }
    if (this.rows === this.#counts.length) this.#grow();
    this.#values.set(point, this.rows * width);
    this.#counts[this.rows] = 1;
    this.#tuples[this.rows] = tuple;
    this.rows++;
    return false;
  }

  /** Whether it is time to call {@link settle}. */
  get due(): boolean {
    return this.rows >= this.#due;
  }

  /** Throws out what is dominated. When the budget ends it, rows not yet held against the others are thrown out too. */
  async settle(budget: Budget): Promise<void> {
    const { width } = this;
    const values = this.#values;
    const order = this.#sorted();
    const tree = new BoxTree(values, width, Math.min(1, width - 1));
    let best = Number.NEGATIVE_INFINITY;
    const kept: number[] = [];
    for (let i = 0; i < order.length; i++) {
      if (i % 256 === 255 && width > 2 && !(await budget.goOn('frontier', i, order.length))) {
        this.cut = true;
        break;
      }
      const row = order[i];
      const top = kept.at(-1);
      if (top !== undefined && this.#same(top, row)) {
        this.#counts[top] += this.#counts[row];
        this.#tuples[top] = Math.min(this.#tuples[top], this.#tuples[row]);
        continue;
      }
      // Of one or two entries the last alone decides; of more, all but the first, which never rises along the order.
      if (width <= 2) {
        const last = values[row * width + width - 1];
        if (last <= best) continue;
        best = last;
      } else {
        if (tree.coverer(values, row * width) >= 0) continue;
        tree.insert(row);
      }
      kept.push(row);
    }
    this.#keep(kept);
    this.#due = Math.max(ROUND, 2 * this.rows);
    this.#strong = this.#strongest();
    this.#tree = new BoxTree(this.#values, width, 0);
    for (let row = 0; row < this.rows; row++) this.#tree.insert(row);
  }

  /** The frontier as points, highest value of the first signatory first. Call {@link settle} before. */
  points({ sizes }: Compiled): Point[] {
    return Array.from({ length: this.rows }, (_, row) => ({
      values: this.vector(row).map(fromGrid),
      packages: this.#counts[row],
      package: packageOf(sizes, this.#tuples[row]),
    }));
  }

  /** Values of a row, in grid steps. */
  vector(row: number): number[] {
    return Array.from(this.#values.subarray(row * this.width, (row + 1) * this.width));
  }

  #sorted(): Int32Array {
    const { width } = this;
    const values = this.#values;
    return Int32Array.from({ length: this.rows }, (_, row) => row).sort((a, b) => {
      for (let k = 0; k < width; k++) {
        const d = values[b * width + k] - values[a * width + k];
        if (d !== 0) return d;
      }
      return a - b;
    });
  }

  #same(a: number, b: number): boolean {
    const { width } = this;
    for (let k = 0; k < width; k++) if (this.#values[a * width + k] !== this.#values[b * width + k]) return false;
    return true;
  }

  #keep(kept: readonly number[]): void {
    const { width } = this;
    const values = new Float64Array(Math.max(ROUND, kept.length * 2) * width);
    const counts = new Float64Array(values.length / width);
    const tuples = new Float64Array(counts.length);
    kept.forEach((row, i) => {
      values.set(this.#values.subarray(row * width, (row + 1) * width), i * width);
      counts[i] = this.#counts[row];
      tuples[i] = this.#tuples[row];
    });
    this.#values = values;
    this.#counts = counts;
    this.#tuples = tuples;
    this.rows = kept.length;
  }

  /** Rows that dominate the largest boxes above the lowest values on the frontier. */
  #strongest(): number[] {
    const { width } = this;
    const low = Array.from({ length: width }, (_, k) => {
      let least = Number.POSITIVE_INFINITY;
      for (let row = 0; row < this.rows; row++) least = Math.min(least, this.#values[row * width + k]);
      return least;
    });
    const volume = Float64Array.from({ length: this.rows }, (_, row) =>
      low.reduce((v, least, k) => v + Math.log(1 + this.#values[row * width + k] - least), 0),
    );
    const rows = Array.from({ length: this.rows }, (_, row) => row);
    return rows.sort((a, b) => volume[b] - volume[a] || a - b).slice(0, STRONG);
  }

  #grow(): void {
    const room = this.#counts.length * 2;
    const wider = (old: Float64Array, size: number): Float64Array => {
      const array = new Float64Array(size);
      array.set(old);
      return array;
    };
    this.#values = wider(this.#values, room * this.width);
    this.#counts = wider(this.#counts, room);
    this.#tuples = wider(this.#tuples, room);
  }
}
