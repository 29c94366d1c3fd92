import type { Assessment, Finding, Table } from '../lens/finding.js';
import { WIDTH } from './textTable.js';
import { wrap } from './wrap.js';

/** Lines that the brief may use, unless it is the long one. */
const LINES = 40;

/**
 * What the brief says, in order: heading and the findings whose sentences it says, by id. The larger `rank`, the sooner
 * it is left out when there is no room on one screen; 9 is for the long brief only.
 */
const SECTIONS: { heading: string; say: { id: string; rank: number }[] }[] = [
  {
    heading: 'WHAT WOULD OPEN IT',
    say: [
      { id: 'settlement/corrections', rank: 1 },
      { id: 'settlement/would-take/*', rank: 2 },
    ],
  },
  { heading: 'WHY NOT', say: [{ id: 'settlement/conflicts', rank: 6 }] },
  {
    heading: 'WHICH PACKAGE',
    say: [
      { id: 'settlement/counts', rank: 6 },
      { id: 'settlement/solutions', rank: 3 },
      { id: 'settlement/trades/*', rank: 7 },
    ],
  },
  { heading: 'WAITING', say: [{ id: 'settlement/time', rank: 3 }] },
  { heading: 'RATIFICATION', say: [{ id: 'settlement/two-level', rank: 4 }] },
  { heading: 'WHAT CARRIES IT', say: [{ id: 'settlement/carries', rank: 2 }] },
  { heading: 'WHAT EACH SIDE WANTS', say: [{ id: 'settlement/issues', rank: 9 }] },
  {
    heading: 'HOW SURE',
    say: [
      { id: 'settlement/grounds', rank: 1 },
      { id: 'settlement/proof', rank: 1 },
    ],
  },
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
  const long = options.long === true;
  const top = [...headline(a), ''];
  const answer = a.findings.find((f) => f.id === 'settlement/answer');
  if (answer) top.push(...wrap(answer.sentence), '');
  const who = a.findings.find((f) => f.id === 'settlement/who-signs');
  if (who?.value.kind === 'table' && who.value.rows.length > 0) top.push(...matrix(who.value, long), '');
  const bottom = ['', ...wrap(`${NOT_A_FORECAST} ${a.basis}`)];
  if (options.report) bottom.push(`  report: ${options.report}`);
  if (options.next?.length) bottom.push(`  next: ${options.next.join(' · ')}`);
  const room = long ? Number.POSITIVE_INFINITY : LINES - top.length - bottom.length;
  for (let rank = long ? 9 : 8; ; rank--) {
    const middle = SECTIONS.flatMap((section) => said(section, a.findings, rank, long));
    if (middle.length <= room || rank === 1) return [...top, ...middle, ...bottom].join('\n');
  }
}

/** The sentences of a section, as lines; none where it has nothing to say. */
function said(section: (typeof SECTIONS)[number], findings: Finding[], rank: number, long: boolean): string[] {
  const sentences = section.say
    .filter((part) => part.rank <= rank)
    .flatMap((part) => matching(findings, part.id, long))
    .map((finding) => finding.sentence);
  if (sentences.length === 0) return [];
  if (long) return [`  ${section.heading}`, ...sentences.flatMap((s) => wrap(s, '  · ', '    ')), ''];
  return wrap(sentences.join(' '), `  ${section.heading}  `, '  ');
}

function headline(a: Assessment): string[] {
  const right = `as of ${a.case.asOf} · case ${a.case.hash}`;
  const gap = WIDTH - a.case.title.length - right.length;
  return gap >= 2 ? [a.case.title + ' '.repeat(gap) + right] : [...wrap(a.case.title, '', ''), right];
}

/** Findings with this id; one that ends in `*` stands for the first of its family, or in the long brief for all. */
function matching(findings: Finding[], id: string, all: boolean): Finding[] {
  const family = id.endsWith('*')
    ? findings.filter((f) => f.id.startsWith(id.slice(0, -1)))
    : findings.filter((f) => f.id === id);
  // On one screen, a list that is empty has nothing to say.
  return all ? family : family.slice(0, 1).filter((f) => f.value.kind !== 'table' || f.value.rows.length > 0);
}

const MARKS = { accepts: ' ', refuses: '✗', line: '‼' };

/** Rows of the matrix on one screen. */
const ROWS = 7;

/** Packages × parties. The first rows and what the tool found; column heads of two words stand in two lines. */
function matrix(table: Table, long: boolean): string[] {
  const { rows } = table;
  const kept = long || rows.length <= ROWS ? rows : [...rows.slice(0, ROWS - 1), rows.at(-1)!];
  const heads = table.columns.map(({ name }) => split(name));
  const widths = table.columns.map((_, i) =>
    Math.max(...heads[i]!.map((h) => h.length + 1), ...kept.map((r) => shown(r.cells[i]!).length + 1)),
  );
  const room = WIDTH - 2 - widths.reduce((sum, w) => sum + w, 0);
  const first = Math.min(room, Math.max(10, ...kept.map((r) => r.name.length)));
  const line = (head: string, cells: string[]) => {
    const name = head.length > first ? `${head.slice(0, first - 1)}…` : head;
    return `  ${name.padEnd(first)}${cells.map((c, i) => c.padStart(widths[i]!)).join('')}`.trimEnd();
  };
  const hidden = rows.length - kept.length;
  return [
    line(
      '',
      heads.map((h) => `${h.length > 1 ? h[0]! : ''}  `),
    ),
    line(
      'WHO SIGNS',
      heads.map((h) => `${h.at(-1)!}  `),
    ),
    ...kept.map((r) => line(r.name, r.cells.map(shown))),
    ...wrap(
      `+ above and − below what each expects without agreement, in its own points; ✗ refuses, ‼ crosses a red line${hidden > 0 ? `; ${hidden} more with --long` : ''}`,
    ),
  ].filter((text) => text !== '');
}

/** A name in one line or two. */
function split(name: string): string[] {
  const at = name.indexOf(' ');
  return at < 0 || name.length <= 9 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

function shown(cell: Table['rows'][number]['cells'][number]): string {
  const mark = cell.mark ? MARKS[cell.mark] : ' ';
  if (cell.number === undefined)
    return `${cell.text.replace('not needed', '·').replace(', not ratified', '*')} ${mark}`;
  return `${cell.text.split(' ')[0]} ${mark}`;
}
