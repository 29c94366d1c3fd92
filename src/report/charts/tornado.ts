import type { Tornado } from '../../lens/finding.js';
import { percent, signed, title } from '../../lens/text.js';
import { bottomAxis } from './bottomAxis.js';
import { type Description, plot } from './plot.js';
import { clipped, FONT, oneLine, textWidth, wrapped } from './text.js';

/** A line of words, a bar with the air below it, its thickness, and the air after a row, in pixels. */
const LINE = 15;
const BAR = 17;
const THICK = 12;
const APART = 9;

/** A row of words above the bars, and room for the axis below them. */
const ABOVE = 17;
const FOOT = 42;

/** The widest words at an end of a bar, in pixels. */
const SAYS = 90;

/**
 * What an answer becomes when one number alone moves: for each a bar from the centre to where its low end takes the
 * answer, hollow, and one to where its high end does, full, with what the number then is written at the ends. Two bars to
 * the same side lie under each other. An upright line is the centre, a dashed one where the answer changes its sense.
 *
 * @param width Width of the drawing in pixels.
 */
export async function tornadoChart(tornado: Tornado, width: number, description: Description): Promise<string> {
  const { centre, reference, x } = tornado;
  const top = 4 + ABOVE * (reference ? 2 : 1);
  const rows = laidOut(tornado, width, top);
  const bars = rows.flatMap((row) => row.bars);
  const end = rows.at(-1)?.end ?? top;
  const height = end + FOOT;
  const xs = [centre, ...(reference ? [reference.x] : []), ...bars.map((bar) => bar.x)];
  const [lo, hi] = [Math.min(...xs), Math.max(...xs)];
  const domain = hi > lo ? [lo, hi] : [lo - 1, lo + 1];
  const side = Math.max(30, ...bars.map((bar) => textWidth(bar.says) + 12));
  const says = (v: number) => (x.unit === 'share' ? percent(v) : signed(v));
  const lines = [
    ...(reference ? [{ x: reference.x, text: oneLine(reference.name), y: 4 + ABOVE / 2, dash: '4 3' }] : []),
    { x: centre, text: `at the medians ${says(centre)}`, y: top - ABOVE / 2, dash: 'none' },
  ];
  const isRight = (v: number) => v > (domain[0]! + domain[1]!) / 2;

  return plot(
    (p) => ({
      width,
      height,
      marginTop: top,
      marginRight: side,
      marginBottom: FOOT,
      marginLeft: side,
      x: { domain, label: null },
      y: { domain: [0, height], range: [0, height], axis: null },
      marks: [
        ...bottomAxis(p, x, width, width < 480 ? 4 : 7),
        ...lines.map((line) =>
          p.ruleX([line.x], {
            y1: line.y - ABOVE / 2 + 2,
            y2: end,
            stroke: 'var(--ink)',
            strokeWidth: 1.2,
            strokeDasharray: line.dash,
          }),
        ),
        p.rect(bars, {
          x1: () => centre,
          x2: 'x',
          y1: 'y',
          y2: (bar) => bar.y + THICK,
          fill: (bar) => (bar.high ? 'var(--gain)' : 'var(--paper)'),
          stroke: 'var(--gain)',
          strokeWidth: 1.5,
        }),
        ...([true, false] as const).flatMap((left) => [
          p.text(
            bars.filter((bar) => bar.left === left),
            { x: 'x', y: (bar) => bar.y + THICK / 2, text: 'says', dx: left ? -5 : 5, ...beside(left) },
          ),
          p.text(
            lines.filter((line) => isRight(line.x) === left),
            { x: 'x', y: 'y', text: 'text', dx: left ? -5 : 5, ...beside(left), fill: 'var(--muted)' },
          ),
        ]),
        p.text(rows, {
          frameAnchor: 'left',
          textAnchor: 'start',
          dx: 2 - side,
          y: 'y',
          lineAnchor: 'top',
          lineHeight: LINE / FONT,
          text: (row) => row.lines.join('\n'),
          fontWeight: 600,
          ...WORDS,
        }),
      ],
    }),
    description,
  );
}

const WORDS = { fontSize: FONT, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4 } as const;

const beside = (left: boolean) => ({ textAnchor: left ? ('end' as const) : ('start' as const), ...WORDS });

interface TornadoBar {
  x: number;
  says: string;
  high: boolean;
  /** Whether it points to the left of the centre, and has its words there. */
  left: boolean;
  y: number;
}

interface Row {
  lines: string[];
  y: number;
  bars: TornadoBar[];
  end: number;
}

/** Each row: its name over one or more lines, then its bars in one lane, or in two where both point to the same side. */
function laidOut({ rows, centre }: Tornado, width: number, top: number): Row[] {
  let y = top + 4;
  return rows.map(({ name, low, high }) => {
    const lines = wrapped(title(name), width - 4, 'bold');
    const under = y + LINE * lines.length + 2;
    // A bar of no length points away from the other one.
    const lowLeft = low.x === centre ? high.x > centre : low.x < centre;
    const highLeft = high.x === centre ? !lowLeft : high.x < centre;
    const lanes = lowLeft === highLeft ? 2 : 1;
    const bar = (end: typeof low, isHigh: boolean, left: boolean, lane: number): TornadoBar => ({
      x: end.x,
      says: clipped(end.says, SAYS),
      high: isHigh,
      left,
      y: under + BAR * lane,
    });
    const row = {
      lines,
      y,
      bars: [bar(low, false, lowLeft, 0), bar(high, true, highLeft, lanes - 1)],
      end: under + BAR * lanes + APART,
    };
    y = row.end;
    return row;
  });
}
