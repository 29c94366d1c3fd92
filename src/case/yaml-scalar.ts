import { Scalar } from 'yaml';
import type { TextNode } from './tree.js';

/** A scalar with the place of each of its characters. @param type As the YAML library names the style. */
export function textNode(
  text: string,
  type: string | null | undefined,
  placed: Omit<TextNode, 'kind' | 'text' | 'style' | 'offsets'>,
): TextNode {
  const style = type === Scalar.PLAIN || !type ? 'plain' : type.startsWith('BLOCK') ? 'block' : 'quoted';
  const source = placed.file.text.slice(placed.start, placed.end);
  if (style === 'plain' && source === text) return { kind: 'text', ...placed, text, style };
  return { kind: 'text', ...placed, text, style, offsets: align(text, source, placed.start, type) };
}

/** Where each character of a quoted, folded or block scalar stands: both are walked side by side. */
function align(text: string, source: string, start: number, type: string | null | undefined): number[] {
  const offsets: number[] = [];
  let i = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? 1 : 0;
  if (type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL) i = Math.max(0, source.indexOf('\n'));
  for (const c of text.split('')) {
    const gap = /^\s*\n\s*/.exec(source.slice(i, i + 200));
    if (c === ' ' || c === '\n') {
      offsets.push(start + Math.min(i, source.length));
      i += gap ? gap[0].length : 1;
      continue;
    }
    if (gap) i += gap[0].length;
    offsets.push(start + Math.min(i, source.length));
    if (type === Scalar.QUOTE_DOUBLE && source[i] === '\\') {
      const length = { x: 4, u: 6, U: 10 }[source[i + 1] ?? ''] ?? 2;
      i += length;
    } else if (type === Scalar.QUOTE_SINGLE && c === "'") i += 2;
    else i++;
  }
  return offsets;
}
