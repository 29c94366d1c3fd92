import { createContext, useContext } from 'react';
import type { Case, CaseNumber, ConditionNode } from '../../../src/case/index.js';
import type { Diagnostic, Place } from '../../../src/shared/diagnostic.js';
import type { Workbench } from '../app/workbench.js';
import type { OutlineTree } from './outlineTree.js';

/** What every part of the outline needs. */
export interface OutlineState {
  workbench: Workbench;
  /** Of the text as it is, as far as it can be taken apart. */
  tree: OutlineTree;
  /** The last valid case. */
  c: Case | undefined;
  numbers: Map<string, CaseNumber>;
  conditions: Map<string, ConditionNode>;
  diagnostics: readonly Diagnostic[];
  isOpen: (id: string) => boolean;
  toggle: (id: string) => void;
  /** Path of the number that is shown with its shape; it stays until another one is, so that nothing moves under a click. */
  shown: string | undefined;
  show: (path: string | undefined) => void;
  /** Opens all around an entry and goes to it. */
  reveal: (path: string) => void;
  /** The same for one that was just written, as soon as it has been read. */
  revealNew: (path: string) => void;
  /** Path of the entry whose removal is being looked at. */
  removing: string | undefined;
  /** Looks at what removing an entry would do, and removes it where that is nothing else. */
  remove: (path: string | undefined) => void;
  /** Path of the entry that is to have another short name. */
  renaming: string | undefined;
  rename: (path: string | undefined) => void;
  /** Follows an entry to its new short name, once it has it, with all that is open. @param said What was done. */
  renamed: (path: string, to: string, said: string) => void;
  /** Path of the entry that is explained. */
  explained: string | undefined;
  explain: (path: string | undefined) => void;
  /** Says to those who cannot see it what was done. */
  announce: (words: string) => void;
  /** Absent where no text is beside it. */
  showInText: ((at: Place) => void) | undefined;
}

export const OutlineContext = createContext<OutlineState | undefined>(undefined);

export function useOutline(): OutlineState {
  const state = useContext(OutlineContext);
  if (!state) throw new Error('there is no outline around this');
  return state;
}
