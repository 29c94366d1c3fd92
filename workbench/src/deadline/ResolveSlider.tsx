import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId, useState } from 'react';
import type { Case } from '../../../src/case/index.js';
import { column, percent } from '../../../src/lens/text.js';
import { useAside } from '../app/useAside.js';
import type { Workbench } from '../app/workbench.js';
import { partsOf, withGround } from '../case/outlineTree.js';
import { writeCase } from '../case/writeCase.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { ResolveChart } from './ResolveChart.js';
import { ResolveTable } from './ResolveTable.js';

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
  const { ref, width } = useElementSize();
  const id = useId();
  const own = offer.resolve.value;
  const here = moved ?? own;
  const about = { kind: 'resolves' as const, offer: offer.id };
  const preview = useAside<'resolves'>(workbench, known, 'resolve', { ...about, resolves: [own, here] });
  const curve = useAside<'resolves'>(workbench, known, 'resolves', { ...about, resolves: GRID });
  const name = (party: string) => known.valid?.c.parties.find((p) => p.id === party)?.name ?? party;
  const number = known.valid?.c.numbers.find(({ path }) => path === `offers.${offer.id}.resolve`);
  const current = known.valid?.version === known.version;
  const writable = current && number?.at?.file === workbench.origin.name;
  const write = async () => {
    const at = number?.at;
    if (!at) return;
    const line = workbench.document.state.doc.line(at.line).text;
    const { ground } = partsOf(line.slice(at.column - 1, at.column - 1 + at.length));
    const value = withGround(`${Math.round(here * 100)}%`, ground);
    const { problems } = await writeCase(workbench, ['offers', offer.id, 'resolve'], value);
    if (problems.length === 0) setMoved(undefined);
  };
  const [inCase, atSlider] = preview.answer?.at ?? [];
  const missing = preview.answer?.at.length === 0;
  return (
    <>
      <div aria-live="polite" className={preview.current ? '' : 'stale'}>
        <p className="says">
          {atSlider
            ? `${atSlider.sentence} ${atSlider.threshold}`
            : missing
              ? texts.deadline.open
              : (preview.why ?? texts.nothing)}
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
        <Button size="xs" disabled={moved === undefined || !writable} onClick={() => void write()}>
          {texts.deadline.write}
        </Button>
      </div>
      <p className="quiet">
        {writable || !current ? texts.deadline.preview(offer.resolve.written) : texts.deadline.elsewhere}
      </p>
      <div ref={ref} className={curve.current ? '' : 'stale'}>
        {width > 0 && curve.answer && curve.answer.at.length > 0 && (
          <ResolveChart at={curve.answer.at} here={here} case={own} width={width} />
        )}
      </div>
      <p className="quiet">{texts.deadline.letters}</p>
      <div className={preview.current ? '' : 'stale'}>
        {atSlider && <ResolveTable own={inCase} here={atSlider} target={column(name(offer.to))} />}
      </div>
      <p className="quiet">{texts.deadline.note}</p>
    </>
  );
}
