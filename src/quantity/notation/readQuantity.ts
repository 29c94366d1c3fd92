import { DivisionByZero } from '../distribution/arithmetic.js';
import { impossiblePart } from '../distributionOf.js';
import type { Quantity } from '../quantity.js';
import type { Scale } from '../scale.js';
import { type NotationProblem, type Span, Unreadable } from './expression.js';
import type { Dimension, Factor, Places, Time } from './meaning.js';
import { meaningOf } from './meaningOf.js';
import { parseQuantity } from './parse.js';
import { type FromRecord, NO_RECORD, type RecordLookup } from './record.js';

/** A quantity that was read, before it is known in which unit it will be used. */
export interface ReadQuantity {
  /** Whether it is a share, a plain number, or 0, which is either. */
  is: Dimension;
  /** Whether it is a chance per year, as far as the record says so. */
  time?: Time;
  /** What of it was taken from the record, in the order of the text; and whether that is all of it. */
  records: FromRecord[];
  recordAlone: boolean;
  /** Words that follow it: its unit. */
  unit?: Span & { text: string };
  /** The quantity, every number in it multiplied by `times` and divided by `over`; a share as a fraction of 1 before. */
  make: (factor: Factor) => Quantity;
  /** What is wrong with it on a scale, which stands in the unit that `factor` makes; undefined where nothing is. */
  problemOn: (scale: Scale, factor: Factor) => NotationProblem | undefined;
}

/**
 * Reads a text in the notation of quantities, which is told at {@link parseQuantity}.
 *
 * @param lookup Finds classes and curves of the record; without it none is known.
 */
export function readQuantity(
  text: string,
  lookup: RecordLookup = NO_RECORD,
): ReadQuantity | { problem: NotationProblem } {
  try {
    const { expression, unit, records } = parseQuantity(text, lookup);
    const meaning = meaningOf(expression);
    // One object for each factor, since its distribution is kept with it.
    const made = new Map<number, { quantity: Quantity; places: Places }>();
    const makeOnce = (factor: Factor) => {
      const by = factor.times / factor.over;
      const places: Places = new Map();
      const known = made.get(by) ?? { quantity: meaning.make(factor, places), places };
      made.set(by, known);
      return known;
    };
    return {
      is: meaning.is,
      ...(meaning.time ? { time: meaning.time } : {}),
      records,
      recordAlone: expression.kind === 'record',
      ...(unit ? { unit } : {}),
      make: (factor) => makeOnce(factor).quantity,
      problemOn(scale, factor) {
        const { quantity, places } = makeOnce(factor);
        const found = impossiblePart(quantity, scale);
        if (!found) return undefined;
        const { part, problem } = found;
        const byZero = problem instanceof DivisionByZero && part.kind === 'arithmetic';
        const { from, to } = places.get(byZero ? part.right : part) ?? meaning;
        const code = byZero ? 'division-by-zero' : 'no-such-distribution';
        return { code, from, to, what: problem.message, ...(problem.instead ? { instead: problem.instead } : {}) };
      },
    };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
}
