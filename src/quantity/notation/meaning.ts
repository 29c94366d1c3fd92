import type { Quantity } from '../quantity.js';
import { refuse, type Span } from './expression.js';
import type { RecordTerm } from './recordTerm.js';

/** What every written number is multiplied by and then divided by: two numbers, so that 7% of 100 is 7 to the last digit. */
export interface Factor {
  times: number;
  over: number;
}

export const ONE: Factor = { times: 1, over: 1 };

/** By how much a factor multiplies. */
export const scaleOf = ({ times, over }: Factor): number => times / over;

/**
 * Whether an expression is a share, written in per cent or a beta distribution, or a plain number; 0 is either. A share of
 * a number is a number, a share of a share a share.
 */
export type Dimension = 'share' | 'number' | 'either';

/** What an expression means, in whatever unit. */
export interface Meaning extends Span {
  is: Dimension;
  /** Whether it counts by the year; absent where no record in it says so. */
  time?: Time;
  /** Its value where it is certain; of a share as a fraction of 1. */
  certain?: (factor: Factor) => number;
  make: (factor: Factor, places: Places) => Quantity;
}

/** Whether something is a chance per year, and the number from the record that makes it one or not. */
export interface Time {
  perYear: boolean;
  said: RecordTerm;
}

/** Where in the text each part of a quantity stands. */
export type Places = Map<Quantity, Span>;

/** Numbers beyond this are slips in every field of a case. */
export const LARGEST = 1e9;

export function certain(at: Span, is: Dimension, value: (factor: Factor) => number): Meaning {
  return uncertain(at, is, (factor) => ({ kind: 'point', value: value(factor) }), value);
}

export function uncertain(
  { from, to }: Span,
  is: Dimension,
  make: (factor: Factor, places: Places) => Quantity,
  value?: (factor: Factor) => number,
): Meaning {
  return {
    from,
    to,
    is,
    ...(value ? { certain: value } : {}),
    make(factor, places) {
      const quantity = make(factor, places);
      places.set(quantity, { from, to });
      return quantity;
    },
  };
}

/** The same, counted by the year or not. */
export function timed(of: Meaning, time: Time | undefined): Meaning {
  return time ? { ...of, time } : of;
}

/** The value of something certain, in its own unit. @throws Unreadable where it is uncertain. */
export function certainValue(of: Meaning, called: string): number {
  return numberOf(of, called)(ONE);
}

/** @throws Unreadable where it is uncertain. */
export function numberOf(of: Meaning, called: string): (factor: Factor) => number {
  if (of.certain) return of.certain;
  return refuse(of, 'arguments', `${called} is itself uncertain`, {
    why: 'a distribution of distributions has no short form here',
    instead: 'one number, or a mixture of several distributions',
  });
}

/** What several things are together. @throws Unreadable where some are shares and others numbers. */
export function together(parts: readonly Meaning[]): Dimension {
  const known = parts.filter(({ is }) => is !== 'either');
  const other = known.find(({ is }) => is !== known[0].is);
  if (other)
    refuse(other, 'share-or-points', 'some of these carry a % and others do not', {
      why: 'a share, also a beta distribution, and a number cannot be compared or added',
      instead: 'a % at all of them, or at none',
    });
  return known.length > 0 ? known[0].is : 'either';
}

/**
 * Whether several things that are compared or added count by the year: what a record says of one holds for all.
 *
 * @throws Unreadable where records contradict each other.
 */
export function timeTogether(parts: readonly Meaning[]): Time | undefined {
  const times = parts.flatMap(({ time }) => time ?? []);
  const other = times.find(({ perYear }) => perYear !== times[0].perYear);
  if (other)
    refuse(other.said, 'year-or-not', 'a chance per year and a share of cases stand together here', {
      why: 'the one grows with time and the other does not, so that they can neither be compared nor added',
      instead: 'two of one sort; or a product of them',
    });
  return times[0];
}

/** A certain number as a person would write it. */
export function written(of: Meaning): string {
  const value = of.certain!(ONE);
  return of.is === 'share' ? `${Number((100 * value).toPrecision(12))}%` : String(Number(value.toPrecision(12)));
}
