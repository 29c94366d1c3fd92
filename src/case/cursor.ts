import type { Place } from '../shared/diagnostic.js';
import { isQuantiles, quantilesText } from './quantile-map.js';
import { type Entry, entryOf, type MapNode, type Node, type TextNode } from './tree.js';

/** A node of a case together with its path and the maps that enclose it, whose `ground:` it may inherit. */
export class Cursor {
  constructor(
    readonly node: Node | undefined,
    /** Dotted: `values.ua.points`. */
    readonly path: string,
    readonly enclosing: readonly MapNode[],
    readonly keyAt: Place,
  ) {}

  get map(): MapNode | undefined {
    return this.node?.kind === 'map' ? this.node : undefined;
  }

  get text(): TextNode | undefined {
    return this.node?.kind === 'text' ? this.node : undefined;
  }

  /** What may be a number: a text, or a map of quantiles as the text that it stands for. */
  get number(): TextNode | undefined {
    return isQuantiles(this.node) ? quantilesText(this.node) : this.text;
  }

  /** The words that stand here, trimmed; undefined where nothing does. */
  get words(): string | undefined {
    return this.text?.text.trim() || undefined;
  }

  get list(): Cursor[] {
    if (this.node?.kind !== 'list') return [];
    return this.node.items.map((item) => new Cursor(item, this.path, this.enclosing, item.at));
  }

  /** The items of a list, or the one thing that stands in its place; with paths of their own, from 1. */
  get numbered(): Cursor[] {
    if (this.node?.kind !== 'list') return this.node ? [this] : [];
    return this.node.items.map((item, i) => new Cursor(item, `${this.path}.${i + 1}`, this.enclosing, item.at));
  }

  /** The entries of a map whose keys are numbers with their grounds, each key as a text that can be read. */
  get cases(): { key: Cursor; value: Cursor }[] {
    const entries = (this.map?.entries ?? []).filter((e) => e.key !== 'ground');
    const enclosing = this.map ? [...this.enclosing, this.map] : this.enclosing;
    return entries.map((e, i) => {
      const { file } = this.map!;
      const start = file.offset(e.keyAt) + (e.quoted ? 1 : 0);
      const { keyAt, key: text } = e;
      const key: Node = { kind: 'text', text, style: 'plain', file, start, end: start + text.length, at: keyAt, keyAt };
      return {
        key: new Cursor(key, `${this.path}.${i + 1}`, enclosing, keyAt),
        value: new Cursor(e.value, `${this.path}.${i + 1}`, enclosing, keyAt),
      };
    });
  }

  has(key: string): boolean {
    return entryOf(this.node, key) !== undefined;
  }

  get(key: string): Cursor {
    return this.#below(key, entryOf(this.node, key));
  }

  /** The entries of a map of names, without the keys that are not names. */
  names(...notNames: string[]): [id: string, below: Cursor][] {
    return (this.map?.entries ?? [])
      .filter((e) => e.key !== 'ground' && !notNames.includes(e.key))
      .map((e) => [e.key, this.#below(e.key, e)]);
  }

  #below(key: string, entry: Entry | undefined): Cursor {
    const path = this.path ? `${this.path}.${key}` : key;
    const enclosing = this.map ? [...this.enclosing, this.map] : this.enclosing;
    return new Cursor(entry?.value, path, enclosing, entry?.keyAt ?? this.keyAt);
  }
}
