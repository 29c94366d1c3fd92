/**
 * Sets of labels 0 … size − 1 as whole numbers, label 0 the largest power of 2: machine numbers where they hold that
 * exactly, otherwise long ones in their type. All that is done with them (`+`, `<`, `===`) means the same for both.
 */
export class LabelNumbers {
  readonly #power: number[];
  readonly #none: number;
  readonly #all: number;

  constructor(readonly size: number) {
    this.#power = Array.from({ length: size }, (_, k) => {
      const shift = size - 1 - k;
      return (size <= 52 ? 2 ** shift : 1n << BigInt(shift)) as number;
    });
    this.#none = (size <= 52 ? 0 : 0n) as number;
    this.#all = this.of(this.#power.keys());
  }

  /** The number of all labels that a set does not have, from the set's. */
  rest(set: number): number {
    return this.#all - set;
  }

  /** @param labels Each once. */
  of(labels: Iterable<number>): number {
    let sum = this.#none;
    for (const label of labels) sum += this.#power[label]!;
    return sum;
  }

  /** @param most How many labels the largest set has. */
  sorted(sets: Iterable<number>, most: number): SortedSets {
    if (this.size <= 52) return { numbers: Float64Array.from(sets).sort(), most };
    return { numbers: [...sets].sort((a, b) => (a < b ? -1 : 1)), most };
  }

  /**
   * The numbers of all sets in a list that have at least the labels wanted.
   *
   * @param wanted By label: 1 where it is.
   */
  having(wanted: Uint8Array, list: SortedSets): number[] {
    const found: number[] = [];
    const look = (from: number, to: number, label: number, prefix: number, spare: number): void => {
      if (from === to || spare < 0) return;
      if (label === this.size) {
        found.push(list.numbers[from]!);
        return;
      }
      const with_ = prefix + this.#power[label]!;
      const middle = firstAtLeast(list.numbers, with_, from, to);
      const isWanted = wanted[label] === 1;
      if (!isWanted) look(from, middle, label + 1, prefix, spare);
      look(middle, to, label + 1, with_, isWanted ? spare : spare - 1);
    };
    look(0, list.numbers.length, 0, this.#none, list.most - wanted.reduce((sum, x) => sum + x, 0));
    return found;
  }
}

/** Numbers of different sets in rising order, and how many labels the largest set has. */
export interface SortedSets {
  numbers: ArrayLike<number>;
  most: number;
}

function firstAtLeast(sorted: ArrayLike<number>, bound: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
