import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Pair,
  type ParsedNode,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Place } from '../shared/diagnostic.js';
import type { Problems } from './problems.js';
import type { TextFile } from './text-file.js';
import type { Entry, MapNode, Node, TextNode } from './tree.js';
import { textNode } from './yaml-scalar.js';
import { checkEscapes } from './yaml-text.js';

/** How many entries a map or list may have. The largest map of the examples has 15. */
export const MOST_ENTRIES = 1000;

/** Stands for a lone `?` that the parser would trip over; from the private use area of Unicode. */
export const OPEN = '\ue000';

/** Keys of entries that stand in braces after a text. */
const KEYS = new Set([
  'name',
  'roles',
  'options',
  'exists',
  'party',
  'when',
  'ground',
  'title',
  'by',
  'on',
  'published',
]);

type YamlNode = ParsedNode | null | undefined;

/**
 * Turns the library's document into our tree and reports what YAML lets pass but a case does not mean: aliases, merge
 * keys, tags, two keys of one name, a comma inside parentheses that ends a value, a colon that begins a key.
 * @returns The tree, and the offsets of the library's errors that are hereby told in other words.
 */
export function toTree(contents: ParsedNode, file: TextFile, problems: Problems) {
  const converter = new Converter(file, problems);
  const root = converter.node(contents, undefined, contents.range?.[0] ?? 0);
  converter.reportAliases();
  return { root, handled: converter.handled, opened: converter.opened, broken: converter.broken };
}

class Converter {
  readonly handled = new Set<number>();
  /** Where something had to be left out, so that names may seem to be missing. */
  readonly broken: number[] = [];
  /** Quotes, braces and brackets: where they open, and where the parser thinks that they end. */
  readonly opened: [start: number, end: number][] = [];
  readonly #aliases: Place[] = [];

  constructor(
    readonly file: TextFile,
    readonly problems: Problems,
  ) {}

  node(yaml: YamlNode, keyAt: Place | undefined, fallback: number): Node {
    const [start, end] = yaml?.range ?? [fallback, fallback];
    const at = this.file.place(start, end);
    const placed = { file: this.file, start, end, at, keyAt: keyAt ?? at };
    if (isAlias(yaml)) {
      this.#aliases.push(at);
      return { kind: 'empty', ...placed, refused: true };
    }
    if (yaml?.tag) this.#tag(at, yaml.tag.replace('tag:yaml.org,2002:', '!!'));
    if (yaml && /["'{[]/.test(this.file.text[start] ?? '')) this.opened.push([start, end]);
    if (isMap(yaml)) return this.#map(yaml as YAMLMap<YamlNode, YamlNode>, placed);
    if (isSeq(yaml)) return this.#list(yaml as YAMLSeq<YamlNode>, placed);
    if (isScalar(yaml)) {
      const text = String((yaml.tag ? yaml.source : undefined) ?? yaml.value ?? '').replaceAll(OPEN, '?');
      if (yaml.value === OPEN && yaml.type === Scalar.PLAIN) {
        this.problems.error('bare-question-mark', at, 'a lone ? begins a key in YAML', {
          instead: '"?" in quotes, or leave the issue out',
        });
      }
      this.#escapes(yaml, text, at);
      if (text === '' && yaml.type === Scalar.PLAIN) return { kind: 'empty', ...placed };
      return textNode(text, yaml.type, placed);
    }
    return { kind: 'empty', ...placed };
  }

  #map(yaml: YAMLMap<YamlNode, YamlNode>, placed: Omit<MapNode, 'kind' | 'entries' | 'flow' | 'grounds'>): Node {
    const entries: Entry[] = [];
    const seen = new Map<string, Place>();
    const pairs = this.#first(yaml.items as Pair<YamlNode, YamlNode>[], placed.start);
    for (let i = 0; i < pairs.length; i++) {
      const { key, value } = pairs[i]!;
      const [start, end] = key?.range ?? [placed.start, placed.start];
      const keyAt = this.file.place(start, end);
      if (!isScalar(key)) {
        this.problems.error('bad-key', keyAt, isAlias(key) ? 'an alias cannot be a key' : 'a key has to be one word', {
          instead: 'a name followed by a colon',
        });
        continue;
      }
      const name = String(key.value ?? '');
      this.#escapes(key, name, keyAt);
      if (name === '<<') {
        this.problems.error('merge-key', keyAt, 'merge keys (<<) are not part of the language', {
          instead: 'like: NAME and but: {…} in a package; extends: for a whole case',
        });
        continue;
      }
      const first = seen.get(name);
      if (first) {
        this.problems.error('duplicate-key', keyAt, `'${name}' stands twice in one map`, {
          why: 'only one of the two could be used, and nobody would see which',
          also: [{ at: first, what: 'the first' }],
        });
        continue;
      }
      seen.set(name, keyAt);
      let read: Node | undefined;
      const compact = isMap(value) && !value.flow && (yaml.flow || this.#sameLine(start, value.range![0]));
      const entry =
        compact && yaml.flow ? this.#missingComma(value.items[0]!, value.range![0], keyAt, name) : undefined;
      if (entry) {
        read = entry.value;
        pairs.splice(i + 1, 0, entry.next, ...(value as YAMLMap<YamlNode, YamlNode>).items.slice(1));
      } else if (compact) {
        read = this.#colonInText(value.range![0], yaml.flow ? value.range![1] : undefined, keyAt, name);
        // The parser took what follows for more of the same; what stands below this key is its neighbour.
        const column = start - this.file.lineStart(start);
        const neighbours = value.items.slice(1).filter((p) => !yaml.flow && this.#column(p.key) === column);
        pairs.splice(i + 1, 0, ...(neighbours as Pair<YamlNode, YamlNode>[]));
      } else if (yaml.flow) {
        const last = closingItem(pairs, i, this.file.text);
        const comma = last === i ? this.#decimalComma(value, pairs[i + 1]) : undefined;
        if (last > i || comma) {
          const until = comma ? pairs[i + 1]!.key! : (pairs[last]!.value ?? pairs[last]!.key)!;
          read = this.#joined(value!.range![0], endOf(until), keyAt, name, comma);
          i = comma ? i + 1 : last;
        }
      }
      const [bare, lacking, given] =
        (yaml.flow && key.type === Scalar.PLAIN && !value && !read && /^([A-Za-z][\w-]*)\s+(\S.*)$/s.exec(name)) || [];
      if (bare) {
        this.problems.error('missing-colon', keyAt, `a colon is missing after '${lacking}'`, {
          instead: `${lacking}: ${given}`,
        });
        const from = end - given!.length;
        const at = this.file.place(from, end);
        const text = textNode(given!, Scalar.PLAIN, { file: this.file, start: from, end, at, keyAt });
        entries.push({ key: lacking!, keyAt, quoted: false, value: text });
        continue;
      }
      const [stuck, word, rest] =
        (key.type === Scalar.PLAIN && !value && !read && /^([^\s:]+):(\S.*)$/s.exec(name)) || [];
      if (stuck) {
        this.problems.error('space-after-colon', keyAt, `'${name}' is read as one word`, {
          why: 'a key ends where its colon is followed by a space',
          instead: `${word}: ${rest}`,
        });
        const from = end - rest!.length;
        const meant = textNode(rest!, Scalar.PLAIN, {
          file: this.file,
          start: from,
          end,
          at: this.file.place(from, end),
          keyAt,
        });
        entries.push({ key: word!, keyAt, quoted: false, value: meant });
      } else {
        const node = read ?? this.node(value, keyAt, end);
        entries.push({ key: name, keyAt, quoted: key.type !== Scalar.PLAIN, value: node });
      }
    }
    const grounds = entries.flatMap((e) => (e.key === 'ground' && e.value.kind === 'text' ? [e.value] : []));
    return { kind: 'map', ...placed, entries, flow: yaml.flow === true, grounds };
  }

  /** Between double quotes alone a character can stand as an escape. */
  #escapes({ type, range }: Scalar.Parsed, text: string, at: Place): void {
    if (type === Scalar.QUOTE_DOUBLE) checkEscapes(text, this.file.text.slice(range[0], range[1]), at, this.problems);
  }

  #list(yaml: YAMLSeq<YamlNode>, placed: Omit<Node & { kind: 'list' }, 'kind' | 'items' | 'flow'>): Node {
    const items: Node[] = [];
    const all = this.#first(yaml.items, placed.start);
    for (let i = 0; i < all.length; i++) {
      const item = all[i];
      const last = yaml.flow ? closingItem(all, i, this.file.text) : i;
      if (last > i) {
        items.push(this.#joined(item!.range![0], endOf(all[last]!), placed.keyAt, undefined, undefined));
        i = last;
      } else {
        items.push(this.node(item, undefined, placed.end));
      }
    }
    return { kind: 'list', ...placed, items, flow: yaml.flow === true };
  }

  /** The first of the entries of a map or list, as many as are read. */
  #first<T>(items: readonly T[], start: number): T[] {
    if (items.length > MOST_ENTRIES) {
      this.broken.push(start);
      this.problems.error('too-many', this.file.place(start, start + 1), `${items.length} entries in one map or list`, {
        why: `at most ${MOST_ENTRIES} are read`,
      });
    }
    return items.slice(0, MOST_ENTRIES);
  }

  #sameLine(a: number, b: number): boolean {
    return this.file.lineStart(a) === this.file.lineStart(b);
  }

  #column(node: YamlNode): number {
    const start = node?.range?.[0] ?? -1;
    return start - this.file.lineStart(start);
  }

  /** `{a: 0,5}` is an entry `a: 0` and an entry `5`. @returns What was meant. */
  #decimalComma(value: YamlNode, next: Pair<YamlNode, YamlNode> | undefined): string | undefined {
    const digits = next?.key;
    if (!isScalar(value) || !isScalar(digits) || next?.value || digits.range![0] !== value.range![1] + 1)
      return undefined;
    const written = `${value.value}.${digits.value}`;
    return /^[-+]?\d+\.\d+( |$)/.test(written) ? written : undefined;
  }

  /** Reads on beyond a comma that was meant to stand in the value. @param comma A decimal comma's number. */
  #joined(start: number, end: number, keyAt: Place, key: string | undefined, comma: string | undefined): TextNode {
    const text = this.file.text.slice(start, end);
    const at = this.file.place(start, end);
    const before = key === undefined ? '' : `${key}: `;
    // What the parser says of brackets within it is told by this.
    for (let offset = start; offset <= end; offset++) this.handled.add(offset);
    if (comma) {
      this.problems.error('decimal-comma', at, `'${text}' has a decimal comma`, {
        why: 'YAML takes the comma for the end of the entry',
        instead: before + comma,
      });
      // Goes on as the number that was meant, as wide as what was written.
      return { kind: 'text', text: comma, style: 'plain', file: this.file, start, end, at, keyAt };
    }
    this.problems.error('comma-in-parentheses', at, `YAML ends this value at the comma: '${text.split(',')[0]}'`, {
      why: 'inside { } and [ ] a comma begins the next entry, in parentheses too',
      instead: `${before}"${text}" in quotes, or the value on its own line`,
    });
    return textNode(text, Scalar.PLAIN, { file: this.file, start, end, at, keyAt });
  }

  /**
   * `{half: 45 whole: 0}` lacks a comma, where `{half: as they say: 0}` is a text with a colon: what stands before the
   * last word is a number, one name or a text before a key of the language. @returns The two entries that were meant.
   */
  #missingComma(first: Pair<YamlNode, YamlNode>, start: number, keyAt: Place, key: string) {
    const end = isScalar(first.key) ? first.key.range![1] : start;
    const [, written, next] = /^(\S.*?)\s+([a-z][a-z0-9-]*)$/s.exec(this.file.text.slice(start, end)) ?? [];
    if (written === undefined || !isScalar(first.key)) return undefined;
    const number = /^[-+−]?\d[\d.]*%?(\s+to\s+[-+−]?\d[\d.]*%?)?(\s+@\S+)?$/.test(written);
    if (!number && !/^[a-z][a-z0-9-]*$/.test(written) && !KEYS.has(next!)) return undefined;
    this.handled.add(start);
    const at = this.file.place(start, start + written.length);
    const value = first.value?.range ? this.file.text.slice(first.value.range[0], first.value.range[1]) : '';
    this.problems.error('missing-comma', at, `a comma is missing after ${written}`, {
      instead: `${key}: ${written}, ${next}: ${value.length > 50 ? `${value.slice(0, 50)}…` : value}`,
    });
    const nextKey = new Scalar(next) as Scalar.Parsed;
    nextKey.type = Scalar.PLAIN;
    nextKey.range = [end - next!.length, end, end];
    const placed = { file: this.file, start, end: start + written.length, at, keyAt };
    return { value: textNode(written, Scalar.PLAIN, placed), next: new Pair<YamlNode, YamlNode>(nextKey, first.value) };
  }

  /** @param until Where the text ends; the end of the line where that is not known. */
  #colonInText(start: number, until: number | undefined, keyAt: Place, key: string): TextNode {
    this.handled.add(start);
    const rest = this.file.text.slice(start, until);
    const cut = rest.split(/\r?\n| #/, 1)[0]!.trimEnd();
    const text = parentheses(cut) > 0 ? this.#toClosing(start, cut) : cut;
    const end = start + text.length;
    const at = this.file.place(start, end);
    this.problems.error('colon-in-text', at, `YAML takes '${text.split(':')[0]}' for a key`, {
      why: 'a colon followed by a space begins a new key',
      instead: `${key}: "${text.replace(/["\\]/g, '\\$&')}"`,
    });
    return textNode(text, Scalar.PLAIN, { file: this.file, start, end, at, keyAt });
  }

  /** A call with braces in it, as far as its parenthesis is closed on the same line; `cut` where it is not. */
  #toClosing(start: number, cut: string): string {
    const line = this.file.text.slice(start).split(/\r?\n/, 1)[0]!;
    for (let end = cut.length; end < line.length && end < cut.length + 200; end++)
      if (line[end] === ')' && parentheses(line.slice(0, end + 1)) === 0) return line.slice(0, end + 1);
    return cut;
  }

  #tag(at: Place, tag: string): void {
    this.problems.error('tag', at, `'${tag}' before a value is not part of the language`, {
      instead: 'the value alone, in quotes if it begins with !',
    });
  }

  /** One message for all of them: an "alias bomb" has thousands. Nothing is ever expanded. */
  reportAliases(): void {
    const [first, ...others] = this.#aliases;
    if (!first) return;
    const more = others.length ? `, and ${others.length} more` : '';
    this.problems.error('alias', first, `aliases (*name) are not part of the language${more}`, {
      why: 'a number that stands in two places has two grounds',
      instead: 'like: NAME and but: {…} in a package; extends: for a whole case',
      also: others.slice(0, 4).map((at) => ({ at, what: 'also here' })),
    });
  }
}

/** Index of the flow item at which the parenthesis opened in item i is closed; i where none is open. */
function closingItem(items: readonly (YamlNode | Pair<YamlNode, YamlNode>)[], i: number, text: string): number {
  const opening = isPair(items[i]) ? items[i].value : items[i];
  if (!isScalar(opening) || opening.type !== Scalar.PLAIN) return i;
  let open = parentheses(text.slice(opening.range![0], opening.range![1]));
  for (let j = i + 1; open > 0 && j < items.length && j < i + 200; j++) {
    const item = items[j];
    const [first, last] = isPair<YamlNode, YamlNode>(item) ? [item.key, item.value ?? item.key] : [item, item];
    // Weights of a mixture stand in brackets of their own.
    if ((!isScalar(last) && !isSeq(last)) || !first?.range) return i;
    open += parentheses(text.slice(first.range[0], endOf(last)));
    if (open === 0) return j;
  }
  return i;
}

/** What follows a closing bracket belongs to the same value: the parser keeps it within the node and complains. */
function endOf(node: ParsedNode): number {
  return node.range[isSeq(node) ? 2 : 1];
}

function parentheses(text: string): number {
  let open = 0;
  for (const c of text) open += c === '(' ? 1 : c === ')' ? -1 : 0;
  return open;
}
