import { useEffect, useState } from 'react';

/**
 * Gives the focus back once a dialog is gone, where nothing else has taken it: to what had it before the dialog came.
 *
 * @param to Where that is gone too, such as an item of a menu.
 */
export function useFocusBack(to?: { current: HTMLElement | null }): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const target = to ? to.current : before;
      setTimeout(() => {
        if (document.activeElement === document.body && target instanceof HTMLElement) target.focus();
      }, 0);
    },
    [before, to],
  );
}
