import type { ChoiceLayer, Csr } from '../../process/index.js';

/** Rows of a chance layer; a state without one stays. */
export function chanceRows(states: number, rows: ReadonlyMap<number, readonly [to: number, chance: number][]>): Csr {
  const from = new Int32Array(states + 1);
  const to: number[] = [];
  const chances: number[] = [];
  for (let s = 0; s < states; s++) {
    for (const [next, chance] of rows.get(s) ?? [[s, 1]]) {
      to.push(next);
      chances.push(chance);
    }
    from[s + 1] = to.length;
  }
  return { from, to: Int32Array.from(to), chance: Float64Array.from(chances) };
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
