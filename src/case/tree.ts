import type { Place } from '../shared/diagnostic.js';
import type { TextFile } from './text-file.js';

/**
 * A case file as a tree of maps, lists and texts, each with its place. Every scalar is kept as text: what is a number
 * is decided by the language, never by YAML.
 */
export type Node = MapNode | ListNode | TextNode | EmptyNode;

interface Placed {
  file: TextFile;
  /** Offsets into the file. */
  start: number;
  end: number;
  at: Place;
  /** The key that it belongs to; its own place where there is none. */
  keyAt: Place;
}

export interface MapNode extends Placed {
  kind: 'map';
  entries: Entry[];
  /** Written in braces. */
  flow: boolean;
  /** The `ground:` of this map, one for each file that gives one, the extending file first. */
  grounds: TextNode[];
}

export interface Entry {
  key: string;
  keyAt: Place;
  /** Whether the key stands in quotes. */
  quoted: boolean;
  value: Node;
}

export interface ListNode extends Placed {
  kind: 'list';
  items: Node[];
  flow: boolean;
}

export interface TextNode extends Placed {
  kind: 'text';
  text: string;
  style: 'plain' | 'quoted' | 'block';
  /** Offset in the file of each character of `text`, where it is not simply `start + i`. */
  offsets?: number[];
}

/** Nothing is written. */
export interface EmptyNode extends Placed {
  kind: 'empty';
  /** Something was written and is reported as wrong. */
  refused?: boolean;
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((e) => e.key === key) : undefined;
}

export function get(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

/** The map under a key, or undefined where something else (or nothing) stands there. */
export function mapAt(node: Node | undefined, key: string): MapNode | undefined {
  const value = get(node, key);
  return value?.kind === 'map' ? value : undefined;
}

/** The text under a key, or undefined where something else (or nothing) stands there. */
export function textAt(node: Node | undefined, key: string): TextNode | undefined {
  const value = get(node, key);
  return value?.kind === 'text' ? value : undefined;
}

/** The place of `length` characters of a text node, from its character `from` on. */
export function placeIn(node: TextNode, from: number, length = 1): Place {
  const offset = (i: number) => (node.offsets ? (node.offsets[i] ?? node.end) : Math.min(node.start + i, node.end));
  const first = offset(from);
  const last = length > 1 ? offset(from + length - 1) : first;
  return node.file.place(first, last + 1);
}
