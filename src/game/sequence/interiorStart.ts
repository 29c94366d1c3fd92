import type { SequenceForm, Side } from './form.js';
import { inMachineNumbers } from './machineNumbers.js';

/** Where the method stands. Unknowns are shares of both sides, then values of both sides' sets. */
export interface Point {
  z: Float64Array;
  /** Per share. */
  loss: Float64Array;
  /** Per unknown: 1 for the first side's shares and the second's values, −1 for the others. */
  sign: Float64Array;
  /** Right sides of the equations: 1 for the empty sequences. */
  bound: Float64Array;
}

/** Half of the largest payment is added at each set, so that all losses are above 0. */
export function startingPoint(form: SequenceForm, system: Entries, y: number, p: number, q: number, n: number): Point {
  const [first, second] = form.sides;
  const z = new Float64Array(n);
  const loss = new Float64Array(p);
  evenly(first, z, 0);
  evenly(second, z, y);
  const product = new Float64Array(n);
  times(system, z, product);
  // Products so far are −A y and −Aᵀx; the second side gets the contrary.
  startValues(first, product, 0, z, p, 1, loss);
  startValues(second, product, y, z, q, -1, loss);
  const sign = new Float64Array(n).fill(1).fill(-1, y, q);
  const bound = new Float64Array(n);
  bound[p] = 1;
  bound[q] = 1;
  return { z, loss, sign, bound };
}

/** Entries off the diagonal of a symmetric matrix, each once. */
export interface Entries {
  rows: Int32Array;
  columns: Int32Array;
  values: Float64Array;
}

/** What does not change from step to step: −A between x and y, E between x and p, F between y and q. */
export function symmetricSystem(form: SequenceForm, y: number, p: number, q: number): Entries {
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  const add = (i: number, j: number, value: number) => {
    rows.push(i);
    columns.push(j);
    values.push(value);
  };
  inMachineNumbers(form.paid[0]).forEach((x, k) => {
    if (x !== 0) add(form.row[k]!, y + form.column[k]!, -x);
  });
  const equations = (side: Side, shares: number, sets: number) => {
    add(shares, sets, 1);
    for (let k = 0; k < side.sets.length; k++) {
      add(shares + side.parent[k]!, sets + k + 1, -1);
      for (let a = 0; a < side.actions[k]!; a++) add(shares + side.first[k]! + a, sets + k + 1, 1);
    }
  };
  equations(form.sides[0], 0, p);
  equations(form.sides[1], y, q);
  return { rows: Int32Array.from(rows), columns: Int32Array.from(columns), values: Float64Array.from(values) };
}

export function times({ rows, columns, values }: Entries, x: Float64Array, into: Float64Array): void {
  into.fill(0);
  for (let k = 0; k < rows.length; k++) {
    const [i, j] = [rows[k]!, columns[k]!];
    into[i]! += values[k]! * x[j]!;
    into[j]! += values[k]! * x[i]!;
  }
}

/** Every action of a set alike. */
function evenly(side: Side, z: Float64Array, at: number): void {
  z[at] = 1;
  for (let k = 0; k < side.sets.length; k++) {
    const share = z[at + side.parent[k]!]! / side.actions[k]!;
    z.fill(share, at + side.first[k]!, at + side.first[k]! + side.actions[k]!);
  }
}

/** The best worth at each set and half of the largest payment, and what each sequence loses against it. */
function startValues(
  side: Side,
  product: Float64Array,
  at: number,
  z: Float64Array,
  values: number,
  sign: 1 | -1,
  loss: Float64Array,
): void {
  const worth = Float64Array.from({ length: side.sequences }, (_, i) => -sign * product[at + i]!);
  for (let k = side.sets.length - 1; k >= 0; k--) {
    const [start, end] = [side.first[k]!, side.first[k]! + side.actions[k]!];
    const value = Math.max(...worth.subarray(start, end)) + 0.5;
    for (let i = start; i < end; i++) loss[at + i] = value - worth[i]!;
    worth[side.parent[k]!]! += value;
    z[values + k + 1] = sign * value;
  }
  loss[at] = 0.5;
  z[values] = sign * (worth[0]! + 0.5);
}
