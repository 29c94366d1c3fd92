import type { Curves, Finding, Heat } from '../../lens/finding.js';
import { fixed, list, percent, title } from '../../lens/text.js';
import { curvesChart, REFERENCE_DASH, seriesStyle } from '../charts/curves.js';
import { heatChart, short } from '../charts/heat.js';
import { describe, responsive, SHAPES, WIDE } from './drawing.js';
import { attribute, html, type Markup } from './markup.js';

/** Curves with their names in words: first and last value of each, and what the upright marks stand for. */
export async function curvesFigure(finding: Finding, curves: Curves): Promise<Markup | undefined> {
  if (!curves.series.some(({ values }) => values.some((v) => v !== null))) return undefined;
  const svg = await responsive((width) => curvesChart(curves, width, describe(finding, finding.sentence)), WIDE);
  const marks = (curves.marks ?? []).map(({ x, name }) => `${name} (${short(x)})`);
  const caption = [
    ...(curves.form === 'stack' ? ['Areas add up; the first lies lowest.'] : []),
    ...(curves.series.some((s) => s.reference) ? ['Dashed: for reference.'] : []),
    ...(marks.length > 0 ? [`Upright lines${after(curves.x.unit) && `, in ${curves.x.unit}`}: ${list(marks)}.`] : []),
  ];
  return html`<figure>
${svg}<ol class="key">
${curves.series.map(
  (s, k) => html`<li>${sample(curves, k)} ${title(s.name)} <span class="note">${ends(curves, s)}</span></li>
`,
)}</ol>
${
  caption.length > 0 &&
  html`<figcaption>${caption.join(' ')}</figcaption>
`
}</figure>
`;
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
function ends({ x, y }: Curves, { values }: Curves['series'][number]): string {
  const there = values.flatMap((value, i) => (value === null || x.values[i] === undefined ? [] : [{ value, i }]));
  const says = (v: number) => (y.unit === 'share' ? percent(v) : fixed(v));
  const [first, last] = [there[0], there.at(-1)];
  if (!first || !last) return 'nothing to say';
  const end = `${says(last.value)} at ${short(x.values[last.i]!)}${after(x.unit)}`;
  if (first === last) return end;
  if (there.every(({ value }) => says(value) === says(last.value))) return `${says(last.value)} throughout`;
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
