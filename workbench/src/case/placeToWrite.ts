import type { CaseNumber } from '../../../src/case/index.js';
import type { OutlineTree } from './outlineTree.js';

/**
 * Where and how a number is written that has been a default so far, so that nothing else changes its meaning: one weight
 * is written with all others, which would weigh nothing beside it, and a drift with the no-deal that it goes with.
 */
export function placeToWrite(
  keys: string[],
  value: string,
  tree: OutlineTree,
  numbers: ReadonlyMap<string, CaseNumber>,
): { keys: string[]; value: string } {
  const path = keys.join('.');
  const around = keys.slice(0, -1);
  const parent = tree.get(around.join('.'));
  if (tree.get(path) || parent?.kind === 'map') return { keys, value };
  if (keys.length === 4 && keys[2] === 'weight') {
    const all = [...numbers.values()].filter((number) => number.path.startsWith(`${around.join('.')}.`));
    const weights = all.map((number) =>
      entry(number.path.split('.').at(-1)!, number.path === path ? value : number.written),
    );
    return { keys: around, value: `{${weights.join(', ')}}` };
  }
  if (keys[0] === 'no-deal' && keys[2] === 'drift' && parent)
    return { keys: around, value: `{${entry('now', parent.written)}, ${entry('drift', value)}}` };
  return { keys, value };
}

/** In quotes where braces would end it. */
const entry = (key: string, value: string) => `${key}: ${/[,[\]{}#:"']/.test(value) ? JSON.stringify(value) : value}`;
