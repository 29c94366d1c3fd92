import type { Dots } from '../../lens/finding.js';
import { percent, title } from '../../lens/text.js';
import { bottomAxis } from './bottomAxis.js';
import { type Description, plot } from './plot.js';
import { stacked } from './stacks.js';
import { anchored, FONT, oneLine, textWidth, wrapped } from './text.js';

/** A line of words, the air between a name and its dots and after a row, in pixels. */
const LINE = 15;
const GAP = 4;
const APART = 12;

/** Above the rows, where the name of the upright line stands, and below them for the axis. */
const TOP = 20;
const FOOT = 42;
const SIDE = 14;

/**
 * Quantile dot plots under one another: in each row every dot is the same share of the worlds, so that a chance is read
 * by counting. Dots at or beyond the reference are full, the others hollow; the chance is written at the right of the
 * row's name.
 *
 * @param width Width of the drawing in pixels.
 */
export async function dotsChart(dots: Dots, width: number, description: Description): Promise<string> {
  const { x, reference } = dots;
  const values = [...dots.rows.flatMap((row) => row.dots), ...(reference ? [reference.x] : [])];
  const [lo, hi] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const domain = hi > lo ? [lo, hi] : [lo - 1, lo + 1];
  const room = width - 2 * SIDE;
  const at = (v: number) => ((v - domain[0]!) / (domain[1]! - domain[0]!)) * room;
  const { size, stacks } = stacked(
    dots.rows.map((row) => row.dots.map(at)),
    reference && at(reference.x),
  );
  let y = TOP + 2;
  const rows = dots.rows.map((row, i) => {
    const text = row.chance === undefined ? '' : percent(row.chance);
    const lines = wrapped(title(row.name), width - textWidth(text, 'bold') - 12, 'bold');
    const tallest = Math.max(1, ...stacks[i]!.map((dot) => dot.level + 1));
    const floor = y + LINE * lines.length + GAP + tallest * size;
    const placed = { lines, text, y, floor };
    y = floor + APART;
    return placed;
  });
  const height = y - APART + FOOT;
  const marks = stacks.flatMap((stack, i) =>
    stack.map((dot) => ({ ...dot, y: rows[i]!.floor - (dot.level + 0.5) * size })),
  );
  const unat = (pixels: number) => domain[0]! + (pixels / room) * (domain[1]! - domain[0]!);

  return plot(
    (p) => ({
      width,
      height,
      marginTop: TOP,
      marginRight: SIDE,
      marginBottom: FOOT,
      marginLeft: SIDE,
      x: { domain, label: null },
      y: { domain: [0, height], range: [0, height], axis: null },
      marks: [
        ...bottomAxis(p, x, width, width < 480 ? 5 : 8),
        p.ruleY(rows, { y: 'floor', stroke: 'var(--line)' }),
        p.ruleX(reference ? [reference.x] : [], {
          y1: TOP - 2,
          y2: height - FOOT,
          stroke: 'var(--ink)',
          strokeWidth: 1.2,
          strokeDasharray: '4 3',
        }),
        p.text(reference ? [oneLine(reference.name)] : [], {
          x: () => reference!.x,
          y: () => TOP / 2,
          textAnchor: reference ? anchored(at(reference.x) + SIDE, textWidth(reference.name) / 2, width) : 'middle',
          fontSize: FONT,
          fill: 'var(--muted)',
        }),
        p.dot(marks, {
          x: (dot) => unat(dot.x),
          y: 'y',
          r: size / 2 - 1,
          fill: (dot) => (dot.beyond ? 'var(--gain)' : 'var(--paper)'),
          stroke: 'var(--gain)',
          strokeWidth: 1.4,
        }),
        p.text(rows, {
          frameAnchor: 'left',
          textAnchor: 'start',
          dx: 2 - SIDE,
          y: 'y',
          lineAnchor: 'top',
          lineHeight: LINE / FONT,
          text: (row) => row.lines.join('\n'),
          fontWeight: 600,
          ...WORDS,
        }),
        p.text(rows, {
          frameAnchor: 'right',
          textAnchor: 'end',
          dx: SIDE - 2,
          y: 'y',
          lineAnchor: 'top',
          lineHeight: LINE / FONT,
          text: 'text',
          fontWeight: 600,
          ...WORDS,
        }),
      ],
    }),
    description,
  );
}

const WORDS = { fontSize: FONT, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4 } as const;
