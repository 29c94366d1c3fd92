import './casePane.css';
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Place } from '../../../src/shared/diagnostic.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { DiagnosticList } from './DiagnosticList.js';
import { type Goal, Outline } from './Outline.js';
import { entryAt, pathOf } from './outlineTree.js';
import { PaneEdge } from './PaneEdge.js';
import { TextEditor } from './TextEditor.js';
import { usePaneSize } from './usePaneSize.js';

type View = 'outline' | 'both' | 'text';

/** The case, as an outline of forms, as its text, or as both beside each other: views of one document. */
export function CasePane({ workbench, known }: { workbench: Workbench; known: Known }) {
  const [view, setView] = useState<View>('outline');
  const [place, setPlace] = useState<Goal<Place>>();
  const [path, setPath] = useState<Goal<string>>();
  const [size, setSize] = usePaneSize();
  const { document, origin } = workbench;
  const entries = useCallback(() => workbench.engine.known.entries?.list ?? [], [workbench]);
  const showInText = (at: Place) => {
    setSize({ hidden: false });
    if (view === 'outline') setView('text');
    setPlace((before) => ({ to: at, n: (before?.n ?? 0) + 1 }));
  };
  const showInOutline = () => {
    const { head } = document.state.selection.main;
    const line = document.state.doc.lineAt(head);
    const entry = entryAt(known.entries?.list ?? [], origin.name, line.number, head - line.from + 1);
    if (!entry) return;
    if (view === 'text') setView('outline');
    setPath((before) => ({ to: pathOf(entry), n: (before?.n ?? 0) + 1 }));
  };
  if (size.hidden)
    return (
      <section className="case-pane folded" aria-label={texts.panes.case}>
        <ActionIcon
          variant="subtle"
          aria-label={texts.outline.showPane}
          title={texts.outline.showPane}
          onClick={() => setSize({ hidden: false })}
        >
          ⇥
        </ActionIcon>
      </section>
    );
  return (
    <section
      className="case-pane"
      aria-label={texts.panes.case}
      style={{ '--case-width': `${size.width}px` } as React.CSSProperties}
      onKeyDown={(event) => {
        if (!event.altKey || event.code !== 'KeyO' || view === 'outline') return;
        event.preventDefault();
        showInOutline();
      }}
    >
      <div className="case-head">
        <SegmentedControl
          fullWidth
          size="xs"
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'outline', label: texts.panes.outline },
            { value: 'both', label: texts.outline.both },
            { value: 'text', label: texts.panes.text },
          ]}
        />
        {view !== 'outline' && (
          <button type="button" className="plain" title={texts.outline.showInOutlineKey} onClick={showInOutline}>
            {texts.outline.showInOutline}
          </button>
        )}
        <ActionIcon
          variant="subtle"
          className="hide"
          aria-label={texts.outline.hidePane}
          title={texts.outline.hidePane}
          onClick={() => setSize({ hidden: true })}
        >
          ⇤
        </ActionIcon>
      </div>
      <DiagnosticList diagnostics={known.diagnostics.list} onOpen={showInText} />
      <div className={`case-view shows-${view}`}>
        {view !== 'text' && (
          <Outline key={workbench.opened} workbench={workbench} known={known} goal={path} showInText={showInText} />
        )}
        {view !== 'outline' && (
          <TextEditor
            document={document}
            file={origin.name}
            diagnostics={known.diagnostics.list}
            entries={entries}
            goal={place}
          />
        )}
      </div>
      <PaneEdge width={size.width} onWidth={(width) => setSize({ width })} />
    </section>
  );
}
