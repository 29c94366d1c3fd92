import { cut } from '../../report/displayWidth.js';

/** A value of a column as a name, on one line: `treaty`, but `sex 2` of a number, which says nothing by itself. */
export function shownName(value: string, column: string | undefined): string {
  const numeral = value !== '' && Number.isFinite(Number(value));
  return cut(numeral && column !== undefined ? `${column} ${value}` : value, 40);
}
