import type { Problems } from './problems.js';
import { isQuantiles } from './quantile-map.js';
import { type Entry, get, type MapNode, type Node, type TextNode } from './tree.js';

/** Keys of which one shuts the others out: a variant that writes one drops those of the extended case. */
const EXCLUSIVE = [
  ['require', 'forbid'],
  ['now', 'as'],
  ['signatories', 'at-least'],
];

/** The extended case with the changes of a variant: maps are merged key by key, all else is replaced. */
export function merge(base: MapNode, change: MapNode): MapNode {
  const changed = new Map(change.entries.map((e) => [e.key, e]));
  const known = new Set(base.entries.map((e) => e.key));
  const dropped = new Set(EXCLUSIVE.filter((set) => set.some((k) => changed.has(k))).flat());
  const otherWeights = changed.has('order') !== known.has('order') && isWeight(base, change);
  const entries: Entry[] = [];
  for (const entry of base.entries) {
    const own = changed.get(entry.key);
    if (own) entries.push({ ...own, value: mergeValue(entry.value, own.value) });
    else if (!dropped.has(entry.key) && !otherWeights) entries.push(entry);
  }
  entries.push(...change.entries.filter((e) => !known.has(e.key)));
  return { ...change, entries, grounds: [...change.grounds, ...base.grounds] };
}

function mergeValue(base: Node, change: Node): Node {
  if (base.kind !== 'map' || change.kind !== 'map' || isQuantiles(base) || isQuantiles(change)) return change;
  // A package that says what it is like starts from there.
  return get(change, 'like') ? change : merge(base, change);
}

/** An order and numbers are two ways to give weights; `order` means nothing anywhere else below the top. */
function isWeight(base: MapNode, change: MapNode): boolean {
  return [base, change].some((m) => get(m, 'order')?.kind === 'list');
}

/** Leaves out the entry at a dotted path. */
export function without(root: MapNode, path: TextNode, problems: Problems): MapNode {
  const keys = path.text.trim().split('.');
  const remove = (node: MapNode, depth: number): MapNode => {
    const key = keys[depth]!;
    const entry = node.entries.find((e) => e.key === key);
    const last = depth === keys.length - 1;
    if (!entry || (!last && entry.value.kind !== 'map')) {
      const before = keys
        .slice(0, depth)
        .map((k) => `${k}.`)
        .join('');
      problems.unknown(
        'unknown-path',
        path.at,
        'entry of the extended case',
        path.text,
        node.entries.map((e) => before + e.key),
      );
      return node;
    }
    if (last) {
      return {
        ...node,
        entries: node.entries.filter((e) => e !== entry),
        grounds: key === 'ground' ? [] : node.grounds,
      };
    }
    const value = remove(entry.value as MapNode, depth + 1);
    return { ...node, entries: node.entries.map((e) => (e === entry ? { ...e, value } : e)) };
  };
  return remove(root, 0);
}
