import Fraction from 'fraction.js';
import { inUnits, lcm } from '../../integers.js';
import type { ReducedForm } from '../../normal/reducedForm.js';
import type { SequenceForm } from '../form.js';
import type { PlanPair } from './extremePlans.js';

/**
 * Per player: strategies of the reduced normal form that are best replies in some of these equilibria, in rising order. On all
 * mixtures that are equilibria too no others are: what is best there is best at each of the corners that are mixed.
 */
export function bestReplies(
  form: SequenceForm,
  { normal, plans }: ReducedForm,
  equilibria: readonly PlanPair[],
): [number[], number[]] {
  const rows = normal.strategies[0]!.length;
  return ([0, 1] as const).map((p) => {
    const paid = normal.paid[p]!;
    const best = new Set<number>();
    for (const other of different(equilibria.map((pair) => pair[1 - p]!))) {
      const chances = mixtureOf(form, plans[1 - p]!, (p === 0 ? 1 : 0) as 0 | 1, other);
      const played = [...chances.keys()].filter((t) => chances[t] !== 0n);
      const pays = normal.strategies[p]!.map((_, s) =>
        played.reduce((sum, t) => sum + chances[t]! * BigInt(paid[p === 0 ? s + rows * t : t + rows * s]!), 0n),
      );
      const most = pays.reduce((a, b) => (b > a ? b : a));
      pays.forEach((x, s) => {
        if (x === most) best.add(s);
      });
    }
    return [...best].sort((a, b) => a - b);
  }) as [number[], number[]];
}

function different(plans: readonly (readonly Fraction[])[]): (readonly Fraction[])[] {
  return [...new Map(plans.map((plan) => [plan.map((x) => x.toFraction()).join(' '), plan])).values()];
}

/** A mixture of strategies that comes to a plan, the choices at different sets independent of each other; in a common unit. */
function mixtureOf(
  form: SequenceForm,
  strategies: readonly Int32Array[],
  s: 0 | 1,
  plan: readonly Fraction[],
): bigint[] {
  const { sets, first, actions, parent } = form.sides[s];
  const chance = new Map<number, Fraction[]>();
  sets.forEach((set, k) => {
    const whole = plan[parent[k]!]!;
    const shares = Array.from({ length: actions[k]! }, (_, a) => plan[first[k]! + a]!);
    chance.set(
      set,
      whole.n === 0n ? shares.map((_, a) => new Fraction(a === 0 ? 1 : 0)) : shares.map((x) => x.div(whole)),
    );
  });
  const chances = strategies.map((taken) =>
    sets.reduce((product, set) => {
      return taken[set]! < 0 || product.n === 0n ? product : product.mul(chance.get(set)![taken[set]!]!);
    }, new Fraction(1)),
  );
  const unit = chances.reduce((all, x) => lcm(all, x.d), 1n);
  return chances.map((x) => inUnits(x, unit));
}
