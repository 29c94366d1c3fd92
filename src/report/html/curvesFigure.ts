import type { Curves, Finding, Heat } from '../../lens/finding.js';
import { fixed, list, percent, title } from '../../lens/text.js';
import { curvesChart, fansDrawn, REFERENCE_DASH, seriesStyle } from '../charts/curves.js';
import { fanPanel } from '../charts/fanPanel.js';
import { heatChart, short } from '../charts/heat.js';
import { codedNotes } from '../chartTables.js';
import { withRange } from '../ranges.js';
import { codingsMarkup } from './codings.js';
import { describe, responsive, SHAPES, WIDE } from './drawing.js';
import { attribute, html, Markup } from './markup.js';

/** Curves with their names in words: first and last value of each, and what the upright marks stand for. */
export async function curvesFigure(finding: Finding, curves: Curves): Promise<Markup | undefined> {
  if (!curves.series.some(({ values }) => values.some((v) => v !== null))) return undefined;
  const svg = await responsive((width) => curvesChart(curves, width, describe(finding, finding.sentence)), WIDE);
  const marks = (curves.marks ?? []).map(({ x, name }) => `${name} (${short(x)})`);
  const fans = curves.series.flatMap((s, k) => (curves.form === 'lines' && s.fan ? [k] : []));
  const panels = fans.length > fansDrawn(curves).size ? await fanPanels(finding, curves, fans) : undefined;
  const notes = codedNotes(curves.series);
  const caption = [
    ...(fans.length > 0 ? [fansCaption(curves, panels !== undefined)] : []),
    ...bandsCaption(curves),
    ...(curves.form === 'stack' ? ['Areas add up; the first lies lowest.'] : []),
    ...(curves.series.some((s) => s.reference) ? ['Dashed: for reference.'] : []),
    ...(marks.length > 0 ? [`Upright lines${after(curves.x.unit) && `, in ${curves.x.unit}`}: ${list(marks)}.`] : []),
  ];
  return html`<figure>
${svg}<ol class="key">
${curves.series.map(
  (
    s,
    k,
  ) => html`<li>${sample(curves, k)} ${title(s.name)} <span class="note">${ends(curves, s)}${notes[k] && html`; ${notes[k]}`}</span></li>
`,
)}</ol>
${
  caption.length > 0 &&
  html`<figcaption>${caption.join(' ')}</figcaption>
`
}${codingsMarkup(curves.series)}${panels}</figure>
`;
}

function fansCaption({ series }: Curves, panels: boolean): string {
  const bands = 'half of the worlds lie in the dark band, nine of ten in the light one.';
  return panels ? `For ${series.find((s) => s.fan)!.name}, and for each below, ${bands}` : title(bands);
}

/** What bands, whiskers and the numbers below the axis are, where there are any. */
function bandsCaption({ form, series }: Curves): string[] {
  if (form === 'stack') return [];
  const records = series.map((s) => (s.band?.of ? { ...s, band: undefined } : s));
  const bands = records.some(({ band, steps }) => band && steps);
  const whiskers = records.some(({ band, steps }) => band && !steps);
  const shown = [...(bands ? ['bands'] : []), ...(whiskers ? ['broad upright strokes'] : [])];
  return [
    ...(shown.length > 0 ? [`${title(list(shown))}: 95\u00a0% intervals of the record.`] : []),
    ...(whiskers ? ['A record with strokes is known where they stand; the thin lines only join them.'] : []),
    ...(series.some(({ band }) => band?.of)
      ? [
          'Broad upright strokes: 5\u00a0% to 95\u00a0% of what the model says, as its coefficients are not known for sure.',
        ]
      : []),
    ...(series.some(({ atRisk }) => atRisk) ? ['Below the axis: cases still followed just before that time.'] : []),
  ];
}

/** Width of a panel in pixels. */
const PANEL = 260;

/** Each series with its fan in a frame of its own, all with the same axes. */
async function fanPanels(finding: Finding, curves: Curves, fans: readonly number[]): Promise<Markup> {
  const panels: Markup[] = [];
  for (const k of fans) {
    const series = curves.series[k]!;
    const svg = await fanPanel(curves, k, PANEL, {
      title: `${title(series.name)}: ${finding.question}`,
      text: ends(curves, series),
    });
    panels.push(html`<div class="panel"><p class="panel-title">${title(series.name)} <span>${lastOf(curves, series)?.text}</span></p>
${new Markup(svg)}</div>
`);
  }
  return html`<div class="grid fans">
${panels}</div>
`;
}

/** The last value of a series as it is written, with its range where it has a fan. */
function lastOf(
  { x, y }: Curves,
  { values, fan, band }: Curves['series'][number],
): { text: string; i: number } | undefined {
  const i = values.findLastIndex((value, k) => value !== null && x.values[k] !== undefined);
  const value = values[i];
  if (value === undefined || value === null) return undefined;
  const [lo, hi] = fan ? [fan.p5[i], fan.p95[i]] : [band?.lower[i], band?.upper[i]];
  const text = y.unit === 'share' ? percent(value) : fixed(value);
  const range = typeof lo === 'number' && typeof hi === 'number' ? { range: [lo, hi] as [number, number] } : {};
  return { text: withRange({ text, number: value, ...range }), i };
}

/** A piece of the line or area as it is drawn. */
function sample(curves: Curves, k: number): Markup {
  const { colour, symbol } = seriesStyle(k);
  const stroke = attribute(`stroke:${colour}`);
  if (curves.form === 'stack') {
    return html`<svg class="sample" viewBox="0 0 32 16" aria-hidden="true"><rect width="32" height="16" fill-opacity="0.75" style="${attribute(`fill:${colour}`)}"/></svg>`;
  }
  const dash = curves.series[k]!.reference && html` stroke-dasharray="${REFERENCE_DASH}"`;
  return html`<svg class="sample" viewBox="-16 -8 32 16" aria-hidden="true" style="${stroke}"><path d="M-16,0H16"${dash}/><path class="symbol" d="${SHAPES[symbol]}"/></svg>`;
}

/** "99 % at 1, 74 % at 15 years". */
function ends(curves: Curves, series: Curves['series'][number]): string {
  const { x, y } = curves;
  const { values } = series;
  const there = values.flatMap((value, i) => (value === null || x.values[i] === undefined ? [] : [{ value, i }]));
  const says = (v: number) => (y.unit === 'share' ? percent(v) : fixed(v));
  const [first, last] = [there[0], there.at(-1)];
  if (!first || !last) return 'nothing to say';
  const end = `${lastOf(curves, series)!.text} at ${short(x.values[last.i]!)}${after(x.unit)}`;
  if (first === last) return end;
  if (!series.fan && there.every(({ value }) => says(value) === says(last.value)))
    return `${says(last.value)} throughout`;
  return `${says(first.value)} at ${short(x.values[first.i]!)}, ${end}`;
}

/** A unit as it stands after a number; "per point" stands there badly. */
const after = (unit: string) => (unit === '' || unit.startsWith('per ') ? '' : ` ${unit}`);

export async function heatFigure(finding: Finding, heat: Heat): Promise<Markup | undefined> {
  if (heat.cells.flat().length === 0) return undefined;
  const svg = await responsive((width) => heatChart(heat, width, describe(finding, finding.sentence)), 620);
  const at = (axis: Heat['x'], v: number) => `${axis.name} ${short(v)}`;
  return html`<figure>
${svg}<figcaption>${title(heat.says)}, in per cent; the fuller the colour, the likelier. A heavy line parts what is above one half from what is not. The ring is the case: ${at(heat.x, heat.here.x)}, ${at(heat.y, heat.here.y)}.</figcaption>
</figure>
`;
}
