import { memo } from 'react';
import { percent } from '../../../src/lens/text.js';
import { Words } from '../app/Words.js';
import { ABOVE, Axes, BELOW, type Frame } from '../charts/Axes.js';
import { twoLines } from '../charts/fitted.js';
import { spreadOut } from '../charts/spreadOut.js';
import { texts } from '../texts.js';
import { flagsOf, ROW } from './flagsOf.js';
import { lineStyle } from './lineStyle.js';

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

/** A day of the calendar, in years after signing. */
export interface CalendarMark {
  x: number;
  name: string;
}

const LEFT = 46;
const INNER = 230;

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
  marks: CalendarMark[];
  horizon: number;
  width: number;
}) {
  const narrow = width < 520;
  const right = narrow ? 26 : 170;
  const px = (year: number) => LEFT + (year / horizon) * Math.max(40, width - LEFT - right);
  const flags = flagsOf(marks, px, width);
  const top = ABOVE + ROW * Math.max(0, ...flags.map(({ row }) => row + 1));
  const frame: Frame = { left: LEFT, right: px(horizon), top, bottom: top + INNER };
  const py = (share: number) => top + INNER * (1 - share);
  const height = frame.bottom + BELOW;
  const every = narrow ? 5 : horizon > 10 ? 3 : 1;
  const years = Array.from({ length: Math.floor(horizon / every) + 1 }, (_, k) => k * every);
  return (
    <svg
      className="drawing survival"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={texts.hold.chart(series.map(({ name, values }) => `${name} ${percent(values.at(-1)!)}`))}
    >
      <Axes
        frame={frame}
        up={[0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: py(share), says: percent(share) }))}
        across={years.map((year) => ({ at: px(year), says: String(year) }))}
        upName={texts.hold.peace}
        acrossName={texts.hold.years}
        grid
      />
      {flags.map(({ x, name, row, shown }) => (
        <g key={`${x} ${name}`}>
          <line x1={px(x)} x2={px(x)} y1={shown ? ABOVE + ROW * row + 2 : top} y2={frame.bottom} className="mark" />
          {shown && (
            <text x={px(x) + 4} y={ABOVE + ROW * row + 10} className="flag">
              <Words of={name} inChart />
            </text>
          )}
        </g>
      ))}
      <Lines series={series} frame={frame} at={(year) => px(Math.min(year, horizon))} py={py} narrow={narrow} />
    </svg>
  );
});

/** Fans, and over them the lines with their marks and names. */
function Lines({
  series,
  frame,
  at,
  py,
  narrow,
}: {
  series: Survival[];
  frame: Frame;
  at: (year: number) => number;
  py: (share: number) => number;
  narrow: boolean;
}) {
  const line = (values: number[]) => values.map((v, y) => `${y === 0 ? 'M' : 'L'}${at(y)},${py(v)}`).join('');
  const ends = series.map(({ values }) => py(values.at(-1)!));
  const places = spreadOut(ends, narrow ? 14 : 29, frame.top, frame.bottom);
  return (
    <>
      {series.map(({ id, style, fan }) => {
        if (!fan) return null;
        const back = fan.lo.map((v, y) => `L${at(y)},${py(v)}`).reverse();
        return (
          <path
            key={id}
            d={`${line(fan.hi)}${back.join('')}Z`}
            className={fan.stale ? 'fan stale' : 'fan'}
            fill={lineStyle(style).colour}
            stroke={lineStyle(style).colour}
            strokeDasharray={lineStyle(style).dash}
          />
        );
      })}
      {series.map(({ id, name, style, values }, i) => {
        const { colour, dash, mark } = lineStyle(style);
        const end = at(values.length - 1);
        const words = narrow ? [`${style + 1}`] : twoLines(`${style + 1} · ${name}`, 148);
        return (
          <g key={id}>
            <path d={line(values)} fill="none" stroke={colour} strokeWidth={2} strokeDasharray={dash} />
            {values.map((v, y) =>
              y % 3 === style % 3 ? (
                <path key={y} d={mark} transform={`translate(${at(y)},${py(v)})`} fill={colour} stroke={colour} />
              ) : null,
            )}
            <path d={`M${end + 3},${ends[i]}L${end + 14},${places[i]}`} className="lead" />
            {words.map((says, n) => (
              <text key={says} x={end + 17} y={places[i]! + 4 + 13 * (n - (words.length - 1) / 2)} className="name end">
                <Words of={says} inChart />
              </text>
            ))}
          </g>
        );
      })}
    </>
  );
}
