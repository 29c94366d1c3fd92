import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { Case } from '../../../src/case/index.js';
import { column, percent } from '../../../src/lens/text.js';
import { type Diagnostic, describe } from '../../../src/shared/diagnostic.js';
import { useAside } from '../app/useAside.js';
import { Words } from '../app/Words.js';
import type { Workbench } from '../app/workbench.js';
import { outlineTree, partsOf, withGround } from '../case/outlineTree.js';
import { writeCase } from '../case/writeCase.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { ResolveChart } from './ResolveChart.js';
import { ResolveTable } from './ResolveTable.js';
import { resolveCsv } from './resolveCsv.js';

/** Points of the chart over the slider. */
const GRID = Array.from({ length: 21 }, (_, k) => k / 20);

/**
 * The resolve of a sponsor, to be moved: what the target does follows at once. A preview: the case stays as it is until it
 * is written.
 */
export function ResolveSlider({
  workbench,
  known,
  offer,
}: {
  workbench: Workbench;
  known: Known;
  offer: Case['offers'][number];
}) {
  const [moved, setMoved] = useState<number>();
  const [problems, setProblems] = useState<Diagnostic[]>([]);
  const id = useId();
  const own = offer.resolve.value;
  const here = moved ?? own;
  const about = { kind: 'resolves' as const, offer: offer.id };
  const preview = useAside<'resolves'>(workbench, known, 'resolve', { ...about, resolves: [own, here] });
  const curve = useAside<'resolves'>(workbench, known, 'resolves', { ...about, resolves: GRID });
  const name = (party: string) => known.valid?.c.parties.find((p) => p.id === party)?.name ?? party;
  const writable = known.valid?.version === known.version;
  const write = async () => {
    const keys = ['offers', offer.id, 'resolve'];
    // The ground that stands beside the number stays.
    const entry = outlineTree(known.entries?.list ?? []).get(keys.join('.'));
    const written = withGround(`${Math.round(here * 100)}%`, partsOf(entry?.written ?? '').ground);
    const { problems: faults } = await writeCase(workbench, keys, written);
    setProblems(faults);
    if (faults.length === 0) setMoved(undefined);
  };
  const [inCase, atSlider] = preview.answer?.at ?? [];
  const grid = curve.answer?.at ?? [];
  const missing = preview.answer?.at.length === 0;
  return (
    <>
      <div aria-live="polite" className={preview.current ? '' : 'stale'}>
        <p className="says">
          {atSlider ? (
            <Words of={`${atSlider.sentence} ${atSlider.threshold}`} />
          ) : missing ? (
            texts.deadline.open
          ) : (
            (preview.why ?? texts.deadline.waiting)
          )}
        </p>
      </div>
      <div className="resolve">
        <label htmlFor={id}>{texts.deadline.slider(name(offer.by))}</label>
        <input
          id={id}
          type="range"
          min="0"
          max="100"
          step="1"
          value={Math.round(here * 100)}
          aria-valuetext={percent(here)}
          onChange={(event) => setMoved(Number(event.target.value) / 100)}
        />
        <output htmlFor={id}>{percent(here)}</output>
        <Button size="xs" variant="default" disabled={moved === undefined} onClick={() => setMoved(undefined)}>
          {texts.deadline.back(offer.resolve.written)}
        </Button>
        <Button size="xs" disabled={moved === undefined || !writable} onClick={write}>
          {texts.deadline.write}
        </Button>
      </div>
      {problems.map((problem) => (
        <p key={problem.code} role="alert">
          {describe(problem)}
        </p>
      ))}
      <p className="quiet how">{texts.deadline.preview(offer.resolve.written)}</p>
      {grid.length > 0 && (
        <div className={curve.current ? '' : 'stale'}>
          <ChartFigure
            name="deadline-resolve"
            question={texts.deadline.question}
            note={texts.deadline.letters}
            known={known}
            version={preview.version === curve.version ? curve.version : undefined}
            draw={(width) => <ResolveChart at={grid} here={here} case={own} width={width} />}
            table={() => resolveCsv(grid, inCase, atSlider)}
          />
          <p className="quiet">{texts.deadline.letters}</p>
        </div>
      )}
      <div className={preview.current ? '' : 'stale'}>
        {atSlider && <ResolveTable own={inCase} here={atSlider} target={column(name(offer.to))} />}
      </div>
      <p className="quiet">{texts.deadline.note}</p>
    </>
  );
}
