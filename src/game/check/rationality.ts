import type Fraction from 'fraction.js';
import { type Assessment, type Behaviour, children, type Game, members } from '../model.js';
import type { Fault } from './fault.js';
import { nameOf } from './names.js';
import { isPositive, isZero, plus, times, ZERO } from './numbers.js';
import type { Ways } from './ways.js';

/**
 * Sequential rationality (Kreps and Wilson 1982), at every information set, reached or not: given the beliefs there and
 * what all play later, each action with positive chance pays the most that any action pays. Looks at one set at a time;
 * with consistent beliefs no plan of several changes gains where no single one does (Hendon, Jacobsen and Sloth 1996).
 */
export function rationalityFaults(game: Game, assessment: Assessment, ways: Ways): Fault[] {
  const faults: Fault[] = [];
  const nodes = members(game);
  for (const player of game.players.keys()) {
    const worth = worthTo(game, assessment.behaviour, player, ways);
    for (const [infoset, { player: mover }] of game.infosets.entries()) {
      if (mover !== player || nodes[infoset]!.length === 0) continue;
      const fault = faultAt(game, assessment, infoset, nodes[infoset]!, worth);
      if (fault) faults.push(fault);
    }
  }
  return faults.sort((a, b) => a.infoset - b.infoset);
}

/** Per node: what a player expects from there on, what is paid at the node itself included. */
function worthTo(game: Game, behaviour: Behaviour, player: number, { parent, action }: Ways): Fraction[] {
  const worth = Array.from(game.outcome, (o) => (o < 0 ? ZERO : game.outcomes[o]!.payoffs[player]!));
  // Children have greater numbers than their parents, so a node is complete when it is come to.
  for (let v = worth.length - 1; v > 0; v--) {
    const chance = behaviour[game.infoset[parent[v]!]!]![action[v]!]!;
    worth[parent[v]!] = plus(worth[parent[v]!]!, times(worth[v]!, chance));
  }
  return worth;
}

function faultAt(
  game: Game,
  { behaviour, beliefs }: Assessment,
  infoset: number,
  nodes: readonly number[],
  worth: readonly Fraction[],
): Fault | undefined {
  const pays: Fraction[] = game.infosets[infoset]!.actions.map(() => ZERO);
  for (const [k, v] of nodes.entries()) {
    const belief = beliefs[infoset]![k]!;
    if (isZero(belief)) continue;
    let a = 0;
    for (const child of children(game, v)) {
      pays[a] = plus(pays[a]!, times(worth[child]!, belief));
      a++;
    }
  }
  const chances = behaviour[infoset]!;
  const most = pays.reduce((best, x) => (x.compare(best) > 0 ? x : best));
  const worst = pays.findIndex((x, a) => isPositive(chances[a]!) && x.compare(most) < 0);
  if (worst < 0) return undefined;
  const played = pays.reduce((sum, x, a) => plus(sum, times(x, chances[a]!)), ZERO);
  const name = (a: number): string => `"${game.infosets[infoset]!.actions[a]}"`;
  return {
    what: 'rationality',
    infoset,
    message: `At ${nameOf(game, infoset)} ${name(worst)} is played with chance ${chances[worst]!.toFraction()} and pays ${pays[worst]!.sub(most).neg().toFraction()} less than ${name(pays.indexOf(most))}.`,
    gain: most.sub(played),
  };
}
