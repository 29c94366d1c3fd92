import { useSyncExternalStore } from 'react';
import type { Known } from '../engine/engine.js';
import type { Workbench } from './workbench.js';

/** What is known of the case; renders again when that changes. */
export function useKnown({ engine }: Workbench): Known {
  return useSyncExternalStore(engine.subscribe, () => engine.known);
}

/** Renders again when the document, its origin or the pinned packages change. */
export function useWorkbench(workbench: Workbench): Workbench {
  useSyncExternalStore(workbench.subscribe, () => workbench.changes);
  return workbench;
}

/** The page that the address names: `#/hold` is `hold`. */
export function useRoute(): string {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => /^#\/([a-z]+)/.exec(location.hash)?.[1] ?? '',
  );
}
