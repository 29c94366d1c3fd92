import type { GroundText, RecordText } from '../../lens/finding.js';
import { percent } from '../../lens/text.js';
import { attribute, html, type Markup } from './markup.js';

/**
 * A class or curve of past cases with all that a reader needs to judge it: the rate with its count, era and intervals; what is
 * counted, how it was coded, what selected the cases; who codes it otherwise; where the data come from.
 *
 * @param link To another record by its key, where the page has it.
 * @param plots Of a fitted model: its residuals, drawn.
 */
export function recordEntry(
  { label }: GroundText,
  record: RecordText,
  link: (key: string, words: string) => Markup,
  plots?: Markup,
): Markup {
  const { title, what, rate, jeffreys, wilson, unit, coding, selection, clusters, caution, laboratory } = record;
  const intervals =
    jeffreys && wilson && html`95\u00a0% interval ${ends(jeffreys)} (Jeffreys), ${ends(wilson)} (Wilson)`;
  const rivals = record.rivals.map(
    ({ key, title: name, rate: other }, i) => html`${i > 0 && '; '}${link(key, name)}, ${other}`,
  );
  const sources = record.sources.map(
    ({ citation, url, terms }, i) =>
      html`${i > 0 && '; '}${citation}${url !== undefined && /^https?:\/\//i.test(url) && html` <a href="${attribute(url)}" rel="noreferrer">${url}</a>`} (${terms})`,
  );
  const parts: [string, Markup | string | false | undefined][] = [
    ['Counted', what],
    ['One case', unit],
    ['Coding', coding],
    ['Selection', selection],
    ['Clusters', clusters && `the cases come from ${clusters}, and the intervals take them for independent.`],
    ['Laboratory', laboratory && 'the cases are of a laboratory, not of states.'],
    ['Caution', caution],
    ['Checked', record.checked?.words],
    ['Coded otherwise', rivals.length > 0 && html`${rivals}.`],
    ['Data', sources.length > 0 && html`${sources}.`],
  ];
  return html`<p class="record-title">${title[0]!.toUpperCase() + title.slice(1)} <code>${label}</code></p>
<p class="record-rate"><strong>${rate}</strong>${intervals && html`; ${intervals}`}</p>
<p class="record">${parts.map(([name, body]) => body && html`<b>${name}:</b> ${body}${typeof body === 'string' && !body.endsWith('.') && '.'} `)}</p>
${plots}`;
}

const ends = ([lo, hi]: readonly [number, number]) => `${percent(lo)} to ${percent(hi)}`;
