import type { Certificate, Finding, TreeNode } from '../lens/finding.js';
import { fixed, percent } from '../lens/text.js';
import { codedNotes, codingsOf, tableOf } from './chartTables.js';
import { textTable } from './textTable.js';
import { wrap } from './wrap.js';

/** A finding on a terminal: the sentence, the table or list behind it, and its certificate. */
export function findingText(finding: Finding): string[] {
  const lines = [...wrap(finding.question, '', ''), ...wrap(finding.sentence)];
  const { value } = finding;
  const table = tableOf(value);
  if (table && table.rows.length > 0) lines.push('', ...textTable(table));
  if (value.kind === 'forest') lines.push(...recordLines(value.rows));
  if (value.kind === 'curves') lines.push(...recordLines(value.series));
  if (value.kind === 'set') {
    lines.push('', ...value.items.flatMap((i) => wrap(`· ${i.name}${i.detail ? ` (${i.detail})` : ''}`, '  ', '    ')));
  }
  if (value.kind === 'tree') lines.push('', `  ${value.says}`, ...treeLines(value.root, 0));
  return [...lines, '', ...wrap(certificateText(finding.certificate))];
}

/** What rows or curves rest on: of a record its count, era and source, then how each of them was coded. */
function recordLines(coded: readonly { name: string; note?: string; coding?: string }[]): string[] {
  const notes = codedNotes(coded).flatMap((note, k) => (note ? [`· ${coded[k]!.name}: ${note}`] : []));
  const codings = codingsOf(coded).map(({ letter, text }) => `coding ${letter}: ${text}`);
  return [notes, codings].flatMap((lines) =>
    lines.length > 0 ? ['', ...lines.flatMap((line) => wrap(line, '  ', '    '))] : [],
  );
}

/** A place a line, further in the later it comes: what was done, with what chance, what it is worth. */
function treeLines(node: TreeNode, depth: number): string[] {
  const indent = '  '.repeat(depth + 1);
  const chance = node.chance === undefined ? '' : ` (${percent(node.chance)})`;
  const rest = `${node.note ? `, ${node.note}` : ''}: ${fixed(node.worth)}${node.cut ? ' …' : ''}`;
  return [
    ...wrap(`${node.name}${chance}${rest}`, `${indent}`, `${indent}  `),
    ...node.children.flatMap((child) => treeLines(child, depth + 1)),
  ];
}

/** What was proven, that a check failed, or that nothing was. */
export function certificateText(certificate: Certificate | 'not proven'): string {
  if (certificate === 'not proven') return 'Not proven.';
  const { kind, checkedBy, holds, extent } = certificate;
  return `${holds ? 'Checked' : 'CHECK FAILED'}: ${kind}${extent ? ` (${extent})` : ''}, by ${checkedBy}.`;
}
