import { memo } from 'react';
import { percent } from '../../../src/lens/text.js';
import { texts } from '../texts.js';
import { lineStyle } from './lineStyle.js';
import { spreadOut } from './spreadOut.js';

/** Peace of one package by year: `values[0]` is 1, at signing. */
export interface Survival {
  id: string;
  name: string;
  /** Place among the packages, which gives it its style. */
  style: number;
  values: number[];
  /** Ends of nine worlds in ten, by year. */
  fan?: { lo: number[]; hi: number[]; stale: boolean };
}

const TOP = 14;
const LEFT = 46;
const BOTTOM = 40;
const INNER = 230;
/** Height of a row of flags, and pixels that a letter takes at most. */
const ROW = 15;
const LETTER = 6.2;

/**
 * How long the peace of packages lasts, with the days of the calendar as upright marks.
 * @param width In pixels. @param horizon Years.
 */
export const SurvivalChart = memo(function SurvivalChart({
  series,
  marks,
  horizon,
  width,
}: {
  series: Survival[];
  marks: { x: number; name: string }[];
  horizon: number;
  width: number;
}) {
  const narrow = width < 520;
  const right = narrow ? 26 : 170;
  const px = (year: number) => LEFT + (year / horizon) * Math.max(40, width - LEFT - right);
  const flags = flagsOf(marks, px, width);
  const top = TOP + ROW * Math.max(0, ...flags.map(({ row }) => row + 1));
  const py = (share: number) => top + INNER * (1 - share);
  const height = top + INNER + BOTTOM;
  const years = Array.from({ length: (series[0]?.values.length ?? 1) - 1 }, (_, k) => k + 1);
  const at = (y: number) => px(Math.min(y, horizon));
  const line = (values: number[]) => values.map((v, y) => `${y === 0 ? 'M' : 'L'}${at(y)},${py(v)}`).join('');
  const places = spreadOut(
    series.map(({ values }) => py(values.at(-1)!)),
    narrow ? 14 : 29,
    top,
    top + INNER,
  );
  const every = narrow ? 5 : horizon > 10 ? 3 : 1;
  return (
    <svg
      className="survival"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={texts.hold.chart(series.map(({ name, values }) => `${name} ${percent(values.at(-1)!)}`))}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={px(horizon)} y1={py(share)} y2={py(share)} className="grid" />
          <text x={LEFT - 6} y={py(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {[0, ...years.filter((y) => y % every === 0 && y <= horizon)].map((y) => (
        <text key={y} x={px(y)} y={top + INNER + 18} textAnchor="middle">
          {y}
        </text>
      ))}
      <text x={px(horizon)} y={top + INNER + 34} textAnchor="end" className="axis">
        {texts.hold.axis}
      </text>
      {flags.map(({ x, name, row, shown }) => (
        <g key={`${x} ${name}`}>
          <line x1={px(x)} x2={px(x)} y1={shown ? TOP + ROW * row - 8 : top} y2={top + INNER} className="mark" />
          {shown && (
            <text x={px(x) + 4} y={TOP + ROW * row} className="flag">
              {name}
            </text>
          )}
        </g>
      ))}
      {series.map(({ id, style, fan }) => {
        if (!fan) return null;
        const back = fan.lo.map((v, y) => `L${at(y)},${py(v)}`).reverse();
        return (
          <path
            key={id}
            d={`${line(fan.hi)}${back.join('')}Z`}
            className={fan.stale ? 'fan stale' : 'fan'}
            fill={lineStyle(style).colour}
          />
        );
      })}
      {series.map(({ id, name, style, values }, i) => {
        const { colour, dash, mark } = lineStyle(style);
        const end = at(values.length - 1);
        const lines = narrow ? [`${style + 1}`] : twoLines(`${style + 1} · ${name}`, right - 24);
        return (
          <g key={id}>
            <path d={line(values)} fill="none" stroke={colour} strokeWidth={2} strokeDasharray={dash} />
            {values.map((v, y) =>
              y % 3 === style % 3 ? (
                <path key={y} d={mark} transform={`translate(${at(y)},${py(v)})`} fill={colour} stroke={colour} />
              ) : null,
            )}
            <path d={`M${end + 3},${py(values.at(-1)!)}L${end + 14},${places[i]}`} className="lead" />
            {lines.map((words, n) => (
              <text key={words} x={end + 17} y={places[i]! + 4 + 13 * (n - (lines.length - 1) / 2)} className="name">
                {words}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
});

/** Names of upright marks in rows above the frame, as far as they fit in three. */
function flagsOf(marks: { x: number; name: string }[], px: (year: number) => number, width: number) {
  const ends: number[] = [];
  return marks.map(({ x, name }) => {
    const from = px(x);
    const wide = name.length * LETTER + 14;
    const row = [0, 1, 2].find((r) => (ends[r] ?? 0) <= from && from + wide <= width);
    if (row !== undefined) ends[row] = from + wide;
    return { x, name, row: row ?? -1, shown: row !== undefined };
  });
}

/** A name in at most two lines. */
function twoLines(name: string, room: number): string[] {
  const most = Math.floor(room / LETTER);
  if (name.length <= most) return [name];
  const space = name.lastIndexOf(' ', most);
  const cut = space > 0 ? space : most;
  const rest = name.slice(cut).trim();
  return [name.slice(0, cut), rest.length <= most ? rest : `${rest.slice(0, most - 1)}…`];
}
