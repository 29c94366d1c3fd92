import type { Markish } from '@observablehq/plot';
import { type Description, type PlotLibrary, plot } from './plot.js';
import { anchored, FONT, oneLine, textWidth, wrapped } from './text.js';

/** One bar: its name, its value, and the value as printed. */
export interface Bar {
  label: string;
  value: number;
  /** "+8.2", "28". */
  text: string;
  /** `total` stands apart from the bars that it sums. */
  kind?: 'term' | 'total';
  /** Ends of the interval that a whisker shows. */
  lo?: number;
  hi?: number;
}

export interface BarOptions {
  /** Width of the drawing in pixels; it shrinks with its container. */
  width: number;
  /** A value that the total is held against, drawn as a line across the last bar: no-deal. */
  line?: { value: number; label: string };
  /** Range of values shown at the least, so that bars of several pictures of one party can be compared. */
  range?: [number, number];
}

/** Height of a name of one line with its bar, of each further line, where the bar begins below the last one, and its
 * thickness; in pixels. */
const ROW = 33;
const LINE = 15;
const BAR = 18;
const THICK = 9;
/** Air above the total, and room for the words under the line. */
const APART = 9;
const FOOT = 22;

/**
 * Horizontal bars from zero; above each its name and, at the right, its number, so that names of any length fit a
 * narrow column. Losses point left and carry a minus sign: colour says nothing that direction and text do not.
 */
export async function barChart(bars: readonly Bar[], options: BarOptions, description: Description): Promise<string> {
  const { width, line, range = [0, 0] } = options;
  const whiskers = bars.flatMap(({ lo, hi }) => (lo !== undefined && hi !== undefined ? [lo, hi] : []));
  const values = [0, ...bars.map((bar) => bar.value), ...whiskers, ...range, ...(line ? [line.value] : [])];
  const lo = Math.min(...values);
  const hi = Math.max(...values, lo === 0 ? 1 : 0);
  let end = 0;
  const rows = bars.map((bar) => {
    const text = oneLine(bar.text);
    const lines = wrapped(bar.label, width - textWidth(text, 'bold') - 10);
    const y = end + (bar.kind === 'total' ? APART : 0);
    end = y + ROW + (lines.length - 1) * LINE;
    return { ...bar, text, lines, y, bar: end - ROW + BAR };
  });
  const height = end + (line ? FOOT : 0);
  const at = (value: number) => ((value - lo) / (hi - lo)) * width;
  return plot(
    (p) => ({
      width,
      height,
      margin: 0,
      x: { domain: [lo, hi], axis: null },
      y: { domain: [0, height], range: [0, height], axis: null },
      marks: [
        p.ruleX(lo < 0 ? [0] : [], { y1: 0, y2: end, stroke: 'var(--line)' }),
        p.rect(rows, {
          x1: 0,
          x2: 'value',
          y1: 'bar',
          y2: (bar) => bar.bar + THICK,
          fillOpacity: (bar) => (bar.lo === undefined || bar.hi === undefined ? 1 : 0.55),
          fill: (bar) => `var(--${bar.kind === 'total' ? 'muted' : bar.value < 0 ? 'loss' : 'gain'})`,
        }),
        ...whiskerMarks(p, rows),
        p.text(rows, {
          frameAnchor: 'left',
          textAnchor: 'start',
          y: 'y',
          dy: 3,
          lineAnchor: 'top',
          lineHeight: LINE / FONT,
          text: (bar) => bar.lines.join('\n'),
          ...WORDS,
        }),
        p.text(rows, {
          frameAnchor: 'right',
          textAnchor: 'end',
          y: 'y',
          dy: 3,
          lineAnchor: 'top',
          text: 'text',
          fontWeight: 600,
          fontVariant: 'tabular-nums',
          ...WORDS,
        }),
        line
          ? [
              p.ruleX([line.value], { y1: end - ROW + BAR - 3, y2: end + 2, stroke: 'var(--paper)', strokeWidth: 6 }),
              p.ruleX([line.value], { y1: end - ROW + BAR - 3, y2: end + 2, stroke: 'var(--ink)', strokeWidth: 2 }),
              p.text([oneLine(line.label)], {
                x: [line.value],
                y: [height - 9],
                textAnchor: anchored(at(line.value), textWidth(line.label) / 2, width),
                ...WORDS,
              }),
            ]
          : null,
      ],
    }),
    description,
  );
}

/** Over each bar with an interval a line from end to end with caps; such a bar is lighter, so that the line shows on it. */
function whiskerMarks(p: PlotLibrary, rows: readonly (Bar & { bar: number })[]): Markish[] {
  const lines = rows.flatMap(({ lo, hi, bar }) => {
    if (lo === undefined || hi === undefined) return [];
    const [top, middle, bottom] = [bar + 1, bar + THICK / 2, bar + THICK - 1];
    return [
      { x1: lo, x2: hi, y1: middle, y2: middle },
      ...[lo, hi].map((x) => ({ x1: x, x2: x, y1: top, y2: bottom })),
    ];
  });
  const ends = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' } as const;
  return [p.link(lines, { ...ends, stroke: 'var(--ink)', strokeWidth: 1.6 })];
}

/** Names lie over the line at zero, so they clear it. */
const WORDS = { fontSize: FONT, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4 } as const;
