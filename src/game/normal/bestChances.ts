import type Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { bits } from '../integers.js';
import { solveExactly } from '../sequence/exactSolve.js';
import { type LinearProgram, type LinearSolution, loadSolver, solveLinear } from '../sequence/lp.js';

/** Numbers of a basis with more p-adic digits, 25 bits each, take longer than `bestChancesExactly`. */
const MAX_DIGITS = 1024;

/** Maximise cost · x over chances x (none below 0, sum 1) with row · x ≥ 0 for each row; all in whole numbers. */
export interface ChancesProgram {
  cost: readonly bigint[];
  /** By column; what is left out is 0. */
  rows: readonly ReadonlyMap<number, bigint>[];
}

/** An optimum, with multipliers that prove it: cost + Σ multiplier · row ≤ value in every column. */
export interface BestChances {
  /** Those that are not 0, by column. */
  chances: Map<number, Fraction>;
  value: Fraction;
  /** Per row, at least 0. */
  multipliers: Fraction[];
}

/**
 * Has HiGHS solve the program in double precision, and computes the solution and the multipliers of the basis where it
 * ends exactly. Nothing is checked here. In words, why not, where there is no such solution.
 */
export async function bestChances(program: ChancesProgram, budget: Budget): Promise<BestChances | string> {
  const highs = await loadSolver();
  if (!(await budget.goOn('linear program'))) return 'the time is over';
  const solution = solveLinear(highs, inDoubles(program), budget.left);
  if (typeof solution === 'string') return solution;
  return (
    exactly(program, solution, () => budget.stopped === undefined) ?? 'the basis has no exact solution within limits'
  );
}

function exactly(
  { cost, rows }: ChancesProgram,
  { basic }: LinearSolution,
  goOn: () => boolean,
): BestChances | undefined {
  const columns = [...cost.keys()].filter((j) => basic.columns[j]);
  const place = new Map(columns.map((j, k) => [j, k]));
  // The last row says that chances sum to 1.
  const tight = [...rows.keys(), rows.length].filter((i) => !basic.rows[i]);
  if (tight.length !== columns.length) return undefined;
  const equations = tight.map((i) => {
    if (i === rows.length) return new Map(columns.map((_, k) => [k, 1n]));
    return new Map([...rows[i]!].flatMap(([j, x]) => (place.has(j) ? [[place.get(j)!, x] as const] : [])));
  });
  const turned: Map<number, bigint>[] = columns.map(() => new Map());
  equations.forEach((row, i) => {
    for (const [k, x] of row) turned[k]!.set(i, x);
  });
  const bound = tight.map((i) => (i === rows.length ? 1n : 0n));
  const chances = solveExactly(equations, bound, goOn, MAX_DIGITS);
  const duals = solveExactly(
    turned,
    columns.map((j) => cost[j]!),
    goOn,
    MAX_DIGITS,
  );
  const sum = tight.indexOf(rows.length);
  if (!chances || !duals || sum < 0) return undefined;
  const zero = duals[sum]!.mul(0);
  const multipliers = rows.map(() => zero);
  tight.forEach((i, k) => {
    if (k !== sum) multipliers[i] = duals[k]!.neg();
  });
  const positive = columns.map((j, k) => [j, chances[k]!] as const).filter(([, x]) => x.n !== 0n);
  return { chances: new Map(positive), value: duals[sum]!, multipliers };
}

/** In double precision, each row and the cost in a unit of its own, so that its largest number is 1. */
function inDoubles({ cost, rows }: ChancesProgram): LinearProgram {
  const columns = cost.length;
  const entries: [number, number][][] = Array.from({ length: columns }, () => []);
  rows.forEach((row, i) => {
    const unit = unitOf(row.values());
    for (const [j, x] of row) entries[j]!.push([i, unit(x)]);
  });
  for (const column of entries) column.push([rows.length, 1]);
  const starts = new Int32Array(columns + 1);
  entries.forEach((column, j) => {
    starts[j + 1] = starts[j]! + column.length;
  });
  const unit = unitOf(cost);
  return {
    cost: Float64Array.from(cost, unit),
    least: new Float64Array(columns),
    bound: Float64Array.from({ length: rows.length + 1 }, (_, i) => (i === rows.length ? 1 : 0)),
    equal: Uint8Array.from({ length: rows.length + 1 }, (_, i) => (i === rows.length ? 1 : 0)),
    starts,
    rows: Int32Array.from(entries.flatMap((column) => column.map(([i]) => i))),
    values: Float64Array.from(entries.flatMap((column) => column.map(([, x]) => x))),
  };
}

/** Whole numbers as doubles in −1 … 1. */
function unitOf(numbers: Iterable<bigint>): (x: bigint) => number {
  let most = 1n;
  for (const x of numbers) if ((x < 0n ? -x : x) > most) most = x < 0n ? -x : x;
  const shift = BigInt(Math.max(0, bits(most) - 1000));
  const unit = Number(most >> shift);
  return (x) => Number(x >> shift) / unit;
}
