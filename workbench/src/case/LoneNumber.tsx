import './outline.css';
import { useMemo } from 'react';
import type { CaseNumber } from '../../../src/case/index.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { NumberField } from './NumberField.js';
import { OutlineContext, type OutlineState } from './outlineContext.js';
import { inWords } from './outlineLabels.js';
import { outlineTree } from './outlineTree.js';

/** A number of the case outside of its outline, written when it is left or Enter is pressed. */
export function LoneNumber({ number, workbench, known }: { number: CaseNumber; workbench: Workbench; known: Known }) {
  const tree = useMemo(() => outlineTree(known.entries?.list ?? []), [known.entries]);
  const nothing = () => undefined;
  const state: OutlineState = {
    workbench,
    tree,
    c: known.valid?.c,
    numbers: new Map(),
    conditions: new Map(),
    diagnostics: known.diagnostics.list,
    isOpen: () => false,
    toggle: nothing,
    shown: undefined,
    show: nothing,
    reveal: nothing,
    revealNew: nothing,
    removing: undefined,
    remove: nothing,
    renaming: undefined,
    rename: nothing,
    renamed: nothing,
    explained: undefined,
    explain: nothing,
    announce: nothing,
    showInText: undefined,
  };
  return (
    <OutlineContext value={state}>
      <NumberField number={number} label={inWords(number.what)} plain />
    </OutlineContext>
  );
}
