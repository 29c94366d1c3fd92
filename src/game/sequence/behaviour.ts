import Fraction from 'fraction.js';
import { continuedFraction } from '../continuedFraction.js';
import { bits } from '../integers.js';
import { bestActions } from './bestActions.js';
import type { SequenceForm, Side } from './form.js';

/** Chances of the actions of one set, from what their sequences have in a realisation plan; sum above 0. */
export type Rounding = (shares: readonly number[]) => Fraction[] | undefined;

/** What a plan gives to a sequence less often than this counts as never. */
const NEVER = 1e-10;

/**
 * Behaviour from realisation plans in double precision, for the sets of both sides: at each the shares of its actions,
 * made rational. Where a player's own plan never leads to a set, what is done there changes nobody's payoffs; there the
 * action that is best against the other's plan stands, the first of several.
 *
 * @param into Takes what is done at the sets of both sides; false where a set cannot be rounded that way.
 */
export function behaveByPlans(
  form: SequenceForm,
  plans: readonly [Float64Array, Float64Array],
  rounding: Rounding,
  into: (readonly Fraction[])[],
): boolean {
  for (const s of [0, 1] as const) {
    const side = form.sides[s];
    let best: Int32Array | undefined;
    for (let k = 0; k < side.sets.length; k++) {
      const shares = sharesAt(side, k, plans[s]);
      if (shares.some((x) => x > 0)) {
        const rounded = rounding(shares);
        if (!rounded) return false;
        into[side.sets[k]!] = rounded;
      } else {
        best ??= bestActions(form, s, plans[1 - s]!);
        into[side.sets[k]!] = shares.map((_, a) => (a === best![k] ? ONE : ZERO));
      }
    }
  }
  return true;
}

/** The same from exact plans. */
export function behaveByExactPlans(
  form: SequenceForm,
  plans: readonly [readonly Fraction[], readonly Fraction[]],
  into: (readonly Fraction[])[],
): void {
  const rough = plans.map((plan) => Float64Array.from(plan, (x) => x.valueOf()));
  for (const s of [0, 1] as const) {
    const side = form.sides[s];
    const best = bestActions(form, s, rough[1 - s]!);
    for (let k = 0; k < side.sets.length; k++) {
      const shares = Array.from({ length: side.actions[k]! }, (_, a) => plans[s][side.first[k]! + a]!);
      const sum = plans[s][side.parent[k]!]!;
      into[side.sets[k]!] = shares.map((x, a) => {
        if (sum.n === 0n) return a === best[k] ? ONE : ZERO;
        return x.n === 0n ? ZERO : x.div(sum);
      });
    }
  }
}

/** The same from exact plans whose shares are counted in any unit. */
export function behaveByWholePlans(
  form: SequenceForm,
  plans: readonly [readonly bigint[], readonly bigint[]],
  into: (readonly Fraction[])[],
): void {
  for (const s of [0, 1] as const) {
    const side = form.sides[s];
    let best: Int32Array | undefined;
    for (let k = 0; k < side.sets.length; k++) {
      const sum = plans[s][side.parent[k]!]!;
      const shares = plans[s].slice(side.first[k]!, side.first[k]! + side.actions[k]!);
      if (sum === 0n) {
        best ??= bestActions(form, s, inShares(plans[1 - s]!));
        into[side.sets[k]!] = shares.map((_, a) => (a === best![k] ? ONE : ZERO));
      } else into[side.sets[k]!] = shares.map((x) => (x === 0n ? ZERO : x === sum ? ONE : new Fraction(x, sum)));
    }
  }
}

function inShares(plan: readonly bigint[]): Float64Array {
  const drop = BigInt(Math.max(0, bits(plan[0]!) - 1000));
  const whole = Number(plan[0]! >> drop);
  return Float64Array.from(plan, (x) => Number(x >> drop) / whole);
}

/** Fractions n/2^40; the most likely action has what is left. */
export function inBinary(shares: readonly number[]): Fraction[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  return completed(shares, (x) => new Fraction(BigInt(Math.round((x / sum) * 2 ** 40)), 2n ** 40n))!;
}

/** Denominators of fractions that count as simple. */
const SIMPLE = 10_000;

/**
 * Simple fractions, by continued fractions, each within 10^-11; `undefined` where there are none. A chance that is no
 * simple fraction lies so near to one by accident in one of 500 cases.
 */
export function simply(shares: readonly number[]): Fraction[] | undefined {
  const sum = shares.reduce((a, b) => a + b, 0);
  return completed(shares, (x) => continuedFraction(x / sum, 1e-11, SIMPLE));
}

/** All but the largest share by `round`; the largest has what is left, if anything is. */
function completed(shares: readonly number[], round: (x: number) => Fraction | undefined): Fraction[] | undefined {
  const largest = shares.indexOf(Math.max(...shares));
  let left = ONE;
  const chances = shares.map((x, a) => {
    const chance = a === largest || x <= 0 ? ZERO : round(x);
    if (chance) left = left.sub(chance);
    return chance;
  });
  if (left.s < 0n || !chances.every((x) => x !== undefined)) return undefined;
  chances[largest] = left;
  return chances;
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

function sharesAt(side: Side, k: number, plan: Float64Array): number[] {
  return Array.from({ length: side.actions[k]! }, (_, a) => {
    const x = plan[side.first[k]! + a]!;
    return x > NEVER ? x : 0;
  });
}
