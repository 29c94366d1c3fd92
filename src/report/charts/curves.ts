import type { Markish } from '@observablehq/plot';
import type { Curves } from '../../lens/finding.js';
import { percent, title } from '../../lens/text.js';
import { atRiskMarks, bandMarks, riskTable } from './bands.js';
import { fanMarks } from './fans.js';
import { flags, spread } from './flags.js';
import { short } from './heat.js';
import { type Description, type PlotLibrary, plot } from './plot.js';
import { SYMBOLS } from './scatter.js';
import { type Drawn, drawn, type Point, xDomain, yDomain } from './series.js';
import { axisName, FONT, oneLine, textWidth, wrapped } from './text.js';

/** Colour and symbol of the k-th series: the symbol and the words at its end tell it apart where colours do not. */
export const seriesStyle = (k: number) => ({
  colour: `var(--${COLOURS[k % COLOURS.length]!})`,
  symbol: SYMBOLS[k % SYMBOLS.length]!,
});

const COLOURS = ['gain', 'loss', 'frontier', 'barred', 'ink', 'dots'];

export const REFERENCE_DASH = '5 4';

/** Widest name at the end of a line, and the height of one of its lines, in pixels. */
const NAME = 168;
const LINE = 15;

/** Space that a row of flags takes above the frame. */
const ROW = 16;

/** Symbols on a line with many points. */
const SYMBOLS_ON_LINE = 5;

/**
 * Curves over a number: lines, or areas on top of each other. Each has its name at its end (on a narrow drawing its
 * number in the list below); upright marks carry their names as flags above the frame, as far as they fit.
 *
 * @param width Width of the drawing in pixels.
 */
export async function curvesChart(curves: Curves, width: number, description: Description): Promise<string> {
  const narrow = width < 480;
  const series = drawn(curves);
  const bands = fansDrawn(curves);
  const names = series.map((s, k) => (narrow ? [String(k + 1)] : wrapped(title(s.name), NAME, 'bold')));
  const wide = Math.max(0, ...names.flat().map((line) => textWidth(line, 'bold')));
  const x = xDomain(curves);
  const y = yDomain(curves, series);
  const risk = riskTable(curves, series, x, width - 76 - Math.round(wide));
  const side = { left: 50, right: Math.round(wide) + 26, bottom: 44 + risk.height };
  const within = (curves.marks ?? []).filter((m) => m.x >= x[0] && m.x <= x[1]);
  const along = curves.x.log ? Math.log : (v: number) => v;
  const room = width - side.left - side.right;
  const px = (v: number) => side.left + ((along(v) - along(x[0])) / (along(x[1]) - along(x[0]))) * room;
  const beyond = x[1] + ((x[1] - x[0]) * 14) / room;
  const marks = flags(
    within.map((m) => ({ name: oneLine(m.name), value: m.x, x: px(m.x) })),
    width,
  );
  const top = 34 + ROW * Math.max(0, ...marks.map((m) => m.row + 1));
  const inner = narrow ? 190 : 250;
  const height = top + inner + side.bottom;
  const py = (v: number) => top + inner * (1 - (v - y[0]) / (y[1] - y[0]));
  const unpy = (v: number) => y[0] + (1 - (v - top) / inner) * (y[1] - y[0]);
  const named = series.flatMap((s, k) => {
    const last = s.points.at(-1);
    if (!last) return [];
    const at = curves.form === 'stack' ? (last.lo + last.hi) / 2 : last.hi;
    return [{ text: names[k]!, at, x: last.x, y: py(at), height: LINE * names[k]!.length + 2 }];
  });
  const places = spread(named, top - 4, top + inner + 8);
  const labels = named.map((label, i) => ({ ...label, lines: label.text.join('\n'), place: unpy(places[i]!) }));
  const unit = curves.x.unit && ` (${oneLine(curves.x.unit)})`;

  return plot(
    (p) => ({
      width,
      height,
      marginTop: top,
      marginRight: side.right,
      marginBottom: side.bottom,
      marginLeft: side.left,
      x: { domain: x, label: null, ...(curves.x.log && { type: 'log' }) },
      y: { domain: y, label: null },
      symbol: { type: 'identity' },
      marks: [
        p.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1, strokeWidth: 0.7 }),
        p.axisX({
          ...(curves.x.log ? { ticks: curves.x.values, tickFormat: short } : { ticks: narrow ? 4 : 8 }),
          tickSize: 4,
          fontSize: FONT,
          label: null,
          stroke: 'var(--line)',
        }),
        p.axisY({
          ticks: 5,
          tickSize: 0,
          fontSize: FONT,
          label: null,
          ...(curves.y.unit === 'share' && { tickFormat: (v: number) => percent(v) }),
        }),
        p.text([`${axisName(curves.x.name)}${unit} →`], {
          frameAnchor: 'bottom',
          dy: 38,
          fontSize: FONT,
        }),
        p.text([`↑ ${axisName(curves.y.name)}${curves.y.unit === 'points' ? ' (points)' : ''}`], {
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: -side.left + 4,
          dy: -top + 10,
          fontSize: FONT,
        }),
        ...marks.map((m) =>
          p.ruleX([m.value], {
            stroke: 'var(--muted)',
            strokeWidth: 0.8,
            insetTop: m.text ? -14 - ROW * m.row : 0,
          }),
        ),
        ...marks.map((m) =>
          p.text([m.text], {
            x: [m.value],
            frameAnchor: 'top',
            dx: 4,
            dy: -2 - ROW * m.row,
            lineAnchor: 'bottom',
            textAnchor: 'start',
            fontSize: FONT - 1,
            fill: 'var(--muted)',
          }),
        ),
        ...series.flatMap((s, k) => (bands.has(k) ? fanMarks(p, s, seriesStyle(k).colour) : [])),
        ...series.flatMap((s, k) => bandMarks(p, s, seriesStyle(k).colour)),
        ...series.flatMap((s, k) => (curves.form === 'stack' ? area(p, s, k) : line(p, s, k))),
        ...atRiskMarks(p, risk, seriesStyle),
        p.link(labels, {
          x1: 'x',
          y1: 'at',
          x2: curves.x.log ? x[1] * (x[1] / x[0]) ** (14 / room) : beyond,
          y2: 'place',
          stroke: 'var(--muted)',
          strokeWidth: 0.8,
        }),
        p.text(labels, {
          frameAnchor: 'right',
          textAnchor: 'start',
          dx: 18,
          y: 'place',
          text: 'lines',
          lineHeight: LINE / FONT,
          fontSize: FONT,
          fontWeight: 600,
          fill: 'var(--ink)',
        }),
      ],
    }),
    description,
  );
}

/** Fans that lie on each other can be told apart, of at most so many. */
const FANS = 2;

/** Indices of the series whose fans are drawn in one frame: all, or where they are too many the first one's alone. */
export function fansDrawn({ form, series }: Curves): ReadonlySet<number> {
  const fans = series.flatMap((s, k) => (form === 'lines' && s.fan ? [k] : []));
  return new Set(fans.length <= FANS ? fans : fans.slice(0, 1));
}

function line(p: PlotLibrary, { all, points, reference, steps, band }: Drawn, k: number): Markish[] {
  const { colour, symbol } = seriesStyle(k);
  const known = band && !steps;
  const step = known || points.length <= 2 * SYMBOLS_ON_LINE ? 1 : Math.ceil(points.length / SYMBOLS_ON_LINE);
  const alone = (i: number) => all[i] && !all[i - 1] && !all[i + 1];
  return [
    p.line(known ? points : all, {
      x: (point: Point | null) => point?.x,
      y: (point: Point | null) => point?.hi,
      stroke: colour,
      strokeWidth: known ? 1.2 : 2,
      ...(steps && { curve: 'step-after' as const }),
      ...(reference && { strokeDasharray: REFERENCE_DASH }),
    }),
    p.dot(
      points.filter((point, i) => (i + k + 1) % step === 0 || alone(all.indexOf(point))),
      { x: 'x', y: 'hi', r: 3.6, symbol: () => symbol, fill: 'var(--paper)', stroke: colour, strokeWidth: 1.6 },
    ),
  ];
}

function area(p: PlotLibrary, { all }: Drawn, k: number): Markish[] {
  return [
    p.areaY(all, {
      x: (point: Point | null) => point?.x,
      y1: (point: Point | null) => point?.lo,
      y2: (point: Point | null) => point?.hi,
      fill: seriesStyle(k).colour,
      fillOpacity: 0.75,
      stroke: 'var(--paper)',
      strokeWidth: 1.5,
    }),
  ];
}
