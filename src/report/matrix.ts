import type { Assessment, Cell, Table } from '../lens/finding.js';
import { cut, displayWidth, padEnd, padStart } from './displayWidth.js';
import { wholePercent } from './ranges.js';
import { WIDTH } from './textTable.js';
import { wrap, wrapIn } from './wrap.js';

/** Packages on one screen: the first ones and the last, which is what was found. */
const ROWS = 7;
/** The same where chances stand beside margins, and other sections say how sure the answers are. */
const ROWS_WITH_CHANCES = 6;

/** The least that a package's name gets, in columns. */
const NAME = 16;

/** The most, and the least before a party is left out, that a head gets in each of its two lines. */
const HEADS = [12, 10, 8];

/** The most that a cell gets. */
const CELL = 12;

/** Texts of cells that are too long for the matrix: what stands for them, and what its legend says. */
const SIGNS: { text: string; sign: string; legend: string }[] = [
  { text: 'not needed', sign: '·', legend: 'consent not needed' },
  { text: ', not ratified', sign: '*', legend: 'signed but not ratified' },
];

const MARKS = { accepts: ' ', refuses: '✗', line: '‼' };

/**
 * Packages × parties, with a legend of the signs that occur and the rows' notes. Chances of consent stand beside the
 * margins where they fit; whether a package could be signed is its chance where there is one. On one screen the parties that do not
 * fit are left out, those who do not sign first; in the long brief they follow in further blocks.
 *
 * @param table The finding `settlement/who-signs`.
 */
export function matrix(table: Table, parties: Assessment['parties'], long: boolean): string[] {
  const crowded = !long && table.rows.some((r) => r.cells.some((cell) => cell.chance !== undefined));
  const most = crowded ? ROWS_WITH_CHANCES : ROWS;
  const rows = long || table.rows.length <= most ? table.rows : [...table.rows.slice(0, most - 1), table.rows.at(-1)!];
  const columns = (limit: number, chances = false) => table.columns.map((c, i) => column(c, i, rows, limit, chances));
  const room = WIDTH - 2 - NAME;
  const chances = table.rows.some((row) => row.cells.some((cell) => cell.chance !== undefined));
  const fitting = [
    ...(chances ? HEADS.map((limit) => columns(limit, true)) : []),
    ...HEADS.map((limit) => columns(limit)),
  ].find((all) => width(all) <= room);
  const blocks = fitting
    ? [fitting]
    : long
      ? inBlocks(columns(HEADS[0]!, chances), room)
      : [those(columns(HEADS.at(-1)!), parties, room)];
  const shown = blocks.flat();
  const notes = rows.filter((r) => r.note && !crowded).map((r) => `${r.name}: ${r.note}`);
  return [
    ...blocks.flatMap((block) => [...lines(block, rows, long), ...(long && blocks.length > 1 ? [''] : [])]),
    ...wrap(legend(shown, rows, parties, table)),
    ...(long ? notes.flatMap((n) => wrap(n, '  ', '    ')) : notes.slice(0, 1).flatMap((n) => wrapIn(1, n))),
  ];
}

interface Column {
  id: string;
  /** Upper and lower line. */
  head: [string, string];
  /** In the order of the rows. */
  cells: string[];
  /** With the space before it. */
  width: number;
}

function column(
  { id, name }: Table['columns'][number],
  i: number,
  rows: Table['rows'],
  limit: number,
  chances: boolean,
): Column {
  const head = inTwo(name).map((part) => cut(part, limit)) as [string, string];
  const all = rows.map((r) => r.cells[i]!);
  const wide = Math.max(0, ...all.map(({ chance }) => (chance === undefined ? 0 : wholePercent(chance).length)));
  const cells = all.map((cell) => cellText(cell, chances ? wide : 0));
  return { id, head, cells, width: 1 + Math.max(...[...head, ...cells].map(displayWidth)) };
}

/** A name in one line or two, as even as its spaces allow. */
export function inTwo(name: string): [string, string] {
  if (displayWidth(name) <= 9) return ['', name];
  const words = name.split(/\s+/u);
  const splits = words.map((_, n) => [words.slice(0, n).join(' '), words.slice(n).join(' ')] as [string, string]);
  const longer = (pair: [string, string]) => Math.max(...pair.map(displayWidth));
  return splits.reduce((best, split) => (longer(split) < longer(best) ? split : best));
}

/** @param beside Width of the chances that stand beside the margins of its column; 0 where none do. */
function cellText(cell: Cell, beside: number): string {
  const mark = cell.mark ? MARKS[cell.mark] : ' ';
  const chance = cell.chance === undefined ? '' : wholePercent(cell.chance);
  const short = SIGNS.reduce((text, { text: long, sign }) => text.replace(long, sign), cell.text);
  if (cell.number === undefined) {
    const text = cell.mark && chance ? chance : cut(short, CELL - 2);
    return `${text} ${mark}`;
  }
  const text = cut(short.split(' ')[0]!, CELL - 2);
  return beside > 0 ? `${text} ${padStart(chance, beside)} ${mark}` : `${text} ${mark}`;
}

function width(columns: Column[]): number {
  return columns.reduce((sum, c) => sum + c.width, 0);
}

/** The columns for which there is room: those left out are the last ones, signatories after all others. */
function those(columns: Column[], parties: Assessment['parties'], room: number): Column[] {
  const roles = new Map(parties.map((p) => [p.id, p.roles]));
  const others = columns.filter((c) => roles.has(c.id) && !roles.get(c.id)!.includes('signatory'));
  const signatories = columns.filter((c) => roles.get(c.id)?.includes('signatory'));
  const out = new Set<Column>();
  for (const next of [...others.reverse(), ...signatories.reverse()]) {
    if (width(columns.filter((c) => !out.has(c))) <= room) break;
    out.add(next);
  }
  return columns.filter((c) => !out.has(c));
}

/** All columns, as many in each block as there is room for. */
function inBlocks(columns: Column[], room: number): Column[][] {
  const blocks: Column[][] = [[]];
  for (const next of columns) {
    if (width([...blocks.at(-1)!, next]) > room) blocks.push([]);
    blocks.at(-1)!.push(next);
  }
  return blocks;
}

function lines(columns: Column[], rows: Table['rows'], long: boolean): string[] {
  const names = Math.min(WIDTH - 2 - width(columns), Math.max(NAME, ...rows.map((r) => displayWidth(r.name))));
  const line = (name: string, cells: string[]) =>
    `  ${padEnd(name, names)}${cells.map((cell, i) => padStart(cell, columns[i]!.width)).join('')}`.trimEnd();
  // A head ends above the last digit where that leaves a space before it; the sign of a cell stands two columns on.
  const head = (n: 0 | 1) =>
    columns.map((c) => c.head[n] + ' '.repeat(Math.max(0, Math.min(2, c.width - 1 - displayWidth(c.head[n])))));
  return [
    ...(columns.some((c) => c.head[0] !== '') ? [line('', head(0))] : []),
    line('WHO SIGNS', head(1)),
    ...rows.flatMap((row, n) => {
      const [first, ...more] = long ? wrap(row.name, '', '  ', names) : [cut(row.name, names)];
      return [
        line(
          first!,
          columns.map((c) => c.cells[n]!),
        ),
        ...more.map((part) => `  ${part}`),
      ];
    }),
  ];
}

/** What a per cent says, by one that occurs. */
function percentLegend(text: string): string {
  const [one] = /(?<![<>\d])[1-9]\d?%/.exec(text) ?? /[<>]?\d+%/.exec(text)!;
  return `${one}: share of worlds in which it accepts`;
}

/** What the signs mean that occur, and how much is left out. */
function legend(columns: Column[], rows: Table['rows'], parties: Assessment['parties'], table: Table): string {
  const text = columns.flatMap((c) => c.cells).join('\n');
  const ratified = columns.some((c) => parties.some((p) => p.id === c.id && p.roles.includes('ratifier')));
  const expected = `what each expects without agreement${ratified ? ' (or, for those who ratify, asks)' : ''}`;
  const left = [
    [table.rows.length - rows.length, 'package'] as const,
    [table.columns.length - columns.length, 'column'] as const,
  ].filter(([n]) => n > 0);
  return [
    ...(/[+−\d]/.test(text) ? [`+ above and − below ${expected}, in its own points`] : []),
    ...(/\d%/.test(text) ? [percentLegend(text)] : []),
    ...(text.includes('✗') ? ['✗ refuses'] : []),
    ...(text.includes('‼') ? ['‼ crosses a red line'] : []),
    ...SIGNS.filter(({ sign }) => text.includes(sign)).map(({ sign, legend }) => `${sign} ${legend}`),
    ...(left.length > 0
      ? [
          `${left.map(([n, noun], i) => `${n}${i ? '' : ' more'} ${noun}${n > 1 ? 's' : ''}`).join(' and ')} with --long`,
        ]
      : []),
  ].join('; ');
}
