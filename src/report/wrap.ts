import { displayWidth } from './displayWidth.js';

/**
 * Breaks text at spaces into lines of at most `width` columns; the first begins with `first`, the others with `rest`.
 * A word that is longer than a line is broken.
 */
export function wrap(text: string, first = '  ', rest = '  ', width = 100): string[] {
  const lines: string[] = [];
  let line = first;
  let used = displayWidth(first);
  let empty = true;
  const next = () => {
    lines.push(line);
    line = rest;
    used = displayWidth(rest);
    empty = true;
  };
  for (const word of words(text)) {
    const long = displayWidth(word);
    if (!empty && used + 1 + long > width) next();
    if (!empty) {
      line += ' ';
      used++;
    }
    if (used + long <= width) {
      line += word;
      used += long;
    } else {
      for (const character of word) {
        const more = displayWidth(character);
        if (!empty && used + more > width) next();
        line += character;
        used += more;
        empty = false;
      }
    }
    empty = false;
  }
  return [...lines, line];
}

/** A space that does not break (as in “20 %”) stays in its word. */
function words(text: string): string[] {
  return text.split(/[ \t\r\n\v\f\u2028\u2029]+/).filter((word) => word !== '');
}

/** Where a sentence, then where a clause ends: what stands before the space. */
const ENDS = [/[.!?]["”’)\]]* $/u, /[;,)\]] $/u, / $/u];

/** As {@link wrap}, in at most `most` lines: a longer text is {@link shorten}ed. */
export function wrapIn(most: number, text: string, first = '  ', rest = '  ', mark?: string): string[] {
  return wrap(shorten(most, text, first, rest, mark), first, rest);
}

/**
 * The text where it wraps into `most` lines, else its beginning and `mark`. It is cut after the last whole sentence, else
 * clause, else word that keeps at least half of the room.
 */
export function shorten(most: number, text: string, first = '  ', rest = '  ', mark = ' … (--long)'): string {
  const fitting = (t: string) => wrap(t, first, rest).length <= most;
  if (fitting(text)) return text;
  const characters = [...words(text).join(' ')];
  const upTo = (end: number) => characters.slice(0, end).join('').trimEnd() + mark;
  let longest = 0;
  for (let over = characters.length; over - longest > 1; ) {
    const middle = (longest + over) >> 1;
    if (fitting(upTo(middle))) longest = middle;
    else over = middle;
  }
  for (const end of ENDS) {
    for (let at = longest; at > longest / 2; at--) {
      if (end.test(characters.slice(Math.max(0, at - 4), at).join(''))) return upTo(at);
    }
  }
  return upTo(longest);
}
