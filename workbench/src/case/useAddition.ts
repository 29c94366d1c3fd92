import { useRef, useState } from 'react';
import type { Written } from '../../../src/case/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import { errorKey } from '../engine/readerProtocol.js';
import { texts } from '../texts.js';
import { useOutline } from './outlineContext.js';

/** Entries that make one step: the first is what is gone to once it stands there. */
export type NewEntries = { keys: string[]; value: Written }[];

export interface Adding {
  /** Writes the entries where the case can be read with them; else says what is wrong and writes nothing. */
  add: (entries: NewEntries) => void;
  /** Writes what was tried last although something is wrong with it; absent where that cannot be written. */
  addAnyway: (() => void) | undefined;
  problems: readonly Diagnostic[];
  busy: boolean;
}

/** Adds something to the case as one step that can be undone, and goes to it. */
export function useAddition(onDone: () => void): Adding {
  const { workbench, revealNew, announce } = useOutline();
  const [tried, setTried] = useState<{ problems: Diagnostic[]; write?: () => void }>({ problems: [] });
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const add = async (entries: NewEntries) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      const { document, origin, engine, reader } = workbench;
      const { text } = document;
      const had = engine.known.diagnostics.list.filter(({ severity }) => severity === 'error').map(errorKey);
      const said = await reader.tryAddition({
        source: { name: origin.name, others: origin.others, text },
        entries,
        had,
      });
      const write = () => {
        // What was typed meanwhile is not to be lost.
        if (workbench.document !== document || document.text !== text) return setTried({ problems: [CHANGED] });
        document.replaceText(said.text!);
        revealNew(entries[0]!.keys.join('.'));
        announce(texts.adding.added);
        onDone();
      };
      if (said.text !== undefined && said.problems.length === 0) write();
      else setTried({ problems: said.problems, ...(said.text !== undefined && { write }) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      setTried({ problems: [{ code: 'not-tried', severity: 'error', what: texts.outline.notTried(why) }] });
    }
    working.current = false;
    setBusy(false);
  };
  return { add: (entries) => void add(entries), addAnyway: tried.write, problems: tried.problems, busy };
}

const CHANGED: Diagnostic = { code: 'not-tried', severity: 'error', what: texts.adding.changed };
