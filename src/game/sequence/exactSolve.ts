import Fraction from 'fraction.js';
import { bits, size } from '../integers.js';
import { type Elimination, eliminate, solveModulo } from './modularElimination.js';
import { Remainders } from './remainders.js';

/** Systems with more unknowns are not solved exactly. */
export const MAX_UNKNOWNS = 1_500;

/** Solutions whose numerators and denominators take more p-adic digits than this, 25 bits each, are not looked for. */
const MAX_DIGITS = 256;

/** Below 2^25, as `eliminate` wants them. */
const PRIMES = [33554393, 33554383, 33554371];

/** Fractions with one denominator, above 0. */
export interface CommonFractions {
  numerators: bigint[];
  denominator: bigint;
}

/**
 * The solution of a square system of whole numbers, exactly, by p-adic lifting (Dixon 1982): the matrix is factored once
 * modulo a prime, each pass gives one more digit of the solution in base p, and fractions are read off by the Euclidean
 * algorithm (Wang 1981) once enough digits are known. What is read off is put into the system before it is returned.
 *
 * `undefined` where the matrix is singular (or is so modulo each of three primes), or a limit is passed.
 *
 * @param rows Per equation: coefficients by unknown.
 * @param goOn Asked now and then.
 * @param mostDigits Solutions that take more p-adic digits, 25 bits each, are not looked for.
 */
export function solveExactly(
  rows: readonly ReadonlyMap<number, bigint>[],
  bounds: readonly bigint[],
  goOn: () => boolean,
  mostDigits = MAX_DIGITS,
): Fraction[] | undefined {
  if (rows.length > MAX_UNKNOWNS) return undefined;
  for (const p of PRIMES) {
    const factors = eliminate(rows, p, goOn);
    if (!factors) return undefined;
    if (factors.pivots.length !== rows.length) continue;
    const solution = lift(rows, bounds, rows.length, factors, goOn, mostDigits);
    return solution?.numerators.map((x) => new Fraction(x, solution.denominator));
  }
  return undefined;
}

/** A system that may have many solutions, or more equations than it needs. */
export interface OpenSystem {
  /** Unknowns that may be given a value; the others follow. */
  free: readonly number[];
  /**
   * The solution with the free unknowns as given, in units of 1/unit. `undefined` where there is none, or a limit is
   * passed.
   */
  solve(given: (unknown: number) => bigint, unit: bigint): CommonFractions | undefined;
}

/** `undefined` where a limit is passed. Parameters as for {@link solveExactly}. */
export function openSystem(
  rows: readonly ReadonlyMap<number, bigint>[],
  bounds: readonly bigint[],
  unknowns: number,
  goOn: () => boolean,
): OpenSystem | undefined {
  if (Math.max(rows.length, unknowns) > 2 * MAX_UNKNOWNS) return undefined;
  const factors = eliminate(rows, PRIMES[0]!, goOn);
  if (!factors || factors.pivots.length > MAX_UNKNOWNS) return undefined;
  const bound = new Set(factors.pivots.map(({ column }) => column));
  const free = Array.from({ length: unknowns }, (_, j) => j).filter((j) => !bound.has(j));
  return {
    free,
    solve(given, unit) {
      const values = new Map(free.map((j) => [j, given(j)]));
      const left = rows.map((row, i) => {
        let sum = bounds[i]! * unit;
        for (const [j, a] of row) {
          const value = values.get(j);
          if (value) sum -= a * value;
        }
        return sum;
      });
      const solution = lift(rows, left, unknowns, factors, goOn);
      if (!solution) return undefined;
      const numerators = [...solution.numerators];
      for (const [j, value] of values) numerators[j] = value * solution.denominator;
      return { numerators, denominator: solution.denominator * unit };
    },
  };
}

/** Of unknowns without a pivot, what is returned is 0. */
function lift(
  rows: readonly ReadonlyMap<number, bigint>[],
  bounds: readonly bigint[],
  unknowns: number,
  factors: Elimination,
  goOn: () => boolean,
  mostDigits = MAX_DIGITS,
): CommonFractions | undefined {
  const { prime, pivots } = factors;
  const modulus = BigInt(prime);
  const rest = new Remainders(rows, bounds, factors);
  const right = new Float64Array(rows.length);
  const digit = new Float64Array(unknowns);
  const digits = new Array<bigint>(unknowns).fill(0n);
  let power = 1n;
  let next = 4;
  for (let count = 1; count <= mostDigits; count++) {
    if (!goOn()) return undefined;
    rest.modulo(right);
    solveModulo(factors, right, digit);
    for (const { column } of pivots) if (digit[column] !== 0) digits[column]! += BigInt(digit[column]!) * power;
    power *= modulus;
    const done = rest.pass(digit);
    if (count < next && !done) continue;
    next = Math.ceil(1.4 * next);
    const solution = done ? { numerators: digits, denominator: 1n } : fractionsOf(digits, power);
    if (solution && solves(rows, bounds, solution)) return solution;
  }
  return undefined;
}

/**
 * Fractions with small numerators and denominators that are the given remainders. Denominators of a solution divide one
 * number, so what is known of it is multiplied in first.
 */
function fractionsOf(digits: readonly bigint[], power: bigint): CommonFractions | undefined {
  let denominator = 1n;
  const half = power / 2n;
  // As small as that, a number is one by accident in one of sqrt(power) · 500 cases.
  const small = 1n << BigInt(Math.max(0, Math.floor(bits(power) / 2) - 11));
  const numerators: bigint[] = [];
  const own: bigint[] = [];
  for (const x of digits) {
    let value = (x * denominator) % power;
    if (value > half) value -= power;
    if (size(value) >= small) {
      const more = fractionOf(value < 0n ? value + power : value, power);
      if (!more) return undefined;
      denominator *= more.denominator;
      value = more.numerator;
    }
    numerators.push(value);
    own.push(denominator);
  }
  return { numerators: numerators.map((x, j) => x * (denominator / own[j]!)), denominator };
}

/** The fraction n/d with |n| and d below the root of half the modulus, where there is one. */
function fractionOf(x: bigint, power: bigint): { numerator: bigint; denominator: bigint } | undefined {
  let [above, below] = [power, x];
  let [before, now] = [0n, 1n];
  while (2n * below * below >= power) {
    const times = above / below;
    [above, below] = [below, above - times * below];
    [before, now] = [now, before - times * now];
  }
  if (now === 0n || 2n * now * now >= power) return undefined;
  return now < 0n ? { numerator: -below, denominator: -now } : { numerator: below, denominator: now };
}

function solves(
  rows: readonly ReadonlyMap<number, bigint>[],
  bounds: readonly bigint[],
  { numerators, denominator }: CommonFractions,
): boolean {
  return rows.every((row, i) => {
    let sum = 0n;
    for (const [j, a] of row) sum += a === 1n ? numerators[j]! : a * numerators[j]!;
    return sum === bounds[i]! * denominator;
  });
}
