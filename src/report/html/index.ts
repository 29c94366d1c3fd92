import type { Assessment, Finding } from '../../lens/finding.js';
import { column, title } from '../../lens/text.js';
import type { Budget } from '../../shared/budget.js';
import { checkMarkup } from './check.js';
import { briefMarkup, findingMarkup, type PageContext } from './finding.js';
import { findingId } from './findingId.js';
import { Grounds } from './grounds.js';
import { howTheGameWorks } from './howTheGameWorks.js';
import { html, type Markup } from './markup.js';
import { document } from './page.js';
import { proofs } from './proofs.js';
import { type Section, sections } from './sections.js';
import { tableMarkup } from './table.js';
import { worldsExplained } from './worlds.js';

/**
 * The report: one HTML file without script or outside request, made from the findings alone. It holds no date of its
 * making and no path, so the same assessment gives the same bytes.
 *
 * @param budget Hears of each chapter. @returns Nothing where the budget ended it: a part is no report.
 */
export async function reportHtml(assessment: Assessment): Promise<string>;
export async function reportHtml(assessment: Assessment, budget: Budget): Promise<string | undefined>;
export async function reportHtml(assessment: Assessment, budget?: Budget): Promise<string | undefined> {
  const sections = await reportChapters(assessment, budget);
  return budget?.stopped ? undefined : document({ assessment, sections }).text;
}

/** The chapters of the report, each a question of the reader; those that have nothing to say are left out. */
export async function reportChapters(
  assessment: Assessment,
  budget?: Budget,
): Promise<{ id: string; heading: string; body: Markup }[]> {
  const page: PageContext = {
    findings: assessment.findings,
    grounds: new Grounds(assessment.grounds, assessment.findings),
    head: assessment.findings.find(({ id }) => id === 'settlement/answer')?.about.package,
    roles: Object.fromEntries(assessment.parties.map((p) => [p.id, p.roles.join(', ')])),
  };
  const chapters = sections(assessment.findings);
  const written: { id: string; heading: string; body: Markup }[] = [];
  for (const [i, chapter] of chapters.entries()) {
    if (budget && !(await budget.goOn('chapters', i, chapters.length))) break;
    const body = await chapterMarkup(chapter, assessment, page);
    if (body) written.push({ id: chapter.id, heading: chapter.heading, body });
  }
  return written;
}

async function chapterMarkup(chapter: Section, assessment: Assessment, page: PageContext): Promise<Markup | undefined> {
  if (chapter.id === 'answer') {
    const [answer, ...others] = chapter.findings;
    if (!answer) return undefined;
    return html`${headline(answer, page)}${await all(others)}`;
  }
  if (chapter.id === 'proof') {
    return html`${proofs(assessment.findings, chapter.findings.length === 0)}${await all(chapter.findings)}`;
  }
  if (chapter.id === 'holds') {
    if (chapter.findings.length === 0) return undefined;
    const first = chapter.findings.filter(({ id }) => id === 'guarantee/holds');
    return html`${await all(first)}${howTheGameWorks()}${await all(chapter.findings.slice(first.length))}`;
  }
  if (chapter.id === 'sure' && chapter.findings.length > 0 && assessment.worlds) {
    return html`${await all(chapter.findings)}${worldsExplained(assessment.worlds)}`;
  }
  const contents = chapter.id === 'worth' && assessment.packages.length > 0 && packageContents(assessment, page);
  const list = chapter.id === 'grounds' && (await page.grounds.list());
  if (chapter.findings.length === 0 && !contents && !list) return undefined;
  return html`${contents}${await all(chapter.findings)}${list}`;

  async function all(findings: readonly Finding[]): Promise<Markup[]> {
    const parts: Markup[] = [];
    for (const family of families(findings)) {
      const others = page.head === undefined ? [] : family.filter(({ about }) => isOther(about.package));
      parts.push(...(await together(family.filter((finding) => !others.includes(finding)))));
      const more = others.length > 0 && (OTHERS[others[0]!.id.split('/', 2).join('/')] ?? 'For the other packages');
      if (more) {
        parts.push(html`<details class="fold others"><summary>${more} (${others.length})</summary>
${await together(others)}</details>
`);
      }
    }
    return parts;
  }

  async function together(findings: readonly Finding[]): Promise<Markup[]> {
    const brief = findings.length > 1 ? findings.filter(isBare) : [];
    const parts: Markup[] = [];
    for (const finding of findings) if (!brief.includes(finding)) parts.push(await findingMarkup(finding, page));
    return brief.length > 0 ? [...parts, briefMarkup(brief, page)] : parts;
  }

  function isOther(id: string | undefined): boolean {
    return id !== undefined && id !== page.head;
  }
}

/** What is asked of each package is shown for the head package; for the others it is a matter of looking it up. */
const OTHERS: Record<string, string> = {
  'settlement/would-take': 'What would win somebody for the other packages?',
  'settlement/trades': 'Which swaps would improve the other packages?',
  'settlement/explain': 'What are the other packages worth?',
};

/** Neighbours whose ids share their first two parts, `settlement/trades`: one question asked of several packages. */
function families(findings: readonly Finding[]): Finding[][] {
  const families: Finding[][] = [];
  let last = '';
  for (const finding of findings) {
    const name = finding.id.split('/', 2).join('/');
    if (name === last) families.at(-1)!.push(finding);
    else families.push([finding]);
    last = name;
  }
  return families;
}

const isBare = ({ value }: Finding) =>
  ('rows' in value && value.rows.length === 0) || (value.kind === 'set' && value.items.length === 0);

/** The one answer that must be read, without the furniture of other findings. */
const headline = (
  answer: Finding,
  page: PageContext,
) => html`<p class="headline" id="${findingId(answer.id)}">${answer.sentence}</p>
<div class="under">${page.grounds.line(answer)}${checkMarkup(answer)}</div>
`;

/** What the named packages consist of: issues down, packages across. */
function packageContents(assessment: Assessment, page: PageContext): Markup {
  const finding: Finding = {
    id: 'report/packages',
    lens: 'settlement',
    question: 'What is in each package?',
    about: {},
    sentence: '',
    value: { kind: 'set', items: [] },
    grounds: [],
    certificate: 'not proven',
  };
  const rows = assessment.issues.map((issue) => ({
    id: issue.id,
    name: title(issue.name),
    cells: assessment.packages.map(({ options }) => {
      const option = options[issue.id];
      if (option === undefined) return { text: 'left open' };
      if (option === null) return { text: 'does not arise' };
      return { text: issue.options.find((o) => o.id === option)?.name ?? option };
    }),
  }));
  const columns = assessment.packages.map((p) => ({ id: `package:${p.id}`, name: column(p.name) }));
  return html`<article class="finding">
<h3>${finding.question}</h3>
${tableMarkup({ kind: 'table', of: 'issue', columns, rows }, finding, page.grounds)}</article>
`;
}
