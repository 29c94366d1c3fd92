import { resultOnce } from '../engine/askOnce.js';
import type { LinkedCase } from '../share/caseLink.js';

/** Seconds that a link may take: what it holds is at most 2 MiB. */
const LINK_PATIENCE = 20;

/** In a worker: a link is from anybody. Where none answers, the case cannot be read. */
export async function readLink(letters: string): Promise<LinkedCase> {
  try {
    const said = await resultOnce({ kind: 'readLink', letters }, 'readLink', { seconds: LINK_PATIENCE });
    return said.found;
  } catch {
    return { problem: 'malformed' };
  }
}
