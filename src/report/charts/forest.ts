import type { Markish } from '@observablehq/plot';
import type { Forest } from '../../lens/finding.js';
import { title } from '../../lens/text.js';
import { forestText } from '../chartTables.js';
import { bottomAxis } from './bottomAxis.js';
import { type Description, type PlotLibrary, plot } from './plot.js';
import { FONT, textWidth, wrapped } from './text.js';

/** A line of words, the air after a row, the space for the axis and at the sides, and beside a point, in pixels. */
const LINE = 15;
const APART = 9;
const FOOT = 44;
const SIDE = 15;
const NEAR = 8;

/** From this width on names stand beside their points, in a column of so many pixels; below they stand above them. */
const BESIDE = 600;
const NAMES = 300;

/**
 * A forest plot: rates of past cases with their 95 % intervals under each other, and above them the numbers of the case,
 * the first of which goes down through all rows as a dashed line. What is of the case is a filled diamond with a heavy
 * whisker, what is of the record a ring with a thin one: all of one size, since the whisker says how much is known.
 *
 * @param width Width of the drawing in pixels.
 */
export async function forestChart(forest: Forest, width: number, description: Description): Promise<string> {
  const numbers = Math.max(...forest.rows.map((row) => textWidth(forestText(row), 'bold'))) + 8;
  const beside = width >= BESIDE;
  const rows = placed(forest, beside, beside ? NAMES : width - numbers, beside ? NAMES : width);
  const end = rows.at(-1)!.end;
  const height = end + FOOT;
  const first = rows.find(({ row }) => row?.of === 'case');
  const [from, to] = beside ? [NAMES + 14, width - numbers - 8] : [SIDE, width - SIDE];
  return plot(
    (p) => ({
      width,
      height,
      marginTop: 0,
      marginRight: width - to,
      marginBottom: FOOT,
      marginLeft: from,
      x: { domain: [0, upTo(forest)], label: null },
      y: { domain: [0, end], range: [0, end], axis: null },
      marks: [
        p.gridX({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1, strokeWidth: 0.7 }),
        ...bottomAxis(p, forest.x, to - from + 2 * SIDE, 5),
        ...(first?.row ? [downFrom(p, first, rows, beside, end)] : []),
        ...pointMarks(p, rows),
        ...wordMarks(p, rows, from, width - to),
      ],
    }),
    description,
  );
}

/** The first number of the case through all rows; where words stand above the points it is drawn beside these only. */
function downFrom(p: PlotLibrary, first: Placed, rows: readonly Placed[], beside: boolean, end: number): Markish {
  const near = rows.filter(({ row, y }) => row && y > first.y).map(({ y }) => ({ y1: y - NEAR, y2: y + NEAR }));
  return p.ruleX(beside ? [{ y1: first.y, y2: end }] : near, {
    x: () => first.row!.point,
    y1: 'y1',
    y2: 'y2',
    stroke: 'var(--gain)',
    strokeWidth: 1.2,
    strokeDasharray: beside ? '4 3' : '3 2',
  });
}

type Row = Forest['rows'][number];

/** A row, or the heading of those that follow; `y` is where its point lies, `top` where its words begin. */
interface Placed {
  row?: Row;
  heading?: string;
  name: string[];
  note: string[];
  top: number;
  y: number;
  end: number;
}

const HEADINGS = { case: 'The case', record: 'The record' } as const;

/**
 * Rows under each other, those of the case first, each kind under its heading. @param names Pixels for a line of a name,
 * @param notes and of a note.
 */
function placed({ rows }: Forest, beside: boolean, names: number, notes: number): Placed[] {
  let end = 0;
  return (['case', 'record'] as const).flatMap((of) => {
    const own = rows.filter((row) => row.of === of);
    if (own.length === 0) return [];
    const heading = { heading: HEADINGS[of], name: [], note: [], top: end + 4, y: end + 4, end: end + LINE + 10 };
    end = heading.end;
    return [
      heading,
      ...own.map((row): Placed => {
        const name = wrapped(title(row.name), names);
        const note = row.note ? wrapped(row.note, notes) : [];
        const top = end;
        const words = LINE * (name.length + note.length);
        const y = beside ? top + LINE / 2 + 1 : top + words + 9;
        end = (beside ? top + words : y + 6) + APART;
        return { row, name, note, top, y, end };
      }),
    ];
  });
}

/** Shares from 0 to a round share above the largest. */
function upTo({ rows }: Forest): number {
  const most = Math.max(...rows.flatMap(({ point, hi }) => [point, hi ?? point]));
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((share) => most <= share) ?? 1;
}

function pointMarks(p: PlotLibrary, rows: readonly Placed[]): Markish[] {
  const of = (kind: Row['of']) => rows.flatMap(({ row, y }) => (row?.of === kind ? [{ ...row, y }] : []));
  const whisker = (kind: Row['of'], strokeWidth: number, stroke: string) =>
    p.link(
      of(kind).filter(({ lo, hi }) => lo !== undefined && hi !== undefined),
      { x1: 'lo', x2: 'hi', y1: 'y', y2: 'y', stroke, strokeWidth },
    );
  return [
    whisker('record', 1.6, 'var(--ink)'),
    whisker('case', 4, 'var(--gain)'),
    p.dot(of('record'), { x: 'point', y: 'y', r: 4.2, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.8 }),
    p.dot(of('case'), {
      x: 'point',
      y: 'y',
      r: 5,
      symbol: 'diamond',
      fill: 'var(--gain)',
      stroke: 'var(--paper)',
      strokeWidth: 1.2,
    }),
  ];
}

/** Names, notes and numbers. @param left Pixels from the edge of the drawing to the frame, @param right from the frame on. */
function wordMarks(p: PlotLibrary, rows: readonly Placed[], left: number, right: number): Markish[] {
  const start = { frameAnchor: 'left', textAnchor: 'start', dx: 1 - left, ...WORDS } as const;
  const headings = rows.filter(({ heading }) => heading !== undefined);
  const named = rows.flatMap(({ row, name, note, top }) => (row ? [{ row, name, note, top }] : []));
  const noted = named.filter(({ note }) => note.length > 0);
  return [
    p.text(headings, { ...start, y: 'top', text: 'heading', fontWeight: 600, fill: 'var(--muted)' }),
    p.text(named, { ...start, y: 'top', text: ({ name }) => name.join('\n') }),
    p.text(noted, {
      ...start,
      y: ({ name, top }) => top + LINE * name.length,
      text: ({ note }) => note.join('\n'),
      fill: 'var(--muted)',
    }),
    p.text(named, {
      ...WORDS,
      frameAnchor: 'right',
      textAnchor: 'end',
      dx: right - 1,
      y: 'top',
      text: ({ row }) => forestText(row),
      fontWeight: 600,
      fontVariant: 'tabular-nums',
    }),
  ];
}

const WORDS = {
  lineAnchor: 'top',
  lineHeight: LINE / FONT,
  fontSize: FONT,
  fill: 'var(--ink)',
  stroke: 'var(--paper)',
  strokeWidth: 4,
} as const;
