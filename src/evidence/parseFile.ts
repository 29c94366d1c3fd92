import { isMap, isSeq, Lexer, type Node, type Pair, Parser, parseDocument, type Scalar, visit } from 'yaml';
import type { Diagnostic, Place } from '../shared/diagnostic.js';
import { Locator, type TextFile } from '../shared/locator.js';

/** Where something stands in a file: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** A file's content, and where each part of it stands. */
export interface Parsed {
  name: string;
  value: unknown;
  /** Place of a value; of the nearest thing around it where there is none. */
  place(path: Path): Place;
  /** Place of the key of an entry. */
  keyPlace(path: Path): Place;
}

/** How deep maps and lists may be nested; a file of records needs five levels. */
const MAX_DEPTH = 20;

/** Reads YAML 1.2 with places. Nothing is returned where it cannot be read; the reasons are added to `diagnostics`. */
export function parseFile(file: TextFile, diagnostics: Diagnostic[]): Parsed | undefined {
  const locator = new Locator(file);
  const say = (at: Place, what: string, instead?: string) =>
    diagnostics.push({ code: 'record-yaml', severity: 'error', at, what, ...(instead && { instead }) });
  const deep = tooDeepAt(file.text);
  if (deep !== undefined) {
    say(locator.place(deep), `nested more than ${MAX_DEPTH} deep`);
    return undefined;
  }
  const document = parseDocument(file.text, { version: '1.2', prettyErrors: false, logLevel: 'silent' });
  const before = diagnostics.length;
  for (const error of document.errors.slice(0, 20)) {
    say(locator.place(error.pos[0], error.pos[1]), error.message.split('\n', 1)[0]!);
  }
  visit(document, {
    Alias(_, alias) {
      say(locator.place(alias.range![0], alias.range![1]), 'aliases (*name) are not read', 'the value itself');
      return visit.BREAK;
    },
  });
  if (diagnostics.length > before) return undefined;
  const rangeOf = (node: unknown): Place | undefined => {
    const range = (node as Node | null)?.range;
    return range ? locator.place(range[0], range[1]) : undefined;
  };
  const find = (path: Path, key: boolean): Place => {
    let node: unknown = document.contents;
    let at = locator.place(0);
    path.forEach((step, i) => {
      const pair = isMap(node) ? pairOf(node.items as Pair<unknown, unknown>[], step) : undefined;
      const last = i === path.length - 1;
      node = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
      at = (pair && (!last || key) ? rangeOf(pair.key) : undefined) ?? rangeOf(node) ?? rangeOf(pair?.key) ?? at;
    });
    return at;
  };
  return {
    name: file.name,
    value: document.toJS(),
    place: (path) => find(path, false),
    keyPlace: (path) => find(path, true),
  };
}

function pairOf(items: readonly Pair<unknown, unknown>[], key: string | number) {
  return items.find((item) => String((item.key as Scalar | null)?.value ?? '') === String(key));
}

/** Offset at which the file is nested too deeply. Seen token by token, since the composer after it is recursive. */
function tooDeepAt(text: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) return parser.offset;
  }
  return undefined;
}
