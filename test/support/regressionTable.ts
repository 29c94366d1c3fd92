import { type Design, designOf, parseFormula, type TableColumn } from '../../src/survival/index.js';

/** Rows of a table as the covariates of a formula; levels are in order of the alphabet, or of their numbers. */
export function designFor(rows: readonly Record<string, string>[], formula: string): Design {
  const parsed = parseFormula(formula);
  const columns = new Map(parsed.columns.map((name) => [name, columnOf(rows, name)]));
  const { design, fault } = designOf(parsed, columns, rows.length);
  if (!design) throw new Error(JSON.stringify(fault));
  return design;
}

function columnOf(rows: readonly Record<string, string>[], name: string): TableColumn {
  const cells = rows.map((row) => row[name]!);
  const numbers = Float64Array.from(cells, Number);
  const texts = [...new Set(cells)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  const codes = Uint32Array.from(cells, (cell) => texts.indexOf(cell));
  return { name, numbers: numbers.some(Number.isNaN) ? undefined : numbers, levels: { texts, codes } };
}
