import { refuse, type Span } from './expression.js';
import { type Meaning, scaleOf, uncertain } from './meaning.js';
import type { RecordTerm } from './recordTerm.js';

/** A share of past cases with its uncertainty: beta with shapes a and b. */
export interface RecordShare {
  a: number;
  b: number;
  /** Whether its cases are years, so that it is a chance per year. */
  perYear: boolean;
}

/**
 * Finds what a class or a curve says. It is given from outside, so that this folder knows no records. Throws Unreadable,
 * by {@link refuse}, where the record does not say it.
 */
export type RecordLookup = (term: RecordTerm) => RecordShare;

/** A number that was taken from the record, as written and as found. */
export interface FromRecord {
  term: RecordTerm;
  share: RecordShare;
}

export function recordMeaning(at: Span, { term, share }: FromRecord): Meaning {
  const { a, b, perYear } = share;
  const record = uncertain(at, 'share', (factor) => ({ kind: 'beta', a, b, top: scaleOf(factor) }));
  return { ...record, time: { perYear, said: term } };
}

/** For readers without a record. */
export const NO_RECORD: RecordLookup = (term) =>
  refuse(term, 'unknown-class', 'no record of past cases is at hand here');
