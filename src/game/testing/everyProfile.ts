import Fraction from 'fraction.js';
import { children, type Game } from '../model.js';

/** All pure profiles of a game with perfect information, as an action per node (−1 where no player moves). */
export function* everyProfile(game: Game): Generator<Int32Array> {
  const choice = Int32Array.from(game.infoset, (set) => (set >= 0 && game.infosets[set]!.player >= 0 ? 0 : -1));
  for (;;) {
    yield choice.slice();
    let v = 0;
    for (; v < choice.length; v++) {
      if (choice[v]! < 0) continue;
      if (++choice[v]! < game.infosets[game.infoset[v]!]!.actions.length) break;
      choice[v] = 0;
    }
    if (v === choice.length) return;
  }
}

/** Number of pure profiles. */
export function profiles(game: Game): number {
  let product = 1;
  for (const set of game.infoset) {
    if (set >= 0 && game.infosets[set]!.player >= 0) product *= game.infosets[set]!.actions.length;
  }
  return product;
}

/** What players get from a node onwards, by the definition: sums along paths times the chances of these. */
export function payoffsFrom(game: Game, choice: Int32Array, node: number): Fraction[] {
  const paid = game.outcomes[game.outcome[node]!]?.payoffs ?? game.players.map(() => new Fraction(0));
  const set = game.infosets[game.infoset[node]!];
  if (!set) return [...paid];
  return [...children(game, node)].reduce(
    (sum, child, a) => {
      const chance = set.chances?.[a] ?? new Fraction(choice[node] === a ? 1 : 0);
      if (chance.n === 0n) return sum;
      return payoffsFrom(game, choice, child).map((x, p) => sum[p]!.add(x.mul(chance)));
    },
    [...paid],
  );
}
