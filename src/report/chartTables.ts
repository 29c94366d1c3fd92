import type { Bars, Cell, Curves, Dots, FindingValue, Heat, Table, Tornado } from '../lens/finding.js';
import { likely } from '../lens/likely.js';
import { fixed, percent, signed } from '../lens/text.js';
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
  return undefined;
}

/** Curves as a table: a row for each x that the finding wants tabled, a column for each series. */
export function curvesTable({ x, y, series, tabled }: Curves): Table {
  const rows = (tabled ?? x.values.map((_, i) => i)).filter((i) => x.values[i] !== undefined);
  return {
    kind: 'table',
    of: withUnit(x),
    columns: series.map(({ id, name }) => ({ id, name, ...(y.unit === 'points' && { unit: 'points' }) })),
    rows: rows.map((i) => ({
      id: String(i),
      name: short(x.values[i]!),
      cells: series.map(({ values, fan }) => cell(values[i], y.unit, fan && [fan.p5[i], fan.p95[i]])),
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
