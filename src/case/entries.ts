import type { Place } from '../shared/diagnostic.js';
import { type LoadText, loadCaseTree } from './load.js';
import { Problems } from './problems.js';
import { isQuantiles } from './quantile-map.js';
import type { MapNode, Node } from './tree.js';

/** One thing that is written in a case, whether or not the case is valid. */
export interface CaseEntry {
  /** Keys from the top, as {@link editCase} takes them; joined by dots they are the path of a number. */
  keys: string[];
  kind: 'text' | 'map' | 'list';
  /** A text as it is read, a list in brackets; of a map nothing. */
  written: string;
  /** Where the value stands; of a value over several lines the first. */
  at: Place;
  keyAt: Place;
}

/**
 * All that is written in a case and in what it extends, in the order of the merged case; empty where it is no YAML.
 * Never throws.
 */
export function readEntries(name: string, load: LoadText): CaseEntry[] {
  const { root } = loadCaseTree(name, load, new Problems());
  const entries: CaseEntry[] = [];
  if (root) collect(root, [], entries);
  return entries;
}

function collect(node: Node, keys: string[], into: CaseEntry[]): void {
  const quantiles: boolean = isQuantiles(node);
  if (node.kind === 'map' && !quantiles) {
    const cases = casesOf(node);
    for (const { key, keyAt, value } of node.entries) {
      // The path of a condition after a number like 1 is that of the first number, which is told below.
      if (/^[1-9]\d*$/.test(key) && Number(key) <= cases.length) continue;
      into.push(entryOf(value, [...keys, key], keyAt));
      collect(value, [...keys, key], into);
    }
    for (const [i, { key, keyAt }] of cases.entries())
      into.push({ keys: [...keys, String(i + 1)], kind: 'text', written: key, at: keyAt, keyAt });
  } else if (node.kind === 'list') {
    for (const [i, item] of node.items.entries()) {
      into.push(entryOf(item, [...keys, String(i + 1)], item.keyAt));
      collect(item, [...keys, String(i + 1)], into);
    }
  }
}

/** Entries whose keys are numbers before their conditions: no name begins with what a number begins with. */
function casesOf(map: MapNode) {
  const written = map.entries.filter(({ key }) => key !== 'ground');
  return written.some(({ key }) => !/^[a-z]/.test(key)) ? written : [];
}

function entryOf(value: Node, keys: string[], keyAt: Place): CaseEntry {
  const quantiles: boolean = isQuantiles(value);
  const kind = quantiles || value.kind === 'empty' ? 'text' : value.kind;
  return { keys, kind, written: kind === 'map' ? '' : inOneLine(value), at: value.at, keyAt };
}

function inOneLine(node: Node): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'empty') return '';
  if (node.kind === 'list') return `[${node.items.map(inOneLine).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key}: ${inOneLine(value)}`).join(', ')}}`;
}
