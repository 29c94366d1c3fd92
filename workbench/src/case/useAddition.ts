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
  add: () => void;
  /** Writes what was tried although something is wrong with it; absent where that cannot be written. */
  addAnyway: (() => void) | undefined;
  /** Of what the fields say now; none where they say something else than was tried. */
  problems: readonly Diagnostic[];
  busy: boolean;
}

/** What was tried, how it came out, and how it is written all the same. */
interface Tried {
  what: string;
  problems: readonly Diagnostic[];
  write?: () => void;
}

/**
 * Adds something to the case as one step that can be undone, and goes to it.
 * @param entriesNow What is to be written, from the fields as they are.
 */
export function useAddition(entriesNow: () => NewEntries, onDone: () => void): Adding {
  const { workbench, revealNew, announce } = useOutline();
  const [tried, setTried] = useState<Tried>();
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const add = async () => {
    if (working.current) return;
    const entries = entriesNow();
    const what = JSON.stringify(entries);
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
        if (workbench.document !== document || document.text !== text) return setTried({ what, problems: [CHANGED] });
        document.replaceText(said.text!);
        revealNew(entries[0]!.keys.join('.'));
        announce(texts.adding.added);
        onDone();
      };
      if (said.text !== undefined && said.problems.length === 0) write();
      else setTried({ what, problems: said.problems, ...(said.text !== undefined && { write }) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      setTried({ what, problems: [{ code: 'not-tried', severity: 'error', what: texts.outline.notTried(why) }] });
    }
    working.current = false;
    setBusy(false);
  };
  // What was tried is not what is written once a field says something else.
  const same = tried && tried.what === JSON.stringify(entriesNow()) ? tried : undefined;
  return { add: () => void add(), addAnyway: same?.write, problems: same?.problems ?? [], busy };
}

const CHANGED: Diagnostic = { code: 'not-tried', severity: 'error', what: texts.adding.changed };
