import { setDiagnostics } from '@codemirror/lint';
import { StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { CaseEntry } from '../../../src/case/index.js';
import type { Diagnostic, Place } from '../../../src/shared/diagnostic.js';
import { describe } from '../../../src/shared/diagnostic.js';
import type { CaseDocument } from '../document/caseDocument.js';
import type { Goal } from './Outline.js';

/** Documents whose text is completed and explained: what does so is loaded with the first text that is shown. */
const assisted = new WeakSet<CaseDocument>();

/** The text of the case, with what is wrong with it at its place. */
export function TextEditor({
  document,
  file,
  diagnostics,
  entries,
  goal,
}: {
  document: CaseDocument;
  file: string;
  diagnostics: Diagnostic[];
  /** What the case holds, as it was last read. */
  entries: () => readonly CaseEntry[];
  /** A place to be selected and shown. */
  goal: Goal<Place> | undefined;
}) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  useEffect(() => {
    const made = new EditorView({
      state: document.state,
      parent: host.current!,
      dispatchTransactions: (transactions) => document.apply(transactions),
    });
    view.current = made;
    document.show(made);
    return () => {
      document.show(undefined);
      made.destroy();
    };
  }, [document]);
  useEffect(() => {
    if (assisted.has(document)) return;
    assisted.add(document);
    void import('../document/assistance.js').then(({ assistance }) =>
      document.dispatch({ effects: StateEffect.appendConfig.of(assistance(entries)) }),
    );
  }, [document, entries]);
  useEffect(() => {
    const shown = view.current;
    if (!shown) return;
    const marks = diagnostics.filter(({ at }) => at?.file === file).map((d) => markOf(shown.state.doc, d));
    document.apply([shown.state.update(setDiagnostics(shown.state, marks))]);
  }, [document, file, diagnostics]);
  useEffect(() => {
    const shown = view.current;
    if (!shown || goal?.to.file !== file) return;
    const { from, to } = stretchOf(shown.state.doc, goal.to);
    const scroll = EditorView.scrollIntoView(from, { y: 'center' });
    document.apply([shown.state.update({ selection: { anchor: from, head: to }, effects: scroll })]);
    shown.focus();
  }, [document, file, goal]);
  return <div ref={host} className="editor" />;
}

function markOf(doc: EditorView['state']['doc'], d: Diagnostic) {
  const { at, ...words } = d;
  const severity = d.severity === 'note' ? ('info' as const) : d.severity;
  return { ...stretchOf(doc, at!), severity, message: describe(words) };
}

function stretchOf(doc: EditorView['state']['doc'], at: Place): { from: number; to: number } {
  const line = doc.line(Math.min(Math.max(1, at.line), doc.lines));
  const from = Math.min(line.from + at.column - 1, line.to);
  return { from, to: Math.min(from + at.length, line.to) };
}
