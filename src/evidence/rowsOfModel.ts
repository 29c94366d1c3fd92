import { CsvReader } from '../shared/csv.js';
import type { ReferenceModel } from './record.js';

/** The rows that a model is fitted to. */
export interface ModelRows {
  /** Years, counted from the end of those in which the model is blind. */
  time: Float64Array;
  /** 1 where it ended. */
  event: Uint8Array;
  /** 0 or 1 for each level but the first of every covariate, row after row, p of them. */
  x: Float64Array;
  p: number;
  /** Index of the level of each covariate, by row. */
  levels: number[][];
  cluster?: Uint32Array;
  /** Years for which the row was followed that was followed longest, blind ones included. */
  followed: number;
}

/** Reads the table of a model as its `fit` tells. @throws Error for what {@link refit} tells. */
export function rowsOfModel({ fit, covariates, blind = 0 }: ReferenceModel, csv: string): ModelRows {
  const kept = rowsOf(csv).filter((row) =>
    Object.entries(fit.leaveOut).every(([name, codes]) => !codes.includes(cell(row, name))),
  );
  const years = kept.map((row) => Number(cell(row, fit.time)) / fit.perYear);
  if (years.some((t) => !(t > blind))) throw new Error(`a row did not last longer than ${blind} years`);
  const levels = kept.map((row) =>
    covariates.map(({ name, column, codes }) => {
      const code = cell(row, column);
      const level = codes.findIndex((own) => own.includes(code));
      if (level < 0) throw new Error(`${name}: '${code}' in the column ${column} is no level`);
      return level;
    }),
  );
  const x = levels.flatMap((row) =>
    row.flatMap((level, c) => covariates[c]!.levels.slice(1).map((_, k) => (k + 1 === level ? 1 : 0))),
  );
  return {
    time: Float64Array.from(years, (t) => t - blind),
    event: Uint8Array.from(kept, (row) => (cell(row, fit.ended) === '1' ? 1 : 0)),
    x: Float64Array.from(x),
    p: covariates.reduce((sum, one) => sum + one.levels.length - 1, 0),
    levels,
    ...(fit.cluster !== undefined && { cluster: numbered(kept.map((row) => cell(row, fit.cluster!))) }),
    followed: years.reduce((most, t) => Math.max(most, t), 0),
  };
}

type Row = ReadonlyMap<string, string>;

function rowsOf(csv: string): Row[] {
  const reader = new CsvReader(csv.replace(/^\ufeff/, ''), ',');
  const cells = () => Array.from({ length: reader.cells }, (_, c) => reader.cell(c));
  reader.next();
  const names = cells();
  const rows: Row[] = [];
  while (reader.next()) rows.push(new Map(cells().map((text, c) => [names[c]!, text])));
  return rows;
}

function cell(row: Row, name: string): string {
  const text = row.get(name);
  if (text === undefined) throw new Error(`the table has no column ${name}`);
  return text;
}

function numbered(names: readonly string[]): Uint32Array {
  const order = [...new Set(names)];
  return Uint32Array.from(names, (name) => order.indexOf(name));
}
