import Fraction from 'fraction.js';
import type { Belief, Dominance, Elimination } from '../normal/dominance.js';
import type { NormalGame } from '../normal/model.js';
import { isOne, plus, ZERO } from './numbers.js';

/**
 * Whether a proof of iterated strict dominance holds, by the definition and in fractions: every strategy that goes is
 * paid less than the mixture named by the gain named, whatever the others do with what is left at that round, and in
 * some case by no more; what is left is what did not go; every strategy with a belief pays most against it among those
 * left, so no mixture dominates it. In words, what is wrong.
 */
export function dominanceFault(game: NormalGame, { eliminated, left, beliefs, open }: Dominance): string | undefined {
  let remain = game.strategies.map((own) => new Set(own.keys()));
  for (let k = 0; k < eliminated.length; ) {
    const { round } = eliminated[k]!;
    const after = remain.map((own) => new Set(own));
    for (; eliminated[k]?.round === round; k++) {
      const problem = eliminationFault(game, remain, eliminated[k]!);
      if (problem) return `elimination ${k + 1}: ${problem}`;
      after[eliminated[k]!.player]!.delete(eliminated[k]!.strategy);
    }
    remain = after;
  }
  const said = new Set([...beliefs, ...open].map(({ player, strategy }) => `${player} ${strategy}`));
  for (const [player, own] of remain.entries()) {
    if ([...own].join() !== left[player]!.join()) return `what is left of player ${player + 1} is not what did not go`;
    for (const strategy of own) {
      if (!said.has(`${player} ${strategy}`))
        return `nothing is said of strategy ${strategy + 1} of player ${player + 1}`;
    }
  }
  for (const belief of beliefs) {
    const problem = beliefFault(game, remain, belief);
    if (problem) return `belief for strategy ${belief.strategy + 1} of player ${belief.player + 1}: ${problem}`;
  }
  return undefined;
}

function eliminationFault(
  game: NormalGame,
  remain: readonly ReadonlySet<number>[],
  { player, strategy, by, gain }: Elimination,
): string | undefined {
  const own = remain[player];
  if (!own?.has(strategy) || by.some((b) => !own.has(b.strategy) || b.strategy === strategy)) {
    return 'it names strategies that are not there';
  }
  if (by.some(({ chance }) => chance.compare(0) < 0) || !isOne(by.map((b) => b.chance).reduce(plus, ZERO))) {
    return 'the chances are none';
  }
  if (gain.compare(0) <= 0) return 'it gains nothing';
  // Chances over one denominator, so that payoffs add up as whole numbers.
  const d = by.reduce((product, { chance }) => (product % chance.d === 0n ? product : product * chance.d), 1n);
  const least = gain.mul(new Fraction(game.unit[player]! * d));
  let met = false;
  for (const opposing of othersCells(game, remain, player)) {
    let more = -d * paidAt(game, player, strategy, opposing);
    for (const b of by) more += b.chance.n * (d / b.chance.d) * paidAt(game, player, b.strategy, opposing);
    const compared = least.compare(more);
    if (compared > 0) return `in cell ${opposing} it gains less than is said`;
    met ||= compared === 0;
  }
  return met ? undefined : 'it gains more than is said everywhere';
}

function beliefFault(
  game: NormalGame,
  remain: readonly ReadonlySet<number>[],
  { player, strategy, cells }: Belief,
): string | undefined {
  if (cells.some(({ chance }) => chance.compare(0) < 0) || !isOne(cells.map((c) => c.chance).reduce(plus, ZERO))) {
    return 'the chances are none';
  }
  const allowed = new Set(othersCells(game, remain, player));
  if (cells.some(({ cell }) => !allowed.has(cell))) return 'it names what the others do not do any more';
  const worth = (s: number) =>
    cells.reduce((sum, { cell, chance }) => sum.add(chance.mul(new Fraction(paidAt(game, player, s, cell)))), ZERO);
  const own = worth(strategy);
  for (const other of remain[player]!) if (worth(other).compare(own) > 0) return `strategy ${other + 1} pays more`;
  return undefined;
}

/** Cells for what the others may do, the player's own first strategy in them. */
function othersCells(game: NormalGame, remain: readonly ReadonlySet<number>[], player: number): number[] {
  let [cells, stride] = [[0], 1];
  for (const [q, own] of game.strategies.entries()) {
    if (q !== player) {
      const step = stride;
      cells = cells.flatMap((cell) => [...remain[q]!].map((s) => cell + s * step));
    }
    stride *= own.length;
  }
  return cells;
}

function paidAt(game: NormalGame, player: number, strategy: number, opposing: number): bigint {
  const stride = game.strategies.slice(0, player).reduce((product, own) => product * own.length, 1);
  return BigInt(game.paid[player]![opposing + strategy * stride]!);
}
