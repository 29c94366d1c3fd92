/** Sets of labels 0 … size − 1 as bits, 32 to a word; set k has the words `k · width …`. */
export class LabelSets {
  readonly width: number;
  #words: Int32Array = new Int32Array(64);
  length = 0;

  constructor(readonly size: number) {
    this.width = Math.ceil(size / 32);
  }

  add(labels: Iterable<number>): number {
    const start = this.length * this.width;
    if (start + this.width > this.#words.length) {
      const longer = new Int32Array(2 * this.#words.length + this.width);
      longer.set(this.#words);
      this.#words = longer;
    }
    for (const label of labels) this.#words[start + (label >> 5)]! |= 1 << (label & 31);
    return this.length++;
  }

  /** The same key for the same set, in all objects of one size. */
  key(k: number): number | string {
    if (this.width === 1) return this.#words[k]!;
    return this.#words.slice(k * this.width, (k + 1) * this.width).join();
  }

  /** The key of the labels that the set does not have. */
  keyOfRest(k: number): number | string {
    const rest = new Int32Array(this.width);
    for (let w = 0; w < this.width; w++) rest[w] = ~this.#words[k * this.width + w]! & this.#all(w);
    return this.width === 1 ? rest[0]! : rest.join();
  }

  /** Whether set k and set l of the other have all labels together. */
  full(k: number, other: LabelSets, l: number): boolean {
    for (let w = 0; w < this.width; w++) {
      if ((this.#words[k * this.width + w]! | other.#words[l * this.width + w]!) !== this.#all(w)) return false;
    }
    return true;
  }

  #all(word: number): number {
    const left = this.size - 32 * word;
    return left >= 32 ? -1 : ~(-1 << left);
  }
}
