import { useEffect, useState } from 'react';

/** How wide the case stands beside the answers, in pixels, and whether it is there at all. */
export interface PaneSize {
  width: number;
  hidden: boolean;
}

const KEY = 'abide.case-pane';
export const NARROWEST = 280;
export const WIDEST = 1200;

/** As it was left the last time in this browser. */
export function usePaneSize(): [PaneSize, (size: Partial<PaneSize>) => void] {
  const [size, setSize] = useState(read);
  useEffect(() => {
    try {
      localStorage.setItem(KEY, JSON.stringify(size));
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  }, [size]);
  return [size, (change) => setSize((before) => within({ ...before, ...change }))];
}

function read(): PaneSize {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const { width, hidden } = kept as Partial<PaneSize>;
    return within({ width: Number(width ?? 384), hidden: hidden === true });
  } catch {
    return { width: 384, hidden: false };
  }
}

const within = ({ width, hidden }: PaneSize): PaneSize => ({
  width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width || 384))),
  hidden,
});
