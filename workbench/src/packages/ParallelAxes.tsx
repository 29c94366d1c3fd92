import { Button } from '@mantine/core';
import { useState } from 'react';
import { signed, title } from '../../../src/lens/text.js';
import { Words } from '../app/Words.js';
import type { Workbench } from '../app/workbench.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { actorsOf, markOf } from './Margins.js';
import { MarkLegend } from './MarkLegend.js';
import { marksOf } from './marks.js';
import type { ParallelLine } from './PackageLine.js';
import { ParallelDrawing } from './ParallelDrawing.js';
import { parallelTable } from './parallelTable.js';

/** Packages as lines over one axis per party, with sliders that leave out packages that are worth less. */
export function ParallelAxes({ workbench, known }: { workbench: Workbench; known: Known }) {
  const [chosen, setLeast] = useState<Record<string, number>>({});
  const actors = actorsOf(known);
  const ids = actors.map(({ id }) => id);
  const least: Record<string, number> = Object.fromEntries(
    Object.entries(chosen).map(([id, value]) => [workbench.renamings.among('parties', id, ids) ?? id, value]),
  );
  const { values, version } = known.quick!;
  const lines = marksOf(workbench, known).map((mark): ParallelLine => {
    const margins = actors.map(({ id }) => values[`margin/${mark.id}/${id}`] ?? 0);
    const stands = actors.map(({ id }) => markOf(known, mark.id, id));
    return {
      mark,
      margins,
      crosses: stands.map((stand) => stand === 'line'),
      spared: stands.map((stand) => stand === 'not-needed'),
      kept: actors.every(({ id }, n) => margins[n]! >= (least[id] ?? Number.NEGATIVE_INFINITY)),
    };
  });
  if (actors.length < 2 || lines.length === 0) return null;
  const ranges = actors.map((_, n) => {
    const all = lines.map(({ margins }) => margins[n]!);
    return { lo: Math.floor(Math.min(0, ...all)), hi: Math.ceil(Math.max(0, ...all)) };
  });
  const kept = lines.filter((line) => line.kept).map(({ mark }) => mark);
  const names = lines.map(({ mark }) => `${mark.number}: ${mark.name}`).join('; ');
  return (
    <section aria-label={texts.packages.parallel} data-part="parallel">
      <h3 tabIndex={-1}>{texts.packages.parallel}</h3>
      <p className="quiet">{texts.packages.parallelCaption}</p>
      <div className="chart">
        <ChartFigure
          name="which-parallel"
          question={texts.packages.parallelQuestion}
          note={`${texts.packages.parallelCaption} ${names}`}
          known={known}
          version={version}
          draw={(width) => (
            <ParallelDrawing
              actors={actors}
              ranges={ranges}
              least={least}
              lines={lines}
              width={width}
              onChoose={(id) => workbench.choose({ package: id })}
            />
          )}
          table={() => parallelTable(actors, lines)}
          legend={<MarkLegend lines />}
        />
      </div>
      <div className="sliders">
        {actors.map(({ id, name }, n) => (
          <label key={id}>
            <span>
              <Words of={`${texts.packages.least(name)}: ${signed(least[id] ?? ranges[n]!.lo)}`} />
            </span>
            <input
              type="range"
              min={ranges[n]!.lo}
              max={ranges[n]!.hi}
              step={1}
              value={least[id] ?? ranges[n]!.lo}
              onChange={(event) => setLeast({ ...least, [id]: Number(event.target.value) })}
            />
          </label>
        ))}
      </div>
      <p className="buttons" role="status">
        {texts.packages.left(kept.length, lines.length)}
        {kept.length < lines.length && (
          <>
            : <Words of={kept.map(({ number, name }) => `${number}. ${title(name)}`).join('; ')} />{' '}
            <Button size="compact-xs" variant="default" onClick={() => setLeast({})}>
              {texts.packages.all}
            </Button>
          </>
        )}
      </p>
    </section>
  );
}
