import type { ChoiceLayer, Csr } from '../../process/index.js';

/** Rows of a chance layer, one state after the other. */
export class ChanceRows {
  readonly #from: Int32Array;
  readonly #to: number[] = [];
  readonly #chance: number[] = [];

  constructor(states: number) {
    this.#from = new Int32Array(states + 1);
  }

  add(s: number, row: [to: number, chance: number][]): void {
    for (const [to, chance] of row) {
      this.#to.push(to);
      this.#chance.push(chance);
    }
    this.#from[s + 1] = this.#to.length;
  }

  csr(): Csr {
    return { from: this.#from, to: Int32Array.from(this.#to), chance: Float64Array.from(this.#chance) };
  }
}

/** A choice layer in which nobody may switch yet. */
export function switchRows(states: number, name: string, payers: number[][]): ChoiceLayer {
  return {
    kind: 'choice',
    name,
    player: new Int32Array(states).fill(-1),
    to: new Int32Array(states),
    cost: new Float64Array(states),
    payers,
  };
}
