import Fraction from 'fraction.js';
import { children, type Game } from '../model.js';

/** What is wrong with a claimed subgame-perfect equilibrium. */
export interface PerfectFault {
  what: 'choice' | 'gain' | 'value';
  node: number;
  message: string;
  /** What a single change at this node brings whoever moves there. */
  gain?: Fraction;
}

export interface PerfectCheck {
  /** No fault: the choices are a subgame-perfect equilibrium with those values. */
  holds: boolean;
  /** Every choice is better than every other at its node; then there is no other subgame-perfect equilibrium. */
  strict: boolean;
  /** At most {@link MAX_FAULTS}. */
  faults: PerfectFault[];
}

export const MAX_FAULTS = 20;

/**
 * Whether pure choices are a subgame-perfect equilibrium of a game with perfect information, by the one-shot deviation
 * principle (Selten 1965; Hendon, Jacobsen and Sloth 1996): at no node does a single change pay, the rest as chosen.
 * Values are counted anew from the choices, in fractions, and nothing is taken from a solver.
 *
 * @param choice Per node: the action chosen, from 0; −1 where no player moves.
 * @param root What is claimed that each player gets.
 */
export function checkPerfect(game: Game, choice: Int32Array, root: readonly Fraction[]): PerfectCheck {
  const faults: PerfectFault[] = [];
  let strict = true;
  const zero = new Fraction(0);
  const nothing = game.players.map(() => zero);
  const worth: (readonly Fraction[])[] = new Array(game.end.length).fill(nothing);
  for (let v = game.end.length - 1; v >= 0 && faults.length < MAX_FAULTS; v--) {
    const set = game.infosets[game.infoset[v]!];
    const after = set ? [...children(game, v)] : [];
    let follows: readonly Fraction[] = nothing;
    if (set && set.player >= 0) {
      const chosen = after[choice[v]!];
      if (chosen === undefined) {
        faults.push({ what: 'choice', node: v, message: `there is no action ${choice[v]! + 1} at node ${v}` });
        continue;
      }
      follows = worth[chosen]!;
      for (const other of after) {
        if (other === chosen) continue;
        const sign = worth[other]![set.player]!.compare(follows[set.player]!);
        if (sign >= 0) strict = false;
        if (sign > 0) faults.push(gainAt(game, v, worth[other]![set.player]!.sub(follows[set.player]!)));
      }
    } else {
      if (choice[v] !== -1) faults.push({ what: 'choice', node: v, message: `no player moves at node ${v}` });
      for (const [a, child] of after.entries()) {
        const chance = set!.chances![a]!;
        follows = follows.map((x, p) => x.add(worth[child]![p]!.mul(chance)));
      }
    }
    const paid = game.outcomes[game.outcome[v]!]?.payoffs;
    worth[v] = paid ? (follows === nothing ? paid : follows.map((x, p) => x.add(paid[p]!))) : follows;
    // What lies below is looked at once, so that it need not be kept.
    for (const child of after) worth[child] = nothing;
  }
  if (faults.length === 0) {
    game.players.forEach((name, p) => {
      const [is, said] = [worth[0]![p]!, root[p]];
      if (said && is.equals(said)) return;
      const message = `${name} gets ${is.toFraction()}, not ${said ? said.toFraction() : 'nothing that is said'}`;
      faults.push({ what: 'value', node: 0, message });
    });
  }
  return { holds: faults.length === 0, strict: strict && faults.length === 0, faults };
}

function gainAt(game: Game, node: number, gain: Fraction): PerfectFault {
  const name = game.players[game.infosets[game.infoset[node]!]!.player]!;
  return { what: 'gain', node, message: `${name} gains ${gain.toFraction()} by another action at node ${node}`, gain };
}
