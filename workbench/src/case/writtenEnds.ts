/** A number or `a to b` as it is written, so that one end can be moved and all else stays. */
export interface WrittenEnds {
  /** As written, in per cent where a % stands: one, or two. */
  values: number[];
  /** What stands behind the last number: ` per quarter`. */
  unit: string;
  percent: boolean;
}

const NUMBER = '([-+\u2212]?\\d+(?:\\.\\d+)?)';
const FORM = new RegExp(`^${NUMBER}\\s*(%?)(?:\\s+to\\s+${NUMBER}\\s*(%?))?((?:\\s+[A-Za-z][A-Za-z ]*)?)$`);

/** @returns Nothing where it is written in any other way: a distribution, a calculation, a class. */
export function writtenEnds(written: string): WrittenEnds | undefined {
  const found = FORM.exec(written.trim());
  if (!found) return undefined;
  const [, first, one, second, two, unit = ''] = found;
  const values = [first, second].flatMap((text) => (text === undefined ? [] : [Number(text.replace('\u2212', '-'))]));
  return { values, unit, percent: one === '%' || two === '%' };
}

/** One end moved, to the next multiple of a step; the other stays as it is. */
export function moveEnd(ends: WrittenEnds, which: number, to: number, step: number): WrittenEnds {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const moved = Number((Math.round(to / step) * step).toFixed(digits));
  return { ...ends, values: ends.values.map((value, i) => (i === which ? moved : value)) };
}

export function writeEnds({ values, unit, percent }: WrittenEnds): string {
  return values.map((value) => `${value}${percent ? '%' : ''}`).join(' to ') + unit;
}
