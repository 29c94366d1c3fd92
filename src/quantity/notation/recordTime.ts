import { type NotationProblem, refuse, type Span } from './expression.js';
import { isWord, orLast, type RecordName, type Tokens } from './recordText.js';

/** The time at which a curve or a model is asked. */
export interface RecordTime {
  years: number;
  /** Whether the chance per year of ending within them is asked, and not the share that lasts so long. */
  ending: boolean;
  time: RecordName;
}

/**
 * Reads `at 5 years` or `ending over 5 years`.
 *
 * @param last What stands before it, for the place where nothing follows.
 * @param called "the curve ID", for messages.
 * @throws Unreadable where no time above 0 stands there.
 */
export function recordTime(
  last: Span,
  called: string,
  more: Pick<NotationProblem, 'why' | 'instead'>,
  tokens: Tokens,
): RecordTime {
  const none = `no time is named for ${called}`;
  const ending = isWord(tokens.next, 'ending');
  if (!ending && !isWord(tokens.next, 'at')) refuse(orLast(tokens.next, last), 'quantity-form', none, more);
  const at = tokens.take();
  if (ending) {
    if (!isWord(tokens.next, 'over')) refuse(orLast(tokens.next, at), 'quantity-form', none, more);
    tokens.take();
  }
  const number = tokens.next;
  if (number.kind !== 'number') refuse(orLast(number, at), 'quantity-form', none, more);
  tokens.take();
  const unit = tokens.next;
  const time = unit.kind === 'word' ? YEARS[unit.text.replace(/s$/, '')] : undefined;
  if (time === undefined)
    refuse(orLast(unit, number), 'unit', `no unit of time stands behind ${number.text}`, {
      instead: `${number.text} years; or quarters, months, weeks`,
    });
  tokens.take();
  const years = Number(number.text) * time;
  if (!(years > 0))
    refuse(number, 'quantity-form', `${called} is asked at a time above 0, not at ${number.text}`, more);
  return { years, ending, time: { text: `${number.text} ${unit.text}`, from: number.from, to: unit.to } };
}

/** A year of the calendar has 365.2425 days in the mean. */
const YEARS: Record<string, number> = { week: 7 / 365.2425, month: 1 / 12, quarter: 1 / 4, year: 1 };
