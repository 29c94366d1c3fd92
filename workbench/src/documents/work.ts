import type { Beside } from '../document/beside.js';
import type { SavedCase } from './caseStore.js';

/** What is kept of a case as soon as it changes: its text, and what the user has laid beside it. */
export type Work = Pick<Beside, 'pinned' | 'renamed'> & { text: string };

/** A text with nothing beside it. */
export const untouched = (text: string): Work => ({ text, pinned: [], renamed: undefined });

export const isSameWork = (a: Work, b: Work) => a.text === b.text && isSameBeside(a, b);

export const isSameBeside = (a: Omit<Work, 'text'>, b: Omit<Work, 'text'>) =>
  a.renamed === b.renamed && JSON.stringify(a.pinned) === JSON.stringify(b.pinned);

/** The work of a case that was kept. */
export const workOf = ({ text, pinned = [], renamed, title }: SavedCase): Work => ({
  text,
  pinned,
  renamed: renamed && title,
});

/** What lay beside the text of a case that was kept. */
export function besideOf(saved: SavedCase): Beside {
  const { pinned, renamed } = workOf(saved);
  return { pinned, renamed, chosen: saved.chosen ?? {} };
}
