import type { Assessment, Cell, Table } from '../lens/finding.js';
import { signed } from '../lens/text.js';
import { cellText } from './textTable.js';
import { wrap, wrapIn } from './wrap.js';

/** How many lines tell of changes. */
const LINES = 12;

/** The most lines of a sentence that is not the answer. */
const SENTENCE = 3;

/**
 * What differs between two assessments of a case, in words: the answer first, then who changed sides, then the largest
 * moves in the matrix of who signs (each in that party's own points), then other answers.
 */
export function moved(before: Assessment, after: Assessment): string[] {
  const cells = changes(matrix(before), matrix(after));
  const size = (c: Change) => Math.abs(c.by ?? 0);
  const entries = [
    ...sentences(before, after, (id) => id === 'settlement/answer').map((s) => wrapIn(LINES / 2, s, '  ', '  ', ' …')),
    ...cells.filter((c) => c.flip).map((c) => wrap(c.text, '  ', '    ')),
    ...cells
      .filter((c) => !c.flip)
      .sort((a, b) => size(b) - size(a))
      .map((c) => wrap(c.text, '  ', '    ')),
    ...sentences(before, after, (id) => !SAID.test(id)).map((s) => wrapIn(SENTENCE, s, '  ', '    ', ' …')),
  ];
  if (entries.length === 0) return ['nothing moved'];
  let shown = 0;
  for (let lines = 0; shown < entries.length; shown++) {
    lines += entries[shown]!.length;
    if (lines > LINES) break;
  }
  const rest = entries.length - shown;
  return ['what moved:', ...entries.slice(0, shown).flat(), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

/** Findings whose sentences only repeat the matrix. */
const SAID = /^settlement\/(answer|who-signs|explain\/.*)$/;

function sentences(before: Assessment, after: Assessment, which: (id: string) => boolean): string[] {
  const was = new Map(before.findings.map((f) => [f.id, f.sentence]));
  return after.findings
    .filter((f) => which(f.id) && was.has(f.id) && was.get(f.id) !== f.sentence)
    .map((f) => f.sentence);
}

interface Change {
  text: string;
  /** Somebody changed sides, or a package came or went. */
  flip: boolean;
  /** In the party's points. */
  by?: number;
}

function changes(before: Table | undefined, after: Table | undefined): Change[] {
  const was = new Map(before?.rows.map((row) => [row.id, row]));
  const is = new Set(after?.rows.map((row) => row.id));
  const old = new Map(before?.columns.map(({ id }, i) => [id, i]));
  const all: Change[] = [];
  for (const row of before?.rows ?? []) {
    if (!is.has(row.id)) all.push({ text: `${row.name}: no longer there`, flip: true });
  }
  for (const row of after?.rows ?? []) {
    const earlier = was.get(row.id);
    if (!earlier) all.push({ text: `${row.name}: new`, flip: true });
    else {
      after!.columns.forEach(({ id, name }, i) => {
        const at = old.get(id);
        const change = at !== undefined && cellChange(`${row.name}, ${name}`, earlier.cells[at]!, row.cells[i]!);
        if (change) all.push(change);
      });
    }
  }
  return all;
}

/** Nothing where neither sign nor printed text changed. */
function cellChange(where: string, was: Cell, is: Cell): Change | undefined {
  const flip = was.mark !== is.mark;
  if (!flip && was.text === is.text) return undefined;
  const by = was.number !== undefined && is.number !== undefined ? is.number - was.number : undefined;
  const step = by === undefined ? '' : ` (${signed(by)})`;
  return { text: `${where}: ${cellText(was)} → ${cellText(is)}${step}`, flip, ...(by !== undefined && { by }) };
}

function matrix(a: Assessment): Table | undefined {
  const value = a.findings.find((f) => f.id === 'settlement/who-signs')?.value;
  return value?.kind === 'table' ? value : undefined;
}
