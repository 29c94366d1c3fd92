import type { Cell, Curves, FindingValue, Heat, Table } from '../lens/finding.js';
import { fixed, percent } from '../lens/text.js';
import { short } from './charts/heat.js';

/** The numbers of a value as a table, where it has any that a table can hold. */
export function tableOf(value: FindingValue): Table | undefined {
  if (value.kind === 'table') return value;
  if (value.kind === 'curves') return curvesTable(value);
  if (value.kind === 'heat') return heatTable(value);
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
      cells: series.map(({ values }) => cell(values[i], y.unit)),
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

const withUnit = ({ name, unit }: { name: string; unit: string }) => (unit === '' ? name : `${name} (${unit})`);

function cell(value: number | null | undefined, unit: Curves['y']['unit']): Cell {
  if (value === null || value === undefined || !Number.isFinite(value)) return { text: '' };
  return { text: unit === 'share' ? percent(value) : fixed(value), number: value };
}
