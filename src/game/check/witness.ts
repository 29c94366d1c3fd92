import type Fraction from 'fraction.js';
import { type Assessment, type Game, members } from '../model.js';
import { isOne, isPositive, isZero, ONE, power, times, ZERO } from './numbers.js';
import type { Paths } from './paths.js';
import type { Ways } from './ways.js';

/**
 * Trembles that make an assessment consistent: at a small ε each action of chance 0 is taken with chance
 * weights^(1/root) · ε^orders. The beliefs are what Bayes' rule says as ε goes to 0.
 */
export interface Witness {
  /** By information set and action: 0 for actions of positive chance and those of chance, else a positive integer. */
  orders: readonly (readonly bigint[])[];
  /** By information set and action, to the power of `root`: 1 for actions of positive chance and those of chance, else positive. */
  weights: readonly (readonly Fraction[])[];
  /** Weights may be roots of fractions; mostly 1, and not always the least that would do. */
  root: bigint;
}

export function witnessOf(
  game: Game,
  { trembles }: Paths,
  orders: readonly bigint[],
  weights: readonly Fraction[],
  root: bigint,
): Witness {
  const witness = {
    orders: game.infosets.map(({ actions }) => actions.map(() => 0n)),
    weights: game.infosets.map(({ actions }) => actions.map(() => ONE)),
    root,
  };
  for (const [j, { infoset, action }] of trembles.entries()) {
    witness.orders[infoset]![action] = orders[j]!;
    witness.weights[infoset]![action] = weights[j]!;
  }
  return witness;
}

/**
 * Whether a witness proves consistency, straight from the definition: with ε small, the chance of coming to a node is
 * c · ε^k but for terms that vanish next to it, k the sum of orders and c the product of weights and positive chances on
 * the way. So the limit of Bayes' rule is in proportion to c over the nodes of least k, and 0 elsewhere; at sets that are
 * reached as at others. Sets to which chance itself never leads are passed over.
 */
export function provesConsistency(
  game: Game,
  { behaviour, beliefs }: Assessment,
  witness: Witness,
  ways: Ways,
): boolean {
  if (!isFit(game, behaviour, witness)) return false;
  const { orders, weights, root } = witness;
  const factors = behaviour.map((chances, h) => chances.map((x, a) => (isZero(x) ? weights[h]![a]! : rooted(x, root))));
  const order: (bigint | undefined)[] = [0n];
  const factor: Fraction[] = [ONE];
  for (let v = 1; v < game.end.length; v++) {
    const before = ways.parent[v]!;
    const h = game.infoset[before]!;
    const a = ways.action[v]!;
    const never = order[before] === undefined || (game.infosets[h]!.player < 0 && isZero(behaviour[h]![a]!));
    order.push(never ? undefined : order[before]! + orders[h]![a]!);
    factor.push(never ? ZERO : times(factor[before]!, factors[h]![a]!));
  }
  return members(game).every((nodes, h) => {
    const live = nodes.filter((v) => order[v] !== undefined);
    if (game.infosets[h]!.player < 0 || live.length === 0) return true;
    const least = live.reduce((k, v) => (order[v]! < k ? order[v]! : k), order[live[0]!]!);
    const likely = nodes.flatMap((v, k) => (order[v] === least ? [k] : []));
    const first = likely[0]!;
    const believed = beliefs[h]!.map((x) => rooted(x, root));
    return (
      nodes.every((v, k) => isPositive(believed[k]!) === (order[v] === least)) &&
      likely.every((k) =>
        times(believed[k]!, factor[nodes[first]!]!).equals(times(believed[first]!, factor[nodes[k]!]!)),
      )
    );
  });
}

/** Trembles have positive orders and weights, and nothing else has any. */
function isFit(game: Game, behaviour: Assessment['behaviour'], { orders, weights }: Witness): boolean {
  return game.infosets.every(({ player }, h) =>
    behaviour[h]!.every((x, a) => {
      if (player >= 0 && isZero(x)) return orders[h]![a]! > 0n && isPositive(weights[h]![a]!);
      return orders[h]![a] === 0n && isOne(weights[h]![a]!);
    }),
  );
}

const rooted = (x: Fraction, root: bigint): Fraction => (root === 1n || isZero(x) || isOne(x) ? x : power(x, root));
