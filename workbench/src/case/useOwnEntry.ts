import { useState } from 'react';
import type { CaseEntry } from '../../../src/case/index.js';
import type { Workbench } from '../app/workbench.js';
import { type EntryWriter, useEntryWriter } from './useEntryWriter.js';

/** Whether an entry may be changed here: one of another file only after the user has said so, and then as an override. */
export function useOwnEntry(
  workbench: Workbench,
  keys: string[],
  entry: CaseEntry | undefined,
): { writer: EntryWriter; readOnly: boolean; onOverride: (() => void) | undefined } {
  const [overriding, setOverriding] = useState(false);
  const foreign = entry !== undefined && entry.at.file !== workbench.origin.name;
  // Items of a list are no keys of a variant: the list is replaced as a whole, or not at all.
  const overridable = foreign && !keys.some((key) => /^\d/.test(key));
  return {
    writer: useEntryWriter(workbench, keys),
    readOnly: foreign && !overriding,
    onOverride: overridable && !overriding ? () => setOverriding(true) : undefined,
  };
}
