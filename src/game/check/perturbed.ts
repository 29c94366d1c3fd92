import type Fraction from 'fraction.js';
import type { Behaviour, Game } from '../model.js';
import { isPositive, isZero, ONE, plus, power, ZERO } from './numbers.js';
import type { Witness } from './witness.js';

/**
 * The behaviour with its trembles, ε > 0: an action of chance 0 is taken with chance weight · ε^order, and the others share
 * the rest in their proportions. Chance plays its own. Throws a `RangeError` where the trembles of a set come to 1 or more, so
 * ε is too large, or where weights are roots (`root` is not 1), so the chances are no fractions.
 */
export function perturbed(
  game: Game,
  behaviour: Behaviour,
  { orders, weights, root }: Witness,
  epsilon: Fraction,
): Behaviour {
  if (root !== 1n) throw new RangeError(`weights are roots of order ${root}`);
  return behaviour.map((chances, h) => {
    if (game.infosets[h]!.player < 0) return chances;
    const small = chances.map((x, a) => (isZero(x) ? weights[h]![a]!.mul(power(epsilon, orders[h]![a]!)) : ZERO));
    const rest = ONE.sub(small.reduce(plus, ZERO));
    if (!isPositive(rest)) throw new RangeError(`epsilon ${epsilon.toFraction()} is too large`);
    return chances.map((x, a) => (isZero(x) ? small[a]! : x.mul(rest)));
  });
}
