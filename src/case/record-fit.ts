import { type Records, relatedClasses } from '../evidence/index.js';
import type { NotationProblem } from '../quantity/notation/expression.js';
import type { Time } from '../quantity/notation/meaning.js';
import type { ModelTerm } from '../quantity/notation/modelTerm.js';
import type { OneRecord } from '../quantity/notation/recordTerm.js';
import { firstOfEach } from './record-names.js';
import type { Field } from './scalar.js';

/**
 * What is wrong where a rate per year stands in a field that is no chance per year, or the other way round; undefined
 * where they go together. A chance per year has `per year` after it, or `of years`.
 *
 * @param words The unit that is written.
 */
export function misfit(
  { perYear, said }: Time,
  words: string | undefined,
  field: Field,
  records: Records,
): NotationProblem | undefined {
  const at = said.kind === 'between' ? said.ends[0] : said;
  const byYear = /(^|\s)(?:per|a) year$|^of years$/.test(words ?? '');
  if (perYear && !byYear && field.after) {
    const { from, to } = said;
    return {
      code: 'year-or-not',
      from,
      to,
      what: `${nameOf(at)} is a chance per year`,
      why: 'the whole is one too then, and says so at its end',
      instead: `… ${field.after} behind the whole`,
    };
  }
  if (perYear && !byYear)
    return refusal(at, `${nameOf(at)} is a chance per year, and ${field.called} is none`, records);
  if (perYear || !GOES_WITH_TIME(field)) return undefined;
  return refusal(at, `${nameOf(at)} is a share of cases, and ${field.called} here goes by the year`, records, true);
}

const GOES_WITH_TIME = ({ after, unit }: Field) =>
  after !== undefined || unit === 'per year' || unit === 'points per quarter' || unit === 'points per week';

const nameOf = ({ kind, id }: OneRecord | ModelTerm) => `${kind} ${id.text}`;

/** @param wantsYear Whether a chance per year is wanted. */
function refusal(at: OneRecord | ModelTerm, what: string, records: Records, wantsYear = false): NotationProblem {
  const { from, to } = at;
  const instead = `${at.kind === 'model' ? '…' : nameOf(at)} ${wantsYear ? 'ending over' : 'at'} ${timeOf(at)}`;
  return {
    code: 'year-or-not',
    from,
    to,
    what,
    why: wantsYear
      ? 'each case took as long as it took, so their share says nothing of a single year'
      : 'what happens in one year of many is no share of all cases',
    ...(at.kind !== 'class' ? { instead } : { nearest: fitting(at.id.text, wantsYear, records) }),
  };
}

const timeOf = (at: OneRecord | ModelTerm) =>
  at.kind === 'curve' ? at.time.text : at.kind === 'model' ? at.at!.time.text : '';

/** Classes that are counted by the year, or not: three of the same kind, or where there is none the first of each family. */
function fitting(id: string, wantsYear: boolean, records: Records): string[] {
  const fits = Object.values(records.classes).filter(({ per }) => (per === 'year') === wantsYear);
  const related = new Set(relatedClasses(records.classes[id]!.kind, records));
  const own = fits.filter((k) => related.has(k)).map((k) => k.id);
  return own.length > 0 ? own.slice(0, 3) : firstOfEach(fits);
}
