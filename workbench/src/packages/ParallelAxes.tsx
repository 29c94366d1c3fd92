import { Button } from '@mantine/core';
import { useState } from 'react';
import { signed, title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { actorsOf, markOf } from './Margins.js';
import { type Mark, marksOf } from './marks.js';

const WIDTH = 640;
const TOP = 34;
const HEIGHT = 300;

/** Packages as lines over one axis per party; the line of no-deal is level. Sliders leave out packages that are worth less. */
export function ParallelAxes({ workbench, known }: { workbench: Workbench; known: Known }) {
  const [least, setLeast] = useState<Record<string, number>>({});
  const actors = actorsOf(known);
  const marks = marksOf(workbench, known);
  const margin = (mark: Mark, party: string) => known.quick!.values[`margin/${mark.id}/${party}`] ?? 0;
  const ranges = actors.map(({ id }) => {
    const all = marks.map((mark) => margin(mark, id));
    return { lo: Math.floor(Math.min(0, ...all)), hi: Math.ceil(Math.max(0, ...all)) };
  });
  if (actors.length < 2 || marks.length === 0) return null;
  // All axes share the height of no-deal; each has its own scale, as large as the room above and below allows.
  const below = Math.max(...ranges.map(({ lo, hi }) => -lo / Math.max(hi - lo, 1e-9)));
  const zero = TOP + (HEIGHT - TOP - 12) * (1 - Math.min(0.8, Math.max(0.2, below)));
  const scales = ranges.map(({ lo, hi }) => {
    const per = Math.min(
      (zero - TOP) / Math.max(hi, 1e-9),
      (HEIGHT - 12 - zero) / Math.max(-lo, 1e-9),
      (HEIGHT - TOP) / Math.max(hi - lo, 1),
    );
    return (x: number) => zero - per * x;
  });
  const place = (n: number) => 50 + (n * (WIDTH - 100)) / (actors.length - 1);
  const kept = marks.filter((mark) =>
    actors.every(({ id }) => margin(mark, id) >= (least[id] ?? Number.NEGATIVE_INFINITY)),
  );
  const inOrder = [...marks].sort((a, b) => Number(a.chosen) - Number(b.chosen));
  const words = kept.map(
    (mark) => `${mark.name}: ${actors.map(({ id, name }) => `${name} ${signed(margin(mark, id))}`).join(', ')}`,
  );
  return (
    <section aria-label={texts.packages.parallel}>
      <h3>{texts.packages.parallel}</h3>
      <p className="quiet">{texts.packages.parallelCaption}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 8}`} role="img" aria-label={words.join('; ')}>
        <rect x={20} y={TOP} width={WIDTH - 40} height={zero - TOP} fill="var(--zone)" />
        <line x1={20} x2={WIDTH - 20} y1={zero} y2={zero} stroke="var(--ink)" strokeDasharray="5 4" />
        {actors.map(({ id, name }, n) => (
          <g key={id}>
            <line x1={place(n)} x2={place(n)} y1={TOP} y2={HEIGHT - 12} stroke="var(--line)" />
            <text x={place(n)} y={14} textAnchor="middle" fontWeight="600">
              {name.length > 18 ? `${name.slice(0, 17)}…` : name}
            </text>
            <text className="minor" x={place(n)} y={29} textAnchor="middle">
              {signed(ranges[n]!.hi)}
            </text>
            <text className="minor" x={place(n)} y={HEIGHT + 4} textAnchor="middle">
              {signed(ranges[n]!.lo)}
            </text>
            {least[id] !== undefined && least[id] > ranges[n]!.lo && (
              <path
                d={`M${place(n) - 9},${scales[n]!(least[id])}h18`}
                stroke="var(--gain)"
                strokeWidth="4"
                fill="none"
              />
            )}
          </g>
        ))}
        {inOrder.map((mark) => {
          const shown = kept.some(({ id }) => id === mark.id);
          const points = actors.map(({ id }, n) => `${place(n)},${scales[n]!(margin(mark, id)).toFixed(1)}`);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list of packages does the same with keys.
            <g
              key={mark.id}
              opacity={shown ? 1 : 0.12}
              onClick={() => workbench.choose({ package: mark.id })}
              style={{ cursor: 'pointer' }}
            >
              <title>{title(mark.name)}</title>
              <polyline points={points.join(' ')} fill="none" stroke="transparent" strokeWidth="10" />
              <polyline
                points={points.join(' ')}
                fill="none"
                stroke={mark.signed ? 'var(--gain)' : 'var(--loss)'}
                strokeWidth={mark.chosen ? 4 : 1.5}
                {...(mark.kind === 'draft'
                  ? { strokeDasharray: '7 3' }
                  : mark.kind === 'found'
                    ? { strokeDasharray: '2 3' }
                    : {})}
              />
              {actors.map(({ id }, n) =>
                markOf(known, mark.id, id) === 'line' ? (
                  <text
                    key={id}
                    x={place(n)}
                    y={scales[n]!(margin(mark, id)) + 4}
                    textAnchor="middle"
                    style={{ fill: 'var(--barred)' }}
                    fontWeight="700"
                  >
                    ⊘
                  </text>
                ) : null,
              )}
              <text x={place(actors.length - 1) + 6} y={scales.at(-1)!(margin(mark, actors.at(-1)!.id)) + 4}>
                {mark.number}
              </text>
            </g>
          );
        })}
      </svg>
      <div className="sliders">
        {actors.map(({ id, name }, n) => (
          <label key={id}>
            <span>
              {texts.packages.least(name)}: {signed(least[id] ?? ranges[n]!.lo)}
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
        {texts.packages.left(kept.length, marks.length)}
        {kept.length < marks.length && (
          <>
            : {kept.map((mark) => `${mark.number}. ${title(mark.name)}`).join('; ')}{' '}
            <Button size="compact-xs" variant="default" onClick={() => setLeast({})}>
              {texts.packages.all}
            </Button>
          </>
        )}
      </p>
    </section>
  );
}
