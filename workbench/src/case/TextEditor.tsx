import { setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import { describe } from '../../../src/shared/diagnostic.js';
import type { CaseDocument } from '../document/caseDocument.js';

/** The text of the case, with what is wrong with it at its place. */
export function TextEditor({
  document,
  file,
  diagnostics,
}: {
  document: CaseDocument;
  file: string;
  diagnostics: Diagnostic[];
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
    const shown = view.current;
    if (!shown) return;
    const marks = diagnostics.filter(({ at }) => at?.file === file).map((d) => markOf(shown.state.doc, d));
    document.apply([shown.state.update(setDiagnostics(shown.state, marks))]);
  }, [document, file, diagnostics]);
  return <div ref={host} className="editor" />;
}

function markOf(doc: EditorView['state']['doc'], d: Diagnostic) {
  const line = doc.line(Math.min(Math.max(1, d.at!.line), doc.lines));
  const from = Math.min(line.from + d.at!.column - 1, line.to);
  const { at: _, ...words } = d;
  return {
    from,
    to: Math.min(from + d.at!.length, line.to),
    severity: d.severity === 'note' ? ('info' as const) : d.severity,
    message: describe(words),
  };
}
