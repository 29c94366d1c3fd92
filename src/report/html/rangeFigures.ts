import type { Bars, Dots, Finding, Forest, Tornado } from '../../lens/finding.js';
import { percent, title } from '../../lens/text.js';
import { barChart } from '../charts/bars.js';
import { dotsChart } from '../charts/dots.js';
import { forestChart } from '../charts/forest.js';
import { short } from '../charts/heat.js';
import { tornadoChart } from '../charts/tornado.js';
import { barText, codedNotes } from '../chartTables.js';
import { codingsMarkup } from './codings.js';
import { describe, responsive, WIDE } from './drawing.js';
import { html, type Markup } from './markup.js';

/** Width of bars on a wide page, in pixels. */
const BARS = 560;

/** Rows drawn at the most; the table behind the picture has all. */
const MOST = 15;

/** How much each of several things matters, with whiskers where it is known how sure that is. */
export async function barsFigure(finding: Finding, bars: Bars): Promise<Markup | undefined> {
  if (bars.rows.length === 0) return undefined;
  const rows = bars.rows.slice(0, MOST).map(({ name, note, value, lo, hi }) => ({
    label: note ? `${title(name)} (${note})` : title(name),
    value,
    text: barText(bars, { value, lo, hi }),
    ...(lo !== undefined && hi !== undefined && { lo, hi }),
  }));
  const svg = await responsive((width) => barChart(rows, { width }, describe(finding, finding.sentence)), BARS);
  const whiskers = rows.some((row) => 'lo' in row);
  return html`<figure>
${svg}<figcaption>${title(bars.x.name)}${bars.x.unit === 'points' && ', in points'}.${whiskers && ' Whiskers and brackets: 95\u00a0% interval.'}${rest(bars)}</figcaption>
</figure>
`;
}

export async function tornadoFigure(finding: Finding, tornado: Tornado): Promise<Markup | undefined> {
  if (tornado.rows.length === 0) return undefined;
  const drawn = { ...tornado, rows: tornado.rows.slice(0, MOST) };
  const svg = await responsive((width) => tornadoChart(drawn, width, describe(finding, finding.sentence)), WIDE);
  return html`<figure>
${svg}<figcaption>${title(tornado.x.name)} when one ${tornado.of} alone moves: hollow to the low end of its range, full to the high end, which are written beside the bars. All others stay at their medians.${rest(tornado)}</figcaption>
</figure>
`;
}

export async function dotsFigure(finding: Finding, dots: Dots): Promise<Markup | undefined> {
  if (!dots.rows.some((row) => row.dots.length > 0)) return undefined;
  const svg = await responsive((width) => dotsChart(dots, width, describe(finding, finding.sentence)), WIDE);
  const { reference } = dots;
  const says =
    reference && `${reference.name} (${dots.x.unit === 'share' ? percent(reference.x) : short(reference.x)})`;
  const chances = dots.rows.some(({ chance }) => chance !== undefined);
  return html`<figure>
${svg}<figcaption>${eachDot(dots)}${says && ` Full dots are at or beyond ${says}, hollow ones are not.`}${chances && ' At the right: the share of all worlds that are.'}</figcaption>
</figure>
`;
}

/** Numbers of the case among the rates of a record. */
export async function forestFigure(finding: Finding, forest: Forest): Promise<Markup | undefined> {
  if (forest.rows.length === 0) return undefined;
  const notes = codedNotes(forest.rows);
  const rows = forest.rows.map((row, i) => (notes[i] === undefined ? row : { ...row, note: notes[i] }));
  const drawn = { ...forest, rows };
  const svg = await responsive((width) => forestChart(drawn, width, describe(finding, finding.sentence)), WIDE);
  const of = (kind: 'case' | 'record') => forest.rows.filter((row) => row.of === kind);
  const ranged = of('case').some(({ lo }) => lo !== undefined);
  return html`<figure>
${svg}<figcaption>${title(forest.x.name)}.${of('record').length > 0 && ' Rings: the record, with 95\u00a0% intervals.'}${of('case').length > 0 && ` Diamonds: the case${ranged ? `, with 5 to 95\u00a0% of ${finding.lens === 'evidence' ? 'its range' : 'the worlds'}` : ''}; the dashed line is the first of them.`}</figcaption>
${codingsMarkup(forest.rows)}</figure>
`;
}

/** What is not drawn of a long list. */
function rest({ rows }: { rows: readonly unknown[] }): string {
  return rows.length > MOST ? ` The first ${MOST} of ${rows.length}; all are in the table.` : '';
}

/** "Each dot is 1 of 20 worlds". */
function eachDot({ rows }: Dots): string {
  const counts = new Set(rows.map(({ dots }) => dots.length));
  const [n] = counts;
  return counts.size === 1
    ? `Each dot is one of ${n} equal shares of the worlds.`
    : 'Each dot is the same share of the worlds of its row.';
}
