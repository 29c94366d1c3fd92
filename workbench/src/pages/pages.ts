import type { texts } from '../texts.js';

export type PageId = keyof typeof texts.pages;

/**
 * The pages, in the order of the questions, each with the chapters of the report that it holds.
 *
 * `opening` is the finding whose sentence a page opens with; the others open with an answer that follows every edit, or
 * with that of their first chapter.
 */
export const PAGES: { id: PageId; chapters: string[]; opening?: string }[] = [
  { id: 'who', chapters: ['answer', 'signs', 'opens'] },
  { id: 'which', chapters: ['which', 'worth', 'space', 'issues'], opening: 'settlement/solutions' },
  { id: 'hold', chapters: ['holds'] },
  { id: 'deadline', chapters: ['deadline'] },
  { id: 'sure', chapters: ['sure', 'mind'] },
  { id: 'ground', chapters: ['grounds', 'further', 'proof'] },
  { id: 'compare', chapters: [] },
  { id: 'story', chapters: [] },
];
