import type { Condition } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { Cased } from './guarantee.js';
import type { CaseNumber } from './number.js';
import type { Field } from './scalar.js';

/** The number that stands here, or ours where nothing does. @param written What would be written for ours. */
export function numberOr(
  at: Cursor,
  field: Field,
  what: string,
  value: number,
  written: string,
  context: Context,
): CaseNumber | undefined {
  return at.node ? context.number(at, field, what) : context.default(at.path, field, what, value, written);
}

/** Complains of a number that is 0 where it may not be. */
export function isAboveZero(number: CaseNumber, at: Cursor, context: Context, why?: string): boolean {
  if (number.value > 0) return true;
  const place = number.at ?? at.keyAt;
  context.problems.error('not-above-zero', place, `${number.what} has to be above 0`, why ? { why } : {});
  return false;
}

/** Complains of a chance of 100 % in a year, which no rate in time has. */
export function isBelowOne(number: CaseNumber, at: Cursor, context: Context): boolean {
  if (number.value < 1) return true;
  context.problems.error('certain-in-a-year', number.at ?? at.keyAt, `${number.what} is 100% per year`, {
    why: 'it is read as a rate that acts all the time, and none makes anything certain within a year',
    instead: '99% per year',
  });
  return false;
}

/**
 * A number, or numbers by cases: `{65: recognition = western, 45: otherwise}`.
 * @param what What it is, in words, to which the condition of a case is added.
 */
export function readCased(at: Cursor, field: Field, what: string, context: Context): Cased | undefined {
  if (at.number) {
    const number = context.number(at, field, what);
    return number && { cases: [{ number }] };
  }
  const written = at.cases;
  const cases: Cased['cases'] = [];
  for (const [i, { key, value }] of written.entries()) {
    const last = i === written.length - 1;
    const otherwise = value.words === 'otherwise';
    if (otherwise !== last) {
      context.problems.error(
        'cases-form',
        otherwise ? value.text!.at : value.keyAt,
        otherwise ? 'otherwise stands before other cases' : 'the last case has a condition',
        {
          why: 'the first case that holds counts, and one has to hold',
          instead: 'otherwise as the last case, and only there',
        },
      );
    }
    let when: Condition | undefined;
    if (!otherwise) {
      when = context.condition(value, {
        always: 'the cases after it never hold',
        never: 'this number is never used',
      });
    }
    const words = otherwise ? 'otherwise' : `where ${value.words}`;
    const number = context.number(key, field, `${what}, ${words}`);
    if (number && (when || otherwise)) cases.push({ ...(when ? { when } : {}), number });
  }
  if (written.length === 0) {
    context.problems.error('cases-form', at.keyAt, 'no case is written', {
      instead: '{NUMBER: CONDITION, NUMBER: otherwise}',
    });
  }
  return cases.length > 0 && cases.length === written.length ? { cases } : undefined;
}
