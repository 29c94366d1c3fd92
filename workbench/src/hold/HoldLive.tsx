import './hold.css';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { NotInCase } from '../pages/NotInCase.js';
import { texts } from '../texts.js';
import { HoldTable } from './HoldTable.js';
import { type Survival, SurvivalChart } from './SurvivalChart.js';
import { YearTable } from './YearTable.js';

/** Lines that are drawn before anybody chooses, and fans at most. */
const LINES = 4;
const FANS = 2;

/** How long the peace of each package lasts, at this moment. */
export function HoldLive({ known }: { workbench: Workbench; known: Known }) {
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const { ref, width } = useElementSize();
  const { quick, valid } = known;
  if (!quick || !valid) return <p className="quiet">{texts.nothing}</p>;
  const { hold } = quick;
  if (!hold) return <NotInCase says={texts.hold.none} add={texts.hold.add} />;
  const head = hold.head ?? hold.packages[0]?.id;
  const own = hold.packages.find(({ id }) => id === head);
  const order = [...hold.packages].sort((a, b) => (a.id === head ? -1 : b.id === head ? 1 : 0));
  const byItself = new Set(order.slice(0, LINES).map(({ id }) => id));
  const drawn = new Set(hold.packages.flatMap(({ id }) => ((chosen[id] ?? byItself.has(id)) ? [id] : [])));
  const series = seriesOf(known, drawn, head);
  const stale = quick.version !== known.version;
  return (
    <section className={stale ? 'hold-live stale' : 'hold-live'} aria-label={texts.hold.live}>
      {own && <p className="says">{own.sentence}</p>}
      <div ref={ref}>
        {width > 0 && <SurvivalChart series={series} marks={hold.marks} horizon={hold.horizon} width={width} />}
      </div>
      <HoldTable
        known={known}
        drawn={drawn}
        onDraw={(id, shown) => setChosen((before) => ({ ...before, [id]: shown }))}
      />
      <YearTable series={series} />
      <p className="quiet">{texts.hold.note}</p>
    </section>
  );
}

function seriesOf({ quick, bands, version }: Known, drawn: ReadonlySet<string>, head: string | undefined): Survival[] {
  const { hold, values } = quick!;
  const years = Array.from({ length: hold!.lastYear }, (_, k) => k + 1);
  const fanned = [...drawn].sort((a, b) => (a === head ? -1 : b === head ? 1 : 0)).slice(0, FANS);
  return hold!.packages.flatMap(({ id, name }, style) => {
    if (!drawn.has(id)) return [];
    const ids = years.map((year) => `peace/${id}/${year}`);
    const known = fanned.includes(id) && ids.every((key) => bands?.of[key]);
    const fan = known && {
      lo: [1, ...ids.map((key) => bands!.of[key]!.p5)],
      hi: [1, ...ids.map((key) => bands!.of[key]!.p95)],
      stale: bands!.version !== version,
    };
    return [{ id, name: title(name), style, values: [1, ...ids.map((key) => values[key]!)], ...(fan && { fan }) }];
  });
}
