import { SaxesParser } from 'saxes';
import type { Diagnostic, Place } from '../../shared/diagnostic.js';
import { MAX_DEPTH } from '../../shared/json.js';
import { error, MAX_ELEMENTS, type TextFile } from './file.js';

/** An element with its attributes; text and comments are left out, since no file of GENIUS says anything in them. */
export interface XmlElement {
  name: string;
  at: Place;
  attributes: Map<string, XmlAttribute>;
  children: XmlElement[];
}

export interface XmlAttribute {
  value: string;
  at: Place;
}

/**
 * Parses an XML file into elements with places. Reading ends at the first thing that is not well-formed; `root` is
 * then absent. A document type declaration is refused, so that no entity is ever defined, fetched or expanded.
 */
export function parseXml(file: TextFile): { root?: XmlElement; diagnostics: Diagnostic[] } {
  const parser = new SaxesParser({ position: true });
  const lines = file.text.split(/\r\n|\n|\r/);
  const stack: XmlElement[] = [];
  let attributes = new Map<string, XmlAttribute>();
  let root: XmlElement | undefined;
  let elements = 0;

  /** The stretch of `length` units that ends before the next character. */
  const before = (length: number): Place => {
    const column = Math.max(0, parser.columnIndex - length);
    return { file: file.name, line: parser.line, column: column + 1, length: Math.max(1, length) };
  };
  const stop = (code: string, at: Place, what: string): never => {
    throw new Stop(error(code, at, what));
  };

  parser.on('doctype', () =>
    stop('doctype', before(1), 'a document type declaration (DOCTYPE) is not read; remove it from the file'),
  );
  parser.on('error', (problem) => stop('xml', before(1), `not well-formed XML: ${inWords(problem.message)}`));
  parser.on('opentagstart', ({ name }) => {
    const at = before(name.length + 2);
    if (++elements > MAX_ELEMENTS) stop('too-large', at, `the file holds more than ${MAX_ELEMENTS} elements`);
    if (stack.length >= MAX_DEPTH) stop('too-deep', at, `nested deeper than ${MAX_DEPTH} levels`);
    attributes = new Map();
    const element = { name, at, attributes, children: [] };
    if (stack.length > 0) stack.at(-1)!.children.push(element);
    else root ??= element;
    stack.push(element);
  });
  parser.on('attribute', ({ name, value }) => {
    const upTo = lines[parser.line - 1]?.slice(0, parser.columnIndex) ?? '';
    const start = upTo.lastIndexOf(name);
    attributes.set(name, { value, at: before(start < 0 ? 1 : upTo.length - start) });
  });
  parser.on('closetag', () => stack.pop());

  try {
    parser.write(file.text).close();
  } catch (thrown) {
    if (thrown instanceof Stop) return { diagnostics: [thrown.diagnostic] };
    throw thrown;
  }
  return { ...(root && { root }), diagnostics: [] };
}

/** Leaves the parser with the reason. */
class Stop extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.what);
  }
}

/** The parser's own message without its position and full stop. */
function inWords(message: string): string {
  return message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}

/** All elements below `root` in the order of the file, without `root`. */
export function* descendants(root: XmlElement): Generator<XmlElement> {
  for (const child of root.children) {
    yield child;
    yield* descendants(child);
  }
}
