import type Fraction from 'fraction.js';
import { type Beliefs, type Game, members } from '../model.js';
import type { Fault } from './fault.js';
import { nameOf } from './names.js';
import { isZero, plus, times, ZERO } from './numbers.js';
import type { Paths } from './paths.js';

/**
 * Bayes' rule at the information sets that are reached: the belief in a node is the chance of coming there, divided by the
 * chance of coming to the set. Compared exactly.
 */
export function bayesFaults(game: Game, beliefs: Beliefs, { known, trail }: Paths): Fault[] {
  const faults: Fault[] = [];
  for (const [infoset, nodes] of members(game).entries()) {
    if (game.infosets[infoset]!.player < 0) continue;
    const chances: Fraction[] = nodes.map((v) => (trail[v] === 0 ? known[v]! : ZERO));
    const all = chances.reduce(plus, ZERO);
    if (isZero(all)) continue;
    const k = chances.findIndex((chance, i) => !times(beliefs[infoset]![i]!, all).equals(chance));
    if (k < 0) continue;
    faults.push({
      what: 'bayes',
      infoset,
      message: `At ${nameOf(game, infoset)}, which is reached, the belief in node ${nodes[k]} is ${beliefs[infoset]![k]!.toFraction()}; by Bayes' rule it is ${chances[k]!.div(all).toFraction()}.`,
    });
  }
  return faults;
}
