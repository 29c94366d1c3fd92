/**
 * Counts packages by their marks (which constraints each one violates). Everything but values is a function of the
 * marks, so acceptance, signatures, corrections and conflicts are worked out once per distinct pattern. A hash table
 * with open addressing over typed arrays.
 */
export class Patterns {
  /** Number of packages per pattern. */
  counts = new Float64Array(129);
  /** Number of distinct patterns; ids run from 0 in the order of first appearance. */
  size = 0;
  readonly words: number;
  #keys: Uint32Array;
  #slots = new Int32Array(256).fill(-1);
  #latest = -1;

  constructor(words: number) {
    this.words = words;
    this.#keys = new Uint32Array(129 * words);
  }

  /** Id of the pattern that stands at `marks[at …]`, counted once more. */
  add(marks: Uint32Array, at: number): number {
    // Neighbours in package order mostly share their pattern.
    const id = this.#latest >= 0 && this.#is(this.#latest, marks, at) ? this.#latest : this.#find(marks, at);
    this.#latest = id;
    this.counts[id]++;
    return id;
  }

  /** Id of a pattern that has been counted before. */
  idOf(marks: Uint32Array, at: number): number {
    if (!(this.#latest >= 0 && this.#is(this.#latest, marks, at))) this.#latest = this.#find(marks, at);
    return this.#latest;
  }

  has(id: number, bit: number): boolean {
    return ((this.#keys[id * this.words + (bit >> 5)] >>> (bit & 31)) & 1) === 1;
  }

  #is(id: number, marks: Uint32Array, at: number): boolean {
    for (let w = 0; w < this.words; w++) if (this.#keys[id * this.words + w] !== marks[at + w]) return false;
    return true;
  }

  #find(marks: Uint32Array, at: number): number {
    let slot = this.#hash(marks, at) & (this.#slots.length - 1);
    for (; this.#slots[slot] >= 0; slot = (slot + 1) & (this.#slots.length - 1))
      if (this.#is(this.#slots[slot], marks, at)) return this.#slots[slot];
    if (this.size * 2 >= this.#slots.length) {
      this.#grow();
      return this.#find(marks, at);
    }
    const id = this.size++;
    this.#slots[slot] = id;
    this.#keys.set(marks.subarray(at, at + this.words), id * this.words);
    return id;
  }

  #hash(marks: Uint32Array, at: number): number {
    let h = 0;
    for (let w = 0; w < this.words; w++) {
      h = Math.imul(h ^ marks[at + w], 0x9e3779b1);
      h ^= h >>> 15;
    }
    return h;
  }

  #grow(): void {
    const room = this.#slots.length * 2;
    const keys = new Uint32Array((room / 2 + 1) * this.words);
    keys.set(this.#keys.subarray(0, this.size * this.words));
    const counts = new Float64Array(room / 2 + 1);
    counts.set(this.counts.subarray(0, this.size));
    this.#keys = keys;
    this.counts = counts;
    this.#slots = new Int32Array(room).fill(-1);
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hash(keys, id * this.words) & (room - 1);
      while (this.#slots[slot] >= 0) slot = (slot + 1) & (room - 1);
      this.#slots[slot] = id;
    }
  }
}
