import type { CaseNumber } from '../../../src/case/index.js';
import type { CaseDocument } from '../document/caseDocument.js';

/**
 * Writes a number anew in the text of its case; the ground that stands beside it stays.
 * @returns False where the text there is no longer what was read, so that nothing was changed.
 */
export function editNumber(document: CaseDocument, number: CaseNumber, written: string): boolean {
  const { at } = number;
  const doc = document.state.doc;
  if (!at || at.line > doc.lines) return false;
  const line = doc.line(at.line);
  const from = line.from + at.column - 1;
  const to = from + at.length;
  if (to > line.to) return false;
  const now = doc.sliceString(from, to);
  if (!now.startsWith(number.written)) return false;
  document.dispatch({
    changes: { from, to: from + number.written.length, insert: written.trim() },
    userEvent: 'input.form',
  });
  return true;
}
