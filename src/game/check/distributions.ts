import type Fraction from 'fraction.js';
import { type Assessment, type Game, members } from '../model.js';
import type { Fault } from './fault.js';
import { nameOf } from './names.js';
import { isOne, plus, ZERO } from './numbers.js';

/**
 * Whether an assessment is one at all: for each information set as many chances as actions, for each set of a player as
 * many beliefs as nodes, each in 0 … 1, with sum exactly 1, and chance playing its own chances. Chance believes nothing:
 * what stands for its sets in `beliefs` is not read.
 */
export function distributionFaults(game: Game, { behaviour, beliefs }: Assessment): Fault[] {
  const faults: Fault[] = [];
  const see = (what: 'behaviour' | 'beliefs', infoset: number, problem: string | undefined): void => {
    if (problem) faults.push({ what, infoset, message: `At ${nameOf(game, infoset)} ${problem}.` });
  };
  for (const [what, lists] of Object.entries({ behaviour, beliefs })) {
    if (lists.length <= game.infosets.length) continue;
    const message = `There are ${lists.length} lists of ${what}, and ${game.infosets.length} information sets.`;
    faults.push({ what: what as 'behaviour' | 'beliefs', infoset: -1, message });
  }
  for (const [infoset, nodes] of members(game).entries()) {
    const { player, actions, chances } = game.infosets[infoset]!;
    const played = behaviour[infoset];
    see('behaviour', infoset, problemOf(played, actions.length, 'chances of actions'));
    if (player >= 0) see('beliefs', infoset, problemOf(beliefs[infoset], nodes.length, 'beliefs'));
    else if (chances?.some((chance, a) => !played?.[a]?.equals(chance))) {
      see('behaviour', infoset, 'chance does not play its own chances');
    }
  }
  return faults;
}

function problemOf(shares: readonly Fraction[] | undefined, wanted: number, what: string): string | undefined {
  if (shares?.length !== wanted) return `there are ${shares?.length ?? 'no'} ${what}, wanted are ${wanted}`;
  const outside = shares.find((x) => x.compare(0) < 0 || x.compare(1) > 0);
  if (outside) return `one of the ${what} is ${outside.toFraction()}, not within 0 … 1`;
  const sum = shares.reduce(plus, ZERO);
  return isOne(sum) ? undefined : `${what} sum to ${sum.toFraction()}, not to 1`;
}
