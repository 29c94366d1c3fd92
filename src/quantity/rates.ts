import { identity, inverse, type Matrix, norm, plus, scaled, times } from './dense.js';

/**
 * e^{QΔ}: chances to be in each state after Δ years. Rows sum to 1.
 *
 * Off-diagonals of Q are rates per year, ≥ 0, and rows sum to 0. With q the fastest rate, e^{QΔ} = e^{−qΔ}·e^{(Q+qI)Δ}:
 * the series has no negative term, so nothing cancels (uniformization). Halved until the norm is at most ½, then
 * squared; 20 terms leave 2^{−20}/20! < 1e-24.
 */
export function stepMatrix(generator: Matrix, years: number): Matrix {
  const n = generator.length;
  const fastest = Math.max(0, ...generator.map((row, i) => -row[i])) * years;
  const shifted = plus(scaled(generator, years), identity(n), fastest);
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(norm(shifted), Number.MIN_VALUE))) + 1);
  const small = scaled(shifted, 2 ** -halvings);
  let term = identity(n);
  let sum = identity(n);
  for (let k = 1; k <= 20; k++) {
    term = scaled(times(term, small), 1 / k);
    sum = plus(sum, term);
  }
  let result = rowsToOne(sum);
  for (let k = 0; k < halvings; k++) result = rowsToOne(times(result, result));
  return result;
}

export type GeneratorOf =
  | { generator: Matrix }
  | {
      /** The most negative rate of the logarithm, per year; null where the matrix has no real logarithm. */
      problem: { row: number; column: number; value: number | null };
      /** A generator near by, and what it makes of a year. */
      nearest: Matrix;
      yearly: Matrix;
    };

/**
 * The rates under which a yearly matrix comes about: its principal logarithm, where that is a generator. An
 * off-diagonal down to −1e-12 counts as 0.
 *
 * Otherwise offers the logarithm with negative rates set to 0; where there is none (an eigenvalue is 0 or negative),
 * P − I, which is a generator for every P, and names the entry where the state that is kept least goes most.
 *
 * @param yearly Chances, rows summing to 1.
 */
export function generatorOf(yearly: Matrix): GeneratorOf {
  const log = logarithm(yearly);
  if (!log) {
    const row = indexOfLeast(yearly.map((chances, i) => chances[i]));
    const column = indexOfLeast(yearly[row].map((chance, j) => (j === row ? Infinity : -chance)));
    return offer({ row, column, value: null }, plus(yearly, identity(yearly.length), -1));
  }
  const nearest = log.map((rates) => rates.map((rate) => Math.max(0, rate)));
  for (const [i, rates] of nearest.entries()) rates[i] = 0 - rates.reduce((sum, x, j) => (j === i ? sum : sum + x), 0);
  const least = log.map((rates, i) => indexOfLeast(rates.map((rate, j) => (j === i ? Infinity : rate))));
  const row = indexOfLeast(least.map((column, i) => log[i][column]));
  const value = log[row][least[row]];
  if (log.length === 1 || value >= -1e-12) return { generator: nearest };
  return offer({ row, column: least[row], value }, nearest);
}

function offer(problem: { row: number; column: number; value: number | null }, nearest: Matrix): GeneratorOf {
  return { problem, nearest, yearly: stepMatrix(nearest, 1) };
}

/** Nodes and weights of Gauss and Legendre on [−1, 1], 8 points: Abramowitz & Stegun, table 25.4, p. 916. */
const GAUSS = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
];

/**
 * Principal logarithm by inverse scaling and squaring (Higham, Functions of Matrices, 2008, section 11.5): square roots
 * until the matrix is near I, then log(I + X) = ∫₀¹ X(I + uX)⁻¹ du by quadrature. Undefined where there is none.
 */
function logarithm(a: Matrix): Matrix | undefined {
  const one = identity(a.length);
  let root: Matrix | undefined = a;
  let roots = 0;
  for (; root && norm(plus(root, one, -1)) > 0.25; roots++) {
    if (roots === 40) return undefined;
    root = squareRoot(root);
  }
  if (!root) return undefined;
  const x = plus(root, one, -1);
  let log = scaled(one, 0);
  for (const [node, weight] of GAUSS.flatMap(([u, w]) => [
    [-u, w],
    [u, w],
  ])) {
    const below = inverse(plus(one, x, (1 + node) / 2));
    if (!below) return undefined;
    log = plus(log, times(x, below), weight / 2);
  }
  return scaled(log, 2 ** roots);
}

/** Principal square root by the iteration of Denman and Beavers (Higham, section 6.3); undefined where it fails. */
function squareRoot(a: Matrix): Matrix | undefined {
  let root = a;
  let other = identity(a.length);
  for (let k = 0; k < 60; k++) {
    const [ofRoot, ofOther] = [inverse(root), inverse(other)];
    if (!ofRoot || !ofOther) return undefined;
    const next = scaled(plus(root, ofOther), 0.5);
    other = scaled(plus(other, ofRoot), 0.5);
    const moved = norm(plus(next, root, -1));
    root = next;
    if (moved <= 1e-15 * norm(root)) break;
  }
  return norm(plus(times(root, root), a, -1)) <= 1e-12 * norm(a) ? root : undefined;
}

function rowsToOne(a: Matrix): Matrix {
  return a.map((row) => {
    const sum = row.reduce((s, x) => s + x, 0);
    return row.map((x) => x / sum);
  });
}

function indexOfLeast(numbers: readonly number[]): number {
  return numbers.reduce((best, x, i) => (x < numbers[best] ? i : best), 0);
}
