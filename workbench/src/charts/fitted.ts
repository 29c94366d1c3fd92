/** Pixels that a letter of a chart takes at most, on the average of a word. */
export const LETTER = 6.6;

/** Words, cut where they would be wider than so many pixels. */
export function fitted(words: string, pixels: number): string {
  const most = Math.max(1, Math.floor(pixels / LETTER));
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

/** Words in at most two lines of so many pixels, the second cut where it would be wider. */
export function twoLines(words: string, pixels: number): string[] {
  const most = Math.max(1, Math.floor(pixels / LETTER));
  if (words.length <= most) return [words];
  const space = words.lastIndexOf(' ', most);
  const cut = space > 0 ? space : most;
  return [words.slice(0, cut), fitted(words.slice(cut).trim(), pixels)];
}
