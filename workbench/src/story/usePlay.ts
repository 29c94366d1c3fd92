import { useEffect } from 'react';

/** Milliseconds that a step is shown while a story plays. */
const PACE = 1200;

/** Goes on by itself while `playing`. */
export function usePlay(playing: boolean, goOn: () => void): void {
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(goOn, PACE);
    return () => clearTimeout(timer);
  }, [playing, goOn]);
}
