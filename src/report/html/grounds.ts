import type { Assessment, Finding } from '../../lens/finding.js';
import { anchor, attribute, html, type Markup } from './markup.js';

/** A number that rests on more than this many grounds names the first ones and points to the finding for the rest. */
const MOST_MARKS = 3;
/** Findings named under a ground that use it. */
const MOST_USERS = 5;

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

  /** "Rests on ¶3, ¶6 and reading", with the texts at hand. */
  line(finding: Finding): Markup | undefined {
    const keys = this.sorted([...new Set([...finding.grounds, ...cellGrounds(finding)])]);
    if (keys.length === 0) return undefined;
    const links = keys.map((key, i) => html`${i > 0 && html`, `}${this.link(key)}`);
    return html`<p class="basis" id="${groundsOf(finding)}">Rests on ${links}.</p>`;
  }

  /** Every ground by kind, with its text and the findings that use it. */
  list(): Markup {
    return html`${KINDS.map(({ kind, heading }) => {
      const keys = this.sorted(Object.keys(this.grounds)).filter((key) => this.grounds[key]!.kind === kind);
      if (keys.length === 0) return html``;
      return html`<h3>${heading}</h3>
<dl class="grounds">
${keys.map((key) => this.entry(key, this.grounds[key]!))}</dl>
`;
    })}`;
  }

  /** Sources before judgements, then by key, in which paragraph 2 comes before paragraph 10. */
  private sorted(keys: readonly string[]): string[] {
    const rank = (key: string) => KINDS.findIndex(({ kind }) => kind === this.grounds[key]?.kind);
    return [...keys].sort((a, b) => rank(a) - rank(b) || inCountingOrder(a, b));
  }

  private entry(key: string, ground: Assessment['grounds'][string]): Markup {
    const users = this.findings.filter((f) => f.grounds.includes(key) || cellGrounds(f).includes(key));
    const links = users
      .slice(0, MOST_USERS)
      .map((f, i) => html`${i > 0 && '; '}<a href="#${findingId(f.id)}">${f.question}</a>`);
    const used =
      users.length > 0 &&
      html`<span class="used">Used in: ${links}${users.length > MOST_USERS && ` and ${users.length - MOST_USERS} more`}</span>`;
    const web = ground.url !== undefined && /^https?:\/\//i.test(ground.url);
    const url = web && html` <a href="${attribute(ground.url!)}" rel="noreferrer">${ground.url}</a>`;
    return html`<div id="${groundId(key)}"><dt>${ground.label}</dt><dd>${ground.text}${url}${used}</dd></div>
`;
  }

  private link(key: string): Markup {
    const ground = this.grounds[key];
    if (!ground) return html`${key}`;
    const label = ground.label.length > 16 ? `${ground.label.slice(0, 15)}…` : ground.label;
    const text = ground.text.length > 160 ? `${ground.text.slice(0, 159)}…` : ground.text;
    return html`<a href="#${groundId(key)}" title="${attribute(text)}">${label}</a>`;
  }
}

const KINDS = [
  { kind: 'source', heading: 'Sources' },
  { kind: 'judgement', heading: 'Judgements' },
  { kind: 'class', heading: 'Reference classes' },
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

/** Address of a finding on the page. */
export const findingId = (id: string): string => `f-${anchor(id)}`;

const groundId = (key: string) => `g-${anchor(key)}`;
const groundsOf = (finding: Finding) => `${findingId(finding.id)}-grounds`;

function cellGrounds(finding: Finding): string[] {
  if (finding.value.kind !== 'table') return [];
  return finding.value.rows.flatMap((row) => row.cells.flatMap((cell) => cell.grounds ?? []));
}
