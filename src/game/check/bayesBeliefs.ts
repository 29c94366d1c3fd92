import Fraction from 'fraction.js';
import { type Behaviour, children, type Game, members } from '../model.js';

/**
 * What Bayes' rule makes of a behaviour: for each information set the chance of each of its nodes, in preorder, given that
 * the set is reached; `undefined` where it is not. The checker of assessments does not use it.
 */
export function bayesBeliefs(game: Game, behaviour: Behaviour): (Fraction[] | undefined)[] {
  const reach: Fraction[] = new Array(game.end.length).fill(new Fraction(0));
  reach[0] = new Fraction(1);
  for (let v = 0; v < reach.length; v++) {
    if (reach[v]!.n === 0n) continue;
    let a = 0;
    for (const child of children(game, v)) reach[child] = reach[v]!.mul(behaviour[game.infoset[v]!]![a++]!);
  }
  return members(game).map((nodes) => {
    const sum = nodes.reduce((s, v) => s.add(reach[v]!), new Fraction(0));
    return sum.n === 0n ? undefined : nodes.map((v) => reach[v]!.div(sum));
  });
}
