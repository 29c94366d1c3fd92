import Fraction from 'fraction.js';
import { checkEquilibrium, type EquilibriumCheck } from '../check/equilibrium.js';
import { continuedFraction } from '../continuedFraction.js';
import type { Behaviour, Game } from '../model.js';

/** A profile in fractions, and what the exact checker says of it. */
export interface RoundedProfile {
  behaviour: Behaviour;
  check: EquilibriumCheck;
}

/**
 * What a profile in machine numbers comes near to: fractions that are simple within 10^-3, 10^-4, 10^-5, 10^-6 or 10^-2, and the
 * profile as it is, in binary fractions. Of these the first from which anybody gains least by another plan; where that is as
 * much, the one that loses least in a subgame.
 *
 * @param chances Per information set of a player that has a node; left out elsewhere.
 */
export function limitProfile(game: Game, chances: readonly (readonly number[] | undefined)[]): RoundedProfile {
  let least: RoundedProfile | undefined;
  for (const within of [1e-3, 1e-4, 1e-5, 1e-6, 1e-2, 0]) {
    const behaviour = game.infosets.map((set, id) => set.chances ?? rounded(chances[id], set.actions.length, within));
    const check = checkEquilibrium(game, behaviour);
    if (!least || isNearer(check, least.check)) least = { behaviour, check };
    if (least.check.subgames?.largest.n === 0n && least.check.regrets?.largest.n === 0n) break;
  }
  return least!;
}

function isNearer(one: EquilibriumCheck, other: EquilibriumCheck): boolean {
  if (!one.regrets || !other.regrets) return one.regrets !== undefined;
  const order = one.regrets.largest.compare(other.regrets.largest);
  return order < 0 || (order === 0 && one.subgames!.largest.compare(other.subgames!.largest) < 0);
}

/** The most likely action has what the others leave. */
function rounded(chances: readonly number[] | undefined, actions: number, within: number): Fraction[] {
  const given = chances ?? Array.from({ length: actions }, (_, a) => (a === 0 ? 1 : 0));
  const largest = given.indexOf(Math.max(...given));
  let left = new Fraction(1);
  const shares = given.map((x, a) => {
    if (a === largest) return left;
    const share = within > 0 ? continuedFraction(x, within)! : new Fraction(BigInt(Math.floor(x * 2 ** 40)), 2n ** 40n);
    left = left.sub(share);
    return share;
  });
  // Where rounding has given away more than there is, the most likely action is played alone.
  if (left.s < 0n) return given.map((_, a) => new Fraction(a === largest ? 1 : 0));
  shares[largest] = left;
  return shares;
}
