import type { Diagnostic } from '../shared/diagnostic.js';
import { error, startOf } from '../shared/textFile.js';
import type { Grouping } from './grouping.js';
import type { NumberTable } from './table.js';

/** The shape of a design as SALib's `sample.sobol` and `sample.saltelli` order it (see {@link SaltelliOutputs}). */
export interface SaltelliShape {
  /** Base rows. */
  n: number;
  second: boolean;
}

/**
 * Which Saltelli design a table is. Every cell is looked at: in a block, each row between A and B has to hold A's
 * values, with those of one group taken from B, or the other way round.
 *
 * @returns The shape, or what contradicts it first, in that of the two forms that holds for more rows.
 */
export function saltelliShape(design: NumberTable, groups: Grouping): SaltelliShape | Diagnostic {
  const g = groups.names.length;
  const forms = [false, true]
    .map((second) => ({ second, step: (second ? 2 : 1) * g + 2 }))
    .filter(({ step }) => design.rows % step === 0 && design.rows >= 2 * step);
  if (forms.length === 0) {
    const what = `${design.rows} rows are no Saltelli design of ${g} ${groups.sizes.some((s) => s > 1) ? 'groups' : 'inputs'}`;
    const why = `it has a multiple of ${g + 2} rows, or of ${2 * g + 2} for second order, and at least two blocks`;
    return error('row-count', startOf({ name: design.file }), what, { why });
  }
  let furthest: Diagnostic | undefined;
  let reached = -1;
  for (const { second, step } of forms) {
    const wrong = firstContradiction(design, groups, second, step);
    if (!wrong) return { n: design.rows / step, second };
    if (wrong.row > reached) [furthest, reached] = [wrong.told, wrong.row];
  }
  return furthest!;
}

/** Whether the first block of a table is one of a Saltelli design, so that it was meant as one. */
export function beginsAsSaltelli(design: NumberTable, groups: Grouping): boolean {
  return [false, true].some((second) => {
    const step = (second ? 2 : 1) * groups.names.length + 2;
    return step <= design.rows && !firstContradiction({ ...design, rows: step }, groups, second, step);
  });
}

function firstContradiction(design: NumberTable, groups: Grouping, second: boolean, step: number) {
  const { values, names } = design;
  const d = names.length;
  const g = groups.names.length;
  for (let block = 0; block < design.rows; block += step) {
    const last = block + step - 1;
    for (let row = block + 1; row < last; row++) {
      const swapped = (row - block - 1) % g;
      const inA = row - block - 1 < g;
      for (let c = 0; c < d; c++) {
        const from = (groups.of[c] === swapped) === inA ? last : block;
        if (values[row * d + c] === values[from * d + c]) continue;
        const name = `'${names[c]}'`;
        const why =
          `the block of ${step} rows from line ${design.place(block, 0).line} is A, then A with one ` +
          `${groups.sizes[swapped]! > 1 ? 'group' : 'input'} after the other from B` +
          `${second ? ', then B with one after the other from A' : ''}, then B; this row has '${groups.names[swapped]}' ` +
          `from ${inA ? 'B' : 'A'} and so has ${name} from ${from === block ? 'A' : 'B'}`;
        const what = `${name} is ${values[row * d + c]} where a Saltelli design has ${values[from * d + c]}`;
        const also = [{ at: design.place(from, c), what: 'the value that it has to repeat' }];
        return { row, told: error('not-saltelli', design.place(row, c), what, { why, also }) };
      }
    }
  }
  return undefined;
}
