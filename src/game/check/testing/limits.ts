import Fraction from 'fraction.js';
import { type Assessment, type Behaviour, type Beliefs, children, type Game, members } from '../../model.js';
import type { Dice } from './randomGames.js';

/** Trembles by set and action; for actions of positive chance order 0 and weight 1. */
export interface Trembles {
  orders: number[][];
  weights: Fraction[][];
}

/** A behaviour in which about half of the players' actions have chance 0, and trembles for these. */
export function randomTrembles(game: Game, roll: Dice): { behaviour: Behaviour; trembles: Trembles } {
  const behaviour = game.infosets.map(({ actions, chances }) => {
    if (chances) return chances;
    const shares: number[] = actions.map(() => (roll(2) === 0 ? 0 : 1 + roll(3)));
    if (!shares.some((x) => x > 0)) shares[roll(shares.length)] = 1;
    const sum = shares.reduce((s, x) => s + x, 0);
    return shares.map((x) => new Fraction(x, sum));
  });
  const isTremble = (h: number, x: Fraction): boolean => game.infosets[h]!.player >= 0 && x.n === 0n;
  return {
    behaviour,
    trembles: {
      orders: behaviour.map((chances, h) => chances.map((x) => (isTremble(h, x) ? 1 + roll(3) : 0))),
      weights: behaviour.map((chances, h) =>
        chances.map((x) => (isTremble(h, x) ? new Fraction(1 + roll(4), 1 + roll(4)) : new Fraction(1))),
      ),
    },
  };
}

/** Sets and actions from the root to a node, by going down from the root; for small games. */
export function pathTo(game: Game, node: number): [infoset: number, action: number][] {
  const path: [number, number][] = [];
  let v = 0;
  while (v !== node) {
    let a = 0;
    for (const child of children(game, v)) {
      if (child <= node && node < game.end[child]!) {
        path.push([game.infoset[v]!, a]);
        v = child;
        break;
      }
      a++;
    }
  }
  return path;
}

/** Whether chance itself gives 0 to an action on the way. */
export function isDead(game: Game, node: number): boolean {
  return pathTo(game, node).some(([h, a]) => game.infosets[h]!.chances?.[a]?.n === 0n);
}

/** The limit of Bayes' rule, as the definition has it: even beliefs where chance itself never leads. */
export function limitBeliefs(game: Game, behaviour: Behaviour, { orders, weights }: Trembles): Beliefs {
  return members(game).map((nodes) => {
    const live = nodes.filter((v) => !isDead(game, v));
    if (live.length === 0) return nodes.map(() => new Fraction(1, nodes.length));
    const order = (v: number): number => pathTo(game, v).reduce((sum, [h, a]) => sum + orders[h]![a]!, 0);
    const least = Math.min(...live.map(order));
    const factors = nodes.map((v) =>
      !live.includes(v) || order(v) > least
        ? new Fraction(0)
        : pathTo(game, v).reduce(
            (product, [h, a]) => product.mul(orders[h]![a]! > 0 ? weights[h]![a]! : behaviour[h]![a]!),
            new Fraction(1),
          ),
    );
    const sum = factors.reduce((s, x) => s.add(x), new Fraction(0));
    return factors.map((x) => x.div(sum));
  });
}

/** An assessment that is a limit by construction. */
export function limitAssessment(game: Game, roll: Dice): Assessment & { trembles: Trembles } {
  const { behaviour, trembles } = randomTrembles(game, roll);
  return { behaviour, beliefs: limitBeliefs(game, behaviour, trembles), trembles };
}
