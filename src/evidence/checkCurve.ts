import { COLUMNS } from './fileForm.js';
import type { Parsed, Path } from './parseFile.js';
import { type Fields, isCount, isMap, type Say, text } from './shape.js';

/** Rows are printed to six decimals, so that sums may be off by half of the last digit for each number in them. */
const ROUNDING = 1e-5;

/**
 * Tells what is wrong with the table of a curve: times rise, curve and number at risk fall, shares are shares, each
 * interval holds its share, causes rise and add up with the survivors to 1.
 *
 * @param blind Years at the beginning of which the curve says nothing.
 */
export function checkCurve(parsed: Parsed, path: Path, entry: Fields, blind: number, say: Say): void {
  const causes = Object.entries(isMap(entry.causes) ? entry.causes : {});
  for (const [id, title] of causes)
    if (text(title)) say('record-form', parsed.place([...path, 'causes', id]), `${id}: ${text(title)}`);
  const [head, ...rows] = entry.table as unknown[];
  const columns: string[] = [...COLUMNS, ...causes.map(([id]) => id)];
  const at = (row: number, column?: number) =>
    parsed.place([...path, 'table', row, ...(column === undefined ? [] : [column])]);
  if (!Array.isArray(head) || head.join() !== columns.join()) {
    say('record-curve', at(0), 'the table begins with other columns', { instead: `[${columns.join(', ')}]` });
    return;
  }
  if (rows.length === 0) say('record-curve', at(0), 'a curve without times');
  let before: number[] = [blind, entry.n as number, 1, 0, 1, 1, ...causes.map(() => 0)];
  rows.forEach((row, i) => {
    if (!Array.isArray(row) || row.length !== columns.length || !row.every((v) => Number.isFinite(v))) {
      say('record-curve', at(i + 1), `a row has ${columns.length} numbers`);
      return;
    }
    for (const [column, what] of faults(row, before)) say('record-curve', at(i + 1, column), what);
    before = row;
  });
}

/** What is wrong with a row, after the one before it: in which column, and what. */
function faults(row: readonly number[], before: readonly number[]): [column: number, what: string][] {
  const [time, atRisk, survival, error, lower, upper, ...causes] = row as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const found: [number, string][] = [];
  const demand = (holds: boolean, column: number, what: string) => {
    if (!holds) found.push([column, what]);
  };
  const share = (v: number) => v >= 0 && v <= 1;
  demand(time > before[0]!, 0, `${time} years come after ${before[0]}`);
  demand(isCount(atRisk) && atRisk <= before[1]!, 1, `${atRisk} at risk after ${before[1]}`);
  demand(share(survival) && survival <= before[2]!, 2, `a curve does not rise: ${survival} after ${before[2]}`);
  demand(error >= 0, 3, `an error of ${error}`);
  demand(share(lower) && lower <= survival, 4, `the interval from ${lower} on does not hold ${survival}`);
  demand(share(upper) && upper >= survival, 5, `the interval up to ${upper} does not hold ${survival}`);
  causes.forEach((cause, j) => {
    const last = before[COLUMNS.length + j]!;
    demand(
      share(cause) && cause >= last,
      COLUMNS.length + j,
      `a share that has ended does not fall: ${cause} after ${last}`,
    );
  });
  const sum = causes.reduce((total, cause) => total + cause, survival);
  demand(
    causes.length === 0 || Math.abs(sum - 1) < ROUNDING,
    2,
    `survivors and causes add up to ${sum.toFixed(6)}, not 1`,
  );
  return found;
}
