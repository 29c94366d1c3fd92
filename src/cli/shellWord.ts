/** A word as it has to be typed in a shell: in quotes where it holds a space or a sign that means something there. */
export function shellWord(word: string): string {
  if (/^[\p{L}\p{N}_./:=,@+-]+$/u.test(word)) return word;
  // Double quotes are understood by every shell, single ones keep everything as it is.
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
