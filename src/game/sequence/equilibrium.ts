import Fraction from 'fraction.js';
import { costVariable, indexOf, type Start, startFrom } from './dictionary.js';
import { solveExactly } from './exactSolve.js';
import { ExactTableau } from './exactTableau.js';
import type { SequenceForm } from './form.js';
import { lemke } from './lemke.js';
import { RoughTableau } from './roughTableau.js';
import type { Tableau } from './tableau.js';

/** Realisation plans of an equilibrium, per side and sequence: exact, or in double precision. */
export type FoundPlans = { exact: [Fraction[], Fraction[]] } | { rough: [Float64Array, Float64Array] };

/** Games with more sequences (both sides, the empty ones not counted) are not solved by pivoting. */
export const MAX_SEQUENCES = 6_000;

/** Exact pivoting from the start is tried up to so many sequences. */
const MAX_EXACT = 300;

/**
 * One equilibrium of a two-player game in sequence form. Double precision searches; where the basis that it ends with
 * can be reached in exact numbers and is one of an equilibrium, the plans are exact. Where it is not, and the game is
 * small, the search is repeated in exact numbers. In words, why not, where none is found.
 *
 * @param start Per side and set: the action to start from; another start may find another equilibrium.
 * @param goOn Asked before each pivot.
 */
export function findEquilibrium(
  form: SequenceForm,
  goOn: () => boolean,
  start: readonly [Int32Array, Int32Array] = firstActions(form),
): FoundPlans | string {
  const sequences = costVariable(form) / 2;
  if (sequences > MAX_SEQUENCES) return `the game has ${sequences} sequences; pivoting is for at most ${MAX_SEQUENCES}`;
  const from = startFrom(form, start);
  const z = costVariable(form);
  const rough = new RoughTableau(from, z, inUnits(form, from));
  const end = lemke(rough, goOn);
  if (end === 'stopped') return 'the time is over';
  const exact = end === 'solved' ? plansOfBasis(form, from, rough.basis, goOn) : undefined;
  if (exact) return { exact };
  if (sequences <= MAX_EXACT) {
    const tableau = new ExactTableau(from, z);
    if (lemke(tableau, goOn) === 'solved') {
      return { exact: plansOf(form, (variable) => valueIn(tableau, variable, ZERO), ONE) };
    }
  }
  if (end !== 'solved') return 'double precision does not do for this game, and it is too large for exact numbers';
  const plans = plansOf(form, (variable) => Math.max(0, valueIn(rough, variable, 0)), 1);
  return { rough: [Float64Array.from(plans[0]), Float64Array.from(plans[1])] };
}

function valueIn<T>(tableau: Tableau & { value(row: number): T }, variable: number, zero: T): T {
  const row = tableau.rowOf(variable);
  return row < 0 ? zero : tableau.value(row);
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

export function firstActions({ sides }: SequenceForm): [Int32Array, Int32Array] {
  return [new Int32Array(sides[0].sets.length), new Int32Array(sides[1].sets.length)];
}

/** The rows in double precision, losses counted in a unit in which the largest payment of their player is 1. */
function inUnits(form: SequenceForm, start: Start): Map<number, number>[] {
  const most = form.paid.map((paid) => {
    let largest = 1n;
    for (const x of paid) {
      const size = BigInt(x) < 0n ? -BigInt(x) : BigInt(x);
      if (size > largest) largest = size;
    }
    return largest;
  });
  const firstOfSecond = 2 * indexOf(form, 1, 1);
  const z = costVariable(form);
  const unitOf = (variable: number) =>
    variable % 2 === 1 && variable < z ? most[variable < firstOfSecond ? 0 : 1]! : 1n;
  const ratio = (x: bigint, above: bigint, below: bigint) => Number(new Fraction(x * above, below).valueOf());
  return start.rows.map((row, i) => {
    const unit = unitOf(start.basis[i]!);
    return new Map(
      [...row].map(([j, x]) => {
        // The cost z is counted in each player's unit, so that it weighs the same for both.
        const above = j === start.outside.length ? unit : unitOf(start.outside[j] ?? z);
        return [j, ratio(x, above, unit)];
      }),
    );
  });
}

/**
 * Exact plans for a basis: per row the variable that is basic. `undefined` where the basis is none, where it is not one
 * of an equilibrium (a variable would be below 0), or where numbers become too long.
 */
export function plansOfBasis(
  form: SequenceForm,
  start: Start,
  basis: Iterable<number>,
  goOn: () => boolean,
): [Fraction[], Fraction[]] | undefined {
  const wanted = new Set(basis);
  const entering = new Map<number, number>();
  start.outside.forEach((variable, j) => {
    if (wanted.has(variable)) entering.set(j, entering.size);
  });
  // Of the start's rows, those whose variable leaves determine what enters; the others then say what stays.
  const leaving = start.rows.filter((_, i) => !wanted.has(start.basis[i]!));
  if (leaving.length !== entering.size) return undefined;
  const bound = start.outside.length + 1;
  const values = solveExactly(
    leaving.map(
      (row) => new Map([...row].flatMap(([j, x]) => (entering.has(j) ? [[entering.get(j)!, x] as const] : []))),
    ),
    leaving.map((row) => row.get(bound) ?? 0n),
    goOn,
  );
  if (!values?.every((x) => x.compare(ZERO) >= 0)) return undefined;
  const value = new Map<number, Fraction>();
  for (const [j, k] of entering) value.set(start.outside[j]!, values[k]!);
  for (const [i, row] of start.rows.entries()) {
    if (!wanted.has(start.basis[i]!)) continue;
    let left = new Fraction(row.get(bound) ?? 0n);
    for (const [j, x] of row) {
      const k = entering.get(j);
      if (k !== undefined && values[k]!.n !== 0n) left = left.sub(values[k]!.mul(x));
    }
    if (left.compare(ZERO) < 0) return undefined;
    value.set(start.basis[i]!, left);
  }
  return plansOf(form, (variable) => value.get(variable) ?? ZERO, ONE);
}

/** @param value Of a variable, 0 where it is not basic. */
function plansOf<T>(form: SequenceForm, value: (variable: number) => T, one: T): [T[], T[]] {
  const planOf = (s: 0 | 1): T[] =>
    Array.from({ length: form.sides[s].sequences }, (_, sequence) =>
      sequence === 0 ? one : value(2 * indexOf(form, s, sequence)),
    );
  return [planOf(0), planOf(1)];
}
