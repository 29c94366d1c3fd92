import { CsvReader } from '../shared/csv.js';
import { parametricRegression } from '../survival/regression/parametric.js';
import type { ReferenceModel } from './record.js';

/** What a model says of itself that follows from its table. */
export type Refit = Pick<ReferenceModel, 'n' | 'events' | 'followed' | 'coefficients' | 'covariance'> & {
  clusters?: number;
};

/**
 * Fits a model of the record again, from the table that its `fit` names and as that tells: which column is the time and
 * which the end, what is left out, which codes are which level, and by which column errors are clustered.
 *
 * @param csv The text of the table.
 * @throws Error for a column that the table does not have, a code that is no level, and where the fit has no maximum.
 */
export function refit(model: ReferenceModel, csv: string): Refit {
  const { fit, covariates, distribution } = model;
  const kept = rowsOf(csv).filter((row) =>
    Object.entries(fit.leaveOut).every(([name, code]) => cell(row, name) !== code),
  );
  const time = Float64Array.from(kept, (row) => Number(cell(row, fit.time)) / fit.perYear);
  const event = Uint8Array.from(kept, (row) => (cell(row, fit.ended) === '1' ? 1 : 0));
  const x = kept.flatMap((row) =>
    covariates.flatMap(({ name, column, levels, codes }) => {
      const code = cell(row, column);
      const level = codes.findIndex((own) => own.includes(code));
      if (level < 0) throw new Error(`${name}: '${code}' in the column ${column} is no level`);
      return levels.slice(1).map((_, k) => (k + 1 === level ? 1 : 0));
    }),
  );
  const p = covariates.reduce((sum, { levels }) => sum + levels.length - 1, 0);
  const clusters = fit.cluster === undefined ? undefined : numbered(kept.map((row) => cell(row, fit.cluster!)));
  const { fit: found, fault } = parametricRegression({ time, event }, Float64Array.from(x), p, {
    distribution,
    ...(clusters && { cluster: clusters }),
  });
  if (!found) throw new Error(`the model ${model.id} cannot be fitted: ${fault.kind}`);
  const size = found.coef.length;
  return {
    n: found.n,
    events: found.events,
    ...(found.clusters !== undefined && { clusters: found.clusters }),
    followed: time.reduce((most, t) => Math.max(most, t), 0),
    coefficients: [...found.coef],
    // Both halves are equal but for rounding.
    covariance: Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (found.variance[i * size + j]! + found.variance[j * size + i]!) / 2),
    ),
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
