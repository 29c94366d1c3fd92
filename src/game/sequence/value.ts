import type { Highs } from 'highs';
import { indexOf } from './dictionary.js';
import type { SequenceForm, Side } from './form.js';
import { type LinearProgram, type LinearSolution, solveLinear } from './lp.js';
import { inMachineNumbers } from './machineNumbers.js';

/** Realisation plans of both sides, per sequence; in double precision. */
export interface Plans {
  plans: [Float64Array, Float64Array];
  /** The same as a basis, in the variables of `startFrom`: of each sequence its share or its loss. */
  basis: number[];
  /** Pivots that it took. */
  pivots: number;
}

/**
 * Optimal plans of both sides of a constant-sum game, by the linear program of its sequence form (von Stengel 1996;
 * Koller, Megiddo and von Stengel 1996):
 *
 *     maximise q_0 over plans x of the first side and values q of the second's sets, such that for each of the second's
 *     sequences b:  q(set of b) − Σ q(sets that b leads to) ≤ what the first gets from x where the second plays b
 *
 * with q_0 for the empty sequence. The multipliers of these rows are the second side's plan. In words, why not, where
 * the solver does not end with an optimum.
 */
export function optimalPlans(highs: Highs, form: SequenceForm, seconds = Number.POSITIVE_INFINITY): Plans | string {
  const [first, second] = form.sides;
  const solution = solveLinear(highs, linearProgram(form), seconds);
  if (typeof solution === 'string') return solution;
  const { x, dual, pivots } = solution;
  const { columns, rows } = completed(form, solution);
  const basis: number[] = [];
  for (let i = 1; i < first.sequences; i++) basis.push(2 * indexOf(form, 0, i) + (columns[i] ? 0 : 1));
  for (let j = 1; j < second.sequences; j++) basis.push(2 * indexOf(form, 1, j) + (rows[j] ? 1 : 0));
  return { plans: [x.slice(0, first.sequences), dual.slice(0, second.sequences).map(Math.abs)], basis, pivots };
}

/**
 * Where nobody comes to a set, its equation may be left without a share in the basis. Then the share of its best action
 * takes that place, at 0.
 */
function completed(form: SequenceForm, { basic, loss }: LinearSolution): LinearSolution['basic'] {
  const [first, second] = form.sides;
  const columns = Uint8Array.from(basic.columns);
  for (let k = 0; k < first.sets.length; k++) {
    if (!basic.rows[second.sequences + 1 + k]) continue;
    let best = -1;
    for (let i = first.first[k]!; i < first.first[k]! + first.actions[k]!; i++) {
      if (!columns[i] && (best < 0 || loss[i]! < loss[best]!)) best = i;
    }
    if (best >= 0) columns[best] = 1;
  }
  return { columns, rows: basic.rows };
}

/** Columns: the first's sequences, then q_0 and q of each of the second's sets. Rows: the second's sequences, then the first's sets. */
function linearProgram(form: SequenceForm): LinearProgram {
  const [first, second] = form.sides;
  const columns = first.sequences + 1 + second.sets.length;
  const rows = second.sequences + 1 + first.sets.length;
  const column: { rows: number[]; values: number[] }[] = Array.from({ length: columns }, () => ({
    rows: [],
    values: [],
  }));
  const add = (i: number, j: number, value: number) => {
    column[j]!.rows.push(i);
    column[j]!.values.push(value);
  };
  inMachineNumbers(form.paid[0]).forEach((x, k) => {
    if (x !== 0) add(form.column[k]!, form.row[k]!, x);
  });
  plan(first, (set, sequence, sign) => add(second.sequences + set, sequence, sign));
  plan(second, (set, sequence, sign) => add(sequence, first.sequences + set, -sign));
  const cost = new Float64Array(columns);
  cost[first.sequences] = 1;
  const bound = new Float64Array(rows);
  bound[second.sequences] = 1;
  const starts = Int32Array.from({ length: columns + 1 }, () => 0);
  for (let j = 0; j < columns; j++) starts[j + 1] = starts[j]! + column[j]!.rows.length;
  return {
    cost,
    least: new Float64Array(columns).fill(Number.NEGATIVE_INFINITY, first.sequences),
    bound,
    equal: new Uint8Array(rows).fill(1, second.sequences),
    starts,
    rows: Int32Array.from(column.flatMap((c) => c.rows)),
    values: Float64Array.from(column.flatMap((c) => c.values)),
  };
}

/** The equations of plans: 0, the empty sequence has 1; k + 1, at set k the continuations sum to what leads there. */
function plan(side: Side, entry: (equation: number, sequence: number, sign: 1 | -1) => void): void {
  entry(0, 0, 1);
  for (let k = 0; k < side.sets.length; k++) {
    entry(k + 1, side.parent[k]!, -1);
    for (let a = 0; a < side.actions[k]!; a++) entry(k + 1, side.first[k]! + a, 1);
  }
}
