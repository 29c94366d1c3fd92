import type { Story } from '../../../src/lens/index.js';
import { texts } from '../texts.js';
import { gravest, stepsPerYear } from './happened.js';

/** Of a row: its cells, then the years below them. */
const CELL = 22;
const ROW = 48;
/** Pixels that the shape in a cell takes. */
const LEAST = 11;

/** Steps as far as they are told, each with the shape of what happened in it; the rest is still open. In rows of whole years. */
export function Timeline({ story, at, width }: { story: Story; at: number; width: number }) {
  const perYear = stepsPerYear(story);
  const years = Math.max(1, Math.floor((width - 2) / LEAST / perYear));
  const perRow = Math.min(story.horizon, years * perYear);
  const rows = Math.ceil(story.horizon / perRow);
  const cell = (width - 2) / perRow;
  const height = rows * ROW;
  const every = (cell * perYear) / 24 < 1 ? 5 : 1;
  return (
    <svg
      className="drawing timeline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {Array.from({ length: story.horizon }, (_, i) => {
        const step = i < at ? story.steps[i] : undefined;
        const kind = step && gravest(step);
        const x = 1 + (i % perRow) * cell;
        const y = 4 + Math.floor(i / perRow) * ROW;
        return (
          <g key={i}>
            <rect x={x} y={y} width={cell} height={CELL} className={step ? 'told' : 'open'} />
            {kind && (
              <text x={x + cell / 2} y={y + 16} textAnchor="middle" className={`shape ${kind}`}>
                {texts.story.shape[kind]}
              </text>
            )}
            {i === at - 1 && <rect x={x} y={y - 2} width={cell} height={CELL + 4} className="now" />}
          </g>
        );
      })}
      {Array.from({ length: rows }, (_, row) => (
        <Years
          key={row}
          from={(row * perRow) / perYear}
          to={Math.min(story.horizon, (row + 1) * perRow) / perYear}
          {...{ row, cell, perYear, every }}
        />
      ))}
    </svg>
  );
}

/** The years after signing, below the cells of a row. */
function Years({
  from,
  to,
  row,
  cell,
  perYear,
  every,
}: {
  from: number;
  to: number;
  row: number;
  cell: number;
  perYear: number;
  every: number;
}) {
  return Array.from({ length: Math.floor(to - from) + 1 }, (_, k) => {
    if ((from + k) % every !== 0) return null;
    const x = 1 + k * perYear * cell;
    const anchor = k === 0 ? 'start' : from + k === to ? 'end' : 'middle';
    return (
      <text key={k} x={x} y={row * ROW + 40} textAnchor={anchor}>
        {from + k}
      </text>
    );
  });
}
