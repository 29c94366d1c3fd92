import { indexOf } from '../dictionary.js';
import type { SequenceForm } from '../form.js';

/** The non-empty sequences of both sides, numbered as `indexOf` has them, with what has to be known to go through cases. */
export interface Labels {
  /** How many. */
  length: number;
  /** By sequence: whose it is. */
  side: Uint8Array;
  /** By sequence: all longer ones that begin with it. */
  longer: readonly (readonly number[])[];
  /** Per side and set: what leads there, −1 for the empty sequence; and its sequences. */
  sets: readonly [readonly LabelledSet[], readonly LabelledSet[]];
}

export interface LabelledSet {
  parent: number;
  sequences: readonly number[];
  dead: boolean;
}

export function labelsOf(form: SequenceForm): Labels {
  const length = form.sides[0].sequences + form.sides[1].sequences - 2;
  const side = new Uint8Array(length);
  const longer: number[][] = Array.from({ length }, () => []);
  const sets = ([0, 1] as const).map((s) => {
    const { sets: own, first, actions, parent, dead } = form.sides[s];
    const label = (sequence: number) => (sequence === 0 ? -1 : indexOf(form, s, sequence));
    const found = own.map(
      (_, k): LabelledSet => ({
        parent: label(parent[k]!),
        sequences: Array.from({ length: actions[k]! }, (_, a) => label(first[k]! + a)),
        dead: dead[k] === 1,
      }),
    );
    for (const { sequences } of found) for (const sequence of sequences) side[sequence] = s;
    // What is longer comes later, so from the last set to the first each list is whole when it is handed on.
    for (const { parent: before, sequences } of [...found].reverse()) {
      if (before >= 0) for (const sequence of sequences) longer[before]!.push(sequence, ...longer[sequence]!);
    }
    return found;
  });
  return { length, side, longer, sets: sets as unknown as Labels['sets'] };
}
