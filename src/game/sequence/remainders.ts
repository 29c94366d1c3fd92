import { size } from '../integers.js';
import { type Elimination, remainder } from './modularElimination.js';

/** What is left of the right sides, over the power of the prime that is reached; machine numbers where they do. */
export class Remainders {
  readonly #prime: number;
  readonly #used: number[];
  readonly #places: number[][];
  /** Per used row: entries and what is left, either in machine numbers or in full. */
  readonly #small: number[][] | undefined;
  readonly #smallRest: Float64Array;
  readonly #large: bigint[][];
  #largeRest: bigint[];

  constructor(rows: readonly ReadonlyMap<number, bigint>[], bounds: readonly bigint[], { prime, pivots }: Elimination) {
    this.#prime = prime;
    this.#used = pivots.map(({ row }) => row);
    this.#places = this.#used.map((i) => [...rows[i]!.keys()]);
    this.#large = this.#used.map((i) => [...rows[i]!.values()]);
    this.#largeRest = this.#used.map((i) => bounds[i]!);
    this.#smallRest = Float64Array.from(this.#largeRest, Number);
    // What is left never grows beyond the larger of the bound and the sum of a row's entries.
    const sums = this.#large.map((row) => row.reduce((sum, a) => sum + size(a), 0n) * BigInt(prime));
    const fits = sums.every((sum, k) => sum + size(this.#largeRest[k]!) < 2n ** 52n);
    this.#small = fits ? this.#large.map((row) => row.map(Number)) : undefined;
  }

  modulo(into: Float64Array): void {
    const prime = this.#prime;
    const modulus = BigInt(prime);
    for (let k = 0; k < this.#used.length; k++) {
      const x = this.#small ? this.#smallRest[k]! % prime : remainder(this.#largeRest[k]!, prime, modulus);
      into[this.#used[k]!] = x < 0 ? x + prime : x;
    }
  }

  /** Takes the digit away and divides by the prime; whether nothing is left. */
  pass(digit: Float64Array): boolean {
    if (this.#small) return this.#passSmall(this.#small, digit);
    const modulus = BigInt(this.#prime);
    const whole = Array.from(digit, BigInt);
    this.#largeRest = this.#largeRest.map((rest, k) => {
      let left = rest;
      for (let e = 0; e < this.#places[k]!.length; e++) left -= this.#large[k]![e]! * whole[this.#places[k]![e]!]!;
      return left / modulus;
    });
    return this.#largeRest.every((x) => x === 0n);
  }

  #passSmall(entries: readonly number[][], digit: Float64Array): boolean {
    let done = true;
    for (let k = 0; k < entries.length; k++) {
      const row = entries[k]!;
      const places = this.#places[k]!;
      let left = this.#smallRest[k]!;
      for (let e = 0; e < row.length; e++) left -= row[e]! * digit[places[e]!]!;
      this.#smallRest[k] = left / this.#prime;
      if (left !== 0) done = false;
    }
    return done;
  }
}
