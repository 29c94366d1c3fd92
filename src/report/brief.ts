import type { Assessment, Finding } from '../lens/finding.js';
import { type Part, SECTIONS } from './briefSections.js';
import { cut, displayWidth } from './displayWidth.js';
import { holdsTable, WILL_IT_HOLD } from './holds.js';
import { matrix } from './matrix.js';
import { WIDTH } from './textTable.js';
import { failuresText, worldsLine } from './worldsText.js';
import { shorten, wrap, wrapIn } from './wrap.js';

/** Lines that the brief may use, unless it is the long one. */
const LINES = 40;

/** The most lines of each part on one screen. With the matrix they leave room for two short sections at least. */
const MOST = { partial: 2, answer: 7, sentence: 5, basis: 4, report: 1, next: 2 };

/** Profiles of promises on one screen, and the lines that their table leaves to the other sections at the least. */
const PROFILES = 4;
const OTHERS = 9;

/** What they need besides where it is known how sure the answers are. */
const SURE = 6;

/** What the views say once, plainly. */
export const NOT_A_FORECAST =
  "An assessment, not a forecast: every number is somebody's judgement, and no side is taken.";

/**
 * The answer on one screen: at most 40 lines of 100 columns, unless `long`. Made from the findings alone. Its first
 * line is the answer, after the word that the work was not finished where it was not.
 *
 * @param next Commands worth typing next.
 */
export function brief(a: Assessment, options: { long?: boolean; next?: string[]; report?: string } = {}): string {
  const long = options.long === true;
  const { partial, answer, basis, report, next } = MOST;
  const put = (most: number, text: string, indent = '  ') =>
    long ? wrap(text, indent, indent) : wrapIn(most, text, indent, indent);
  const head = a.findings.find((f) => f.id === 'settlement/answer');
  const who = a.findings.find((f) => f.id === 'settlement/who-signs');
  const top = [
    ...(a.partial ? put(partial, `PARTIAL: ${a.partial}`, '') : []),
    ...(head ? [...put(answer, head.sentence, ''), ''] : []),
    ...titleLine(a, long),
    ...(who?.value.kind === 'table' && who.value.rows.length > 0 ? matrix(who.value, a.parties, long) : []),
    '',
  ];
  const bottom = [
    ...put(basis, `${NOT_A_FORECAST} ${basisText(a)}`),
    ...(options.report ? put(report, `report: ${options.report}`) : []),
    ...commands(options.next ?? []).slice(0, long ? undefined : next),
  ];
  if (long) return [...top, ...everySection(a.findings), ...bottom].join('\n');
  const room = LINES - top.length - bottom.length;
  const holds = tableWithin(a.findings, room - OTHERS - (isSure(a.findings) ? SURE : 0));
  return [...top, ...holds, ...sections(a.findings, head, room - holds.length, holds.length > 0), ...bottom].join('\n');
}

function isSure(findings: Finding[]): boolean {
  return findings.some(({ lens }) => lens === 'worlds' || lens === 'sensitivity');
}

/** How uncertain numbers were used; over worlds, how many, from which seed, and how far answers are from settled. */
function basisText({ worlds, basis }: Assessment): string {
  if (!worlds) return basis;
  const failures = failuresText(worlds);
  return `${worldsLine(worlds)}. ${failures ? `${failures} ` : ''}${basis}`;
}

/** The table of whether it holds, with as many profiles as fit into so many lines; empty where none does. */
function tableWithin(findings: Finding[], most: number): string[] {
  for (let profiles = PROFILES; profiles > 0; profiles--) {
    const lines = holdsTable(findings, profiles);
    if (lines && lines.length <= most) return lines;
  }
  return [];
}

function titleLine({ case: { title, asOf, hash } }: Assessment, long: boolean): string[] {
  const rest = `as of ${asOf} · case ${hash}`;
  if (long) return wrap(`${title} · ${rest}`);
  return [`  ${cut(`${cut(title, WIDTH - 5 - displayWidth(rest))} · ${rest}`, WIDTH - 2)}`];
}

/** Commands in as few lines as may be; none is broken, so one that is longer than a line is left out. */
function commands(next: string[]): string[] {
  const lines: string[] = [];
  for (const command of next) {
    const longer = lines.length > 0 ? `${lines.at(-1)} · ${command}` : `  next: ${command}`;
    if (displayWidth(longer) <= WIDTH) lines.splice(-1, 1, longer);
    else if (displayWidth(command) <= WIDTH - 8) lines.push(`        ${command}`);
  }
  return lines;
}

function everySection(findings: Finding[]): string[] {
  return SECTIONS.flatMap(({ heading, say }) => {
    const sentences = say.flatMap((part) => matching(findings, part)).map((f) => f.sentence);
    if (sentences.length === 0) return [];
    const table = heading === WILL_IT_HOLD ? holdsTable(findings, Number.POSITIVE_INFINITY) : undefined;
    return [...(table ?? [`  ${heading}`]), ...sentences.flatMap((s) => wrap(s, '  · ', '    ')), ''];
  });
}

interface Said {
  heading: string;
  rank: number;
  sentence: string;
}

/**
 * The sentences for which there is room, by rank, under their headings and with an empty line after them.
 *
 * @param tabled Whether the table of whether it holds stands above them, with its heading and in place of its sentence.
 */
function sections(findings: Finding[], head: Finding | undefined, room: number, tabled: boolean): string[] {
  const sure = isSure(findings);
  const all: Said[] = SECTIONS.flatMap(({ heading, say }) =>
    say.flatMap((part) =>
      (tabled && part.id === 'guarantee/holds' ? [] : onOneScreen(findings, part, head)).map((f) => ({
        heading: tabled && heading === WILL_IT_HOLD ? '' : heading,
        rank: part.rank,
        sentence: said(part, heading, f.sentence, sure),
      })),
    ),
  ).filter(({ rank }) => rank < 9);
  let kept = all.filter(({ rank }) => rank === 1);
  for (const next of [...all].sort((a, b) => a.rank - b.rank)) {
    const more = all.filter((one) => one === next || kept.includes(one));
    if (underHeadings(more).length < room) kept = more;
  }
  const lines = underHeadings(kept, room - 1);
  return lines.length > 0 ? [...lines, ''] : [];
}

/** @param sure Whether it stands beside HOW SURE. */
function said(part: Part, heading: string, sentence: string, sure: boolean): string {
  const most = (sure ? part.mostBeside : undefined) ?? part.most;
  return most ? shorten(most, sentence, `  ${heading}  `) : shorten(MOST.sentence, sentence);
}

/** Each heading runs into its sentences; in `most` lines together where that is given. */
function underHeadings(said: Said[], most?: number): string[] {
  const headings = [...new Set(said.map(({ heading }) => heading))];
  const texts = headings.map((heading) => {
    const sentences = said.filter((s) => s.heading === heading).map((s) => s.sentence);
    return { first: heading === '' ? '  ' : `  ${heading}  `, text: sentences.join(' ') };
  });
  const whole = texts.map(({ first, text }) => wrap(text, first));
  if (most === undefined || whole.flat().length <= most) return whole.flat();
  const each = fairShares(
    whole.map((lines) => lines.length),
    most,
  );
  return texts.flatMap(({ first, text }, i) => wrapIn(each[i]!, text, first));
}

/** Lines for each of several texts, `most` together: who needs less than an even part leaves the rest to the others. */
function fairShares(needs: readonly number[], most: number): number[] {
  const shares = needs.map(() => 0);
  for (let left = most; left > 0; left--) {
    const open = needs.flatMap((need, i) => (shares[i]! < need ? [i] : []));
    if (open.length === 0) break;
    const least = open.reduce((a, b) => (shares[b]! < shares[a]! ? b : a));
    shares[least]!++;
  }
  return shares;
}

function matching(findings: Finding[], { id }: Part): Finding[] {
  return findings.filter((f) => (id.endsWith('*') ? f.id.startsWith(id.slice(0, -1)) : f.id === id));
}

/**
 * What would win somebody for a package is said of the head package alone, and only while it is refused. What drives an
 * answer is said of one answer alone: the first about the head package, else the first about none.
 */
function onOneScreen(findings: Finding[], part: Part, head: Finding | undefined): Finding[] {
  if (part.id.startsWith('sensitivity/')) {
    const all = matching(findings, part);
    const first = all.find(({ about }) => about.package !== undefined && about.package === head?.about.package);
    return [first ?? all.find(({ about }) => about.package === undefined)].filter((f) => f !== undefined);
  }
  const signed = head?.value.kind === 'choice' && head.value.chosen === 'signed';
  return matching(findings, part).filter(({ id, about, value }) => {
    if (part.id.startsWith('offer/')) return true;
    if (part.id.endsWith('*') && (about.package === undefined || about.package !== head?.about.package)) return false;
    if (signed && id.startsWith('settlement/would-take/')) return false;
    return part.none || value.kind !== 'table' || value.rows.length > 0;
  });
}
