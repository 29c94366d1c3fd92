import { type Description, plot } from './plot.js';
import { FONT, oneLine, textWidth, wrapped } from './text.js';

/** One bar: its name, its value, and the value as printed. */
export interface Bar {
  label: string;
  value: number;
  /** "+8.2", "28". */
  text: string;
  /** `total` stands apart from the bars that it sums. */
  kind?: 'term' | 'total';
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
  const values = [0, ...bars.map((bar) => bar.value), ...range, ...(line ? [line.value] : [])];
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
          fill: (bar) => `var(--${bar.kind === 'total' ? 'muted' : bar.value < 0 ? 'loss' : 'gain'})`,
        }),
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
                textAnchor: side(at(line.value), textWidth(line.label) / 2, width),
                ...WORDS,
              }),
            ]
          : null,
      ],
    }),
    description,
  );
}

/** Names lie over the line at zero, so they clear it. */
const WORDS = { fontSize: FONT, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4 } as const;

/** Where words under a line are anchored so that they stay within the drawing. */
const side = (at: number, half: number, width: number) => (at < half ? 'start' : at > width - half ? 'end' : 'middle');
