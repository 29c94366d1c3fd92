import { Words } from '../app/Words.js';
import './hold.css';
import { useMemo, useState } from 'react';
import type { HoldAtMedians } from '../../../src/lens/index.js';
import { title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import type { Known } from '../engine/engine.js';
import { NotInCase } from '../pages/NotInCase.js';
import { texts } from '../texts.js';
import { HoldTable } from './HoldTable.js';
import { type Survival, SurvivalChart } from './SurvivalChart.js';
import { survivalTable } from './survivalTable.js';
import { YearTable } from './YearTable.js';

/** Lines that are drawn before anybody chooses, and fans at most. */
const LINES = 4;
const FANS = 2;

/** How long the peace of each package lasts, at this moment. */
export function HoldLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const { quick, valid, bands, version } = known;
  const hold = quick?.hold;
  const head = hold?.head ?? hold?.packages[0]?.id;
  const drawn = useMemo(() => drawnOf(hold, head, chosen), [hold, head, chosen]);
  const fresh = bands?.version === version;
  const series = useMemo(() => seriesOf(quick, bands, fresh, drawn, head), [quick, bands, fresh, drawn, head]);
  if (!quick || !valid) return <p className="quiet">{texts.nothing}</p>;
  if (!hold) return <NotInCase says={texts.hold.none} add={texts.hold.add} />;
  const own = hold.packages.find(({ id }) => id === head);
  const stale = quick.version !== known.version;
  const continued = quick.continued ? ` ${texts.continued}` : '';
  const drawnFan = withoutOld(series).some(({ fan }) => fan);
  return (
    <section className={stale ? 'hold-live stale' : 'hold-live'} aria-label={texts.hold.live}>
      {own && (
        <p className="says">
          <Words of={own.sentence} />
        </p>
      )}
      <ChartFigure
        name="hold-peace"
        question={texts.hold.question}
        note={texts.hold.drawn(drawnFan && bands ? bands.worlds : 0, workbench.engine.settings.seed) + continued}
        known={known}
        version={quick.version}
        draw={(width, alone) => (
          <SurvivalChart
            series={alone ? withoutOld(series) : series}
            marks={hold.marks}
            horizon={hold.horizon}
            width={width}
          />
        )}
        table={() => survivalTable(withoutOld(series), hold.marks)}
      />
      <HoldTable
        known={known}
        drawn={drawn}
        onDraw={(id, shown) => setChosen((before) => ({ ...before, [id]: shown }))}
      />
      <YearTable series={series} />
      <p className="quiet">
        {texts.hold.note}
        {continued}
      </p>
    </section>
  );
}

/** The packages whose lines are drawn: those that were chosen, and before that the first ones. */
function drawnOf(
  hold: HoldAtMedians | undefined,
  head: string | undefined,
  chosen: Record<string, boolean>,
): ReadonlySet<string> {
  const packages = hold?.packages ?? [];
  const first = [...packages].sort((a, b) => (a.id === head ? -1 : b.id === head ? 1 : 0)).slice(0, LINES);
  const byItself = new Set(first.map(({ id }) => id));
  return new Set(packages.flatMap(({ id }) => ((chosen[id] ?? byItself.has(id)) ? [id] : [])));
}

function seriesOf(
  quick: Known['quick'],
  bands: Known['bands'],
  fresh: boolean,
  drawn: ReadonlySet<string>,
  head: string | undefined,
): Survival[] {
  if (!quick?.hold) return [];
  const { hold, values } = quick;
  const years = Array.from({ length: hold.lastYear }, (_, k) => k + 1);
  const fanned = [...drawn].sort((a, b) => (a === head ? -1 : b === head ? 1 : 0)).slice(0, FANS);
  return hold.packages.flatMap(({ id, name }, style) => {
    if (!drawn.has(id)) return [];
    const ids = years.map((year) => `peace/${id}/${year}`);
    const fan = bands &&
      fanned.includes(id) &&
      ids.every((key) => bands.of[key]) && {
        lo: [1, ...ids.map((key) => bands.of[key]!.p5)],
        hi: [1, ...ids.map((key) => bands.of[key]!.p95)],
        stale: !fresh,
      };
    return [{ id, name: title(name), style, values: [1, ...ids.map((key) => values[key]!)], ...(fan && { fan }) }];
  });
}

/** Without fans that are of an older text than the lines. */
const withoutOld = (series: Survival[]): Survival[] =>
  series.map(({ fan, ...one }) => (fan && !fan.stale ? { ...one, fan } : one));
