import type Fraction from 'fraction.js';
import { type Demand, keyOf } from './demands.js';
import { commonDenominator, isPositive, ONE, plus, times, ZERO } from './numbers.js';
import { findPoint } from './simplex.js';

/** Demands that contradict each other; each counted with a multiplier. */
export type Contradiction = readonly { demand: Demand; multiplier: Fraction }[];

/**
 * How many different demands, and pivots of the simplex method, {@link findOrders} takes on: some ten seconds at most. With
 * more demands it tries no orders but 1 for all.
 */
export const MAX_DEMANDS = 1000;
export const MAX_PIVOTS = 3000;

/**
 * Orders of trembles, positive integers, such that coming to nodes with positive belief is of the same order within each
 * set, and of a lower order than coming to nodes with belief 0. By linear programming over orders of at least 1 with
 * differences of at least 1: what is solved by positive orders is solved by such ones, times a number. Where there are
 * none, demands that contradict each other ({@link contradictOrders}); `undefined` beyond the limits.
 */
export function findOrders(
  trembles: number,
  demands: readonly Demand[],
): { orders: bigint[] } | { contradiction: Contradiction } | undefined {
  const distinct = distinctDemands(demands);
  // K = 1 + x with x ≥ 0.
  const constraints = distinct.map(({ trembles: d, ratio }) => {
    const sum = [...d.values()].reduce((s, sign) => s + sign, 0);
    return ratio
      ? ({ coefficients: d, relation: '=', bound: 0 - sum } as const)
      : ({ coefficients: d, relation: '>=', bound: 1 - sum } as const);
  });
  const found = findPoint(trembles, constraints, distinct.length > MAX_DEMANDS ? 0 : MAX_PIVOTS);
  if (!found) return undefined;
  if ('point' in found) {
    const orders = found.point.map((x) => x.add(ONE));
    const scale = commonDenominator(orders);
    return { orders: orders.map((k) => k.n * (scale / k.d)) };
  }
  const contradiction = distinct
    .map((demand, i) => ({ demand, multiplier: found.multipliers[i]! }))
    .filter(({ multiplier }) => multiplier.n !== 0n);
  if (!contradictOrders(contradiction)) throw new Error('demands on orders that do not contradict each other');
  return { contradiction };
}

/**
 * Whether demands on orders contradict each other (Farkas 1902). Added up with their multipliers, at least 0 for each
 * demand of a higher order, no tremble may have a positive coefficient. Then the sum over orders is at most 0, and below
 * 0 where a tremble is left over; but the demands say that it is at least 0, and above 0 where one asks a higher order.
 */
export function contradictOrders(contradiction: Contradiction): boolean {
  const sum = new Map<number, Fraction>();
  let strict = ZERO;
  for (const { demand, multiplier } of contradiction) {
    if (!demand.ratio && multiplier.compare(0) < 0) return false;
    if (!demand.ratio) strict = plus(strict, multiplier);
    for (const [j, sign] of demand.trembles) sum.set(j, plus(sum.get(j) ?? ZERO, times(multiplier, ONE.mul(sign))));
  }
  const left = [...sum.values()];
  return left.every((x) => !isPositive(x)) && (isPositive(strict) || left.some((x) => x.n !== 0n));
}

/** Demands that ask the same of orders, whatever they ask of weights, are one. */
function distinctDemands(demands: readonly Demand[]): Demand[] {
  const distinct = new Map<string, Demand>();
  for (const demand of demands) {
    const key = `${keyOf(demand)} ${demand.ratio ? '=' : '<'}`;
    if (!distinct.has(key)) distinct.set(key, demand);
  }
  return [...distinct.values()];
}
