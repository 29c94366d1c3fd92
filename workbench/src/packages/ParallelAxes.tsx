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
    const per = Math.min((zero - TOP) / Math.max(hi, 1e-9), (HEIGHT - 12 - zero) / Math.max(-lo, 1e-9));
    return (x: number) => zero - per * x;
  });
  const place = (n: number) => 50 + (n * (WIDTH - 100)) / (actors.length - 1);
  const kept = marks.filter((mark) =>
    actors.every(({ id }) => margin(mark, id) >= (least[id] ?? Number.NEGATIVE_INFINITY)),
  );
  const ends = apart(new Map(marks.map((mark) => [mark.id, scales.at(-1)!(margin(mark, actors.at(-1)!.id))])));
  const inOrder = [...marks].sort((a, b) => Number(a.chosen) - Number(b.chosen));
  const words = kept.map(
    (mark) => `${mark.name}: ${actors.map(({ id, name }) => `${name} ${signed(margin(mark, id))}`).join(', ')}`,
  );
  return (
    <section aria-label={texts.packages.parallel} data-part="parallel">
      <h3 tabIndex={-1}>{texts.packages.parallel}</h3>
      <p className="quiet">{texts.packages.parallelCaption}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 8}`} role="img" aria-label={words.join('; ')}>
        <rect x={20} y={TOP} width={WIDTH - 40} height={zero - TOP} fill="var(--zone)" />
        <line x1={20} x2={WIDTH - 20} y1={zero} y2={zero} stroke="var(--ink)" strokeDasharray="5 4" />
        {actors.map(({ id, name }, n) => (
          <g key={id}>
            <line
              x1={place(n)}
              x2={place(n)}
              y1={scales[n]!(ranges[n]!.hi)}
              y2={scales[n]!(ranges[n]!.lo)}
              stroke="var(--dots)"
            />
            <text x={place(n)} y={14} textAnchor="middle" fontWeight="600">
              {name.length > 18 ? `${name.slice(0, 17)}…` : name}
            </text>
            {[ranges[n]!.hi, ranges[n]!.lo].map((end, at) =>
              end === 0 ? null : (
                <text
                  key={end}
                  className="minor"
                  x={place(n)}
                  y={scales[n]!(end) + (at === 0 ? -4 : 13)}
                  textAnchor="middle"
                >
                  {signed(end).replace('.0', '')}
                </text>
              ),
            )}
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
              <path
                d={`M${place(actors.length - 1)},${ends.get(mark.id)!.from}L${place(actors.length - 1) + 14},${ends.get(mark.id)!.to}`}
                stroke="var(--line)"
              />
              <text
                x={place(actors.length - 1) + 17}
                y={ends.get(mark.id)!.to + 4}
                fontWeight={mark.chosen ? 700 : 400}
              >
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

/** Least distance of two labels, in units of the drawing. */
const APART = 12;

/** Heights of labels beside heights of points: no two nearer than can be read, and all within the drawing. */
function apart(heights: Map<string, number>): Map<string, { from: number; to: number }> {
  const sorted = [...heights].sort((a, b) => a[1] - b[1]);
  let next = TOP;
  const placed = sorted.map(([id, from]) => {
    const to = Math.max(from, next);
    next = to + APART;
    return { id, from, to };
  });
  let last = HEIGHT;
  for (const label of placed.reverse()) {
    label.to = Math.min(label.to, last);
    last = label.to - APART;
  }
  return new Map(placed.map(({ id, from, to }) => [id, { from, to }]));
}
