import type { Finding, Table } from '../../lens/finding.js';
import { counted, title } from '../../lens/text.js';
import { findingId } from './findingId.js';
import type { Grounds } from './grounds.js';
import { anchor, html, type Markup } from './markup.js';

/** Every number of the case by the part of the file that it stands in, each part folded; a row can be linked to. */
export function numbersMarkup(finding: Finding, table: Table, grounds: Grounds): Markup {
  const parts = partsOf(table);
  const heads = [table.of, ...table.columns.map(({ name }) => name)];
  return html`<article class="finding" id="${findingId(finding.id)}">
<h3>${finding.question}</h3>
<p class="sentence">${finding.sentence}</p>
${parts.map(({ part, rows }) => {
  return html`<details class="data numbers"><summary>${title(part)}: ${counted(rows.length, 'number')}</summary>
<div class="scroll" role="region" tabindex="0" aria-label="${title(part)}">
<table>
<caption>${finding.question} ${title(part)}</caption>
<thead><tr>${heads.map((name) => html`<th scope="col">${title(name)}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr id="${numberId(row.id)}"><th scope="row">${row.name}</th>${row.cells.map(
    (cell) => html`<td>${cell.text}${cell.grounds?.length ? html` ${grounds.named(cell.grounds)}` : ''}</td>`,
  )}</tr>
`,
)}</tbody>
</table>
</div>
</details>
`;
})}</article>
`;
}

/** Rows of one part of the file each; parts of a single number together at the end. */
function partsOf({ rows }: Table): { part: string; rows: Table['rows'] }[] {
  const names = [...new Set(rows.map(({ id }) => partOf(id)))];
  const parts = names.map((part) => ({ part, rows: rows.filter(({ id }) => partOf(id) === part) }));
  const single = parts.filter((one) => one.rows.length === 1);
  const others = { part: 'others', rows: single.flatMap((one) => one.rows) };
  return [...parts.filter((one) => !single.includes(one)), ...(single.length > 0 ? [others] : [])];
}

const partOf = (path: string): string => path.split('.', 1)[0]!;

/** Address of a number of the case on the page. */
export const numberId = (path: string): string => `n-${anchor(path)}`;
