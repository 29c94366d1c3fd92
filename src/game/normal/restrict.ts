import { cellsOf, type MixedProfile, type NormalGame, type Payments, strides } from './model.js';

/** The game in which players have some of their strategies alone. @param left Per player, at least one. */
export function restricted(game: NormalGame, left: readonly (readonly number[])[]): NormalGame {
  const strategies = left.map((own, p) => own.map((s) => game.strategies[p]![s]!));
  const stride = strides(game);
  let cells = [0];
  // The first player runs fastest, so later ones are the outer loops.
  left.forEach((own, p) => {
    cells = own.flatMap((s) => cells.map((cell) => cell + s * stride[p]!));
  });
  const of = (paid: Payments): Payments =>
    paid instanceof Float64Array
      ? Float64Array.from({ length: cellsOf({ strategies }) }, (_, k) => paid[cells[k]!]!)
      : cells.map((cell) => paid[cell]!);
  const { title, comment, players, unit } = game;
  return { title, comment, players, strategies, paid: game.paid.map(of), unit };
}

/** A profile of the restricted game in the whole one: all else is never played. */
export function unrestricted(
  game: NormalGame,
  left: readonly (readonly number[])[],
  profile: MixedProfile,
): MixedProfile {
  return game.strategies.map((own, p) => {
    const zero = profile[p]![0]!.mul(0);
    const chances = own.map(() => zero);
    left[p]!.forEach((s, k) => {
      chances[s] = profile[p]![k]!;
    });
    return chances;
  });
}
