import type { Place } from '../shared/diagnostic.js';
import { type LoadText, loadCaseTree } from './load.js';
import { Problems } from './problems.js';
import type { MapNode, Node } from './tree.js';

/** Something that one text of a case says otherwise than another. */
export interface CaseChange {
  /** Keys from the top: `['no-deal', 'ua']`. */
  path: string[];
  /** As it stood and stands there, a map or list in braces or brackets; absent where it was not or is not there. */
  before?: string;
  after?: string;
  /** Where it stands in the second text. */
  at?: Place;
}

/**
 * What differs between two texts of a case, each with all that it extends: numbers, options, names, conditions, by their
 * paths, in the order of the second text, then what only the first one has. Comments, spacing, the order of keys and
 * the way in which a value is written in YAML are no difference.
 *
 * @param name Of the case, as the loader knows it. A text that is not YAML is taken as far as it can be read.
 */
export function caseChanges(
  before: { name: string; load: LoadText },
  after: { name: string; load: LoadText },
): CaseChange[] {
  return changesIn(treeOf(before), treeOf(after), []);
}

function treeOf({ name, load }: { name: string; load: LoadText }): MapNode | undefined {
  return loadCaseTree(name, load, new Problems()).root;
}

function changesIn(before: MapNode | undefined, after: MapNode | undefined, path: readonly string[]): CaseChange[] {
  const changes: CaseChange[] = [];
  for (const { key, value, keyAt } of entries(after)) {
    const at = [...path, key];
    const old = entries(before).find((entry) => entry.key === key)?.value;
    if (!old) changes.push({ path: at, after: written(value), at: keyAt });
    else if (old.kind === 'map' && value.kind === 'map') changes.push(...changesIn(old, value, at));
    else if (written(old) !== written(value)) {
      changes.push({ path: at, before: written(old), after: written(value), at: keyAt });
    }
  }
  for (const { key, value } of entries(before)) {
    const gone = !entries(after).some((entry) => entry.key === key);
    if (gone) changes.push({ path: [...path, key], before: written(value) });
  }
  return changes;
}

/** How a text is made of others is no part of what it says. */
const entries = (map: MapNode | undefined) =>
  map?.entries.filter(({ key }) => key !== 'extends' && key !== 'without') ?? [];

function written(node: Node): string {
  if (node.kind === 'empty') return '';
  if (node.kind === 'text') return node.text.trim();
  if (node.kind === 'list') return `[${node.items.map(written).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key}: ${written(value)}`).join(', ')}}`;
}
