import Fraction from 'fraction.js';
import { coprimeBase, exponentsOf } from './coprime.js';
import type { Demand } from './demands.js';
import { bits, commonDenominator, isOne, isZero, ONE, power, ZERO } from './numbers.js';
import { type Contradiction, MAX_DEMANDS } from './orders.js';
import { addMultiple, normalise, type Row } from './sparse.js';

/** Greatest root, and bits of a number raised to powers, that {@link findWeights} takes on. */
export const MAX_ROOT = 60n;
export const MAX_BITS = 1_000_000;

/**
 * Positive weights of trembles whose products have the ratios that beliefs demand. A linear system in logarithms, solved
 * exactly: over a coprime base of the ratios it is one of rational exponents. A weight may be a root of a fraction, so
 * all are given to the power of `root`. Where there are none, demands that contradict each other
 * ({@link contradictWeights}); `undefined` beyond the limits.
 */
export function findWeights(
  trembles: number,
  demands: readonly Demand[],
): { weights: Fraction[]; root: bigint } | { contradiction: Contradiction } | undefined {
  const asked = demands.filter(({ ratio }) => ratio !== undefined);
  if (asked.every(({ ratio }) => isOne(ratio!))) return { weights: new Array(trembles).fill(ONE), root: 1n };
  if (asked.length > MAX_DEMANDS) return undefined;
  const base = coprimeBase(asked.map(({ ratio }) => ratio!));
  // Columns: the trembles, the base, then a unit for each demand, to see which ones a row is made of.
  const width = trembles + base.length;
  const solved = new Map<number, Row>();
  for (const [i, { trembles: d, ratio }] of asked.entries()) {
    const row: Row = new Map();
    for (const [j, sign] of d) row.set(j, ONE.mul(sign));
    for (const [k, e] of exponentsOf(ratio!, base).entries()) if (e !== 0) row.set(trembles + k, ONE.mul(e));
    row.set(width + i, ONE);
    const left = eliminate(row, solved, trembles);
    if (left < trembles || left >= width) continue;
    const contradiction = [...row]
      .filter(([c]) => c >= width)
      .map(([c, multiplier]) => ({ demand: asked[c - width]!, multiplier }));
    const verified = contradictWeights(contradiction);
    if (verified === false) throw new Error('demands on weights that do not contradict each other');
    return verified ? { contradiction } : undefined;
  }
  return weightsOf(trembles, base, solved);
}

/**
 * Takes out of a row what others have solved. What is left is solved for its first tremble, which is taken out of the
 * others (Gauss and Jordan). Returns the first column that is left.
 */
function eliminate(row: Row, solved: Map<number, Row>, trembles: number): number {
  for (const [j, x] of [...row]) {
    const other = solved.get(j);
    if (other) addMultiple(row, x.neg(), other);
  }
  const column = Math.min(...row.keys());
  if (column >= trembles) return column;
  normalise(row, column);
  for (const other of solved.values()) {
    const x = other.get(column);
    if (x) addMultiple(other, x.neg(), row);
  }
  solved.set(column, row);
  return column;
}

/**
 * Whether demands on weights contradict each other: multiplied together with their multipliers, made whole, as exponents,
 * the weights cancel and the ratios do not give 1. `undefined` where the powers have more than {@link MAX_BITS} bits.
 */
export function contradictWeights(contradiction: Contradiction): boolean | undefined {
  const scale = commonDenominator(contradiction.map(({ multiplier }) => multiplier));
  const left = new Map<number, Fraction>();
  let product = ONE;
  let size = 0;
  for (const { demand, multiplier } of contradiction) {
    const exponent = multiplier.s * multiplier.n * (scale / multiplier.d);
    if (!demand.ratio) return false;
    size += Number(exponent < 0n ? -exponent : exponent) * (bits(demand.ratio.n) + bits(demand.ratio.d));
    if (size > MAX_BITS) return undefined;
    for (const [j, sign] of demand.trembles) left.set(j, (left.get(j) ?? ZERO).add(multiplier.mul(sign)));
    product = product.mul(power(demand.ratio, exponent));
  }
  return [...left.values()].every(isZero) && !isOne(product);
}

/** Trembles that nothing was solved for weigh 1. */
function weightsOf(
  trembles: number,
  base: readonly bigint[],
  solved: ReadonlyMap<number, Row>,
): { weights: Fraction[]; root: bigint } | undefined {
  const exponents = (row: Row): [bigint, Fraction][] =>
    base.flatMap((b, k) => (row.has(trembles + k) ? [[b, row.get(trembles + k)!]] : []));
  const root = commonDenominator([...solved.values()].flatMap((row) => exponents(row).map(([, e]) => e)));
  if (root > MAX_ROOT) return undefined;
  const weights: Fraction[] = new Array(trembles).fill(ONE);
  for (const [j, row] of solved) {
    for (const [b, e] of exponents(row)) {
      const whole = e.s * e.n * (root / e.d);
      if (Number(whole < 0n ? -whole : whole) * bits(b) > MAX_BITS) return undefined;
      weights[j] = weights[j]!.mul(power(new Fraction(b), whole));
    }
  }
  return { weights, root };
}
