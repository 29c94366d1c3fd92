import type { Cell, Table } from '../../lens/finding.js';
import { chanceText, rangeText } from '../ranges.js';
import { html, type Markup } from './markup.js';

/** What the worlds say of a cell: the chance of consent beside it, and the range after it, in a matrix below it. */
export function overWorlds(cell: Cell): Markup {
  const range = rangeText(cell);
  const chance = chanceText(cell);
  return html`${
    chance !== undefined &&
    html` <span class="chance"><span class="unseen">in </span>${chance}<span class="unseen"> of worlds</span></span>`
  }${range !== undefined && html` <span class="range">(${range})</span>`}`;
}

/** What chances and ranges mean, under every table that has them. */
export function worldsLegend(table: Table): Markup | undefined {
  const cells = table.rows.flatMap((row) => row.cells);
  const chance = cells.map(chanceText).find((text) => text !== undefined);
  const ranged = cells.map(rangeText).find((text) => text !== undefined);
  if (chance === undefined && !ranged) return undefined;
  return html`<p class="legend">${
    chance !== undefined &&
    html`<span class="below"><span class="chance">${chance}</span> share of worlds in which it accepts, or in which the package could be signed</span> `
  }${
    ranged &&
    html`<span class="below"><span class="range">(${ranged})</span> where nine of ten worlds lie: 5\u00a0% below it and 5\u00a0% above</span>`
  }</p>
`;
}
