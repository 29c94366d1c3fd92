import Fraction from 'fraction.js';
import { type MixedProfile, type NormalGame, payoffAt } from '../normal/model.js';
import { isZero, ONE, plus, ZERO } from './numbers.js';

/**
 * Whether a profile has an equilibrium nearby that uses the same strategies: each chance but the last of a support differs
 * by less than `radius`. In fractions; in words, what is not proven.
 *
 * Unknowns are the chances of each support but its last, equations F = 0 what each of these strategies pays more than the
 * last one. With any matrix C, where ‖C F(c)‖ + ‖I − C F'‖ · r < r for all derivatives F' within r of c, there is exactly
 * one solution within r (Krawczyk 1969; row sums). Within r, the chances of a player with k strategies in use move by at most
 * δ = 2 (k − 1) r in all, a product of chances by at most 2 Σ δ where Σ δ ≤ 1, and so an expectation of numbers up to M in
 * size by at most 2 M Σ δ.
 */
export function nearEquilibriumFault(game: NormalGame, profile: MixedProfile, radius: Fraction): string | undefined {
  const used = profile.map((own) => [...own.keys()].filter((s) => !isZero(own[s]!)));
  const moved = used.reduce((sum, own) => sum.add(radius.mul(2 * (own.length - 1))), ZERO);
  if (moved.compare(1) > 0) return 'the radius is too large';
  const most = game.players.map((_, p) => largest(game, p));
  const unknowns = used.flatMap((own, p) => own.slice(0, -1).map((s) => ({ p, s })));
  const expect = (p: number, s: number, fixed: ReadonlyMap<number, number>) =>
    expected(game, profile, used, p, new Map([...fixed, [p, s]]));
  const gain = (p: number, s: number, t: number, fixed: ReadonlyMap<number, number> = new Map()) =>
    expect(p, s, fixed).sub(expect(p, t, fixed));

  const values = unknowns.map(({ p, s }) => gain(p, s, used[p]!.at(-1)!));
  const derivatives = unknowns.map(({ p, s }) =>
    unknowns.map(({ p: q, s: t }) => {
      if (p === q) return ZERO;
      const last = used[p]!.at(-1)!;
      return gain(p, s, last, new Map([[q, t]])).sub(gain(p, s, last, new Map([[q, used[q]!.at(-1)!]])));
    }),
  );
  const inverse = nearInverse(derivatives);
  if (!inverse) return 'the derivative has no inverse';
  // Differences of differences are at most 4 times the largest payoff.
  const change = unknowns.map(({ p }) => most[p]!.mul(8).mul(moved));
  for (const [i, row] of inverse.entries()) {
    let off = row.reduce((sum, c, e) => plus(sum, c.mul(values[e]!)), ZERO).abs();
    let spread = ZERO;
    for (const u of unknowns.keys()) {
      const product = row.reduce((sum, c, e) => plus(sum, c.mul(derivatives[e]![u]!)), ZERO);
      const slack = row.reduce((sum, c, e) => plus(sum, c.abs().mul(change[e]!)), ZERO);
      spread = plus(spread, (i === u ? ONE : ZERO).sub(product).abs().add(slack));
    }
    off = off.add(spread.mul(radius));
    if (off.compare(radius) >= 0) return 'the equations need not have a solution within the radius';
  }
  for (const [p, own] of used.entries()) {
    const least = radius.mul(Math.max(1, own.length - 1));
    if (own.length > 1 && own.some((s) => profile[p]![s]!.compare(least) <= 0)) {
      return `a chance of player ${p + 1} may be 0`;
    }
    for (const t of game.strategies[p]!.keys()) {
      if (own.includes(t)) continue;
      const worse = gain(p, own[0]!, t).sub(most[p]!.mul(4).mul(moved));
      if (worse.compare(0) <= 0) return `strategy ${t + 1} of player ${p + 1} may pay as much`;
    }
  }
  return undefined;
}

/** What a player expects when some play a strategy for certain and all others their chances. */
function expected(
  game: NormalGame,
  profile: MixedProfile,
  used: readonly (readonly number[])[],
  player: number,
  fixed: ReadonlyMap<number, number>,
): Fraction {
  let cells: [cell: number, chance: Fraction][] = [[0, ONE]];
  let stride = 1;
  for (const [q, own] of game.strategies.entries()) {
    const step = stride;
    const certain = fixed.get(q);
    cells = cells.flatMap(([cell, chance]): [number, Fraction][] =>
      certain !== undefined
        ? [[cell + certain * step, chance]]
        : used[q]!.map((s) => [cell + s * step, chance.mul(profile[q]![s]!)]),
    );
    stride *= own.length;
  }
  return cells.reduce((sum, [cell, chance]) => plus(sum, chance.mul(payoffAt(game, player, cell))), ZERO);
}

function largest(game: NormalGame, player: number): Fraction {
  let most = 0n;
  for (const x of game.paid[player]!) {
    const size = BigInt(x) < 0n ? -BigInt(x) : BigInt(x);
    if (size > most) most = size;
  }
  return new Fraction(most, game.unit[player]!);
}

/** An inverse in double precision, as fractions; any matrix would do for the proof. */
function nearInverse(matrix: readonly (readonly Fraction[])[]): Fraction[][] | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row.map((x) => x.valueOf()), ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const sizes = rows.slice(k).map((row) => Math.abs(row[k]!));
    const at = k + sizes.indexOf(Math.max(...sizes));
    const pivot = rows[at]!;
    if (pivot[k] === 0 || !pivot.every(Number.isFinite)) return undefined;
    rows[at] = rows[k]!;
    rows[k] = pivot.map((x) => x / pivot[k]!);
    rows.forEach((row, i) => {
      if (i !== k) rows[i] = row.map((x, j) => x - row[k]! * rows[k]![j]!);
    });
  }
  if (!rows.flat().every(Number.isFinite)) return undefined;
  return rows.map((row) => row.slice(n).map(dyadic));
}

/** A double as a fraction, exactly but for what is below 2^-60. */
function dyadic(x: number): Fraction {
  const whole = Math.trunc(x);
  return new Fraction(BigInt(whole)).add(new Fraction(BigInt(Math.round((x - whole) * 2 ** 60)), 2n ** 60n));
}
