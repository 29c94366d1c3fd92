import Fraction from 'fraction.js';
import { perfectInformation } from './describe.js';
import { type AllEquilibria, allEquilibria } from './equilibria.js';
import type { Behaviour, Game } from './model.js';
import { type Scaled, scale, type Whole } from './scaled.js';

/** What backward induction finds in a game with perfect information. */
export interface BackwardInduction {
  /**
   * One pure subgame-perfect equilibrium: the action at each node, from 0; −1 where no player moves. Of actions that
   * are best alike it takes the first.
   */
  choice: Int32Array;
  /** What players get from a node onwards in that equilibrium, with what is paid there; exact. */
  value: (node: number) => Fraction[];
  /** Nodes where, in that equilibrium, whoever moves has another action that is as good. */
  ties: number;
  /** All pure subgame-perfect equilibria. */
  all: AllEquilibria;
}

/**
 * Solves a finite game with perfect information from its ends to its root (Zermelo 1913, Kuhn 1953), in exact numbers.
 * Without ties the equilibrium is the only subgame-perfect one, mixed ones included; with ties, `all` counts the pure
 * ones and gives their payoffs. One pass over the preorder from its end, no recursion.
 *
 * Gives, in words, why not, where the game has no perfect information or a limit is passed.
 */
export function backwardInduction(game: Game): BackwardInduction | string {
  if (!perfectInformation(game)) return 'some player cannot tell nodes apart: no perfect information';
  const scaled = scale(game);
  if (typeof scaled === 'string') return scaled;
  const { choice, values, ties } = induce(game, scaled);
  const all = allEquilibria(game, scaled, values, ties > 0);
  return { choice, value: (node) => valueAt(game, scaled, values, node), ties, all };
}

/** One pass: what follows a node is settled before the node. */
function induce(game: Game, { weight, paid, zero, large }: Scaled) {
  const players = game.players.length;
  const nodes = game.end.length;
  const values = large ? new Array<Whole>(nodes * players).fill(zero) : new Float64Array(nodes * players);
  const choice = new Int32Array(nodes).fill(-1);
  let ties = 0;
  for (let v = nodes - 1; v >= 0; v--) {
    const set = game.infoset[v]!;
    const end = game.end[v]!;
    if (set >= 0 && game.infosets[set]!.player >= 0) {
      const player = game.infosets[set]!.player;
      let best = v + 1;
      let tied = false;
      choice[v] = 0;
      for (let c = game.end[best]!, a = 1; c < end; c = game.end[c]!, a++) {
        const here = values[c * players + player]!;
        const most = values[best * players + player]!;
        if (here > most) {
          best = c;
          choice[v] = a;
          tied = false;
        } else if (here === most) tied = true;
      }
      if (tied) ties++;
      for (let p = 0; p < players; p++) values[v * players + p] = values[best * players + p]!;
    } else if (set >= 0) {
      const chances = game.infosets[set]!.chances!;
      for (let c = v + 1, a = 0; c < end; c = game.end[c]!, a++) {
        if (chances[a]!.n === 0n) continue;
        for (let p = 0; p < players; p++) values[v * players + p]! += values[c * players + p]!;
      }
    }
    const outcome = game.outcome[v]!;
    if (outcome < 0) continue;
    for (let p = 0; p < players; p++) {
      const here = paid[outcome * players + p]!;
      values[v * players + p]! += weight ? here * weight[v]! : here;
    }
  }
  return { choice, values, ties };
}

function valueAt(game: Game, scaled: Scaled, values: ArrayLike<Whole>, node: number): Fraction[] {
  const weight = scaled.weight ? BigInt(scaled.weight[node]!) : 1n;
  return game.players.map((_, p) => {
    const value = BigInt(values[node * game.players.length + p]!);
    return new Fraction(value, weight * scaled.unit[p]!);
  });
}

/** A choice at each node as a {@link Behaviour}: chance 1 for the action chosen, chance's own chances. */
export function behaviourOf(game: Game, choice: Int32Array): Behaviour {
  const one = new Fraction(1);
  const zero = new Fraction(0);
  const behaviour: Fraction[][] = game.infosets.map(({ actions, chances }) => [
    ...(chances ?? actions.map(() => zero)),
  ]);
  for (let v = 0; v < choice.length; v++) if (choice[v]! >= 0) behaviour[game.infoset[v]!]![choice[v]!] = one;
  return behaviour;
}
