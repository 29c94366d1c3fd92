import type { Cell } from '../lens/finding.js';
import { fixed, percent, shareRange, signed } from '../lens/text.js';

/** From this width on the ends of a range are whole points: a decimal would say more than is known. */
const WIDE = 10;

/**
 * The range of a cell as it stands in brackets after its text: `41–78` after `62 %`, `−3 to +21` after `+9.6`. Ends are
 * written as the number is: in per cent, with signs or without. Undefined for a cell without a range, and for one
 * whose text says it already.
 */
export function rangeText({ text, range }: Cell): string | undefined {
  if (!range || /\(.*\)/u.test(text)) return undefined;
  if (isShare(text)) return shareRange(...range);
  return pointRange(range[0], range[1], /^[+−-]/.test(text));
}

/** `62 % (41–78)`: a cell's text with its range, where it has one. */
export function withRange(cell: Cell): string {
  const range = rangeText(cell);
  return range === undefined ? cell.text : `${cell.text} (${range})`;
}

/** The chance of a cell, to stand beside its text; undefined where there is none, or where the text is one itself. */
export function chanceText({ text, chance }: Cell): string | undefined {
  return chance === undefined || isShare(text) ? undefined : percent(chance);
}

/** Two numbers of points: `2–15`, `0.4–3.1`, `−3 to +21`. With signs where one is below 0, or the number has one. */
export function pointRange(lo: number, hi: number, sign = false): string {
  const digits = hi - lo >= WIDE ? 0 : 1;
  if (!sign && lo >= 0) return `${fixed(lo, digits)}–${fixed(hi, digits)}`;
  const [from, to] = [lo, hi].map((v) => (digits === 1 ? signed(v) : whole(v)));
  return `${from} to ${to}`;
}

function whole(v: number): string {
  const text = fixed(v, 0);
  return v > 0 && text !== '0' ? `+${text}` : text;
}

/** Whether a cell's number is a share that is printed in per cent. */
const isShare = (text: string): boolean => /\d\s?%/u.test(text);

/** A chance where every column counts, without the space: `98%`, `<1%`, `>99%`. What is not quite 0 or 1 never reads so. */
export function wholePercent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  if (share < 1 && share >= 0.995) return '>99%';
  return `${Math.round(share * 100)}%`;
}
