import type Fraction from 'fraction.js';
import type { Budget } from '../../../shared/budget.js';
import type { Game } from '../../model.js';
import { allEquilibria } from '../../normal/bimatrix/allEquilibria.js';
import type { MixedProfile } from '../../normal/model.js';
import { type ReducedForm, reducedForm } from '../../normal/reducedForm.js';
import type { SequenceForm } from '../form.js';
import type { PlanPair } from './extremePlans.js';

/** Reduced normal forms with more strategies of both players are not looked at. */
export const MOST_STRATEGIES = 20;

/**
 * Indices of components of plans, by the reduced normal form where it is small. A plan stands for all mixtures of strategies
 * that give it, which hang together; so components of plans and of mixtures are the same, and an extreme pair of plans comes
 * from an extreme pair of mixtures. Throws where the two lists do not agree.
 *
 * @param of By equilibrium, its component.
 */
export async function indicesOf(
  game: Game,
  form: SequenceForm,
  equilibria: readonly PlanPair[],
  of: readonly number[],
  budget: Budget,
): Promise<number[] | undefined> {
  if (game.players.length !== 2) return undefined;
  const reduced = reducedForm(game, () => budget.stopped === undefined);
  if (typeof reduced === 'string') return undefined;
  const strategies = reduced.normal.strategies.reduce((sum, own) => sum + own.length, 0);
  if (strategies > MOST_STRATEGIES) return undefined;
  const all = await allEquilibria(reduced.normal, budget);
  if (!all.complete) return undefined;
  const componentOf = new Map(equilibria.map((plans, k) => [keyOf(plans), of[k]!]));
  const indices = new Map<number, number>();
  for (const { equilibria: members, index } of all.components) {
    const here = new Set<number>();
    for (const k of members) {
      const { first, second } = all.equilibria[k]!;
      const component = componentOf.get(keyOf(plansOf(form, reduced, [first, second])));
      if (component !== undefined) here.add(component);
    }
    const [component] = here;
    if (here.size !== 1 || indices.has(component!)) throw new Error('The reduced normal form has other components.');
    indices.set(component!, index);
  }
  const count = new Set(of).size;
  if (indices.size !== count) throw new Error('The reduced normal form has other components.');
  return Array.from({ length: count }, (_, c) => indices.get(c)!);
}

/** Realisation plans that come to the same as mixed strategies: how often each sequence is not ruled out. */
function plansOf({ sides }: SequenceForm, { plans }: ReducedForm, profile: MixedProfile): PlanPair {
  return sides.map(({ player, sets, first, actions, parent, dead, sequences }) => {
    const shares = Array.from({ length: sequences }, () => profile[player]![0]!.mul(0));
    shares[0] = shares[0]!.add(1);
    sets.forEach((set, k) => {
      if (dead[k]) shares[first[k]!] = shares[parent[k]!]!;
      for (let a = 0; a < actions[k]!; a++) {
        for (const [s, plan] of plans[player]!.entries()) {
          if (plan[set] === a) shares[first[k]! + a] = shares[first[k]! + a]!.add(profile[player]![s]!);
        }
      }
    });
    return shares;
  }) as unknown as PlanPair;
}

function keyOf(plans: PlanPair): string {
  return plans.map((plan) => plan.map((x: Fraction) => x.toFraction()).join(' ')).join(' | ');
}
