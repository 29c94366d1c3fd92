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

/** A length of time with its uncertainty, in years: 5 % lies below `lo`, 5 % above `hi`; its logarithm is normal. */
export interface RecordLength {
  lo: number;
  hi: number;
}

/**
 * Finds what a class, a curve or a model says. It is given from outside, so that this folder knows no records. Throws
 * Unreadable, by {@link refuse}, where the record does not say it.
 */
export type RecordLookup = (term: RecordTerm) => RecordShare | RecordLength;

/** A number that was taken from the record, as written and as found. */
export interface FromRecord {
  term: RecordTerm;
  found: RecordShare | RecordLength;
}

export const isLength = (found: RecordShare | RecordLength): found is RecordLength => 'hi' in found;

/** A length of time is in years. */
export function recordMeaning(at: Span, { term, found }: FromRecord): Meaning {
  if (isLength(found))
    return uncertain(at, 'number', (factor) => ({
      kind: 'interval',
      lo: found.lo * scaleOf(factor),
      hi: found.hi * scaleOf(factor),
    }));
  const { a, b, perYear } = found;
  const record = uncertain(at, 'share', (factor) => ({ kind: 'beta', a, b, top: scaleOf(factor) }));
  return { ...record, time: { perYear, said: term } };
}

/** For readers without a record. */
export const NO_RECORD: RecordLookup = (term) =>
  refuse(term, 'unknown-class', 'no record of past cases is at hand here');
