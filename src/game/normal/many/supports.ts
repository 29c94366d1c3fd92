import { type NormalGame, strides } from '../model.js';

/**
 * All ways to choose which strategies each player uses, few first.
 *
 * @param left Per player: strategies that may be used at all.
 */
export function* supports(left: readonly (readonly number[])[]): Generator<number[][]> {
  const most = left.reduce((sum, own) => sum + own.length, 0);
  for (let size = left.length; size <= most; size++) {
    yield* ofSize(left, size);
  }
}

function* ofSize(left: readonly (readonly number[])[], size: number): Generator<number[][]> {
  const [first, ...rest] = left;
  if (!first) {
    if (size === 0) yield [];
    return;
  }
  for (let own = 1; own <= Math.min(first.length, size - rest.length); own++) {
    for (const others of ofSize(rest, size - own)) for (const chosen of subsets(first, own)) yield [chosen, ...others];
  }
}

function* subsets(of: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  for (let k = from; size > 0 && k <= of.length - size; k++) {
    for (const rest of subsets(of, size - 1, k + 1)) yield [of[k]!, ...rest];
  }
}

/**
 * Whether a strategy that is used is strictly worse than another one against whatever the others use (conditional
 * dominance; Porter, Nudelman and Shoham 2008).
 */
export function dominated(
  game: NormalGame,
  left: readonly (readonly number[])[],
  chosen: readonly (readonly number[])[],
): boolean {
  const stride = strides(game);
  return chosen.some((own, p) => {
    let cells = [0];
    chosen.forEach((theirs, q) => {
      if (q !== p) cells = cells.flatMap((cell) => theirs.map((s) => cell + s * stride[q]!));
    });
    const paid = game.paid[p]!;
    const better = (t: number, s: number) =>
      cells.every((cell) => paid[cell + t * stride[p]!]! > paid[cell + s * stride[p]!]!);
    return own.some((s) => left[p]!.some((t) => t !== s && better(t, s)));
  });
}
