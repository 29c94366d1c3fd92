import type { Case } from '../case/case.js';
import type { Assessment } from './finding.js';

/** Which case it is, and which text of it: the start of the SHA-256 of all its files. */
export async function caseHead({ id, title, asOf, files }: Case): Promise<Assessment['case']> {
  const bytes = new TextEncoder().encode(Object.values(files).join('\0'));
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest.slice(0, 6)].map((b) => b.toString(16).padStart(2, '0')).join('');
  return { id, title, asOf, hash };
}
