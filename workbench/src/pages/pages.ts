import type { texts } from '../texts.js';

export type PageId = keyof typeof texts.pages;

/** The pages, in the order of the questions, each with the chapters of the report that it holds. */
export const PAGES: { id: PageId; chapters: string[] }[] = [
  { id: 'who', chapters: ['answer', 'signs', 'opens'] },
  { id: 'which', chapters: ['which', 'worth', 'space', 'issues'] },
  { id: 'hold', chapters: ['holds'] },
  { id: 'deadline', chapters: ['deadline'] },
  { id: 'sure', chapters: ['sure', 'mind'] },
  { id: 'ground', chapters: ['grounds', 'further', 'proof'] },
  { id: 'compare', chapters: [] },
  { id: 'story', chapters: [] },
];
