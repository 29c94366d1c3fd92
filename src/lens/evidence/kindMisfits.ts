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
  /** The record is none of what rests on it. */
  unlike?: true;
}

/**
 * Numbers that rest on a record which is no record of them: of another kind, or of a form that no share can ground. A number
 * that also rests on a judgement which names the record is let alone, for then somebody says how the one follows from the other.
 */
export function kindMisfits({ record, numbers }: Cited, c: Case): Misfit[] {
  const bare = numbers.filter((n) => !isExplained(n, record.id, c));
  const found = SORTS.flatMap(({ holds, says, mend }) => {
    const some = bare.filter((n) => SORTS.find((sort) => sort.holds(n, record))!.holds === holds);
    return says !== undefined && some.length > 0 ? [{ says: says(some), mend: mend?.(some) ?? [JUDGEMENT] }] : [];
  });
  if (found.length === 0) return [];
  return [
    {
      says: `it records ${KIND_NAMES[record.kind]}, and ${found.map(({ says }) => says).join('; ')}`,
      mend: [...new Set(found.flatMap(({ mend }) => mend))].join('; '),
      unlike: true,
    },
  ];
}

interface Sort {
  holds: (n: CaseNumber, record: Cited['record']) => boolean;
  /** What such numbers are, in a clause; absent where the record speaks of them. */
  says?: (some: readonly CaseNumber[]) => string;
  /** Left out: a judgement. */
  mend?: (some: readonly CaseNumber[]) => string[];
}

const JUDGEMENT = 'rest the number on a judgement that names the record and says how the one follows from the other';

const isTime = ({ unit }: CaseNumber) => unit === 'years' || unit === 'weeks';

/** A number belongs to the first that holds it. */
const SORTS: readonly Sort[] = [
  {
    holds: isOfUltimatum,
    says: (some) => `${named(some)} about an ultimatum, and of ultimatums between states there are no data here`,
    mend: () => [
      'name past offers of this sponsor and what became of their deadlines, or say in a judgement what carries over',
    ],
  },
  {
    holds: (n, record) => isTime(n) && isClass(record),
    says: (some) => `${named(some)} a length of time, of which no share of cases tells`,
    mend: () => ['cite a curve, which says how many lasted how long (@curve/ID), or a judgement'],
  },
  // How long such things last is what a curve says, whatever they are.
  { holds: isTime },
  {
    holds: ({ unit }) => unit !== 'share',
    says: (some) => `${named(some)} ${FORMS[some[0]!.unit] ?? `in ${some[0]!.unit}`}, which no share of cases gives`,
  },
  { holds: (n, { kind }) => kindOfNumber(n) === kind },
  {
    holds: (n) => kindOfNumber(n) !== undefined,
    says: (some) => `${named(some)} of ${KIND_NAMES[kindOfNumber(some[0]!)!]}`,
    mend: (some) => [`cite a class of ${KIND_NAMES[kindOfNumber(some[0]!)!]}`, JUDGEMENT],
  },
  { holds: () => true, says: (some) => `${named(some)} of a kind that no record here counts` },
];

const FORMS: Record<string, string> = { weight: 'a weight', 'per year': 'how often something is done in a year' };

/** `“cost to a government” is`, `“cost to a government” with 2 more are`. */
const named = ([first, ...others]: readonly CaseNumber[]) =>
  others.length === 0 ? `“${first!.what}” is` : `“${first!.what}” with ${count(others.length)} more are`;

const isExplained = (n: CaseNumber, id: string, { judgements }: Case) =>
  numberGrounds(n).some(
    ({ kind, id: judgement }) => kind === 'judgement' && names(judgements[judgement]?.says ?? '', id),
  );
