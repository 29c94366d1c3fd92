import type { Case } from '../../case/index.js';
import type { Chosen } from './answerList.js';
import { WorldAnswers } from './answers.js';
import { changed, inputsOf } from './inputs.js';
import { PackageGames } from './packageGame.js';

/** A world in which one input is not at its medians, and the answer that is asked for. */
export interface Side {
  /** Path of a number, or id of an input of several. */
  input: string;
  /** Value by column of the input. */
  values: number[];
  answer: string;
}

export interface FlipTask {
  c: Case;
  packages: Chosen[];
  sides: Side[];
}

/** Answers a side in a row, every game played in the case's own steps: the module that workers load. */
export function prepare({ c, packages, sides }: FlipTask): {
  columns: number;
  row: (r: number, out: Float64Array) => void;
} {
  const answers = new WorldAnswers(c, packages, new PackageGames('own'));
  const inputs = inputsOf(c);
  return {
    columns: 1,
    row: (r, out) => {
      const { input, values, answer } = sides[r]!;
      const world = changed(c, (copy) => {
        const alone = copy.numbers.find(({ path }) => path === input);
        if (alone) alone.value = values[0]!;
        else inputs.find(({ id }) => id === input)!.put(copy, values);
      });
      out[0] = answers.of(world)[answers.list.findIndex(({ id }) => id === answer)]!;
    },
  };
}
