import type { Bars, Cell, Curves, Dots, FindingValue, Forest, Heat, Table, Tornado } from '../lens/finding.js';
import { likely } from '../lens/likely.js';
import { count, fixed, percent, signed } from '../lens/text.js';
import { short } from './charts/heat.js';
import { withRange } from './ranges.js';

/** The numbers of a value as a table, where it has any that a table can hold. */
export function tableOf(value: FindingValue): Table | undefined {
  if (value.kind === 'table') return value;
  if (value.kind === 'curves') return curvesTable(value);
  if (value.kind === 'heat') return heatTable(value);
  if (value.kind === 'bars') return barsTable(value);
  if (value.kind === 'tornado') return tornadoTable(value);
  if (value.kind === 'dots') return dotsTable(value);
  if (value.kind === 'forest') return forestTable(value);
  return undefined;
}

/**
 * Curves as a table: a row for each x that the finding wants tabled, a column for each series, and after them one for each
 * record with the cases that were still followed.
 */
export function curvesTable({ x, y, series, tabled }: Curves): Table {
  const rows = (tabled ?? x.values.map((_, i) => i)).filter((i) => x.values[i] !== undefined);
  const followed = series.filter(({ atRisk }) => atRisk !== undefined);
  return {
    kind: 'table',
    of: withUnit(x),
    columns: [
      ...series.map(({ id, name }) => ({ id, name, ...(y.unit === 'points' && { unit: 'points' }) })),
      ...followed.map(({ id, name }) => ({ id: `${id}-followed`, name: `still followed: ${name}` })),
    ],
    rows: rows.map((i) => ({
      id: String(i),
      name: short(x.values[i]!),
      cells: [
        ...series.map(({ values, fan, band }) =>
          cell(values[i], y.unit, fan ? [fan.p5[i], fan.p95[i]] : [band?.lower[i], band?.upper[i]]),
        ),
        ...followed.map(({ atRisk }) => whole(atRisk![i])),
      ],
    })),
  };
}

/** A heat map as a table, as it is drawn: the largest y on top. */
export function heatTable({ x, y, cells }: Heat): Table {
  return {
    kind: 'table',
    of: `${withUnit(y)} \\ ${withUnit(x)}`,
    columns: x.values.map((v, i) => ({ id: String(i), name: short(v) })),
    rows: y.values
      .map((v, j) => ({
        id: String(j),
        name: short(v),
        cells: x.values.map((_, i) => cell(cells[j]?.[i], 'share')),
      }))
      .reverse(),
  };
}

/** What a bar says, with its interval where it has one: `38 % (33–43)`. */
export function barText(
  { x }: Bars,
  { value, lo, hi }: { value: number; lo?: number | undefined; hi?: number | undefined },
): string {
  return withRange(cell(value, x.unit, [lo, hi]));
}

/** What a row of a forest plot says: `14 % (6–27)`. */
export function forestText({ point, lo, hi }: Forest['rows'][number]): string {
  return withRange(cell(point, 'share', [lo, hi]));
}

/** Letters for the texts that say how records were coded, in their order, each text once. */
export function codingsOf(coded: readonly { coding?: string }[]): { letter: string; text: string }[] {
  const texts = [...new Set(coded.flatMap(({ coding }) => (coding === undefined ? [] : [coding])))];
  return texts.map((text, i) => ({ letter: 'abcdefghijklmnopqrstuvwxyz'[i] ?? String(i + 1), text }));
}

/** The notes of rows or series with the letters of their codings: `6 of 43 …; coding a`. */
export function codedNotes(coded: readonly { note?: string; coding?: string }[]): (string | undefined)[] {
  const codings = codingsOf(coded);
  return coded.map(({ note, coding }) => {
    const letter = codings.find(({ text }) => text === coding)?.letter;
    const parts = [...(note === undefined ? [] : [note]), ...(letter === undefined ? [] : [`coding ${letter}`])];
    return parts.length > 0 ? parts.join('; ') : undefined;
  });
}

/** A forest plot as a table: what a row is of, its rate, the ends of its interval, and of how many cases. */
export function forestTable({ x, rows }: Forest): Table {
  const notes = codedNotes(rows);
  return {
    kind: 'table',
    of: 'case and record',
    columns: [
      { id: 'of', name: 'of' },
      { id: 'rate', name: x.name },
      { id: 'from', name: 'from' },
      { id: 'to', name: 'to' },
      { id: 'n', name: 'cases' },
    ],
    rows: rows.map(({ id, name, of, point, lo, hi, n, ground }, i) => ({
      id,
      name,
      ...(notes[i] !== undefined && { note: notes[i] }),
      cells: [
        { text: of === 'case' ? 'case' : 'record', ...(ground !== undefined && { grounds: [ground] }) },
        ...[point, lo, hi].map((share) => cell(share, 'share')),
        whole(n),
      ],
    })),
  };
}

/** Bars as a table: the value and, where there is one, the ends of its interval. */
export function barsTable({ of, x, rows }: Bars): Table {
  const unit = x.unit === 'points' && { unit: 'points' };
  const intervals = rows.some(({ lo, hi }) => lo !== undefined && hi !== undefined);
  return {
    kind: 'table',
    of,
    columns: [
      { id: 'value', name: x.name, ...unit },
      ...(intervals ? ['from', 'to'].map((name) => ({ id: name, name: `95 % interval, ${name}`, ...unit })) : []),
    ],
    rows: rows.map(({ id, name, note, value, lo, hi }) => ({
      id,
      name,
      ...(note !== undefined && { note }),
      cells: [value, ...(intervals ? [lo, hi] : [])].map((v) => cell(v, x.unit)),
    })),
  };
}

/** A tornado as a table: what each number is at either end, and the answer then. */
export function tornadoTable({ of, x, centre, reference, rows }: Tornado): Table {
  const answer = (v: number): Cell => (x.unit === 'points' ? { text: signed(v), number: v } : cell(v, 'share'));
  const alone = (id: string, name: string, v: number) => ({
    id,
    name,
    cells: [{ text: '' }, answer(v), { text: '' }, { text: '' }],
  });
  return {
    kind: 'table',
    of,
    columns: [
      { id: 'low', name: 'low end' },
      { id: 'at-low', name: `${x.name} then` },
      { id: 'high', name: 'high end' },
      { id: 'at-high', name: `${x.name} then` },
    ],
    rows: [
      ...rows.map(({ id, name, low, high }) => ({
        id,
        name,
        cells: [{ text: low.says }, answer(low.x), { text: high.says }, answer(high.x)],
      })),
      alone('centre', 'all at their medians', centre),
      ...(reference ? [alone('reference', reference.name, reference.x)] : []),
    ],
  };
}

/** Quantile dots as a table: the chance in numbers and words, then each dot as the quantile that it stands for. */
export function dotsTable({ x, reference, rows }: Dots): Table {
  const most = Math.max(0, ...rows.map(({ dots }) => dots.length));
  const same = rows.every(({ dots }) => dots.length === most);
  const chances = rows.some(({ chance }) => chance !== undefined);
  const beyond = reference ? `at or beyond ${reference.name}` : 'beyond';
  return {
    kind: 'table',
    of: 'share of worlds below',
    columns: rows.map(({ id, name }) => ({ id, name, ...(x.unit === 'points' && { unit: 'points' }) })),
    rows: [
      ...(chances ? [{ id: 'chance', name: beyond, cells: rows.map(({ chance }) => cell(chance, 'share')) }] : []),
      ...(chances
        ? [
            {
              id: 'words',
              name: 'in words',
              cells: rows.map(({ chance: c }) => ({ text: c === undefined ? '' : likely(c) })),
            },
          ]
        : []),
      ...Array.from({ length: most }, (_, i) => ({
        id: String(i),
        name: same ? percent((i + 0.5) / most) : `dot ${i + 1}`,
        cells: rows.map(({ dots }) => cell(dots[i], x.unit)),
      })),
    ],
  };
}

const withUnit = ({ name, unit }: { name: string; unit: string }) => (unit === '' ? name : `${name} (${unit})`);

function cell(
  value: number | null | undefined,
  unit: Curves['y']['unit'],
  [lo, hi]: readonly (number | null | undefined)[] = [],
): Cell {
  if (value === null || value === undefined || !Number.isFinite(value)) return { text: '' };
  const known = typeof lo === 'number' && typeof hi === 'number';
  return {
    text: unit === 'share' ? percent(value) : fixed(value),
    number: value,
    ...(known && { range: [lo, hi] as [number, number] }),
  };
}

function whole(n: number | null | undefined): Cell {
  return typeof n === 'number' && Number.isFinite(n) ? { text: count(n), number: n } : { text: '' };
}
