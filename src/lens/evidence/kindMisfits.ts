import type { Case } from '../../case/case.js';
import { type CaseNumber, numberGrounds } from '../../case/number.js';
import { count } from '../text.js';
import { type Cited, isClass, names } from './classes.js';
import { isOfUltimatum, KIND_NAMES, kindOfNumber } from './kinds.js';

/** What about a record does not fit the case, and what would mend it. */
export interface Misfit {
  says: string;
  mend: string;
  /** Another class that it speaks of. */
  about?: string;
}

/**
 * Numbers that rest on a record which is no record of them: of another kind, or of a form that no share can ground. A number
 * that also rests on a judgement which names the record is let alone, for then somebody says how the one follows from the other.
 */
export function kindMisfits({ record, numbers }: Cited, c: Case): Misfit[] {
  const own = `it records ${KIND_NAMES[record.kind]}`;
  const bare = numbers.filter((n) => !isExplained(n, record.id, c));
  return SORTS.flatMap(({ holds, says, mend }) => {
    const some = bare.filter((n) => SORTS.find((sort) => sort.holds(n, record))!.holds === holds);
    return says !== undefined && some.length > 0 ? [{ says: says(own, some), mend }] : [];
  });
}

type Sort = {
  holds: (n: CaseNumber, record: Cited['record']) => boolean;
  mend: string;
  /** Absent where the record speaks of such a number. */
  says?: (own: string, some: readonly CaseNumber[]) => string;
};

const JUDGEMENT = 'rest the number on a judgement that names the record and says how the one follows from the other';

/** A number belongs to the first that holds it. */
const SORTS: readonly Sort[] = [
  {
    holds: isOfUltimatum,
    says: (own, some) =>
      `${own}, and ${named(some)} ${is(some)} about an ultimatum, and of ultimatums between states there are no data here`,
    mend: 'name past offers of this sponsor and what became of their deadlines, or say in a judgement what carries over',
  },
  {
    holds: ({ unit }, record) => (unit === 'years' || unit === 'weeks') && isClass(record),
    says: (own, some) => `${own}: how often, not how long, and ${named(some)} ${is(some)} a length of time`,
    mend: 'cite a curve, which says how many lasted how long (@curve/ID), or a judgement',
  },
  {
    // How long such things last is what a curve says, whatever they are.
    holds: ({ unit }) => unit === 'years' || unit === 'weeks',
    mend: '',
  },
  {
    holds: ({ unit }) => unit !== 'share',
    says: (own, some) =>
      `${own}, a share of cases, and ${named(some)} ${is(some)} ${FORMS[some[0]!.unit] ?? `in ${some[0]!.unit}`}`,
    mend: JUDGEMENT,
  },
  { holds: (n, { kind }) => kindOfNumber(n) === kind, mend: '' },
  {
    holds: (n) => kindOfNumber(n) !== undefined,
    says: (own, some) => `${own}, and ${named(some)} ${is(some)} of ${KIND_NAMES[kindOfNumber(some[0]!)!]}`,
    mend: `cite a class of that kind, or ${JUDGEMENT}`,
  },
  {
    holds: () => true,
    says: (own, some) => `${own}, and ${named(some)} ${is(some)} of a kind that no record here counts`,
    mend: JUDGEMENT,
  },
];

const FORMS: Record<string, string> = { weight: 'a weight', 'per year': 'how often something is done in a year' };

const named = ([first, ...others]: readonly CaseNumber[]) =>
  others.length === 0 ? `“${first!.what}”` : `“${first!.what}” with ${count(others.length)} more`;

const is = ({ length }: readonly CaseNumber[]) => (length === 1 ? 'is' : 'are');

const isExplained = (n: CaseNumber, id: string, { judgements }: Case) =>
  numberGrounds(n).some(
    ({ kind, id: judgement }) => kind === 'judgement' && names(judgements[judgement]?.says ?? '', id),
  );
