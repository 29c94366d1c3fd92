import type { Random } from '../quantity/design/random.js';

/** Puts numbers in random order, every order alike (Fisher and Yates; Knuth 1998, algorithm 3.4.2 P). */
export function shuffle(values: Float64Array | Uint32Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
