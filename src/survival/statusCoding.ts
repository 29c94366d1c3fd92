import type { Diagnostic, Place } from '../shared/diagnostic.js';
import { error, quoted, warning } from '../shared/textFile.js';
import { type CellCodes, inOrder } from './cellCodes.js';

type At = (offset: number) => Place;

/** What a status column said: 1 where the row ended; undefined if it cannot be read. */
export interface StatusCoding {
  event?: Uint8Array;
  coding: string;
  diagnostics: Diagnostic[];
}

const TRUE = /^(true|t)$/i;
const FALSE = /^(false|f)$/i;

/**
 * A status as R's `Surv` reads it: TRUE and FALSE; 1 and 2 where 2 occurs, 2 being the event; else 0 and 1. What R
 * makes missing is an error here.
 */
export function codeStatus(cells: CellCodes, rows: number, name: string, at: At): StatusCoding {
  const { texts, first } = cells;
  const logical = texts.every((text) => TRUE.test(text) || FALSE.test(text));
  if (logical)
    return {
      event: cells.map(rows, (t) => (TRUE.test(t) ? 1 : 0)),
      coding: 'FALSE censored, TRUE event',
      diagnostics: [],
    };
  const two = texts.some((text) => isNumber(text, 2));
  const [censored, event] = two ? [1, 2] : [0, 1];
  const wrong = texts.findIndex((text) => !isNumber(text, censored) && !isNumber(text, event));
  if (wrong >= 0) {
    const three = two && texts.every((text) => [0, 1, 2].some((code) => isNumber(text, code)));
    const what = three
      ? `column ${quoted(name)} has 0, 1 and 2`
      : `${quoted(texts[wrong]!)} in column ${quoted(name)} is no status`;
    const why = 'a status is 0 or 1 (event), FALSE or TRUE (event), or 1 or 2 (event)';
    const instead = three ? { instead: `--cause ${name} in place of --status, if 1 and 2 are ways to end` } : {};
    const told = error('status-code', at(first[wrong]!), what, { why, ...instead });
    return { coding: '', diagnostics: [told] };
  }
  const diagnostics: Diagnostic[] = [];
  if (texts.length === 1 && !two && isNumber(texts[0]!, 1)) {
    const what = `every row has 1 in column ${quoted(name)}, and is read as ended`;
    const why = 'where 1 stands for censored and 2 for ended it would mean that none has';
    diagnostics.push(warning('one-status', at(first[0]!), what, { why }));
  }
  const coding = `${censored} censored, ${event} event`;
  return { event: cells.map(rows, (text) => (isNumber(text, event) ? 1 : 0)), coding, diagnostics };
}

/** What a column of causes said: 1, 2, … for the causes in order, 0 for what had not ended. */
export interface CauseCoding extends StatusCoding {
  causes: string[];
}

const CENSORED = /^(0+(\.0*)?|false|f|censor|censored)$/i;
const NOT_GIVEN = 'cause not given';

/**
 * Causes by what ended a row. With a status they count where it says that the row ended; an empty one is a cause of
 * its own. Without one, 0, FALSE and `censored` stand for rows that had not ended; one of them has to occur.
 */
export function codeCauses(
  cells: CellCodes,
  rows: number,
  name: string,
  ended: Uint8Array | undefined,
  at: At,
): CauseCoding {
  const isCause = (text: string) => (ended ? true : !CENSORED.test(text));
  const title = (text: string) => (text === '' || text === 'NA' ? NOT_GIVEN : text);
  const index = cells.map(rows, (text) => cells.texts.indexOf(text));
  const occurs = new Uint8Array(cells.texts.length);
  for (let row = 0; row < rows; row++) if (!ended || ended[row] === 1) occurs[index[row]!] = 1;
  const given = cells.texts.filter((text, i) => occurs[i] === 1 && isCause(text));
  const causes = inOrder([...new Set(given.map(title))]);
  const diagnostics: Diagnostic[] = [];
  if (!ended && given.length === cells.texts.length) {
    const what = `no value of column ${quoted(name)} says that a row had not ended`;
    const why = '0, FALSE and censored do; an empty cell is a missing one';
    const told = error('no-censoring-code', at(cells.first[0]!), what, { why, instead: 'name a --status column too' });
    return { coding: '', causes, diagnostics: [told] };
  }
  if (ended && causes.includes(NOT_GIVEN)) {
    const i = cells.texts.findIndex((text, k) => occurs[k] === 1 && title(text) === NOT_GIVEN);
    const what = `rows that ended have no cause in column ${quoted(name)}; they are a cause of their own`;
    const why = 'leaving out rows that ended would make everything last longer';
    diagnostics.push(warning('cause-not-given', at(cells.first[i]!), what, { why }));
  }
  const numbers = cells.texts.map((text) => (isCause(text) ? causes.indexOf(title(text)) + 1 : 0));
  const event = index.map((i, row) => (!ended || ended[row] === 1 ? numbers[i]! : 0));
  const censoring = cells.texts.filter((text) => !isCause(text));
  return { event, causes, coding: `${inOrder(censoring).join(', ')} censored`, diagnostics };
}

const isNumber = (text: string, number: number) => text !== '' && Number(text) === number;
