import { Composer, type Document, Lexer, type ParsedNode, Parser } from 'yaml';
import { blankKeysWithoutColon } from './missing-colon.js';
import type { Problems } from './problems.js';
import type { TextFile } from './text-file.js';
import type { Node } from './tree.js';
import { checkCharacters, checkTabs } from './yaml-text.js';
import { OPEN, toTree } from './yaml-tree.js';
import { explain, firstOfEach } from './yaml-words.js';

/** How deep maps and lists may be nested. A case needs seven levels. */
export const MAX_DEPTH = 100;

/** How many syntax errors are told. */
export const MOST_ERRORS = 50;

export interface Yaml {
  /** Absent where nothing could be read at all. */
  root?: Node;
  /** Offsets of syntax errors: what stands in the same top-level entry cannot be judged. */
  broken: number[];
  comments: Comment[];
}

/** A comment that follows something on its line. */
export interface Comment {
  /** Without the `#`. */
  text: string;
  start: number;
}

/**
 * Reads YAML 1.2 with places. All scalars stay text, aliases and merge keys are refused, duplicate keys are errors.
 * Whatever is wrong is reported and reading goes on.
 */
export function parseYaml(file: TextFile, problems: Problems): Yaml {
  checkCharacters(file, problems);
  const hasTabs = checkTabs(file, problems);
  // A tab is as wide as one space here, so that every place stays right and a file indented with tabs alone is read.
  const spaced = hasTabs ? file.text.replace(/^[ \t]+/gm, (indent) => ' '.repeat(indent.length)) : file.text;
  const mended = blankKeysWithoutColon(spaced, file, problems);
  const text = mended.text.replace(LONE_QUESTION_MARK, `$1${OPEN}`);

  const parsed = compose(text);
  if ('tooDeepAt' in parsed) {
    problems.error('too-deep', file.place(parsed.tooDeepAt, parsed.tooDeepAt + 1), 'this is nested too deeply', {
      why: `maps and lists may be nested ${MAX_DEPTH} deep`,
    });
    return { broken: mended.broken, comments: [] };
  }
  const { documents, comments } = parsed;
  const [document, second] = documents;
  if (second) {
    const at = second.range?.[0] ?? 0;
    problems.error('several-documents', file.place(at, at + 1), 'a second YAML document begins before this line', {
      why: 'a case is one document; what follows is not read',
      instead: 'remove the line ---',
    });
  }
  if (!document?.contents) return { broken: mended.broken, comments };
  const { root, handled, opened, broken } = toTree(document.contents, file, problems);
  const errors = firstOfEach(
    document.errors.filter((e) => !handled.has(e.pos[0])),
    file.text,
  ).slice(0, MOST_ERRORS);
  if (!hasTabs) explain(errors, opened, file, problems);
  return { root, broken: [...mended.broken, ...broken, ...errors.map((e) => e.pos[0])], comments };
}

/** A `?` alone as a value, which YAML takes for the start of a key: the parser is given another sign in its place. */
const LONE_QUESTION_MARK = /(:[ \t]+)\?(?=\s*(?:[,}\]]|[ \t]#|\r?\n|$))/g;

type Parsed = { documents: Document<ParsedNode>[]; comments: Comment[] } | { tooDeepAt: number };

/** Marks the start of a scalar in the lexer's output: a scalar may begin with `#` inside quotes or a block. */
const SCALAR = '\x1f';
const ZERO_WIDTH = new Set(['\x02', '\x18', SCALAR]);

/** Runs the parser token by token, since only there its depth can be watched: the composer after it is recursive. */
function compose(text: string): Parsed {
  const parser = new Parser();
  const composer = new Composer<ParsedNode>({
    version: '1.2',
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    // A tag is a fault here, whatever it would make of its value; in a browser !!binary would complain of it twice.
    resolveKnownTags: false,
  });
  const documents: Document<ParsedNode>[] = [];
  const comments: Comment[] = [];
  let offset = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== SCALAR && !startsLine(text, offset)) {
      comments.push({ text: lexeme.slice(1), start: offset });
    }
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > MAX_DEPTH) return { tooDeepAt: offset };
    if (!ZERO_WIDTH.has(lexeme)) offset += lexeme.length;
    before = lexeme;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(false, text.length));
  return { documents, comments };
}

function startsLine(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0 && text[i] !== '\n'; i--) if (text[i] !== ' ' && text[i] !== '\t') return false;
  return true;
}
