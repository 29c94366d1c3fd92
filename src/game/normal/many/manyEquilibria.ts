import Fraction from 'fraction.js';
import type { Budget } from '../../../shared/budget.js';
import { normalRegrets } from '../../check/normalRegrets.js';
import { iteratedDominance } from '../dominance.js';
import type { MixedProfile, NormalGame } from '../model.js';
import { simplestBetween } from './simplestBetween.js';
import { solveSupport } from './solveSupport.js';
import { dominated, supports } from './supports.js';
import { type Box, System } from './system.js';

/** An equilibrium, exactly or as close as doubles come. */
export interface NearEquilibrium {
  profile: MixedProfile;
  /** How far each chance may be from that of an equilibrium, as the search has it; left out where the profile is one. */
  within?: number;
  /** Left out where the equations do not decide it. */
  index?: number;
}

export interface ManyEquilibria {
  equilibria: NearEquilibrium[];
  /** Supports that were left open. */
  open: number;
  /** Not all supports were looked at. */
  partial: boolean;
}

/** More supports are not looked at. */
export const MOST_SUPPORTS = 200_000;

/**
 * Equilibria of a game of several players by their supports (Dickhaut and Kaplan 1991; Porter, Nudelman and Shoham
 * 2008): after iterated strict dominance, for each support all solutions of its equations in interval arithmetic.
 *
 * @param enough Ends the search with so many equilibria.
 */
export async function manyEquilibria(
  game: NormalGame,
  budget: Budget,
  enough = Number.POSITIVE_INFINITY,
): Promise<ManyEquilibria> {
  const { left } = await iteratedDominance(game, budget);
  const found = new Map<string, NearEquilibrium>();
  let open = 0;
  let tried = 0;
  for (const support of supports(left)) {
    if (found.size >= enough || tried === MOST_SUPPORTS || !(await budget.goOn('supports', found.size))) {
      return { equilibria: [...found.values()], open, partial: true };
    }
    if (dominated(game, left, support)) continue;
    tried++;
    const { solutions, complete } = await solveSupport(new System(game, support, left), budget);
    if (!complete) open++;
    for (const solution of solutions) {
      if (solution.equilibrium === false) continue;
      const near = equilibriumAt(game, support, solution.box);
      if (solution.equilibrium === true) found.set(keyOf(near), { ...near, index: solution.index });
      else if (near.within !== undefined) open++;
      else if (!found.has(keyOf(near))) found.set(keyOf(near), near);
    }
  }
  return { equilibria: [...found.values()], open, partial: false };
}

function keyOf({ profile }: NearEquilibrium): string {
  return profile.map((own) => own.map((x) => x.toFraction()).join(' ')).join(' | ');
}

/** The simplest fractions in the box where they are an equilibrium; otherwise its middle, in fractions n/2^50. */
function equilibriumAt(game: NormalGame, support: readonly (readonly number[])[], { low, high }: Box): NearEquilibrium {
  const zero = new Fraction(0);
  const profileOf = (chance: (low: number, high: number) => Fraction): MixedProfile =>
    game.strategies.map((own, p) => {
      const chances = own.map(() => zero);
      let rest = new Fraction(1);
      support[p]!.forEach((s, k) => {
        if (k === support[p]!.length - 1) chances[s] = rest;
        else {
          chances[s] = chance(low[p]![k]!, high[p]![k]!);
          rest = rest.sub(chances[s]!);
        }
      });
      return chances;
    });
  const simple = profileOf(simplestBetween);
  const regrets = normalRegrets(game, simple);
  if (typeof regrets === 'object' && regrets.largest.n === 0n) return { profile: simple };
  const middle = profileOf((a, b) => new Fraction(BigInt(Math.round(((a + b) / 2) * 2 ** 50)), 2n ** 50n));
  let width = 0;
  low.forEach((list, p) => {
    for (let k = 0; k < list.length; k++) width = Math.max(width, high[p]![k]! - list[k]!);
  });
  return { profile: middle, within: width + 2 ** -46 };
}
