import type { Markish } from '@observablehq/plot';
import type { ResidualPlot } from '../../lens/residualPlot.js';
import { short } from './heat.js';
import { type Description, type PlotLibrary, plot } from './plot.js';
import { axisName, clipped, FONT, oneLine, textWidth } from './text.js';

export type { ResidualPlot };

interface Point {
  x: number;
  y: number;
  ended: boolean;
}

/** Of points within one square of so many pixels one is drawn: no eye tells them apart. */
const SQUARE = 3;
/** Points are smaller from so many on, and faint from so many. */
const FEW = 300;
const CROWD = 2000;
/** A band may widen the frame by this share of what points and curve need. */
const BEYOND = 0.5;

/** @param width Of the drawing in pixels. */
export async function residualPlot(panel: ResidualPlot, width: number, details?: string): Promise<string> {
  const { points, curve, reference } = panel;
  const both = points.ended !== undefined && points.x.length > 0;
  const key = `╌╌ ${oneLine(reference.name)}`;
  const margin = { top: 48, right: 14, bottom: both ? 64 : 46, left: 46 };
  const height = Math.round(0.6 * width) + 40;
  const x = extent(points.x, curve?.x ?? []);
  const level = reference.level === 'diagonal' ? [] : [reference.level];
  const needed = extent(points.y, curve?.y ?? [], level);
  const room = BEYOND * (needed[1] - needed[0]);
  const within = (v: number) => Math.max(needed[0] - room, Math.min(needed[1] + room, v));
  const { lower, upper } = curve ?? {};
  const band =
    curve && lower && upper
      ? Array.from(curve.x, (at, k) => ({ x: at, lower: within(lower[k]!), upper: within(upper[k]!) }))
      : [];
  const y = padded(
    extent(
      needed,
      band.flatMap(({ lower, upper }) => [lower, upper]),
    ),
  );
  const xs = padded(x);
  const px = (v: number) => ((v - xs[0]) / (xs[1] - xs[0])) * (width - margin.left - margin.right);
  const py = (v: number) => ((v - y[0]) / (y[1] - y[0])) * (height - margin.top - margin.bottom);
  const shown = thinned(points, px, py);
  const ticks = panel.x.ticks && apart(panel.x.ticks, px);
  const names = new Map(ticks?.map(({ at, name }) => [at, name]));
  const description: Description = { title: panel.title, text: panel.text, ...(details !== undefined && { details }) };
  return plot(
    (p) => ({
      width,
      height,
      marginTop: margin.top,
      marginRight: margin.right,
      marginBottom: margin.bottom,
      marginLeft: margin.left,
      x: { domain: xs, label: null },
      y: { domain: y, label: null },
      marks: [
        p.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1, strokeWidth: 0.7 }),
        p.axisX({
          ...(ticks
            ? { ticks: ticks.map(({ at }) => at), tickFormat: (v: number) => names.get(v) ?? '' }
            : { ticks: 5, tickFormat: short }),
          tickSize: 4,
          fontSize: FONT,
          label: null,
          stroke: 'var(--line)',
        }),
        p.axisY({ ticks: 5, tickSize: 0, fontSize: FONT, label: null, tickFormat: short }),
        words(p, clipped(panel.title, width - 12, 'bold'), { top: 12 - margin.top, left: 6 - margin.left, bold: true }),
        words(p, clipped(`↑ ${axisName(panel.y.name)}`, width - 24 - textWidth(key)), {
          top: 30 - margin.top,
          left: 6 - margin.left,
        }),
        p.text([clipped(`${axisName(panel.x.name)} →`, width - 12)], { frameAnchor: 'bottom', dy: 38, fontSize: FONT }),
        ...(both
          ? [
              p.text(['● ended   ○ still lasting'], {
                frameAnchor: 'bottom',
                dy: 56,
                fontSize: FONT,
                fill: 'var(--muted)',
              }),
            ]
          : []),
        p.text([key], {
          frameAnchor: 'top-right',
          textAnchor: 'end',
          dx: 8,
          dy: 30 - margin.top,
          fontSize: FONT,
          fill: 'var(--muted)',
        }),
        p.areaY(band, {
          x: 'x',
          y1: 'lower',
          y2: 'upper',
          fill: 'var(--loss)',
          fillOpacity: 0.16,
          ...(curve?.steps && { curve: 'step-after' as const }),
        }),
        p.dot(shown, {
          x: 'x',
          y: 'y',
          r: shown.length > CROWD ? 1 : shown.length > FEW ? 1.6 : 2.4,
          ...(shown.length > CROWD && { opacity: 0.4 }),
          fill: (q: Point) => (q.ended ? 'var(--gain)' : 'var(--paper)'),
          stroke: 'var(--gain)',
          strokeWidth: 1,
        }),
        ...referenceMarks(p, reference, xs, y),
        ...(curve
          ? [
              p.line(
                Array.from(curve.x, (at, k) => ({ x: at, y: curve.y[k]! })),
                {
                  x: 'x',
                  y: 'y',
                  stroke: 'var(--loss)',
                  strokeWidth: 2,
                  ...(curve.steps && { curve: 'step-after' as const }),
                },
              ),
            ]
          : []),
      ],
    }),
    description,
  );
}

function words(p: PlotLibrary, text: string, at: { top: number; left: number; bold?: boolean }): Markish {
  return p.text([text], {
    frameAnchor: 'top-left',
    textAnchor: 'start',
    dx: at.left,
    dy: at.top,
    fontSize: FONT,
    ...(at.bold && { fontWeight: 600 }),
  });
}

/** The dashed line on which a model that holds would lie. */
function referenceMarks(
  p: PlotLibrary,
  { level }: ResidualPlot['reference'],
  x: [number, number],
  y: [number, number],
): Markish[] {
  const end = level === 'diagonal' ? Math.min(x[1], y[1]) : x[1];
  const begin = level === 'diagonal' ? Math.max(x[0], y[0]) : x[0];
  const at = (v: number) => (level === 'diagonal' ? v : level);
  return [
    p.link([0], {
      x1: begin,
      y1: at(begin),
      x2: end,
      y2: at(end),
      stroke: 'var(--ink)',
      strokeWidth: 1.2,
      strokeDasharray: '5 4',
    }),
  ];
}

function extent(...columns: ArrayLike<number>[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of columns) {
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i]!)) continue;
      low = Math.min(low, values[i]!);
      high = Math.max(high, values[i]!);
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** A little room on both sides; half a unit where there is no width. */
function padded([low, high]: [number, number]): [number, number] {
  const room = high > low ? 0.03 * (high - low) : 0.5;
  return [low - room, high + room];
}

function thinned(
  { x, y, ended }: ResidualPlot['points'],
  px: (v: number) => number,
  py: (v: number) => number,
): Point[] {
  const taken = new Set<string>();
  const shown: Point[] = [];
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) continue;
    const point = { x: x[i]!, y: y[i]!, ended: !ended || ended[i] === 1 };
    const key = `${Math.round(px(point.x) / SQUARE)} ${Math.round(py(point.y) / SQUARE)} ${point.ended}`;
    if (taken.has(key)) continue;
    taken.add(key);
    shown.push(point);
  }
  return shown;
}

/** Ticks whose names do not touch, from the first on. */
function apart(ticks: readonly { at: number; name: string }[], px: (v: number) => number) {
  const kept: { at: number; name: string }[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    const half = last ? (textWidth(last.name) + textWidth(tick.name)) / 2 + 8 : 0;
    if (!last || px(tick.at) - px(last.at) >= half) kept.push(tick);
  }
  return kept;
}
