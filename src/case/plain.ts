import type { Written } from './add.js';
import { Problems } from './problems.js';
import { TextFile } from './text-file.js';
import type { Node } from './tree.js';
import { parseYaml } from './yaml.js';

/** What a text says, its places, comments and ways of writing apart; maps keep their order. */
export type Plain = string | null | { list: Plain[] } | { map: [key: string, value: Plain][] };

export function plainOf(node: Node): Plain {
  if (node.kind === 'text') return node.text.trim();
  if (node.kind === 'empty') return null;
  if (node.kind === 'list') return { list: node.items.map(plainOf) };
  return { map: node.entries.map(({ key, value }) => [key, plainOf(value)]) };
}

/** With a value at a path: in the place of what stands there, else at the end of its map, maps on the way made. */
export function putPlain(plain: Plain, [key, ...rest]: readonly string[], value: Written): Plain {
  if (key === undefined) return plainWritten(value);
  const map = plain && typeof plain === 'object' && 'map' in plain ? plain.map : [];
  const there = map.some(([name]) => name === key);
  const put = (before: Plain) => putPlain(before, rest, value);
  if (!there) return { map: [...map, [key, put(null)]] };
  return { map: map.map(([name, of]) => [name, name === key ? put(of) : of]) };
}

/** Without what stands at a path. Items of a list are counted from 1. */
export function takePlain(plain: Plain, [key, ...rest]: readonly string[]): Plain {
  if (plain === null || typeof plain === 'string' || key === undefined) return plain;
  if ('list' in plain) {
    const at = Number(key) - 1;
    if (rest.length === 0) return { list: plain.list.filter((_, i) => i !== at) };
    return { list: plain.list.map((item, i) => (i === at ? takePlain(item, rest) : item)) };
  }
  if (rest.length === 0) return { map: plain.map.filter(([name]) => name !== key) };
  return { map: plain.map.map(([name, of]) => [name, name === key ? takePlain(of, rest) : of]) };
}

export const samePlain = (a: Plain, b: Plain): boolean => JSON.stringify(a) === JSON.stringify(b);

function plainWritten(value: Written): Plain {
  if (typeof value === 'string') {
    // A map or list in braces or brackets is written as it is.
    const { root } = /^\s*[{[]/.test(value) ? parseYaml(new TextFile('', value), new Problems()) : {};
    return root ? plainOf(root) : value.trim();
  }
  if (Array.isArray(value)) return { list: value.map(plainWritten) };
  return { map: Object.entries(value as { [key: string]: Written }).map(([key, of]) => [key, plainWritten(of)]) };
}
