import type { Markish } from '@observablehq/plot';
import type { Curves } from '../../lens/finding.js';
import { count } from '../../lens/text.js';
import type { PlotLibrary } from './plot.js';
import type { BandPoint, Drawn } from './series.js';
import { FONT, textWidth } from './text.js';

/** Height of the heading and of each row of the table under the axis, and where it begins below the frame, in pixels. */
const LINE = 16;
const BELOW = 60;

/** Times are rounder if they are whole numbers of an earlier one of these; of so many all may stand there. */
const ROUND = [100, 50, 20, 10, 5, 2, 1, Number.EPSILON];
const FEW = 12;

/**
 * The 95 % interval of a record, drawn below the lines: a shaded band that goes down in steps as its curve does, or,
 * where the record is known at some times only, a whisker at each of them.
 */
export function bandMarks(p: PlotLibrary, { band, steps }: Drawn, colour: string): Markish[] {
  if (!band) return [];
  if (!steps) {
    const ends = { x1: 'x', x2: 'x', y1: 'lower', y2: 'upper' } as const;
    return [p.link(band, { ...ends, stroke: colour, strokeWidth: 5, strokeOpacity: 0.3 })];
  }
  return [
    p.areaY(band, {
      x: (point: BandPoint) => point.x,
      y1: (point: BandPoint) => point.lower,
      y2: (point: BandPoint) => point.upper,
      curve: 'step-after',
      fill: colour,
      fillOpacity: 0.16,
    }),
  ];
}

/** How many cases of each record were still followed, to stand under the axis. */
export interface RiskTable {
  rows: { series: number; cells: { x: number; text: string }[] }[];
  /** Pixels that it takes; 0 where no series says it. */
  height: number;
}

/**
 * @param x Domain of the axis. @param room Its length in pixels: where numbers would touch, the ones between are left out.
 */
export function riskTable(curves: Curves, series: readonly Drawn[], x: [number, number], room: number): RiskTable {
  const rows = series.flatMap((_, k) => {
    const { atRisk } = curves.series[k]!;
    if (!atRisk || curves.form === 'stack') return [];
    const known = curves.x.values.flatMap((at, i) => {
      const n = atRisk[i];
      return typeof n === 'number' && Number.isFinite(n) ? [{ x: at, text: count(n) }] : [];
    });
    return known.length > 0 ? [{ series: k, known }] : [];
  });
  const times = [...new Set(rows.flatMap(({ known }) => known.map((cell) => cell.x)))].sort((a, b) => a - b);
  const widest = Math.max(0, ...rows.flatMap(({ known }) => known.map(({ text }) => textWidth(text)))) + 8;
  const shown = new Set(apart(times, widest / (room / (x[1] - x[0]))));
  return {
    rows: rows.map((row) => ({ series: row.series, cells: row.known.filter((cell) => shown.has(cell.x)) })),
    height: rows.length > 0 ? BELOW - 44 + LINE * (rows.length + 1) : 0,
  };
}

/** Times that lie at least so far from each other, round ones first; of many those that are no whole number are left out. */
function apart(times: readonly number[], distance: number): number[] {
  const chosen: number[] = [];
  const rank = (time: number) => ROUND.findIndex((by) => Number.isInteger(time / by));
  const round = times.filter((time) => rank(time) < ROUND.length - 1);
  const few = times.length <= FEW || round.length < 2 ? times : round;
  for (const time of [...few].sort((a, b) => rank(a) - rank(b) || a - b)) {
    if (chosen.every((other) => Math.abs(other - time) >= distance)) chosen.push(time);
  }
  return chosen;
}

export function atRiskMarks(
  p: PlotLibrary,
  { rows }: RiskTable,
  style: (k: number) => { colour: string; symbol: string },
): Markish[] {
  if (rows.length === 0) return [];
  const small = { fontSize: FONT - 1, fill: 'var(--ink)' } as const;
  return [
    p.text(['Cases still followed'], {
      frameAnchor: 'bottom-left',
      textAnchor: 'start',
      dx: -46,
      dy: BELOW,
      ...small,
      fill: 'var(--muted)',
    }),
    ...rows.flatMap(({ series, cells }, i) => {
      const { colour, symbol } = style(series);
      const dy = BELOW + LINE * (i + 1);
      return [
        p.dot([0], {
          frameAnchor: 'bottom-left',
          dx: -38,
          dy: dy - 5,
          r: 3.6,
          symbol: () => symbol,
          fill: 'var(--paper)',
          stroke: colour,
          strokeWidth: 1.6,
        }),
        p.text(cells, { x: 'x', frameAnchor: 'bottom', dy, text: 'text', fontVariant: 'tabular-nums', ...small }),
      ];
    }),
  ];
}
