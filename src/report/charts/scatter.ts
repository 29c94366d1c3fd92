import type { Scatter } from '../../lens/finding.js';
import { fixed, title } from '../../lens/text.js';
import { cloudMarks } from './cloud.js';
import { type Box, placeLabels } from './labels.js';
import { type Description, plot } from './plot.js';
import { FONT, oneLine, textWidth, wrapped } from './text.js';

/** Symbols of named packages, in the order of the case. A signable package is filled, another is hollow. */
export const SYMBOLS = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'star',
  'wye',
  'cross',
  'hexagon',
  'diamond2',
] as const;

/** A longer frontier is drawn as a line alone. */
const MOST_FRONTIER = 150;

/**
 * What each package is worth to two parties: the cloud of all packages, the Pareto frontier of the two, their no-deal
 * lines with the quadrant that both accept by value, and the named packages with labels beside them.
 *
 * @param width Width of the drawing in pixels: below 480 labels are numbers, which the list under the chart explains.
 */
export async function scatterChart(chart: Scatter, width: number, description: Description): Promise<string> {
  const narrow = width < 480;
  const height = Math.round(narrow ? width * 1.05 : width * 0.72);
  const margin = { top: 42, right: 18, bottom: 44, left: 48 };
  const x = domain(chart, 'x');
  const y = domain(chart, 'y');
  const px = (v: number) => margin.left + ((v - x[0]) / (x[1] - x[0])) * (width - margin.left - margin.right);
  const py = (v: number) =>
    height - margin.bottom - ((v - y[0]) / (y[1] - y[0])) * (height - margin.top - margin.bottom);
  const noDeal = { x: finite(chart.x.threshold), y: finite(chart.y.threshold) };
  const named = chart.named.map((p, i) => ({ ...p, symbol: SYMBOLS[i % SYMBOLS.length]!, number: i + 1 }));
  const labels = named.map((p) => {
    const lines = narrow ? [String(p.number)] : wrapped(title(p.name), LABEL, 'bold');
    const wide = Math.max(...lines.map((line) => textWidth(line, 'bold')));
    return { text: lines.join('\n'), x: px(p.x), y: py(p.y), width: wide + 4, height: 16 * lines.length };
  });
  const zone = { text: 'both above no-deal', x: px(x[1]) - 6, y: py(y[1]) + 12 };
  const taken: Box[] = [
    ...labels.map((l) => ({ x: l.x - 7, y: l.y - 7, width: 14, height: 14 })),
    { x: zone.x - textWidth(zone.text), y: zone.y - 8, width: textWidth(zone.text) + 6, height: 16 },
    ...(noDeal.y === undefined ? [] : [{ x: margin.left, y: py(noDeal.y) + 2, width: 96, height: 16 }]),
  ];
  if (chart.frontier.length <= MOST_FRONTIER)
    taken.push(...alongLine(chart.frontier.map((p) => ({ x: px(p.x), y: py(p.y) }))));
  const frame = {
    x: margin.left + 2,
    y: margin.top,
    width: width - margin.left - 6,
    height: height - margin.top - margin.bottom,
  };
  const places = placeLabels(labels, frame, taken).map((place, i) => ({
    ...place,
    from: labels[i]!,
    text: labels[i]!.text,
  }));

  return plot((p) => {
    return {
      width,
      height,
      marginTop: margin.top,
      marginRight: margin.right,
      marginBottom: margin.bottom,
      marginLeft: margin.left,
      x: { domain: x, label: null },
      y: { domain: y, label: null },
      symbol: { type: 'identity' },
      marks: [
        p.rect([0], {
          x1: noDeal.x ?? x[0],
          x2: x[1],
          y1: noDeal.y ?? y[0],
          y2: y[1],
          fill: 'var(--zone)',
        }),
        p.axisX({ ticks: narrow ? 4 : 7, tickSize: 4, fontSize: FONT, label: null, stroke: 'var(--line)' }),
        p.axisY({ ticks: narrow ? 5 : 7, tickSize: 4, fontSize: FONT, label: null, stroke: 'var(--line)' }),
        p.text([`Worth to ${oneLine(chart.x.name)} (${chart.x.unit}) →`], {
          frameAnchor: 'bottom-right',
          textAnchor: 'end',
          dy: 38,
          fontSize: FONT,
        }),
        p.text([`↑ Worth to ${oneLine(chart.y.name)} (${chart.y.unit})`], {
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: -margin.left + 4,
          dy: -32,
          fontSize: FONT,
        }),
        ...cloudMarks(p, chart.cloud),
        p.line(chart.frontier, { x: 'x', y: 'y', stroke: 'var(--frontier)', strokeWidth: 1.5 }),
        p.dot(chart.frontier.length > MOST_FRONTIER ? [] : chart.frontier, {
          x: 'x',
          y: 'y',
          r: 3,
          stroke: 'var(--frontier)',
          strokeWidth: 1.5,
          fill: (d) => (d.refused ? 'var(--paper)' : 'var(--frontier)'),
        }),
        p.ruleX(noDeal.x === undefined ? [] : [noDeal.x], NO_DEAL),
        p.ruleY(noDeal.y === undefined ? [] : [noDeal.y], NO_DEAL),
        noDeal.x === undefined
          ? null
          : p.text([`no-deal ${fixed(noDeal.x)}`], {
              x: [noDeal.x],
              frameAnchor: 'top',
              dy: -8,
              textAnchor: px(noDeal.x) > width - 70 ? 'end' : 'middle',
              fontSize: FONT,
            }),
        noDeal.y === undefined
          ? null
          : p.text([`no-deal ${fixed(noDeal.y)}`], {
              y: [noDeal.y],
              frameAnchor: 'left',
              textAnchor: 'start',
              dx: 5,
              dy: 9,
              fontSize: FONT,
              ...HALO,
            }),
        p.text([zone], {
          frameAnchor: 'top-right',
          textAnchor: 'end',
          dx: -6,
          dy: 12,
          text: 'text',
          fontStyle: 'italic',
          fontSize: FONT,
          ...HALO,
        }),
        p.link(
          places.filter((l) => l.far),
          {
            x1: (l) => unpx(l.from.x),
            y1: (l) => unpy(l.from.y),
            x2: (l) => unpx(Math.max(l.x, Math.min(l.x + l.from.width, l.from.x))),
            y2: (l) => unpy(l.y),
            stroke: 'var(--muted)',
            strokeWidth: 0.8,
          },
        ),
        p.dot(named, {
          x: 'x',
          y: 'y',
          r: 6,
          symbol: 'symbol',
          stroke: 'var(--ink)',
          strokeWidth: 1.8,
          fill: (d) => (d.signable ? 'var(--gain)' : 'var(--paper)'),
          title: (d) => `${title(d.name)}: ${fixed(d.x)}, ${fixed(d.y)}`,
        }),
        p.text(places, {
          x: (l) => unpx(l.x + 2),
          y: (l) => unpy(l.y),
          text: 'text',
          textAnchor: 'start',
          lineHeight: 15 / FONT,
          fontSize: FONT,
          fontWeight: 600,
          ...HALO,
        }),
      ],
    };
  }, description);

  function unpx(v: number): number {
    return x[0] + ((v - margin.left) / (width - margin.left - margin.right)) * (x[1] - x[0]);
  }
  function unpy(v: number): number {
    return y[0] + ((height - margin.bottom - v) / (height - margin.top - margin.bottom)) * (y[1] - y[0]);
  }
}

/** Widest line of a label, in pixels; a longer name takes several. */
const LABEL = 190;

const NO_DEAL = { stroke: 'var(--ink)', strokeWidth: 1.2, strokeDasharray: '4 3' } as const;
const HALO = { fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4 } as const;

/** A party without a no-deal has none to draw (JSON knows no infinity, so it may arrive as null). */
const finite = (v: number | null): number | undefined => (v !== null && Number.isFinite(v) ? v : undefined);

/** Smallest and largest value of an axis over all that is drawn, with 4 % of air on both sides. */
function domain(chart: Scatter, axis: 'x' | 'y'): [number, number] {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  const add = (v: number | undefined) => {
    if (v === undefined) return;
    lo = Math.min(lo, v);
    hi = Math.max(hi, v);
  };
  for (const mark of chart.cloud) add(mark[axis === 'x' ? 0 : 1]);
  for (const mark of [...chart.frontier, ...chart.named]) add(mark[axis]);
  add(finite(chart[axis].threshold));
  if (lo > hi) return [0, 100];
  const air = (hi - lo || 1) * 0.04;
  return [lo - air, hi + air];
}

/** Small boxes along a line, so that labels keep off it where they can. */
function alongLine(points: readonly { x: number; y: number }[]): Box[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8));
    return Array.from({ length: steps + 1 }, (_, k) => ({
      x: from.x + ((to.x - from.x) * k) / steps - 2,
      y: from.y + ((to.y - from.y) * k) / steps - 2,
      width: 4,
      height: 4,
    }));
  });
}
