import { type Formula, termName, type Variable } from './formula.js';

/** A column of a table: numbers where every cell is one, and its levels where they are few. */
export interface TableColumn {
  name: string;
  numbers: Float64Array | undefined;
  /** Different texts in order, and which of them each row has; undefined where there are too many. */
  levels: { texts: string[]; codes: Uint32Array } | undefined;
}

/** Covariates of a regression. */
export interface Design {
  /** Names of the columns as R makes them: `age`, `sexM`, `age:sexM`. */
  names: string[];
  /** Row after row, `names.length` in each. */
  x: Float64Array;
  /** Terms of the formula with their columns. */
  terms: { name: string; columns: number[] }[];
  /** What each column is: the level of a text, where it is a dummy. */
  dummies: ({ column: string; level: string; reference: string } | undefined)[];
}

/** Why a formula has no design for this table. */
export type DesignFault =
  | { kind: 'level'; column: string; level: string; levels: string[] }
  | { kind: 'one-level'; column: string; level: string }
  | { kind: 'too-many-levels'; column: string }
  | { kind: 'too-large'; columns: number; rows: number }
  | { kind: 'not-a-number'; column: string; name: string }
  | { kind: 'not-finite'; column: string; name: string; row: number }
  /** A number beyond {@link MOST_COVARIATE}. */
  | { kind: 'too-far'; name: string; row: number }
  /** Numbers that differ, all by less than {@link LEAST_SPREAD}: those furthest apart. */
  | { kind: 'too-close'; name: string; rows: [number, number] };

/** So many levels a text may have: a dummy for each but one. */
export const MOST_LEVELS = 100;
/** Rows times columns of a design. */
export const MOST_CELLS = 100_000_000;
/** Columns of a design: their covariance has the square of them. */
export const MOST_COLUMNS = 1000;

/** Covariates are no further from 0, as times: their squares and those of their errors have to be numbers. */
export const MOST_COVARIATE = 1e100;
/** A covariate that differs has two values that are so far apart, or further. */
export const LEAST_SPREAD = 1e-100;

interface Part {
  name: string;
  values: Float64Array;
  dummy?: { column: string; level: string; reference: string };
}

export function designOf(
  { terms }: Formula,
  columns: ReadonlyMap<string, TableColumn>,
  rows: number,
): { design: Design; fault?: undefined } | { design?: undefined; fault: DesignFault } {
  const parts = new Map<string, Part[]>();
  for (const variable of terms.flat()) {
    if (parts.has(variable.name)) continue;
    const made = partsOf(variable, columns.get(variable.column)!);
    if ('fault' in made) return made;
    parts.set(variable.name, made.parts);
  }
  const width = terms.reduce((sum, term) => sum + term.reduce((n, { name }) => n * parts.get(name)!.length, 1), 0);
  if (width > MOST_COLUMNS || width * rows > MOST_CELLS) return { fault: { kind: 'too-large', columns: width, rows } };
  const all: Part[] = [];
  const design: Design = { names: [], x: new Float64Array(0), terms: [], dummies: [] };
  for (const term of terms) {
    const first = all.length;
    // The levels of the first variable change fastest, as in R.
    let products: Part[] = parts.get(term[0]!.name)!;
    for (const variable of term.slice(1)) {
      products = parts.get(variable.name)!.flatMap((b) => products.map((a) => product(a, b)));
    }
    all.push(...products);
    design.terms.push({ name: termName(term), columns: products.map((_, k) => first + k) });
  }
  for (const part of all) {
    const fault = sizeFault(part);
    if (fault) return { fault };
  }
  design.names = all.map(({ name }) => name);
  design.dummies = all.map(({ dummy }) => dummy);
  design.x = new Float64Array(rows * all.length);
  for (const [j, { values }] of all.entries()) {
    for (let i = 0; i < rows; i++) design.x[i * all.length + j] = values[i];
  }
  return { design };
}

function sizeFault({ name, values }: Part): DesignFault | undefined {
  const row = values.findIndex((v) => !(Math.abs(v) <= MOST_COVARIATE));
  if (row >= 0) return { kind: 'too-far', name, row };
  let [low, high] = [0, 0];
  for (const [i, v] of values.entries()) {
    if (v < values[low]) low = i;
    if (v > values[high]) high = i;
  }
  const spread = values[high] - values[low];
  return spread > 0 && spread < LEAST_SPREAD ? { kind: 'too-close', name, rows: [low, high] } : undefined;
}

const product = (a: Part, b: Part): Part => ({
  name: `${a.name}:${b.name}`,
  values: a.values.map((x, i) => x * b.values[i]),
});

function partsOf(variable: Variable, column: TableColumn): { parts: Part[] } | { fault: DesignFault } {
  const { name } = variable;
  const { numbers, levels } = column;
  if (variable.kind === 'number' || (variable.kind === 'column' && numbers)) {
    if (!numbers) return { fault: { kind: 'not-a-number', column: column.name, name } };
    const values = variable.kind === 'number' ? numbers.map((x) => variable.of(x)) : numbers;
    const row = values.findIndex((x) => !Number.isFinite(x));
    if (row >= 0) return { fault: { kind: 'not-finite', column: column.name, name, row } };
    return { parts: [{ name, values }] };
  }
  if (!levels || levels.texts.length > MOST_LEVELS) return { fault: { kind: 'too-many-levels', column: column.name } };
  const { texts, codes } = levels;
  if (texts.length === 1) return { fault: { kind: 'one-level', column: column.name, level: texts[0]! } };
  const reference = (variable.kind === 'factor' && variable.reference) || texts[0]!;
  const left = texts.indexOf(reference);
  if (left < 0) return { fault: { kind: 'level', column: column.name, level: reference, levels: texts } };
  return {
    parts: texts.flatMap((level, k) =>
      k === left
        ? []
        : [
            {
              name: `${name}${level}`,
              values: Float64Array.from(codes, (code) => (code === k ? 1 : 0)),
              dummy: { column: column.name, level, reference },
            },
          ],
    ),
  };
}
