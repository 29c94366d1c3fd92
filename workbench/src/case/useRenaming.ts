import { useEffect, useState } from 'react';
import { definedAt, type Renaming } from '../../../src/case/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import { calledBeside } from '../document/calledBeside.js';
import { texts } from '../texts.js';
import { useOutline } from './outlineContext.js';

/** What is known of changing the name of something. */
export interface RenamingState {
  /** Places of the case that name it; nothing while they are looked for, or where they cannot be followed. */
  cited: number | undefined;
  problems: readonly Diagnostic[];
  /** Changes the name everywhere, as one step that can be undone; or says why not and changes nothing. */
  rename: (to: string) => Promise<void>;
}

/** @param id The name that it has. @param onDone With the path that it then has, and in how many places it was changed. */
export function useRenaming(
  keys: readonly string[],
  id: string,
  onDone: (to: string, places: number) => void,
): RenamingState {
  const { workbench, tree } = useOutline();
  const { document, origin, reader } = workbench;
  const { version } = document;
  const [cited, setCited] = useState<number>();
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const tried = async (to: string): Promise<Renaming | undefined> => {
    const source = { name: origin.name, others: origin.others, text: document.text };
    try {
      const said = await reader.tryRenaming({ source, keys: [...keys], to });
      if (!('problems' in said)) return said;
      setProblems(said.problems);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      setProblems([problem('not-tried', texts.outline.notTried(why))]);
    }
    return undefined;
  };
  useEffect(() => {
    let wanted = true;
    setProblems([]);
    // Under the name that it has, nothing is changed and all is known of where it stands.
    void tried(id).then((found) => wanted && setCited(found?.cited.length));
    return () => {
      wanted = false;
    };
  }, [document, version, keys.join('.')]);

  const rename = async (to: string) => {
    setProblems([]);
    if (keys[0] === 'packages' && workbench.pinned.some((one) => one.id === to && one.from))
      return setProblems([problem('rename', texts.renaming.draft(to))]);
    const found = await tried(to);
    if (!found) return;
    // What was typed meanwhile is not to be lost.
    if (workbench.document !== document || document.version !== version)
      return setProblems([problem('not-tried', texts.adding.changed)]);
    const of = definedAt(keys, tree.get(keys.join('.'))?.written ?? '')!;
    if (found.changes.length > 0) {
      // Parties and ratifiers are chosen among each other.
      workbench.renamings.add(of.replace(/\.[^.]*$/, '').replace(/^ratifiers$/, 'parties'), id, to);
      document.change(found.changes, calledBeside(workbench.document.beside, of, to));
    }
    onDone(to, found.changes.length);
  };
  return { cited, problems, rename };
}

const problem = (code: string, what: string): Diagnostic => ({ code, severity: 'error', what });
