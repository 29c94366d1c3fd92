import type { Assessment, Finding } from '../../lens/finding.js';
import { findingId } from './findingId.js';
import { anchor, attribute, html, type Markup } from './markup.js';
import { numberId } from './numbers.js';
import { recordEntry } from './recordEntry.js';
import { residualsMarkup } from './residuals.js';

/** A number that rests on more than this many grounds names the first ones and points to the finding for the rest. */
const MOST_MARKS = 3;
/** Findings, and numbers, named under a ground that use it. */
const MOST_USERS = 5;
const MOST_NUMBERS = 4;
/** The list of all numbers, and which cell of its rows says what the number rests on. */
const NUMBERS = 'evidence/numbers';
const GROUND = 2;

/** Writes what numbers rest on: as raised marks beside them, as a line under a finding, and as the list they link to. */
export class Grounds {
  constructor(
    private readonly grounds: Assessment['grounds'],
    private readonly findings: readonly Finding[],
  ) {}

  /**
   * Raised labels after a number, each a link to its entry in the list.
   *
   * @param finding Whose line of grounds holds those that are not named here.
   */
  marks(keys: readonly string[] | undefined, finding: Finding): Markup | undefined {
    if (!keys?.length) return undefined;
    const named = this.sorted(keys)
      .slice(0, MOST_MARKS)
      .map((key, i) => html`${i > 0 && html`, `}${this.link(key)}`);
    const more = keys.length - MOST_MARKS;
    const rest = more > 0 && html`, <a href="#${groundsOf(finding)}">+${more}</a>`;
    return html`<sup>${named}${rest}</sup>`;
  }

  /** The same in the line of text: "¶3, ¶6". */
  named(keys: readonly string[]): Markup {
    return html`${this.sorted(keys).map((key, i) => html`${i > 0 && ', '}${this.link(key)}`)}`;
  }

  /** "Rests on ¶3, ¶6 and reading", with the texts at hand. */
  line(finding: Finding): Markup | undefined {
    const keys = this.sorted([...new Set([...finding.grounds, ...cellGrounds(finding)])]);
    if (keys.length === 0) return undefined;
    const links = keys.map((key, i) => html`${i > 0 && html`, `}${this.link(key)}`);
    return html`<p class="basis" id="${groundsOf(finding)}">Rests on ${links}.</p>`;
  }

  /** Every ground by kind, with its text and the findings that use it. */
  async list(): Promise<Markup> {
    const parts: Markup[] = [];
    for (const { kind, heading } of KINDS) {
      const keys = this.sorted(Object.keys(this.grounds)).filter((key) => this.grounds[key]!.kind === kind);
      if (keys.length === 0) continue;
      const entries: Markup[] = [];
      for (const key of keys) entries.push(await this.entry(key, this.grounds[key]!));
      parts.push(html`<h3>${heading}</h3>
<dl class="grounds">
${entries}</dl>
`);
    }
    return html`${parts}`;
  }

  /** Sources before judgements, then by key, in which paragraph 2 comes before paragraph 10. */
  private sorted(keys: readonly string[]): string[] {
    const rank = (key: string) => KINDS.findIndex(({ kind }) => kind === this.grounds[key]?.kind);
    return [...keys].sort((a, b) => rank(a) - rank(b) || inCountingOrder(a, b));
  }

  private async entry(key: string, ground: Assessment['grounds'][string]): Promise<Markup> {
    const users = this.findings.filter((f) => f.grounds.includes(key) || cellGrounds(f).includes(key));
    const links = users
      .slice(0, MOST_USERS)
      .map((f, i) => html`${i > 0 && '; '}<a href="#${findingId(f.id)}">${f.question}</a>`);
    const used =
      users.length > 0 &&
      html`<span class="used">Used in: ${links}${users.length > MOST_USERS && ` and ${users.length - MOST_USERS} more`}</span>`;
    const web = ground.url !== undefined && /^https?:\/\//i.test(ground.url);
    const url = web && html` <a href="${attribute(ground.url!)}" rel="noreferrer">${ground.url}</a>`;
    const numbers = this.numbersOn(key);
    if (ground.record) {
      const link = (other: string, words: string) =>
        this.grounds[other] ? html`<a href="#${groundId(other)}">${words}</a>` : html`${words}`;
      const plots = ground.record.checked && (await residualsMarkup(ground.record.checked.plots));
      return html`<div id="${groundId(key)}" class="whole"><dd>${recordEntry(ground, ground.record, link, plots)}${numbers}${used}</dd></div>
`;
    }
    return html`<div id="${groundId(key)}"><dt>${ground.label}</dt><dd>${this.withRecords(ground.text)}${url}${numbers}${used}</dd></div>
`;
  }

  /** A text in which each id of a class that the page explains is a link to it. */
  private withRecords(text: string): Markup {
    const parts = text.split(/([a-z0-9]+(?:[.-][a-z0-9]+)+)/);
    const keyOf = (id: string) => [`class/${id}`, `curve/${id}`, `model/${id}`].find((key) => this.grounds[key]);
    return html`${parts.map((part, i) => {
      const key = i % 2 === 1 ? keyOf(part) : undefined;
      return key ? html`<a href="#${groundId(key)}">${part}</a>` : part;
    })}`;
  }

  /** The numbers of the case that rest on a ground, the first of them with a link to each. */
  private numbersOn(key: string): Markup | undefined {
    const value = this.findings.find(({ id }) => id === NUMBERS)?.value;
    if (value?.kind !== 'table') return undefined;
    const rows = value.rows.filter(({ cells }) => cells[GROUND]?.grounds?.includes(key));
    if (rows.length === 0) return undefined;
    const links = rows
      .slice(0, MOST_NUMBERS)
      .map(({ id, name }, i) => html`${i > 0 && '; '}<a href="#${numberId(id)}">${name}</a>`);
    const more = rows.length - MOST_NUMBERS;
    const count = rows.length === 1 ? '1 number' : `${rows.length} numbers`;
    return html`<span class="used">${count}: ${links}${more > 0 && html`; <a href="#${findingId(NUMBERS)}">${more} more</a>`}</span>`;
  }

  private link(key: string): Markup {
    const ground = this.grounds[key];
    if (!ground) return html`${key}`;
    // The id of a class says less than its count does, and is long.
    const short = ground.record ? (ground.record.counted ?? ground.record.title) : ground.label;
    const label = short.length > 16 ? `${short.slice(0, 15)}…` : short;
    const text = ground.text.length > 160 ? `${ground.text.slice(0, 159)}…` : ground.text;
    return html`<a href="#${groundId(key)}" title="${attribute(text)}">${label}</a>`;
  }
}

const KINDS = [
  { kind: 'source', heading: 'Sources' },
  { kind: 'judgement', heading: 'Judgements' },
  { kind: 'class', heading: 'Past cases' },
  { kind: 'default', heading: 'Defaults of Abide' },
] as const;

/** Orders texts by their letters, and by number where both have digits. */
function inCountingOrder(a: string, b: string): number {
  const parts = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];
  const [these, those] = [parts(a), parts(b)];
  for (const [i, part] of these.entries()) {
    const other = those[i];
    if (other === undefined) return 1;
    const byNumber = Number(part) - Number(other);
    if (byNumber) return byNumber;
    if (part !== other) return part < other ? -1 : 1;
  }
  return these.length - those.length;
}

const groundId = (key: string) => `g-${anchor(key)}`;
const groundsOf = (finding: Finding) => `${findingId(finding.id)}-grounds`;

function cellGrounds(finding: Finding): string[] {
  // The list of all numbers rests on everything, which says nothing.
  if (finding.id === NUMBERS) return [];
  if (finding.value.kind === 'forest') return finding.value.rows.flatMap(({ ground }) => ground ?? []);
  if (finding.value.kind !== 'table') return [];
  return finding.value.rows.flatMap((row) => row.cells.flatMap((cell) => cell.grounds ?? []));
}
