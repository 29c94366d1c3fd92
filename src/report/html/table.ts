import type { Cell, Finding, Table } from '../../lens/finding.js';
import { title } from '../../lens/text.js';
import type { Grounds } from './grounds.js';
import { attribute, html, type Markup } from './markup.js';
import { overWorlds, worldsLegend } from './overWorlds.js';

/** Rows shown at once; the others stand behind "Show the other rows". A few more do not earn a fold. */
const AT_ONCE = 30;
const A_FEW = 15;
/** The same where every row has a long name, which takes several lines. */
const WORDY = 5;
/** Rows written at all; the line under the table says how many are left out and where they are. */
const AT_MOST = 400;

/**
 * A table in a box of its own that scrolls sideways where the page is narrow, so that the page never does.
 *
 * @param roles Words under the name of a column, by its id: a party's role.
 */
export function tableMarkup(
  table: Table,
  finding: Finding,
  grounds: Grounds,
  roles: Record<string, string> = {},
): Markup {
  const [most, few] = table.rows.every((row) => row.name.length > LONG_NAME) ? [WORDY, 2] : [AT_ONCE, A_FEW];
  const shown = table.rows.slice(0, table.rows.length > most + few ? most : undefined);
  const others = table.rows.slice(shown.length, AT_MOST);
  const left = table.rows.length - shown.length - others.length;
  const columns = table.columns.map((column, i) => ({
    ...column,
    kind: columnKind(table.rows.map((row) => row.cells[i])),
    note: roles[column.id],
  }));
  const unit = commonUnit(table);
  const parents = parentRows(table);
  const marks = marksIn(table);
  const cards = table.rows.every((row) => row.cells.some(isVerdict));
  const notes = table.rows
    .filter((row) => row.note !== undefined && short(row.note) !== row.note)
    .map((row) => html`<span class="below"><strong>${title(row.name)}</strong>: ${row.note}.</span> `);

  return html`${box(shown, finding.question)}${
    others.length > 0 &&
    html`<details class="more"><summary>Show the other ${others.length} rows</summary>
${box(others, `${finding.question} (continued)`)}</details>
`
  }${left > 0 && html`<p class="note">${left} more rows are in the output of --json.</p>`}${
    notes.length > 0 &&
    html`<p class="legend">${notes}</p>
`
  }${
    marks.length > 0 &&
    html`<p class="legend">${marks.map((mark) => html`<span>${icon(mark)} ${MARKS[mark]}</span> `)}</p>
`
  }${worldsLegend(table)}`;

  function box(rows: Table['rows'], caption: string): Markup {
    const classes = classOf([marks.length > 0 && 'matrix', marks.length > 0 && cards && 'cards']);
    return html`<div class="scroll" role="region" tabindex="0" aria-label="${attribute(caption)}">
<table${classes} style="--digits:${digits(table)}ch">
<caption>${caption}</caption>
<thead><tr><th scope="col">${title(table.of)}${small(unit)}</th>${columns.map(
      (c) =>
        html`<th scope="col"${classOf([c.kind])}>${title(c.name)}${unit === undefined && small(c.unit)}${small(c.note)}</th>`,
    )}</tr></thead>
<tbody>
${rows.map(
  (
    row,
  ) => html`<tr${rowClass(row.id, parents)}><th scope="row"${row.name.length > LONG_NAME && html` class="long"`}>${title(row.name)}${small(short(row.note))}</th>${columns.map(
    (column, i) =>
      cellMarkup(
        row.cells[i],
        column.kind,
        finding,
        grounds,
        cards && { name: column.name, isParty: column.id in roles },
      ),
  )}</tr>
`,
)}</tbody>
</table>
</div>
`;
  }
}

/** Names and texts of more characters are set small and wide; such a name scrolls with its row. */
const LONG_NAME = 70;

/** A note that would blow up its row stands under the table instead. */
const short = (note: string | undefined) => (note !== undefined && note.length > 50 ? 'see below' : note);

/** The unit of all columns that have one, said once at the corner; undefined where they differ or only one has it. */
function commonUnit(table: Table): string | undefined {
  const units = table.columns.flatMap(({ unit }) => unit ?? []);
  return units.length > 1 && units.every((unit) => unit === units[0]) ? units[0] : undefined;
}

/** How a column is set: words; numbers, to the right; or numbers in a column of their own with marks about them. */
type ColumnKind = 'words' | 'number' | 'noted';

function columnKind(cells: readonly (Cell | undefined)[]): ColumnKind {
  if (cells.some((cell) => cell?.mark || cell?.range || (cell?.number !== undefined && cell.grounds?.length))) {
    return 'noted';
  }
  return cells.some((cell) => cell?.number !== undefined) ? 'number' : 'words';
}

/** Longest text that is set as a number: `−100.0 %`. */
const NUMBER_LENGTH = 9;

const isNumber = (cell: Cell) => cell.number !== undefined && cell.text.length <= NUMBER_LENGTH;

/** Characters of the longest number, so that numbers with marks after them still end below each other. */
function digits(table: Table): number {
  const cells = table.rows.flatMap((row) => row.cells.filter(isNumber));
  return cells.reduce((longest, cell) => Math.max(longest, cell.text.length), 0);
}

/**
 * @param head Of the column, where a narrow page shows each row as a card; what is no party's sums up the row.
 */
function cellMarkup(
  cell: Cell | undefined,
  kind: ColumnKind,
  finding: Finding,
  grounds: Grounds,
  head: { name: string; isParty: boolean } | false,
): Markup {
  if (!cell || (cell.text === '' && !cell.mark)) return html`<td></td>`;
  const text = cell.number === undefined ? cell.text : cell.text.replace(/^-(?=[\d.])/, '−');
  const number = isNumber(cell);
  const words = isVerdict(cell) && html`<span class="unseen">${MARKS[cell.mark!]}: </span>`;
  const mark = cell.mark && html`${icon(cell.mark)}${words}`;
  const body = kind === 'noted' && number ? html`<span class="n">${text}</span>` : text;
  const classes = [
    kind !== 'words' && (number || NONE.test(text)) && kind,
    text.length > LONG_NAME && !cell.mark && 'long',
    cell.mark,
    head && !head.isParty && 'whole',
  ];
  return html`<td${classOf(classes)}${head && html` data-head="${attribute(title(head.name))}"`}>${mark}${body}${overWorlds(cell)}${grounds.marks(cell.grounds, finding)}</td>`;
}

/** Stands where a column of numbers has none. */
const NONE = /^[–—·]$/;

/** A mark that stands for words, as beside a margin; "yes" and "no" have said it. */
const isVerdict = (cell: Cell) => cell.mark === 'line' || (cell.mark !== undefined && cell.number !== undefined);

/** What each mark means, under every table that uses it for that. */
const MARKS = {
  accepts: 'accepts',
  refuses: 'refuses, below its no-deal',
  line: 'refuses, crosses a red line',
} as const;

function marksIn(table: Table): (keyof typeof MARKS)[] {
  const used = new Set(table.rows.flatMap((row) => row.cells.filter(isVerdict).map((cell) => cell.mark)));
  return (['accepts', 'refuses', 'line'] as const).filter((mark) => used.has(mark));
}

/** A mark that is told by its shape: tick, cross, barred circle. Drawn once per page, see `page.ts`. */
export const icon = (mark: keyof typeof MARKS): Markup =>
  html`<svg class="icon ${mark}" viewBox="0 0 16 16" aria-hidden="true"><use href="#icon-${mark}"/></svg>`;

/** Ids of rows that have others below them: "status" of "status/recognised". */
function parentRows(table: Table): ReadonlySet<string> {
  const above = new Set(table.rows.filter(({ id }) => id.includes('/')).map(({ id }) => id.split('/', 1)[0]!));
  return new Set(table.rows.map(({ id }) => id).filter((id) => above.has(id)));
}

function rowClass(id: string, parents: ReadonlySet<string>): Markup | undefined {
  if (parents.has(id)) return classOf(['parent']);
  if (parents.has(id.split('/', 1)[0]!)) return classOf(['child']);
  return SUMS.has(id) ? classOf(['sum']) : undefined;
}

/** Ids of rows that sum up the rows above them. */
export const SUMS: ReadonlySet<string> = new Set(['total', 'no-deal', 'margin']);

const small = (text: string | undefined) => text !== undefined && text !== '' && html`<small>${text}</small>`;

function classOf(names: readonly (string | false | undefined)[]): Markup | undefined {
  const some = names.filter((name) => name && name !== 'words');
  return some.length > 0 ? html` class="${some.join(' ')}"` : undefined;
}
