import type Fraction from 'fraction.js';
import type { Budget } from '../../../shared/budget.js';
import type { Game } from '../../model.js';
import { allEquilibria } from '../../normal/bimatrix/allEquilibria.js';
import type { MixedProfile } from '../../normal/model.js';
import { type ReducedForm, reducedForm } from '../../normal/reducedForm.js';
import { restricted } from '../../normal/restrict.js';
import type { SequenceForm } from '../form.js';
import { bestReplies } from './bestReplies.js';
import type { PlanPair } from './extremePlans.js';

/** Games in normal form with more strategies of both players are not looked at for indices. */
export const MOST_STRATEGIES = 20;

/** Equilibria of a component times cells of the reduced normal form are at most so many. */
const MOST_WORK = 5_000_000;

/** Indices of components, and how they are known. */
export interface Indices {
  /** By component. */
  of: number[];
  /**
   * `whole`: by all of the reduced normal form, whose components are the same. `replies`: each by what is best in it. `sum`: so,
   * but for one, which is 1 less the others.
   */
  by: 'whole' | 'replies' | 'sum';
}

/**
 * Indices of components of plans. A plan stands for all mixtures of strategies that give it, which hang together; so
 * components of plans and of mixtures are the same, and an extreme pair of plans comes from an extreme pair of mixtures. Where
 * the reduced normal form is small, all of its components are found by vertices. Else each index is found where only the
 * strategies are left that are best replies somewhere in the component: close to it all others pay less, so the equilibria and
 * the index are the same without them (Govindan and Wilson 2005). All indices sum to 1 (Shapley 1974), so one may be missing.
 * Throws where the two lists do not agree.
 *
 * @param of By equilibrium, its component.
 * @param most All of the reduced normal form is taken where it has so many strategies.
 */
export async function indicesOf(
  game: Game,
  form: SequenceForm,
  equilibria: readonly PlanPair[],
  of: readonly number[],
  budget: Budget,
  most = MOST_STRATEGIES,
): Promise<Indices | undefined> {
  const components = new Set(of).size;
  const reduced = game.players.length === 2 && reducedForm(game, () => budget.stopped === undefined);
  if (typeof reduced !== 'object') return components === 1 ? { of: [1], by: 'sum' } : undefined;
  const componentOf = new Map(equilibria.map((plans, k) => [keyOf(plans), of[k]!]));
  const every = reduced.normal.strategies.map((own) => own.map((_, s) => s));
  const whole = await indicesWith(form, reduced, every, componentOf, budget, most);
  if (whole) {
    if (whole.unlisted || whole.indices.size !== components) throw new Error(OTHERS);
    return { of: Array.from({ length: components }, (_, c) => whole.indices.get(c)!), by: 'whole' };
  }
  const found: (number | undefined)[] = [];
  for (let c = 0; c < components; c++) found.push(await indexByReplies(form, reduced, equilibria, of, c, budget));
  const open = found.filter((index) => index === undefined).length;
  if (open > 1) return undefined;
  const rest = 1 - found.reduce<number>((sum, index) => sum + (index ?? 0), 0);
  return { of: found.map((index) => index ?? rest), by: open === 0 ? 'replies' : 'sum' };
}

const OTHERS = 'The reduced normal form has other components.';

async function indexByReplies(
  form: SequenceForm,
  reduced: ReducedForm,
  equilibria: readonly PlanPair[],
  of: readonly number[],
  component: number,
  budget: Budget,
): Promise<number | undefined> {
  const members = equilibria.filter((_, k) => of[k] === component);
  const cells = reduced.normal.strategies.reduce((product, own) => product * own.length, 1);
  if (members.length * cells > MOST_WORK) return undefined;
  const componentOf = new Map(members.map((plans) => [keyOf(plans), component]));
  const found = await indicesWith(form, reduced, bestReplies(form, reduced, members), componentOf, budget);
  if (found && !found.indices.has(component)) throw new Error(OTHERS);
  return found?.indices.get(component);
}

/**
 * Indices of the components of the reduced normal form with some strategies alone, by the number of the component to which
 * `componentOf` takes their plans; and whether it has others. Nothing where it is too large, or the time is over.
 */
async function indicesWith(
  form: SequenceForm,
  { normal, plans }: ReducedForm,
  left: readonly (readonly number[])[],
  componentOf: ReadonlyMap<string, number>,
  budget: Budget,
  most = MOST_STRATEGIES,
): Promise<{ indices: Map<number, number>; unlisted: boolean } | undefined> {
  if (left.reduce((sum, own) => sum + own.length, 0) > most) return undefined;
  const all = await allEquilibria(restricted(normal, left), budget);
  if (!all.complete) return undefined;
  const kept = plans.map((own, p) => left[p]!.map((s) => own[s]!));
  const indices = new Map<number, number>();
  let unlisted = false;
  for (const { equilibria: members, index } of all.components) {
    const here = new Set<number>();
    for (const k of members) {
      const { first, second } = all.equilibria[k]!;
      const component = componentOf.get(keyOf(plansOf(form, kept, [first, second])));
      if (component !== undefined) here.add(component);
    }
    const [component] = here;
    if (component === undefined) unlisted = true;
    else if (here.size !== 1 || indices.has(component)) throw new Error(OTHERS);
    else indices.set(component, index);
  }
  return { indices, unlisted };
}

/** Realisation plans that come to the same as mixed strategies: how often each sequence is not ruled out. */
function plansOf({ sides }: SequenceForm, plans: readonly (readonly Int32Array[])[], profile: MixedProfile): PlanPair {
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
