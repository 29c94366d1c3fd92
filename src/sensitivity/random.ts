/**
 * A stream of whole numbers from 0 to 2^32 − 1: sfc32, the small fast counting generator of PractRand (Doty-Humphrey
 * 2010), its state of 128 bits filled from the seed and stepped twelve times before use. Same seed, same stream.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed A whole number from 0 to 2^53 − 1. */
  constructor(seed: number) {
    this.#a = 0;
    this.#b = seed >>> 0;
    this.#c = Math.floor(seed / 2 ** 32) >>> 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in (0, 1): never 0, never 1. */
  uniform(): number {
    return (this.next() + 0.5) / 2 ** 32;
  }

  /** Uniform over 0 … n − 1, for n far below 2^32: each has probability 1/n up to 2^-32. */
  below(n: number): number {
    return Math.floor((this.next() / 2 ** 32) * n);
  }
}
