import { type CaseEntry, definedAt, type Shape } from '../../../src/case/index.js';
import { alternatives, shapeAt } from '../../../src/case/shape-at.js';
import { citable } from './citable.js';
import type { OutlineTree } from './outlineTree.js';

/** Something that a case may say at a place and does not. */
export interface LeftOut {
  keys: string[];
  shape: Shape;
}

/** What the forms of parties, packages and their points ask for themselves. */
const ASKED_ELSEWHERE =
  /^(packages\.[^.]+\.|values\.|.*\.points$|abide$|title$|extends$|without$|parties\.[^.]+\.roles$)/;

/**
 * All that could still be said at a place and is left out: keys of the language, and numbers by name, such as what waiting
 * costs each party. What defines names (parties, options) has forms of its own.
 */
export function leftOut(keys: readonly string[], tree: OutlineTree): LeftOut[] {
  const shape = shapeAt(keys);
  if (!shape) return [];
  const maps = alternatives(shape).filter((one) => one.kind === 'map');
  const entry = tree.get(keys.join('.'));
  if (maps.length === 0 || (entry && entry.kind !== 'map')) return entry ? [] : [{ keys: [...keys], shape }];
  // What needs several things at once, or names new ones, is said as a whole.
  if (!entry && maps.some((map) => map.required || (map.names && !map.namesCite))) return [{ keys: [...keys], shape }];
  return maps.flatMap((map) => {
    const fixed = Object.keys(map.keys ?? {});
    const cited = map.namesCite && map.names ? citable(map.namesCite, keys, tree).map(({ id }) => id) : [];
    return [...fixed, ...cited]
      .map((key) => [...keys, key])
      .filter((path) => !ASKED_ELSEWHERE.test(path.join('.')) || isName(path))
      .flatMap((path) => leftOut(path, tree));
  });
}

/** What a package is called, and what it starts from, is not asked with its options. */
const isName = (path: readonly string[]): boolean =>
  path[0] === 'packages' && path.length === 3 && ['name', 'like'].includes(path[2]!);

/** The name by which the case speaks of what an entry defines; nothing where it defines none. */
export const shortName = (entry: CaseEntry | undefined): string | undefined =>
  entry && definedAt(entry.keys, entry.written)?.split('.').at(-1);

/** Whether a case may do without an entry: what the language asks for is changed and not removed. */
export function mayGo(keys: readonly string[]): boolean {
  if (/^\d/.test(keys.at(-1)!)) return false;
  const around = shapeAt(keys.slice(0, -1));
  return !!around && !alternatives(around).some((one) => one.kind === 'map' && one.required?.includes(keys.at(-1)!));
}
