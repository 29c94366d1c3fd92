import type { Certificate, Finding } from '../lens/finding.js';
import { tableOf } from './chartTables.js';
import { textTable } from './textTable.js';
import { wrap } from './wrap.js';

/** A finding on a terminal: the sentence, the table or list behind it, and its certificate. */
export function findingText(finding: Finding): string[] {
  const lines = [...wrap(finding.question, '', ''), ...wrap(finding.sentence)];
  const { value } = finding;
  const table = tableOf(value);
  if (table && table.rows.length > 0) lines.push('', ...textTable(table));
  if (value.kind === 'set') {
    lines.push('', ...value.items.flatMap((i) => wrap(`· ${i.name}${i.detail ? ` (${i.detail})` : ''}`, '  ', '    ')));
  }
  return [...lines, '', ...wrap(certificateText(finding.certificate))];
}

/** What was proven, that a check failed, or that nothing was. */
export function certificateText(certificate: Certificate | 'not proven'): string {
  if (certificate === 'not proven') return 'Not proven.';
  const { kind, checkedBy, holds, extent } = certificate;
  return `${holds ? 'Checked' : 'CHECK FAILED'}: ${kind}${extent ? ` (${extent})` : ''}, by ${checkedBy}.`;
}
