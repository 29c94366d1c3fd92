import type Fraction from 'fraction.js';
import type { Correlated } from '../normal/correlated.js';
import { type NormalGame, payoffAt } from '../normal/model.js';
import { isOne, plus, ZERO } from './numbers.js';

/**
 * Whether chances of cells are a correlated equilibrium, or a coarse one, with the sum of payoffs that is said, and
 * whether no other has a larger sum; by the definitions, in fractions. In words, what is wrong.
 *
 * Proof of the last: doing as told is worth 0 or more over each deviation k in every such equilibrium, so with
 * multipliers λ_k ≥ 0 the sum is at most that of (payoffs in a cell + Σ λ_k · worth of k in it), and so at most the
 * largest of these over all cells.
 */
export function correlatedFault(game: NormalGame, { kind, cells, sum, multipliers }: Correlated): string | undefined {
  const chances = [...cells.values()];
  if (chances.some((x) => x.compare(0) < 0) || !isOne(chances.reduce(plus, ZERO))) return 'the chances are none';
  if (multipliers.flat().some((x) => x.compare(0) < 0)) return 'a multiplier is below 0';
  const all = deviations(game, kind);
  if (all.some((list, p) => list.length !== multipliers[p]?.length)) return 'the number of multipliers is wrong';
  for (const [p, list] of all.entries()) {
    for (const worth of list) {
      let total = ZERO;
      for (const [cell, chance] of cells) total = plus(total, chance.mul(worth(cell)));
      if (total.compare(0) < 0) return `player ${p + 1} gains by not doing as told`;
    }
  }
  const together = (cell: number) => game.players.reduce((s, _, p) => plus(s, payoffAt(game, p, cell)), ZERO);
  let got = ZERO;
  for (const [cell, chance] of cells) got = plus(got, chance.mul(together(cell)));
  if (!got.equals(sum)) return `the payoffs sum to ${got.toFraction()}`;
  const used = all.flatMap((list, p) =>
    list.flatMap((worth, k) => (multipliers[p]![k]!.n === 0n ? [] : [{ worth, times: multipliers[p]![k]! }])),
  );
  for (let cell = 0; cell < game.paid[0]!.length; cell++) {
    let bound = together(cell);
    for (const { worth, times } of used) bound = plus(bound, times.mul(worth(cell)));
    if (bound.compare(sum) > 0) return `the multipliers prove nothing in cell ${cell}`;
  }
  return undefined;
}

/** By player: what doing as told is worth over each deviation, in a cell. */
function deviations(game: NormalGame, kind: Correlated['kind']): ((cell: number) => Fraction)[][] {
  let stride = 1;
  return game.strategies.map((own, p) => {
    const step = stride;
    stride *= own.length;
    const worth = (told: number | undefined, other: number) => (cell: number) => {
      const does = Math.floor(cell / step) % own.length;
      if (told !== undefined && told !== does) return ZERO;
      return payoffAt(game, p, cell).sub(payoffAt(game, p, cell + (other - does) * step));
    };
    if (kind === 'coarse correlated') return own.map((_, other) => worth(undefined, other));
    return own.flatMap((_, told) => own.flatMap((_, other) => (told === other ? [] : [worth(told, other)])));
  });
}
