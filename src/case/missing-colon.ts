import type { Problems } from './problems.js';
import { CASE_SHAPE } from './schema.js';
import type { TextFile } from './text-file.js';

/**
 * Finds keys on lines of their own whose colon is missing. YAML takes such a key for the start of a long text, and
 * complains about all that follows. Here it is told once, and what belongs to the key is blanked out.
 * @param text The file's text, as long as it.
 * @returns A text of the same length that can be read on, and where something was blanked out.
 */
export function blankKeysWithoutColon(text: string, file: TextFile, problems: Problems) {
  const lines = text.split('\n');
  const broken: number[] = [];
  const reader = new LineReader();
  let offset = 0;
  for (let i = 0; i < lines.length; i++) {
    const key = reader.betweenEntries(lines[i]!) ? keyWithoutColon(lines, i) : undefined;
    if (key) {
      const start = offset + indentOf(lines[i]!);
      const rest = lines[i]!.trim().slice(key.length).trim();
      problems.error('missing-colon', file.place(start, start + key.length), `a colon is missing after '${key}'`, {
        why: 'the rest of this part is not read; more may show after this is mended',
        instead: shorten(`${key}: ${rest.replace(/^#.*/, '')}`.trim()),
      });
      broken.push(start);
      for (const end = endOfEntry(lines, i); i < end; i++) {
        offset += lines[i]!.length + 1;
        lines[i] = lines[i]!.replace(/[^\r]/g, ' ');
      }
      i--;
      continue;
    }
    reader.read(lines[i]!);
    offset += lines[i]!.length + 1;
  }
  return { text: lines.join('\n'), broken };
}

const TOP = new Set(Object.keys(CASE_SHAPE.keys ?? {}));
const BEFORE_BRACKET = /^ *([A-Za-z][\w-]*)[ ]+(?:\{ *(?:["\w-]+ *:|\}|$)|\[[^\]]*\]\s*(?:#.*)?$)/;
const ALONE = /^ *([A-Za-z][\w-]*)\s*(?: #.*)?$/;
const AT_THE_MARGIN = /^([a-z][\w-]*)[ ]+[^\s:#]/;

function keyWithoutColon(lines: readonly string[], i: number): string | undefined {
  const line = lines[i]!;
  const bracket = BEFORE_BRACKET.exec(line)?.[1];
  if (bracket) return bracket;
  const alone = ALONE.exec(line)?.[1];
  if (alone) {
    const next = lines.slice(i + 1, i + 50).find((l) => !isBlank(l)) ?? '';
    return indentOf(next) > indentOf(line) && /^ *[\w"'-]+ *(:(\s|$)|[{[])/.test(next) ? alone : undefined;
  }
  const word = AT_THE_MARGIN.exec(line)?.[1];
  return word && TOP.has(word) ? word : undefined;
}

/** Index of the first line after those that belong to the entry of a line. */
function endOfEntry(lines: readonly string[], i: number): number {
  const indent = indentOf(lines[i]!);
  let end = i + 1;
  while (end < lines.length && (isBlank(lines[end]!) || indentOf(lines[end]!) > indent || /^ *[}\]]/.test(lines[end]!)))
    end++;
  return end;
}

const indentOf = (line: string) => line.length - line.trimStart().length;
const isBlank = (line: string) => /^\s*(#.*)?$/.test(line);
const shorten = (text: string) => (text.length > 70 ? `${text.slice(0, 70)}…` : text);

/** Follows brackets, quotes and texts over several lines, as far as needed to know where an entry may begin. */
class LineReader {
  #depth = 0;
  #quote = '';
  /** Column of the key whose text goes on in the lines below that are further in. */
  #textAt = -1;

  betweenEntries(line: string): boolean {
    return this.#depth === 0 && this.#quote === '' && !isBlank(line) && !this.#inText(line);
  }

  #inText(line: string): boolean {
    return this.#textAt >= 0 && indentOf(line) > this.#textAt;
  }

  read(line: string): void {
    if (this.#quote === '' && this.#depth === 0 && (isBlank(line) || this.#inText(line))) return;
    let fresh = this.#quote === '';
    const wasOpen = this.#depth > 0 || this.#quote !== '';
    for (let i = 0; i < line.length; i++) {
      const c = line[i]!;
      if (this.#quote) {
        if (c === '\\' && this.#quote === '"') i++;
        else if (c === this.#quote) this.#quote = '';
      } else if (c === '#' && /^$|\s/.test(line[i - 1] ?? '')) break;
      else if (fresh && (c === '"' || c === "'")) {
        this.#quote = c;
        fresh = false;
      } else if ((c === '{' || c === '[') && (fresh || this.#depth > 0)) {
        this.#depth++;
        fresh = true;
      } else if ((c === '}' || c === ']') && this.#depth > 0) this.#depth--;
      else if (c === ',' && this.#depth > 0) fresh = true;
      else if ((c === ':' || c === '-') && /^$|\s/.test(line[i + 1] ?? '')) fresh = true;
      else if (!/\s/.test(c)) fresh = false;
    }
    const value = /:\s+([^\s#].*)$/.exec(line)?.[1];
    this.#textAt = !wasOpen && value && !/^["'{[]/.test(value) ? indentOf(line) : -1;
  }
}
