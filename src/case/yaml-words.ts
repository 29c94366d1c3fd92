import type { ErrorCode, YAMLParseError } from 'yaml';
import type { Problems } from './problems.js';
import type { TextFile } from './text-file.js';

/** Errors at one value, after which the parser knows where it is. */
const AT_ONE_VALUE = new Set<ErrorCode>(['BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'BAD_DIRECTIVE', 'TAB_AS_INDENT']);

/**
 * Where the parser has lost its place it trips over all that follows: the first error of each top-level entry is kept,
 * and none after one from which it does not come back.
 */
export function firstOfEach(errors: readonly YAMLParseError[], text: string): YAMLParseError[] {
  const kept: YAMLParseError[] = [];
  let told = -1;
  for (const error of errors) {
    const entry = entryStart(text, error.pos[0]);
    if (AT_ONE_VALUE.has(error.code)) kept.push(error);
    else if (entry !== told) {
      kept.push(error);
      told = entry;
    }
    if (/in YAML stream/.test(error.message)) break;
  }
  return kept;
}

/** Offset of the last line at or before an offset that begins at the margin. */
function entryStart(text: string, offset: number): number {
  const lines = text.slice(0, offset + 1).split('\n');
  let start = offset + 1;
  for (const line of lines.reverse()) {
    start -= line.length;
    if (/^[^\s#}\]]/.test(line)) return start;
    start--;
  }
  return 0;
}

/** Syntax errors in words; the parser's own are written for people who know YAML. */
export function explain(
  errors: readonly YAMLParseError[],
  opened: readonly [start: number, end: number][],
  file: TextFile,
  problems: Problems,
): void {
  const seen = new Set<string>();
  for (const error of errors) {
    const at = file.place(error.pos[0], error.pos[1]);
    const [what, instead] = words(error, file);
    // One mistake often trips the parser several times on its line.
    if (seen.has(`${at.line} ${what}`)) continue;
    seen.add(`${at.line} ${what}`);
    // The innermost quote or bracket that was still open there.
    const open = / never closed/.test(what)
      ? opened.findLast(([start, end]) => start < error.pos[0] && error.pos[0] <= end + 1)
      : undefined;
    const also = open && [{ at: file.place(open[0], open[0] + 1), what: 'opened here' }];
    problems.error(codeOf(what), at, what, { ...(instead ? { instead } : {}), ...(also ? { also } : {}) });
  }
}

const codeOf = (what: string) =>
  what.startsWith('a colon is missing')
    ? 'missing-colon'
    : what.startsWith('a comma is missing')
      ? 'missing-comma'
      : 'yaml';

const WORDS: Partial<Record<ErrorCode, [what: string, instead?: string]>> = {
  BAD_DQ_ESCAPE: [
    'this backslash means nothing inside double quotes',
    'write \\\\ for a backslash, or use single quotes',
  ],
  BAD_INDENT: [
    'this line begins at another column than the entries that it belongs to',
    'the same number of spaces for all of them',
  ],
  BAD_DIRECTIVE: ['a line that begins with % is a command to the YAML reader, and none is needed here'],
  BLOCK_AS_IMPLICIT_KEY: ['two keys on one line', 'quotes around a text that contains a colon and a space'],
  BLOCK_IN_FLOW: ['lines with dashes or indented keys cannot stand inside { } or [ ]'],
  KEY_OVER_1024_CHARS: ['this key is longer than 1,024 characters; is a quote or a line end missing?'],
  MULTILINE_IMPLICIT_KEY: ['this key goes over more than one line; is a colon missing after it?'],
  MULTIPLE_ANCHORS: ['two & marks at one value'],
  MULTIPLE_TAGS: ['two ! marks at one value'],
  TAB_AS_INDENT: ['a tab at the start of a line', 'two spaces for each level'],
};

function words(error: YAMLParseError, file: TextFile): [what: string, instead?: string] {
  const written = file.text.slice(error.pos[0], error.pos[0] + 1);
  if (error.code === 'BAD_SCALAR_START') {
    return written === '@'
      ? ['a value cannot begin with @', 'the bare name, as in `ground: p6`; after a number, as in `35 @p6`']
      : [`a value cannot begin with ${written}`, 'the value in quotes'];
  }
  if (/directives-end/.test(error.message)) return WORDS.BAD_DIRECTIVE!;
  if (/quote/.test(error.message)) return ['a quotation mark is opened and never closed'];
  if (/\}|map/i.test(error.message) && /end with|Expected/.test(error.message))
    return ['a { is never closed', 'a } where it ends'];
  if (/\]|sequence/i.test(error.message) && /end with|Expected/.test(error.message))
    return ['a [ is never closed', 'a ] where it ends'];
  const before = file.text.slice(0, error.pos[0]);
  const after = file.text.slice(error.pos[0]).split(/\r?\n/, 1)[0]!;
  if (error.code === 'MULTILINE_IMPLICIT_KEY') {
    const [, word, rest] = /^([A-Za-z][\w-]*)[ ]*([^:]*)$/.exec(after.split(' #', 1)[0]!) ?? [];
    if (word) return [`a colon is missing after '${word}'`, `${word}: ${rest}`.trim()];
  }
  if (error.code === 'UNEXPECTED_TOKEN' && /^[}\]]/.test(after) && /in YAML stream/.test(error.message)) {
    const sign = after[0]!;
    return [`this ${sign} closes nothing, and what follows is not read`, `one ${sign} less, or the one that opens it`];
  }
  if (error.code === 'UNEXPECTED_TOKEN' && /at node end/.test(error.message) && /[}\]"'][ ]*$/.test(before)) {
    const [, end] = /(\S)[ ]*$/.exec(before)!;
    return [`a comma is missing after ${end}`, `${end}, ${shorten(after)}`];
  }
  if (error.code === 'MISSING_CHAR') {
    const word = /(?:^|[{,\n])\s*([A-Za-z][\w-]*)[ ]+$/.exec(before.slice(-200))?.[1];
    if (word && /^[{[]/.test(after))
      return [`a colon is missing after '${word}'`, `${word}: ${shorten(bracketed(after))}`];
    if (/,/.test(error.message))
      return ['a comma is missing before this', 'a comma; or quotes, if the colon before it belongs to a text'];
    return ['a space, a comma or a colon is missing about here'];
  }
  if (error.code === 'UNEXPECTED_TOKEN') {
    const line = file.text
      .slice(error.pos[0], error.pos[0] + 200)
      .split('\n', 1)[0]!
      .trim()
      .slice(0, 30);
    return line ? [`'${line}' cannot stand here`] : ['something is missing here'];
  }
  return WORDS[error.code] ?? ['this is not YAML', 'see docs/language.md for how a case is written'];
}

/** The text up to the bracket that closes its first one. */
function bracketed(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (/[{[]/.test(text[i]!)) depth++;
    else if (/[}\]]/.test(text[i]!) && --depth === 0) return text.slice(0, i + 1);
  }
  return text;
}

const shorten = (text: string) => (text.length > 50 ? `${text.slice(0, 50)}…` : text);
