import type { Finding } from '../../lens/finding.js';
import { fixed, title } from '../../lens/text.js';
import { curvesTable, heatTable, tableOf } from '../chartTables.js';
import { remarks } from '../remark.js';
import { checkMarkup } from './check.js';
import { figure, scatterTable } from './figures.js';
import { findingId } from './findingId.js';
import type { Grounds } from './grounds.js';
import { html, type Markup } from './markup.js';
import { numbersMarkup } from './numbers.js';
import { tableMarkup } from './table.js';
import { treeMarkup } from './tree.js';

/** What a finding needs from the page around it. */
export interface PageContext {
  findings: readonly Finding[];
  grounds: Grounds;
  /** Id of the package that the answer is about. */
  head: string | undefined;
  /** Words under the heads of columns that stand for parties: their roles, by party id. */
  roles: Record<string, string>;
}

/** One finding: the question, the answer in words, what it shows, what it rests on and how it was checked. */
export async function findingMarkup(finding: Finding, page: PageContext): Promise<Markup> {
  if (finding.id === 'evidence/numbers' && finding.value.kind === 'table') {
    return numbersMarkup(finding, finding.value, page.grounds);
  }
  const id = findingId(finding.id);
  const value = await valueMarkup(finding, page);
  const { length } = finding.sentence;
  const inWords = sentenceMarkup(finding);
  const remarked = finding.lens === 'evidence';
  const sentence = length > VERY_LONG && !remarked ? onScreen('The same in words', inWords) : inWords;
  const long = value && length > LONG && !isToldInWords(finding) && !remarked;
  return html`<article class="finding" id="${id}" aria-labelledby="${id}-question">
<h3 id="${id}-question">${finding.question}</h3>
${long ? html`${value}${sentence}` : html`${sentence}${value}`}${under(finding, page)}</article>
`;
}

/** In a paragraph; what a referee says in one for each remark, with what would mend it set apart. */
function sentenceMarkup({ lens, sentence }: Finding): Markup {
  const parts = lens === 'evidence' ? remarks(sentence) : [{ text: sentence, mend: undefined }];
  return html`${parts.map(
    ({ text, mend }) => html`<p class="sentence">${text}</p>
${
  mend !== undefined &&
  html`<p class="mend">${mend}</p>
`
}`,
  )}`;
}

/** A sentence of more characters comes after what it tells of, which says the same at a glance; or even folded. */
const LONG = 240;
const VERY_LONG = 600;

/** Findings of one family that have nothing to show but their sentence, as a list: one line each. */
export function briefMarkup(findings: readonly Finding[], page: PageContext): Markup {
  return html`<ul class="brief">
${findings.map(
  (
    finding,
  ) => html`<li id="${findingId(finding.id)}"><span class="note">${finding.question}</span> ${finding.sentence}${under(finding, page)}</li>
`,
)}</ul>
`;
}

/** What it rests on and how it was checked, on one line where there is room. */
const under = (
  finding: Finding,
  page: PageContext,
) => html`<div class="under">${page.grounds.line(finding)}${checkMarkup(finding)}</div>
`;

/** For the screen alone: what is folded has been said in another form. */
const onScreen = (summary: string, body: Markup) => html`<details class="data"><summary>${summary}</summary>
${body}</details>
`;

/** Opened on paper, where nothing can be unfolded. */
const fold = (summary: string, body: Markup) => html`<details class="fold"><summary>${summary}</summary>
${body}</details>
`;

/** The value as a chart with its numbers behind it, or as a table, list or number. Any kind, whatever the finding's id. */
async function valueMarkup(finding: Finding, page: PageContext): Promise<Markup | undefined> {
  const { value } = finding;
  const chart = await figure(finding, page.findings);
  switch (value.kind) {
    case 'table': {
      if (value.rows.length === 0) return undefined;
      const matrix = value.rows.some((row) => row.cells.some((cell) => cell.mark));
      const table = tableMarkup(value, finding, page.grounds, matrix ? page.roles : {});
      if (isToldInWords(finding)) {
        return value.rows.length > 1 ? fold(`All ${value.rows.length} ways as a table`, table) : undefined;
      }
      if (LOOKED_UP.has(finding.id)) return fold(`All ${value.rows.length} rows as a table`, table);
      if (!chart) return table;
      const body = html`${chart}${behind(finding, table)}`;
      return isFurtherPackage(finding, page) ? fold('How it adds up for each', body) : body;
    }
    case 'scatter':
      return html`${chart}${behind(finding, scatterTable(finding, value, page.grounds))}`;
    case 'curves':
      return html`${chart}${behind(finding, tableMarkup(curvesTable(value), finding, page.grounds))}`;
    case 'heat':
      return html`${chart}${behind(finding, tableMarkup(heatTable(value), finding, page.grounds))}`;
    case 'bars':
    case 'tornado':
    case 'dots':
    case 'forest':
      return chart && html`${chart}${behind(finding, tableMarkup(tableOf(value)!, finding, page.grounds))}`;
    case 'tree':
      return treeMarkup(value);
    case 'set':
      return setMarkup(value.items);
    case 'choice':
      // A single possibility is no choice to show, and the sentence has named it.
      if (value.among.length < 2) return undefined;
      return html`<p class="choice">${value.among.map((option) =>
        option === value.chosen ? html`<strong>${title(option)}</strong> ` : html`<span>${title(option)}</span> `,
      )}</p>
`;
    case 'number': {
      const range = value.lo !== undefined && value.hi !== undefined && ` (${fixed(value.lo)} to ${fixed(value.hi)})`;
      const digits = Number.isInteger(value.point) ? 0 : 1;
      return html`<p class="figure-number"><strong>${fixed(value.point, digits)}</strong> ${value.unit}${range}</p>
`;
    }
  }
}

/** Findings with a long table for looking things up. */
const LOOKED_UP: ReadonlySet<string> = new Set([
  'settlement/issues',
  'settlement/proof',
  'guarantee/proof',
  'evidence/disputes',
  'evidence/related',
]);

/** Its sentence says the first row of its table whole. */
const isToldInWords = ({ id }: Finding) => id.startsWith('settlement/would-take/');

/** The head package, or else the first, is shown at length; how the others add up is a matter of looking it up. */
function isFurtherPackage(finding: Finding, page: PageContext): boolean {
  const family = page.findings.filter(({ id }) => id.startsWith('settlement/explain/'));
  return family.includes(finding) && finding !== (family.find((f) => f.about.package === page.head) ?? family[0]);
}

const behind = (
  finding: Finding,
  table: Markup,
) => html`<details class="data" id="${findingId(finding.id)}-data"><summary>The numbers as a table</summary>
${table}</details>
`;

/** Items of a set shown at once; the others stand behind "Show the others". */
const AT_ONCE = 12;

function setMarkup(items: readonly { id: string; name: string; detail?: string }[]): Markup | undefined {
  if (items.length === 0) return undefined;
  const list = (some: typeof items) => html`<ul class="set">
${some.map(
  (item) => html`<li>${item.name}${item.detail && html` <span class="note">${item.detail}</span>`}</li>
`,
)}</ul>
`;
  const shown = items.slice(0, AT_ONCE + 3 >= items.length ? undefined : AT_ONCE);
  const others = items.slice(shown.length);
  return html`${list(shown)}${
    others.length > 0 &&
    html`<details class="more"><summary>Show the other ${others.length}</summary>
${list(others)}</details>
`
  }`;
}
