/**
 * Columns that a text takes on a terminal. An approximation that needs no table: combining marks and format characters
 * take none, East Asian wide characters (the ranges of Unicode's EastAsianWidth.txt, rounded out to whole blocks) and
 * emoji two, all else one. Emoji that a font joins into one picture count for each part, so the result may be too large
 * but hardly ever too small.
 */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Also control characters and the parts of a Korean syllable that stand on its first. */
const ZERO = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]/u;

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** The text with spaces after it, up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text with spaces before it, up to `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The text on one line of at most `width` columns; where it is longer, its beginning and `…`. */
export function cut(text: string, width: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (displayWidth(line) <= width) return line;
  let kept = '';
  let room = width - 1;
  for (const character of line) {
    room -= displayWidth(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
