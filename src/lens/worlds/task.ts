import type { Case } from '../../case/index.js';
import type { Chosen } from './answerList.js';
import { WorldAnswers } from './answers.js';
import { valuesAt } from './draws.js';
import { GamesOfEdits } from './gamesOfEdits.js';
import { inputsOf, worldOf } from './inputs.js';

/** What a worker needs to answer worlds; all of it can be sent to one. */
export interface WorldTask {
  c: Case;
  packages: Chosen[];
  /** `values[i][k][w]`: see Draws. */
  values: Float64Array[][];
}

/** Of the cases that this thread answers one after the other: texts that differ in numbers alone have games of one form. */
const games = new GamesOfEdits();

/** Answers worlds one by one: the module that workers load. */
export function prepare({ c, packages, values }: WorldTask): {
  columns: number;
  row: (w: number, out: Float64Array) => void;
} {
  const inputs = inputsOf(c);
  const answers = new WorldAnswers(c, packages, games.of(c));
  return {
    columns: answers.list.length,
    row: (w, out) => {
      out.set(answers.of(worldOf(c, inputs, valuesAt(values, w))));
    },
  };
}
