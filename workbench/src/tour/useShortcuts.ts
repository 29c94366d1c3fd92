import { useEffect } from 'react';
import type { Workbench } from '../app/workbench.js';
import { PAGES } from '../pages/pages.js';

/** Keys of the whole page. Where somebody types, only those with Ctrl or Cmd act, and the editor's own come first. */
export function useShortcuts(workbench: Workbench, letters: boolean, onHelp: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const typing = isTyping(event);
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        const key = event.key.toLowerCase();
        const redo = key === 'y' || (key === 'z' && event.shiftKey);
        if (typing || !(redo || key === 'z')) return;
        event.preventDefault();
        if (redo) workbench.document.redo();
        else workbench.document.undo();
        return;
      }
      if (!letters || typing || event.altKey || event.ctrlKey || event.metaKey) return;
      const page = PAGES[Number(event.key) - 1];
      if (page) {
        location.hash = `#/${page.id}`;
        document.querySelector<HTMLElement>('.page h2')?.focus();
      } else if (event.key === '?') onHelp();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [workbench, letters, onHelp]);
}

function isTyping(event: KeyboardEvent): boolean {
  const at = event.composedPath()[0];
  if (at instanceof HTMLInputElement && /^(range|checkbox|radio)$/.test(at.type)) return false;
  return at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
}
