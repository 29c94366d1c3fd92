/** Breaks text at spaces into lines of at most `width` columns; the first begins with `first`, the others with `rest`. */
export function wrap(text: string, first = '  ', rest = '  ', width = 100): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += (empty ? '' : ' ') + word;
    empty = false;
  }
  return [...lines, line];
}
