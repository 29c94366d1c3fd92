import type { Assessment, Finding, Table } from '../lens/finding.js';
import { WIDTH } from './textTable.js';
import { wrap } from './wrap.js';

/**
 * Sections of the brief: heading and the findings whose sentences it says, by id. A section none of whose findings is
 * there is left out.
 */
const SECTIONS: { heading: string; say: string[]; long?: boolean }[] = [
  { heading: 'WHAT WOULD OPEN IT', say: ['settlement/corrections', 'settlement/would-take/*'] },
  { heading: 'WHICH PACKAGE', say: ['settlement/counts', 'settlement/solutions', 'settlement/trades/*'] },
  { heading: 'RATIFICATION', say: ['settlement/two-level'] },
  { heading: 'WHAT CARRIES IT', say: ['settlement/carries'] },
  { heading: 'WHY NOT', say: ['settlement/conflicts'], long: true },
  { heading: 'WHAT EACH SIDE WANTS', say: ['settlement/issues'], long: true },
  { heading: 'GROUNDS', say: ['settlement/grounds', 'settlement/proof'] },
];

/** What the views say once, plainly. */
export const NOT_A_FORECAST =
  "An assessment, not a forecast: every number is somebody's judgement, and no side is taken.";

/**
 * The answer on one screen: at most 40 lines of 100 columns, unless `long`. Made from the findings alone.
 *
 * @param next Commands worth typing next.
 */
export function brief(a: Assessment, options: { long?: boolean; next?: string[]; report?: string } = {}): string {
  const lines = [headline(a), ''];
  const answer = a.findings.find((f) => f.id === 'settlement/answer');
  if (answer) lines.push(...wrap(answer.sentence), '');
  const who = a.findings.find((f) => f.id === 'settlement/who-signs');
  if (who?.value.kind === 'table') lines.push(...matrix(who.value, options.long === true), '');
  for (const section of SECTIONS) {
    if (section.long && !options.long) continue;
    const said = section.say.flatMap((id) => matching(a.findings, id, options.long === true));
    if (said.length === 0) continue;
    lines.push(...wrap(said.map((f) => f.sentence).join(' '), `  ${section.heading}  `, '  '));
  }
  lines.push('', ...wrap(`${NOT_A_FORECAST} ${a.basis}`));
  if (options.report) lines.push(`  report: ${options.report}`);
  if (options.next?.length) lines.push(`  next: ${options.next.join(' · ')}`);
  return lines.join('\n');
}

function headline(a: Assessment): string {
  const right = `as of ${a.case.asOf} · case ${a.case.hash}`;
  const gap = Math.max(2, WIDTH - a.case.title.length - right.length);
  return a.case.title + ' '.repeat(gap) + right;
}

/** Findings with this id; an id that ends in `*` stands for the first of its family, or for all of it in the long brief. */
function matching(findings: Finding[], id: string, all: boolean): Finding[] {
  if (!id.endsWith('*')) return findings.filter((f) => f.id === id);
  const family = findings.filter((f) => f.id.startsWith(id.slice(0, -1)));
  return all ? family : family.slice(0, 1);
}

const MARKS = { accepts: ' ', refuses: '✗', line: '‼' };

function matrix(table: Table, long: boolean): string[] {
  const rows = long ? table.rows : table.rows.slice(0, 8);
  const names = rows.map((r) => r.name);
  const first = Math.max(10, ...names.map((n) => Math.min(n.length, 34)));
  const room = Math.floor((WIDTH - 4 - first) / table.columns.length);
  const width = table.columns.map((c, i) => {
    const cells = rows.map((r) => shown(r.cells[i]!).length);
    return Math.min(room, Math.max(c.name.length, ...cells) + 2);
  });
  const line = (head: string, cells: string[]) =>
    `  ${head.slice(0, first).padEnd(first)}${cells.map((c, i) => c.slice(0, width[i]! - 1).padStart(width[i]!)).join('')}`.trimEnd();
  return [
    line(
      'WHO SIGNS',
      table.columns.map((c) => c.name),
    ),
    ...rows.map((r) => line(r.name, r.cells.map(shown))),
    ...(rows.length < table.rows.length ? [`  (${table.rows.length - rows.length} more with --long)`] : []),
    '  points above (+) or below (−) what each expects without agreement; ✗ below it, ‼ crosses a red line',
  ];
}

function shown(cell: Table['rows'][number]['cells'][number]): string {
  if (cell.number === undefined) return `${cell.text}  `;
  return `${cell.text.split(' ')[0]} ${cell.mark ? MARKS[cell.mark] : ' '}`;
}
