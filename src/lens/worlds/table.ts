import type { Answer } from './answerList.js';
import { HYPERCUBES } from './draws.js';

/** A world that could not be answered, and why. */
export interface Failure {
  world: number;
  why: string;
}

/** The answers of all worlds that could be answered. */
export class WorldTable {
  readonly #columns = new Map<string, number>();
  /** Worlds that were answered, rising. */
  readonly worlds: Int32Array;

  /**
   * @param values Row by row, one for each world that was drawn, one column for each answer.
   * @param done 1 for each world that was answered.
   */
  constructor(
    readonly answers: readonly Answer[],
    readonly values: Float64Array,
    done: Uint8Array,
    readonly failures: readonly Failure[],
  ) {
    answers.forEach(({ id }, i) => {
      this.#columns.set(id, i);
    });
    this.worlds = Int32Array.from(done.keys()).filter((w) => done[w] === 1);
  }

  has(id: string): boolean {
    return this.#columns.has(id);
  }

  /** An answer in every world of {@link worlds}; no number where there is nothing to say. */
  column(id: string): Float64Array {
    const at = this.#columns.get(id);
    if (at === undefined) throw new RangeError(`no answer ${id}`);
    return Float64Array.from(this.worlds, (w) => this.values[w * this.answers.length + at]!);
  }

  /** Quantiles of an answer over the worlds that have one, by the nearest rank; none where no world has. */
  quantiles(id: string, chances: readonly number[]): number[] | undefined {
    const sorted = this.column(id)
      .filter((x) => !Number.isNaN(x))
      .sort();
    if (sorted.length === 0) return undefined;
    return chances.map((p) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))]!);
  }

  /** The 5 % and 95 % quantiles. */
  range(id: string): [number, number] | undefined {
    return this.quantiles(id, [0.05, 0.95]) as [number, number] | undefined;
  }

  /** Share of worlds in which something is so of an answer. */
  share(id: string, test: (x: number) => boolean): Chance {
    return this.chance(Uint8Array.from(this.column(id), (x) => (test(x) ? 1 : 0)));
  }

  /** Share of worlds that are marked, in the order of {@link worlds}. */
  chance(marks: ArrayLike<number>): Chance {
    const sums = new Float64Array(HYPERCUBES);
    const counts = new Float64Array(HYPERCUBES);
    for (let k = 0; k < this.worlds.length; k++) {
      const r = this.worlds[k]! % HYPERCUBES;
      sums[r]! += marks[k]!;
      counts[r]!++;
    }
    const point = sums.reduce((a, b) => a + b, 0) / this.worlds.length;
    if (counts.some((n) => n === 0)) return { point, within: Number.POSITIVE_INFINITY };
    const means = sums.map((sum, r) => sum / counts[r]!);
    const mean = means.reduce((a, b) => a + b, 0) / HYPERCUBES;
    const variance = means.reduce((sum, m) => sum + (m - mean) ** 2, 0) / (HYPERCUBES - 1) / HYPERCUBES;
    return { point, within: T7 * Math.sqrt(variance) };
  }
}

/** A share of worlds, and half the width of a 95 % interval for what endless worlds would give, by the hypercubes. */
export interface Chance {
  point: number;
  within: number;
}

/** Student's t with 7 degrees of freedom has 2.5 % above this. */
const T7 = 2.364624251592785;
