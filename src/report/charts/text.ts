import { title } from '../../lens/text.js';

/** Size of the words in charts, in pixels of the drawing. */
export const FONT = 12.5;

/**
 * Width of words in pixels, estimated on the wide side, because a chart is drawn where no font can be measured:
 * 0.53 em for a character, 0.62 em in bold, 1 em in wide scripts.
 */
export function textWidth(text: string, weight: 'plain' | 'bold' = 'plain'): number {
  const narrow = weight === 'bold' ? 0.62 : 0.53;
  let ems = 0;
  for (const c of text) ems += c > '\u2e7f' ? 1 : narrow;
  return ems * FONT;
}

/** A name that was written over several lines, on one: Plot would draw each line by itself. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The name of an axis with a large first letter, but λ stays what it is. */
export const axisName = (name: string): string => (/^[a-z]/.test(oneLine(name)) ? title(oneLine(name)) : oneLine(name));

/** The text over several lines, each at most so many pixels wide; a word that is wider is cut. */
export function wrapped(lines: string, width: number, weight: 'plain' | 'bold' = 'plain'): string[] {
  const [first, ...words] = oneLine(lines).split(' ');
  const wrapped = [first!];
  for (const word of words) {
    const longer = `${wrapped.at(-1)} ${word}`;
    if (textWidth(longer, weight) <= width) wrapped.splice(-1, 1, longer);
    else wrapped.push(word);
  }
  return wrapped.map((line) => clipped(line, width, weight));
}

/** The text on one line, or its beginning and an ellipsis where it is wider than so many pixels. */
export function clipped(lines: string, width: number, weight: 'plain' | 'bold' = 'plain'): string {
  const text = oneLine(lines);
  if (textWidth(text, weight) <= width) return text;
  let short = '';
  for (const c of text) {
    if (textWidth(`${short}${c}…`, weight) > width) break;
    short += c;
  }
  return `${short.trimEnd()}…`;
}

/** Where words under or over an upright line are anchored so that they stay within the drawing. */
export const anchored = (at: number, half: number, width: number) =>
  at < half ? 'start' : at > width - half ? 'end' : 'middle';
