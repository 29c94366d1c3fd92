import type { Chapter } from '../engine/protocol.js';
import { PAGES, type PageId } from '../pages/pages.js';

/** The page that shows a chapter of the report, or the chapter in which something of this id stands. */
export function pageOfPlace(id: string, chapters: readonly Chapter[]): PageId | undefined {
  const chapter = chapters.find((one) => one.id === id) ?? chapters.find(({ html }) => html.includes(` id="${id}"`));
  return chapter && PAGES.find((page) => page.chapters.includes(chapter.id))?.id;
}

/** Brings a place of the chapters in a page into view. @returns Whether it is there. */
export function showPlace(page: ParentNode, id: string): boolean {
  const chapter = page.querySelector(`section[data-chapter="${CSS.escape(id)}"]`);
  if (chapter) {
    chapter.scrollIntoView();
    return true;
  }
  return [...page.querySelectorAll('.chapter')].some(({ shadowRoot }) => shadowRoot && showWithin(shadowRoot, id));
}

/** Brings something in a chapter into view, and the focus to it; what is folded around it is opened. */
export function showWithin(root: ShadowRoot, id: string): boolean {
  const target = root.getElementById(id);
  if (!target) return false;
  for (let at: Element | null = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  target.scrollIntoView({ block: 'center' });
  if (!target.matches('a[href], button, summary, [tabindex]')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  return true;
}
