import type { Field } from './scalar.js';

/** By what a written number is multiplied and divided to come into the field's unit; or what is wrong. */
export type Unit = { times: number; over: number } | { what: string; instead: string };

export function readUnit(words: string | undefined, field: Field, percent: boolean): Unit {
  switch (field.unit) {
    case 'share':
      return readShareUnit(words, field, percent);
    case 'years': {
      const m = /^(month|quarter|year)s?$/.exec(words ?? '');
      if (m && !percent) return { times: MONTHS[m[1]!]!, over: 12 };
      return {
        what: words ? `'${words}' is not a unit of ${field.called}` : 'quarters, months or years?',
        instead: 'the number with its unit: … quarters, … months or … years',
      };
    }
    case 'weeks': {
      const m = /^(day|week|month|quarter|year)s?$/.exec(words ?? '');
      if (m && !percent) return { times: DAYS[m[1]!]!, over: 7 };
      return {
        what: words ? `'${words}' is not a unit of ${field.called}` : 'days, weeks or months?',
        instead: 'the number with its unit: … days, … weeks or … months',
      };
    }
    case 'points per week': {
      const m = /^(?:points? )?(?:per|a) (day|week|month|quarter|year)$/.exec(words ?? '');
      if (m && !percent) return { times: 7, over: DAYS[m[1]!]! };
      return {
        what: words ? `'${words}' is not a unit of ${field.called}` : 'per day, per week or per month?',
        instead: 'the number with its time: … per week',
      };
    }
    case 'per year': {
      const m = /^(?:times )?(?:per|a) (quarter|month|year)$/.exec(words ?? '');
      if (m && !percent) return { times: 12, over: MONTHS[m[1]!]! };
      return {
        what: percent ? 'a rate counts how often, and is no share' : words ? `'${words}' is no rate` : 'how often?',
        instead: 'how many times in a year: … per year',
      };
    }
    default:
      return readPointsUnit(words, field);
  }
}

function readShareUnit(words: string | undefined, field: Field, percent: boolean): Unit {
  if (words === field.after) return { times: 1, over: percent ? 100 : 1 };
  if (!field.after) return { what: `'${words}' does not belong here`, instead: 'per cent alone: …%' };
  return {
    what: words ? `'${words}' is not a unit of ${field.called}` : `${field.called} goes by the year`,
    instead: `…% ${field.after}`,
  };
}

function readPointsUnit(words: string | undefined, field: Field): Unit {
  const m = /^(?:points?)?\s*(?:(?:per|a) (quarter|month|year))?$/.exec(words ?? '');
  const wantsTime = field.unit === 'points per quarter';
  if (!m)
    return {
      what: `'${words}' is not a unit of ${field.called}`,
      instead: wantsTime ? 'per quarter, per month or per year' : 'the number alone',
    };
  if (wantsTime && !m[1])
    return { what: 'per quarter, per month or per year?', instead: 'the number with its time: … per quarter' };
  if (!wantsTime && m[1])
    return { what: `'${words}' does not belong here: this is not a change with time`, instead: 'the number alone' };
  return m[1] ? { times: MONTHS.quarter!, over: MONTHS[m[1]]! } : { times: 1, over: 1 };
}

const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 };
/** A year of the calendar has 365.2425 days in the mean. */
const DAYS: Record<string, number> = { day: 1, week: 7, month: 365.2425 / 12, quarter: 365.2425 / 4, year: 365.2425 };

/** Larger numbers are slips in every field of a case. */
export const LARGEST = 1e9;
