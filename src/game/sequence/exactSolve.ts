import Fraction from 'fraction.js';
import { gcd } from '../integers.js';

/** Systems with more unknowns are not solved exactly. */
export const MAX_UNKNOWNS = 1_500;

/** Solutions whose numerators and denominators take more p-adic digits than this, 25 bits each, are not looked for. */
const MAX_DIGITS = 256;

/** Primes below 2^25: products of two remainders are exact in double precision, with room to add one. */
const PRIMES = [33554393, 33554383, 33554371];

/**
 * The solution of a square system of whole numbers, exactly, by p-adic lifting (Dixon 1982): the matrix is factored once
 * modulo a prime, each pass gives one more digit of the solution in base p, and fractions are read off by the Euclidean
 * algorithm (Wang 1981) once enough digits are known. What is read off is put into the system before it is returned.
 *
 * `undefined` where the matrix is singular (or is so modulo each of three primes), or a limit is passed.
 *
 * @param rows Per equation: coefficients by unknown.
 * @param goOn Asked now and then.
 */
export function solveExactly(
  rows: readonly ReadonlyMap<number, bigint>[],
  bounds: readonly bigint[],
  goOn: () => boolean,
): Fraction[] | undefined {
  if (rows.length > MAX_UNKNOWNS) return undefined;
  for (const p of PRIMES) {
    const factors = factor(rows, p, goOn);
    if (factors === 'stopped') return undefined;
    if (factors) return lift(rows, bounds, factors, p, goOn);
  }
  return undefined;
}

/** Rows in the order of elimination, each column's pivot, and both triangles in one square array. */
interface Factors {
  order: Int32Array;
  columns: Int32Array;
  entries: Float64Array;
  inverse: Float64Array;
}

/** Elimination modulo p: columns with few entries first, and in each the row with few. */
function factor(
  rows: readonly ReadonlyMap<number, bigint>[],
  p: number,
  goOn: () => boolean,
): Factors | undefined | 'stopped' {
  const n = rows.length;
  const size = new Int32Array(n);
  for (const row of rows) for (const j of row.keys()) size[j]!++;
  const columns = Int32Array.from(size.keys()).sort((a, b) => size[a]! - size[b]! || a - b);
  const place = new Int32Array(n);
  columns.forEach((j, c) => {
    place[j] = c;
  });
  const work = rows.map((row) => {
    const dense = new Float64Array(n);
    for (const [j, x] of row) dense[place[j]!] = remainder(x, p);
    return dense;
  });
  const order = Int32Array.from(rows.keys());
  const inverse = new Float64Array(n);
  for (let c = 0; c < n; c++) {
    if (c % 16 === 0 && !goOn()) return 'stopped';
    let best = -1;
    let fewest = n + 1;
    for (let i = c; i < n; i++) {
      const row = work[order[i]!]!;
      if (row[c] === 0) continue;
      let entries = 0;
      for (let j = c; j < n && entries < fewest; j++) if (row[j] !== 0) entries++;
      if (entries < fewest) [best, fewest] = [i, entries];
    }
    if (best < 0) return undefined;
    [order[c], order[best]] = [order[best]!, order[c]!];
    const pivot = work[order[c]!]!;
    inverse[c] = inverted(pivot[c]!, p);
    const places: number[] = [];
    for (let j = c + 1; j < n; j++) if (pivot[j] !== 0) places.push(j);
    for (let i = c + 1; i < n; i++) {
      const row = work[order[i]!]!;
      if (row[c] === 0) continue;
      const times = (row[c]! * inverse[c]!) % p;
      row[c] = times;
      for (const j of places) {
        const x = row[j]! - ((times * pivot[j]!) % p);
        row[j] = x < 0 ? x + p : x;
      }
    }
  }
  const entries = new Float64Array(n * n);
  for (let c = 0; c < n; c++) entries.set(work[order[c]!]!, c * n);
  return { order, columns, entries, inverse };
}

/** The solution modulo p, by both triangles. */
function solveModulo(right: Float64Array, { order, columns, entries, inverse }: Factors, p: number): Float64Array {
  const n = order.length;
  const x = new Float64Array(n);
  for (let c = 0; c < n; c++) {
    let sum = right[order[c]!]!;
    for (let j = 0; j < c; j++) {
      const entry = entries[c * n + j]!;
      if (entry !== 0 && x[j] !== 0) sum = (sum + p * p - entry * x[j]!) % p;
    }
    x[c] = sum;
  }
  for (let c = n - 1; c >= 0; c--) {
    let sum = x[c]!;
    for (let j = c + 1; j < n; j++) {
      const entry = entries[c * n + j]!;
      if (entry !== 0 && x[j] !== 0) sum = (sum + p * p - entry * x[j]!) % p;
    }
    x[c] = (sum * inverse[c]!) % p;
  }
  const solution = new Float64Array(n);
  for (let c = 0; c < n; c++) solution[columns[c]!] = x[c]!;
  return solution;
}

function lift(
  rows: readonly ReadonlyMap<number, bigint>[],
  bounds: readonly bigint[],
  factors: Factors,
  p: number,
  goOn: () => boolean,
): Fraction[] | undefined {
  const prime = BigInt(p);
  const rest = [...bounds];
  const digits: bigint[] = bounds.map(() => 0n);
  let power = 1n;
  let next = 4;
  for (let digit = 1; digit <= MAX_DIGITS; digit++) {
    if (!goOn()) return undefined;
    const x = solveModulo(
      Float64Array.from(rest, (r) => remainder(r, p)),
      factors,
      p,
    );
    const whole = Array.from(x, BigInt);
    for (let j = 0; j < whole.length; j++) digits[j]! += whole[j]! * power;
    power *= prime;
    for (let i = 0; i < rows.length; i++) {
      let left = rest[i]!;
      for (const [j, a] of rows[i]!) left -= a * whole[j]!;
      rest[i] = left / prime;
    }
    const done = rest.every((r) => r === 0n);
    if (digit < next && !done) continue;
    next *= 2;
    const solution = done ? digits.map((d) => new Fraction(d)) : fractionsOf(digits, power);
    if (solution && solves(rows, bounds, solution)) return solution;
  }
  return undefined;
}

/**
 * Fractions with small numerators and denominators that are the given remainders. Denominators of a solution divide one
 * number, so what is known of it is multiplied in first.
 */
function fractionsOf(digits: readonly bigint[], power: bigint): Fraction[] | undefined {
  let denominator = 1n;
  const solution: Fraction[] = [];
  for (const x of digits) {
    let value = (x * denominator) % power;
    if (value > power / 2n) value -= power;
    // As small as that, a number is one by accident in one of sqrt(power) · 500 cases.
    if (1024n * 1024n * value * value < power) {
      solution.push(new Fraction(value, denominator));
      continue;
    }
    const found = fractionOf(x, power);
    if (!found) return undefined;
    solution.push(found);
    denominator *= found.d / gcd(denominator, found.d);
  }
  return solution;
}

/** The fraction n/d with |n| and d below the root of half the modulus, where there is one. */
function fractionOf(x: bigint, power: bigint): Fraction | undefined {
  let [above, below] = [power, x];
  let [before, now] = [0n, 1n];
  while (2n * below * below >= power) {
    const times = above / below;
    [above, below] = [below, above - times * below];
    [before, now] = [now, before - times * now];
  }
  if (now === 0n || 2n * now * now >= power) return undefined;
  return new Fraction(now < 0n ? -below : below, now < 0n ? -now : now);
}

function solves(
  rows: readonly ReadonlyMap<number, bigint>[],
  bounds: readonly bigint[],
  solution: readonly Fraction[],
): boolean {
  let common = 1n;
  for (const { d } of solution) common *= d / gcd(common, d);
  const whole = solution.map((x) => x.s * x.n * (common / x.d));
  return rows.every((row, i) => {
    let sum = 0n;
    for (const [j, a] of row) sum += a * whole[j]!;
    return sum === bounds[i]! * common;
  });
}

function remainder(x: bigint, p: number): number {
  const r = Number(x % BigInt(p));
  return r < 0 ? r + p : r;
}

function inverted(x: number, p: number): number {
  let [above, below] = [p, x];
  let [before, now] = [0, 1];
  while (below !== 0) {
    const times = Math.floor(above / below);
    [above, below] = [below, above - times * below];
    [before, now] = [now, before - times * now];
  }
  return before < 0 ? before + p : before;
}
