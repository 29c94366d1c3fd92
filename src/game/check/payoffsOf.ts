import Fraction from 'fraction.js';
import { type Behaviour, children, type Game } from '../model.js';

/** What each player expects at the start when everybody behaves as given: what is paid on the way adds up. */
export function payoffsOf(game: Game, behaviour: Behaviour): Fraction[] {
  const reach: Fraction[] = new Array(game.end.length).fill(new Fraction(0));
  reach[0] = new Fraction(1);
  const payoffs = game.players.map(() => new Fraction(0));
  for (let v = 0; v < reach.length; v++) {
    if (reach[v]!.n === 0n) continue;
    const outcome = game.outcomes[game.outcome[v]!];
    if (outcome) for (const [p, x] of outcome.payoffs.entries()) payoffs[p] = payoffs[p]!.add(x.mul(reach[v]!));
    let a = 0;
    for (const child of children(game, v)) reach[child] = reach[v]!.mul(behaviour[game.infoset[v]!]![a++]!);
  }
  return payoffs;
}
