import type { SavedCase } from './caseStore.js';

/** A text that its tab was closed with before it could be kept, and the revision that it follows. */
export interface LastWords {
  saved: SavedCase;
  base: number;
}

const KEY = 'abide-last-words/';

/**
 * Leaves a text behind when the page goes away. IndexedDB answers too late for that; this is written at once, and the
 * next visit puts it where it belongs.
 */
export function leaveLastWords(tab: string, words: LastWords): void {
  try {
    localStorage.setItem(KEY + tab, JSON.stringify(words));
  } catch {
    // No room or not allowed: what was kept a moment ago is what there is.
  }
}

export function takeBackLastWords(tab: string): void {
  try {
    localStorage.removeItem(KEY + tab);
  } catch {
    // Nothing was left either.
  }
}

/** All that was left behind. Each is there until it is taken back. */
export function findLastWords(): { tab: string; words: LastWords }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(KEY))
      .flatMap((key) => {
        const words = read(localStorage.getItem(key));
        return words ? [{ tab: key.slice(KEY.length), words }] : [];
      });
  } catch {
    return [];
  }
}

function read(text: string | null): LastWords | undefined {
  try {
    const words = JSON.parse(text ?? '');
    return typeof words?.saved?.text === 'string' && typeof words.base === 'number' ? words : undefined;
  } catch {
    return undefined;
  }
}
