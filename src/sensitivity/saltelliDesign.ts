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
 * @returns The shape; or what contradicts it first, in that of the two forms in which more blocks are sound.
 */
export function saltelliShape(design: NumberTable, groups: Grouping): SaltelliShape | Diagnostic {
  const [best, other] = forms(design, groups);
  for (const { fits, fault, step, second } of [best, other]) {
    if (fits && !fault) return { n: design.rows / step, second };
  }
  // A row that is missing or too many shows where the blocks stop being sound, if it is not at the end.
  const form = best.sound > 0 || !other.fits ? best : other;
  if (form.fault && (form.fits || form.sound > 0)) return form.fault;
  const g = groups.names.length;
  const of = groups.sizes.some((size) => size > 1) ? 'groups' : 'inputs';
  const what = `${design.rows} rows are no Saltelli design of ${g} ${of}`;
  const why = `it has a multiple of ${g + 2} rows, or of ${2 * g + 2} for second order, and at least two blocks`;
  return error('row-count', startOf({ name: design.file }), what, { why });
}

/** Whether at least half of the blocks of a table are those of a Saltelli design, so that it was meant as one. */
export function meantAsSaltelli(design: NumberTable, groups: Grouping): boolean {
  return forms(design, groups)[0].sound >= 0.5;
}

interface Form {
  second: boolean;
  step: number;
  /** Whether the number of rows is right. */
  fits: boolean;
  /** Share of whole blocks without a contradiction. */
  sound: number;
  /** The first contradiction. */
  fault: Diagnostic | undefined;
}

/** Both forms, the one with more sound blocks first. */
function forms(design: NumberTable, groups: Grouping): [Form, Form] {
  const [first, second] = [false, true].map((second): Form => {
    const step = (second ? 2 : 1) * groups.names.length + 2;
    const blocks = Math.floor(design.rows / step);
    let wrong = 0;
    let fault: Diagnostic | undefined;
    for (let block = 0; block < blocks; block++) {
      const found = contradiction(design, groups, block * step, step);
      if (!found) continue;
      wrong++;
      fault ??= told(design, groups, second, block * step, step, found);
    }
    const sound = blocks === 0 ? 0 : 1 - wrong / blocks;
    return { second, step, fits: blocks >= 2 && design.rows % step === 0, sound, fault };
  }) as [Form, Form];
  return second.sound > first.sound || (second.sound === first.sound && second.fits && !first.fits)
    ? [second, first]
    : [first, second];
}

/** A cell, and the row of its block, A or B, that it has to repeat. */
interface Cell {
  row: number;
  column: number;
  from: number;
}

/** The first cell of a block that is not what the design has there. */
function contradiction(
  { values, names }: NumberTable,
  groups: Grouping,
  block: number,
  step: number,
): Cell | undefined {
  const d = names.length;
  const g = groups.names.length;
  const last = block + step - 1;
  for (let row = block + 1; row < last; row++) {
    const { swapped, base } = rowOf(row - block, g);
    for (let column = 0; column < d; column++) {
      const from = (groups.of[column] === swapped) === (base === 'A') ? last : block;
      if (values[row * d + column] !== values[from * d + column]) return { row, column, from };
    }
  }
  return undefined;
}

/** Which sample a row between A and B is, but for one group, and which group that is. */
function rowOf(inBlock: number, groups: number): { swapped: number; base: 'A' | 'B' } {
  return { swapped: (inBlock - 1) % groups, base: inBlock <= groups ? 'A' : 'B' };
}

function told(
  design: NumberTable,
  groups: Grouping,
  second: boolean,
  block: number,
  step: number,
  { row, column, from }: Cell,
): Diagnostic {
  const { values, names } = design;
  const { swapped, base } = rowOf(row - block, groups.names.length);
  const unit = groups.sizes[swapped]! > 1 ? 'group' : 'input';
  const what =
    `'${names[column]}' is ${values[row * names.length + column]} where a Saltelli design has ` +
    `${values[from * names.length + column]}`;
  const why =
    `the block of ${step} rows from line ${design.place(block, 0).line} is A, then A with one ${unit} after the other ` +
    `from B${second ? ', then B with one after the other from A' : ''}, then B; this row is ${base} with ` +
    `'${groups.names[swapped]}' from ${base === 'A' ? 'B' : 'A'}`;
  const also = [{ at: design.place(from, column), what: 'the value that it has to repeat' }];
  return error('not-saltelli', design.place(row, column), what, { why, also });
}
