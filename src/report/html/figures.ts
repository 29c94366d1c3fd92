import type { Finding, Scatter, Table } from '../../lens/finding.js';
import { count, fixed, title } from '../../lens/text.js';
import { type Bar, barChart } from '../charts/bars.js';
import { SYMBOLS, scatterChart } from '../charts/scatter.js';
import { curvesFigure, heatFigure } from './curvesFigure.js';
import { describe, responsive, SHAPES, WIDE } from './drawing.js';
import type { Grounds } from './grounds.js';
import { html, Markup } from './markup.js';
import { barsFigure, dotsFigure, forestFigure, tornadoFigure } from './rangeFigures.js';
import { icon, SUMS, tableMarkup } from './table.js';

/** The chart of a finding that has one; its table stands behind it, see `finding.ts`. */
export async function figure(finding: Finding, all: readonly Finding[]): Promise<Markup | undefined> {
  const { value } = finding;
  if (value.kind === 'scatter') return scatterFigure(finding, value);
  if (value.kind === 'curves') return curvesFigure(finding, value);
  if (value.kind === 'heat') return heatFigure(finding, value);
  if (value.kind === 'bars') return barsFigure(finding, value);
  if (value.kind === 'tornado') return tornadoFigure(finding, value);
  if (value.kind === 'dots') return dotsFigure(finding, value);
  if (value.kind === 'forest') return forestFigure(finding, value);
  if (value.kind !== 'table') return undefined;
  if (explainsForAll(finding)) return termsFigure(finding, value, all);
  if (finding.id === 'settlement/carries') return countsFigure(finding, value);
  return undefined;
}

/** A package term by term with a column for each party, not one party's own view of it. */
const explainsForAll = (finding: Finding) =>
  finding.id.startsWith('settlement/explain/') && finding.about.party === undefined;

/** Width of a party's panel of bars, in pixels. */
const PANEL = 300;

/** One panel of bars per party. Each has its own scale: points of different parties are never compared. */
async function termsFigure(finding: Finding, table: Table, all: readonly Finding[]): Promise<Markup | undefined> {
  const panels: Markup[] = [];
  for (const [i, column] of table.columns.entries()) {
    const bars = barsOf(table, i);
    if (bars.length === 0) continue;
    const cellOf = (id: string) => table.rows.find((row) => row.id === id)?.cells[i];
    const noDeal = cellOf('no-deal');
    const margin = cellOf('margin');
    const line = noDeal?.number !== undefined && Number.isFinite(noDeal.number) && bars.at(-1)?.kind === 'total';
    const verdict = margin?.text ? ` Margin over no-deal: ${margin.text}.` : '';
    const svg = await barChart(
      bars,
      {
        width: PANEL,
        range: rangeOf(column.id, all),
        ...(line && { line: { value: noDeal!.number!, label: `no-deal ${unsigned(noDeal!.text)}` } }),
      },
      {
        title: `${column.name}: ${finding.question}`,
        text: `${bars.map((bar) => `${bar.label} ${bar.text}`).join('; ')}.${verdict}`,
      },
    );
    const crossed = table.rows.filter((row) => !SUMS.has(row.id) && row.cells[i]?.mark === 'line');
    const mark = margin?.mark && icon(crossed.length > 0 ? 'line' : margin.mark);
    panels.push(html`<div class="panel"><p class="panel-title">${column.name} ${margin?.text && html`<span>${mark}${margin.text}</span>`}</p>
${crossed.map(
  (row) => html`<p class="crossed">${icon('line')}${row.name}</p>
`,
)}${new Markup(svg)}</div>
`);
  }
  if (panels.length === 0) return undefined;
  return html`<figure class="panels">
<div class="grid">
${panels}</div>
<figcaption>Points of each party for each term of the package, and their total against its no-deal. Each party has its own scale; scales are not comparable between parties.</figcaption>
</figure>
`;
}

/** Terms of a column and, last, their total. Red lines that are not priced have no number and no bar. */
function barsOf(table: Table, column: number): Bar[] {
  const bars = table.rows.flatMap((row): Bar[] => {
    const cell = row.cells[column];
    if (SUMS.has(row.id) || cell?.number === undefined || !Number.isFinite(cell.number)) return [];
    return [{ label: row.name, value: cell.number, text: cell.text }];
  });
  const row = table.rows.find(({ id }) => id === 'total');
  const total = row?.cells[column];
  if (row && total?.number !== undefined) {
    bars.push({ label: row.name, value: total.number, text: unsigned(total.text), kind: 'total' });
  }
  return bars;
}

/** A total is not a change: it has no plus sign. */
const unsigned = (text: string) => text.replace(/^\+/, '');

/** Smallest and largest value of a party over all packages that are explained, so that their bars can be compared. */
function rangeOf(party: string, all: readonly Finding[]): [number, number] {
  const values = all.filter(explainsForAll).flatMap(({ value }) => {
    if (value.kind !== 'table') return [];
    const column = value.columns.findIndex((c) => c.id === party);
    return column < 0 ? [] : barsOf(value, column).map((bar) => bar.value);
  });
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

/** Bars for the first column that has a number in every row. */
async function countsFigure(finding: Finding, table: Table): Promise<Markup | undefined> {
  const column = table.columns.findIndex((_, i) => table.rows.every((row) => Number.isFinite(row.cells[i]?.number)));
  if (column < 0 || table.rows.length === 0) return undefined;
  const bars = table.rows.slice(0, 20).map((row) => {
    const cell = row.cells[column]!;
    return { label: row.name, value: cell.number!, text: cell.text };
  });
  const { name } = table.columns[column]!;
  const svg = await responsive((width) => barChart(bars, { width }, describe(finding, finding.sentence)), 560);
  return html`<figure>
${svg}<figcaption>${title(name)}.</figcaption>
</figure>
`;
}

async function scatterFigure(finding: Finding, chart: Scatter): Promise<Markup> {
  const svg = await responsive((width) => scatterChart(chart, width, describe(finding, finding.sentence)), WIDE);
  const crossing = chart.frontier.some((p) => p.refused);
  return html`<figure>
${svg}<ol class="key">
${chart.named.map(
  (
    p,
    i,
  ) => html`<li><svg class="icon" viewBox="-8 -8 16 16" aria-hidden="true"><path class="${p.signable ? 'filled' : 'hollow'}" d="${SHAPES[SYMBOLS[i % SYMBOLS.length]!]}"/></svg> ${title(p.name)} <span class="note">${fixed(p.x)} and ${fixed(p.y)}, ${p.signable ? 'can be signed' : 'cannot be signed'}</span></li>
`,
)}</ol>
<figcaption>Each dot is a pair of values, larger where more packages share it${chart.thinned && ' (a thinned selection)'}. The line is the Pareto frontier of these two${crossing && '; where its dots are hollow, somebody refuses'}. Dashed: no-deal. Shaded: both are above it. A filled symbol can be signed, a hollow one cannot.</figcaption>
</figure>
`;
}

/** The numbers behind a scatter: named packages, then the frontier. The cloud is in the output of --json. */
export function scatterTable(finding: Finding, chart: Scatter, grounds: Grounds): Markup {
  const point = (v: number | null) =>
    v !== null && Number.isFinite(v) ? { text: fixed(v), number: v } : { text: 'none' };
  const table: Table = {
    kind: 'table',
    of: 'package',
    columns: [
      { id: 'x', name: chart.x.name, unit: chart.x.unit },
      { id: 'y', name: chart.y.name, unit: chart.y.unit },
      { id: 'state', name: 'State' },
    ],
    rows: [
      { id: 'no-deal', name: 'No-deal', cells: [point(chart.x.threshold), point(chart.y.threshold), { text: '' }] },
      ...chart.named.map((p) => ({
        id: p.id,
        name: title(p.name),
        cells: [point(p.x), point(p.y), { text: p.signable ? 'can be signed' : 'cannot be signed' }],
      })),
      ...chart.frontier.map((p, i) => ({
        id: `frontier-${i}`,
        name: `Frontier, point ${i + 1}`,
        cells: [point(p.x), point(p.y), { text: p.refused ? 'refused' : '' }],
      })),
    ],
  };
  const packages = chart.cloud.reduce((sum, mark) => sum + mark[2], 0);
  return html`<p class="note">${count(chart.cloud.length)} value pairs of ${count(packages)} packages are drawn.</p>
${tableMarkup(table, finding, grounds)}`;
}
