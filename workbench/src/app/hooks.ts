import { useSyncExternalStore } from 'react';
import type { Documents } from '../documents/documents.js';
import type { Notice, Notices } from '../documents/notices.js';
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

/** Renders again when something about where the case is kept changes. */
export function useDocuments(documents: Documents): Documents {
  useSyncExternalStore(documents.subscribe, () => documents.changes);
  return documents;
}

/** What the user is being told. */
export function useNotices(notices: Notices): readonly Notice[] {
  return useSyncExternalStore(notices.subscribe, () => notices.list);
}
