import { acceptedAt, thresholdOf, type Value } from './accepts.js';
import { type Bounds, boundsAt, solveBounds } from './bounds.js';
import { sponsorWithdraws } from './known.js';
import { pieceValue, solveLayers } from './layers.js';
import { type Line, valueAt } from './line.js';
import type { CommitmentGame } from './model.js';
import { followPath } from './path.js';
import { startState } from './plan.js';
import type { CommitmentPlay, CommitmentSolution, Layer } from './solution.js';

/**
 * Solves the game exactly: its equilibrium for every belief and period, where that leads from the chance of commitment
 * that the game has, and what holds in every equilibrium. The method, its tie rules and what is proven of it:
 * docs/methods/offer.md. Throws a `RangeError` where the game is none: a chance outside 0 … 1, no period, a counter
 * whose payoffs are not one per period before the deadline.
 */
export function solveCommitment(game: CommitmentGame): CommitmentSolution {
  const play = playCommitment(game);
  const [bounds] = solveBounds(game);
  const over = boundsAt(bounds!, game.resolve);
  const accept = game.accept[0]!.target;
  return {
    ...play,
    valueOver: over,
    unique: over.target.lo.equals(over.target.hi) && over.sponsor.lo.equals(over.sponsor.hi),
    thresholdOver: { lo: thresholdOf(accept, limit(bounds!, 'lo')), hi: thresholdOf(accept, limit(bounds!, 'hi')) },
  };
}

/** The equilibrium alone, without what holds in every other one. Throws as {@link solveCommitment}. */
export function playCommitment(game: CommitmentGame): CommitmentPlay {
  refuseNonsense(game);
  const layers = solveLayers(game);
  const accept = game.accept[0]!.target;
  const own = expected(layers[0]!);
  const start = startState(game, layers);
  return {
    game,
    value: {
      target: start.belief.n === 0n ? own.zero : pieceValue(layers[0]!.pieces, start.belief),
      sponsor: start.sponsor,
    },
    layers,
    accepts: acceptedAt(accept, own),
    threshold: thresholdOf(accept, own),
    ...followPath(game, layers),
    sponsorWithdraws: sponsorWithdraws(game),
  };
}

function refuseNonsense({ resolve, accept, counters }: CommitmentGame): void {
  if (resolve.compare(0) < 0 || resolve.compare(1) > 0) {
    throw new RangeError(`the chance of commitment is ${resolve.toFraction()}, which is not in 0 … 1`);
  }
  if (accept.length === 0) throw new RangeError('no period in which the offer can be accepted');
  for (const { name, payoffs } of counters) {
    if (payoffs.length !== accept.length - 1) {
      throw new RangeError(`counter ${name} has ${payoffs.length} payoffs for ${accept.length - 1} periods`);
    }
  }
}

function expected({ atZero, pieces }: Layer): Value {
  return { zero: atZero.target, pieces: pieces.map((piece) => ({ ...piece, end: valueAt(piece.target, piece.to) })) };
}

function limit({ zero, pieces, points }: Bounds, side: 'lo' | 'hi'): Value {
  return {
    zero: zero.target[side],
    pieces: pieces.map((piece, i): Value['pieces'][number] => {
      const target: Line = piece[side];
      return { from: piece.from, to: piece.to, target, end: points[i]!.target[side] };
    }),
  };
}
