import type { Cell, Table } from '../../lens/finding.js';
import { percent } from '../../lens/text.js';
import { rangeText } from '../ranges.js';
import { html, type Markup } from './markup.js';

/** What the worlds say of a cell: the chance of consent beside it, and the range after it, in a matrix below it. */
export function overWorlds(cell: Cell): Markup {
  const range = rangeText(cell);
  return html`${
    cell.chance !== undefined &&
    html` <span class="chance"><span class="unseen">in </span>${percent(cell.chance)}<span class="unseen"> of worlds</span></span>`
  }${range !== undefined && html` <span class="range">(${range})</span>`}`;
}

/** What chances and ranges mean, under every table that has them. */
export function worldsLegend(table: Table): Markup | undefined {
  const cells = table.rows.flatMap((row) => row.cells);
  const chance = cells.find((cell) => cell.chance !== undefined)?.chance;
  const ranged = cells.find((cell) => cell.range);
  if (chance === undefined && !ranged) return undefined;
  return html`<p class="legend">${
    chance !== undefined &&
    html`<span class="below"><span class="chance">${percent(chance)}</span> share of worlds in which it accepts, or in which the package could be signed</span> `
  }${
    ranged &&
    html`<span class="below"><span class="range">(${rangeText(ranged)})</span> where nine of ten worlds lie: 5\u00a0% below it and 5\u00a0% above</span>`
  }</p>
`;
}
