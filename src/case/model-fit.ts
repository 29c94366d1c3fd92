import type { NotationProblem } from '../quantity/notation/expression.js';
import type { ReadQuantity } from '../quantity/notation/readQuantity.js';
import { isLength } from '../quantity/notation/record.js';
import type { Field } from './scalar.js';

/**
 * What is wrong where a model's length of time stands; undefined where nothing is, or where none does. It has its unit
 * with it, so it stands alone, in a field of a length of time, and without another unit.
 */
export function lengthMisfit({ records, recordAlone, unit }: ReadQuantity, field: Field): NotationProblem | undefined {
  const taken = records.find(({ found }) => isLength(found));
  if (!taken) return undefined;
  const { from, to, kind } = taken.term;
  const named = kind === 'model' ? `the model ${taken.term.id.text}` : 'the record';
  if (field.unit !== 'years' && field.unit !== 'weeks')
    return {
      code: 'unit',
      from,
      to,
      what: `without a time ${named} says how long something lasts, and ${field.called} is no length of time`,
      instead: field.after ? `… ending over 5 years ${field.after}` : '… at 5 years, for the share that lasts so long',
    };
  if (!recordAlone)
    return {
      code: 'unit',
      from,
      to,
      what: 'a length of time from a model stands alone',
      why: 'it carries its unit, and numbers beside it would have none',
      instead: 'the model alone; or the result as a range with its unit: 4 to 9 years',
    };
  if (unit)
    return {
      code: 'unit',
      ...unit,
      what: `'${unit.text}' stands behind a length of time`,
      instead: 'the model alone: its time is in years',
    };
  return undefined;
}

/** By what years are multiplied and divided to come into a field of a length of time. */
export const yearsIn = ({ unit }: Field) => (unit === 'weeks' ? { times: 365.2425, over: 7 } : { times: 1, over: 1 });
