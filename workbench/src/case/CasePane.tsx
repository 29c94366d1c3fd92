import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { DiagnosticList } from './DiagnosticList.js';
import { Outline } from './Outline.js';
import { TextEditor } from './TextEditor.js';

type View = 'outline' | 'text';

/** The case, as an outline of forms or as its text: two views of one document. */
export function CasePane({ workbench, known }: { workbench: Workbench; known: Known }) {
  const [view, setView] = useState<View>('outline');
  return (
    <section className="case-pane" aria-label={texts.panes.case}>
      <SegmentedControl
        fullWidth
        size="xs"
        value={view}
        onChange={(value) => setView(value as View)}
        data={[
          { value: 'outline', label: texts.panes.outline },
          { value: 'text', label: texts.panes.text },
        ]}
      />
      <DiagnosticList diagnostics={known.diagnostics.list} onOpen={() => setView('text')} />
      <div className="case-view">
        {view === 'text' ? (
          <TextEditor document={workbench.document} file={workbench.origin.name} diagnostics={known.diagnostics.list} />
        ) : (
          <Outline workbench={workbench} known={known} />
        )}
      </div>
    </section>
  );
}
