import type { MapNode, Node, TextNode } from './tree.js';

/** Whether a map is a number by its quantiles, `{p10: 3, p50: 8, p90: 20}`, rather than one of things named p1, p2 … */
export function isQuantiles(node: Node | undefined): node is MapNode {
  if (node?.kind !== 'map') return false;
  const keys = node.entries.map(({ key }) => key).filter((key) => key !== 'ground');
  return keys.every((key) => /^p\d\d?$/.test(key)) && keys.some((key) => /^p(50|90|95)$/.test(key));
}

/**
 * The text that a map of quantiles stands for, each character with its place. Where all of them have the same unit, as in
 * `{p10: 3 weeks, …}`, that is the unit of the whole; a `ground:` is none of them.
 */
export function quantilesText(map: MapNode): TextNode {
  const entries = map.entries.filter(({ key }) => key !== 'ground');
  const values = entries.map(({ value }) => {
    const written = value.kind === 'text' ? value.text : '';
    // A long text is no number with its unit, and the pattern would take long over it.
    return (written.length <= 100 && /^(.*?)(?:\s+([A-Za-z][A-Za-z ]*))?$/s.exec(written)) || [written, written];
  });
  const unit = values.every(([, , words]) => words === values[0]![2]) ? values[0]![2] : undefined;
  let text = '';
  const offsets: number[] = [];
  const add = (written: string, offset: (i: number) => number) => {
    for (let i = 0; i < written.length; i++) offsets.push(offset(i));
    text += written;
  };
  entries.forEach(({ key, value, keyAt }, i) => {
    const from = map.file.offset(keyAt);
    add(`${i === 0 ? '{' : ', '}${key}: `, () => from);
    const written = unit === undefined ? values[i]![0] : values[i]![1]!;
    add(written, (k) => (value.kind === 'text' && value.offsets?.[k]) || Math.min(value.start + k, value.end));
  });
  add(unit === undefined ? '}' : `} ${unit}`, () => Math.max(map.start, map.end - 1));
  const { file, start, end, at, keyAt } = map;
  return { kind: 'text', text, style: 'plain', offsets, file, start, end, at, keyAt };
}
