import type Fraction from 'fraction.js';
import type { Behaviour, Game } from '../model.js';
import type { Fault } from './fault.js';
import { nameOf } from './names.js';
import { commonDenominator, ZERO } from './numbers.js';
import { recallFaults } from './recall.js';
import { type Ends, MAX_REACH_BITS, type Regrets, regretsOf } from './regrets.js';
import { subgamesOf } from './subgames.js';

/** How far a behaviour is from an equilibrium, in exact numbers. */
export interface EquilibriumCheck {
  /** Why nothing can be said: no perfect recall, chances that are none, numbers that are too long. */
  faults: Fault[];
  /** Of the whole game; with `faults` left out. A Nash equilibrium exactly when `largest` is 0. */
  regrets?: Regrets;
  /** Of all subgames, the whole game included: how many, and the largest regret in any. 0: subgame-perfect. */
  subgames?: { count: number; largest: Fraction; node: number };
}

/**
 * Whether a behaviour is a Nash equilibrium and a subgame-perfect one (Selten 1965), or how much at most anybody would
 * gain in the whole game or in a subgame. Takes the game as well formed and nothing else on trust.
 *
 * A subgame's best plan is made of best plans of the subgames in it, so each is looked at once, from the last to the
 * first, the ones in it taken as ends.
 */
export function checkEquilibrium(game: Game, behaviour: Behaviour): EquilibriumCheck {
  const faults = [...recallFaults(game), ...behaviourFaults(game, behaviour)];
  if (faults.length > 0) return { faults };
  const known = new Map<number, Regrets>();
  let largest = ZERO;
  let node = 0;
  const roots = subgamesOf(game);
  for (const root of [...roots].reverse()) {
    const regrets = regretsOf(game, behaviour, root, known as Ends);
    if (!regrets) return { faults: [tooLong(root)] };
    known.set(root, regrets);
    if (regrets.largest.compare(largest) > 0) [largest, node] = [regrets.largest, root];
  }
  const regrets = known.get(0) ?? regretsOf(game, behaviour);
  return regrets ? { faults, regrets, subgames: { count: roots.length, largest, node } } : { faults: [tooLong(0)] };
}

function tooLong(root: number): Fault {
  const message = `The chances of coming to the nodes below node ${root} have a common denominator of more than ${MAX_REACH_BITS} binary digits.`;
  return { what: 'behaviour', infoset: -1, message };
}

function behaviourFaults(game: Game, behaviour: Behaviour): Fault[] {
  return game.infosets.flatMap(({ actions, chances }, infoset): Fault[] => {
    const played = behaviour[infoset];
    const fault = (problem: string): Fault[] => [
      { what: 'behaviour', infoset, message: `At ${nameOf(game, infoset)} ${problem}.` },
    ];
    if (played?.length !== actions.length) return fault(`there are ${played?.length ?? 'no'} chances of actions`);
    if (played.some((x) => x.s < 0n && x.n > 0n)) return fault('a chance is below 0');
    const unit = commonDenominator(played);
    if (played.reduce((sum, { n, d }) => sum + n * (unit / d), 0n) !== unit)
      return fault('the chances do not sum to 1');
    return chances?.some((x, a) => !x.equals(played[a]!)) ? fault('chance does not play its own chances') : [];
  });
}
