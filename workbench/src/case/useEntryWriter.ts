import { useCallback, useRef, useState } from 'react';
import type { CaseNumber } from '../../../src/case/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { Workbench } from '../app/workbench.js';
import { texts } from '../texts.js';
import { writeCase } from './writeCase.js';

/** Writes one entry of the case, again and again while it is typed or dragged. */
export interface EntryWriter {
  /**
   * Of values that come faster than they are tried, the latest is written.
   * @param at Keys of another place than its own.
   */
  write: (value: string, at?: string[]) => void;
  /** Ends a step: what is written next is undone apart from it. */
  end: () => void;
  /** Forgets what was wrong. */
  forget: () => void;
  /** Why the last value was not written. */
  problems: Diagnostic[];
  /** The number as it was last written, and the version of the document that this made. */
  latest: { number: CaseNumber; version: number } | undefined;
  /** Whether something is being tried and may be written yet. */
  busy: boolean;
}

export function useEntryWriter(workbench: Workbench, keys: string[]): EntryWriter {
  const path = useRef(keys);
  path.current = keys;
  const [problems, setProblems] = useState<Diagnostic[]>([]);
  const [latest, setLatest] = useState<EntryWriter['latest']>();
  const [busy, setBusy] = useState(false);
  const state = useRef({ busy: false, next: undefined as { keys: string[]; value: string } | undefined, step: -1 });
  const write = useCallback(
    async (value: string, at = path.current) => {
      const now = state.current;
      now.next = { keys: at, value };
      if (now.busy) return;
      now.busy = true;
      setBusy(true);
      while (now.next !== undefined) {
        const next: { keys: string[]; value: string } = now.next;
        now.next = undefined;
        const { document } = workbench;
        const before = document.version;
        try {
          const written = await writeCase(workbench, next.keys, next.value, now.step === before);
          if (document.version !== before && written.problems.length === 0) now.step = document.version;
          setProblems(written.problems);
          if (written.number) setLatest({ number: written.number, version: document.version });
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          setProblems([{ code: 'not-tried', severity: 'error', what: texts.outline.notTried(why) }]);
        }
      }
      now.busy = false;
      setBusy(false);
    },
    [workbench],
  );
  const end = useCallback(() => {
    state.current.step = -1;
  }, []);
  const forget = useCallback(() => setProblems([]), []);
  return { write, end, forget, problems, latest, busy };
}
