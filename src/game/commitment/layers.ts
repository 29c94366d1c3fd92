import type Fraction from 'fraction.js';
import { knownAtDeadline, knownBefore, sponsorWithdraws } from './known.js';
import { constant, crossing, type Line, ONE, sameLine, through, valueAt, ZERO } from './line.js';
import type { CommitmentGame } from './model.js';
import type { Layer, Move, Piece } from './solution.js';

/** A move with what it is worth over a range of beliefs. */
interface Candidate {
  move: Move;
  target: Line;
  sponsor: Fraction;
}

/**
 * The game solved backwards, on (period, belief): docs/methods/offer.md. The belief can only rise as counters are
 * rejected, so what a period is worth follows from the next one alone.
 *
 * Ties: the target does what ends sooner (accepts; else makes a counter, that which is worth more to the sponsor, then
 * the first; else waits). The sponsor accepts a counter as often as any belief after a rejection can justify.
 */
export function solveLayers(game: CommitmentGame): Layer[] {
  const deadline = game.accept.length - 1;
  const layers: Layer[] = [];
  layers[deadline] = atDeadline(game);
  for (let t = deadline - 1; t >= 0; t--) layers[t] = before(game, t, layers[t + 1]!);
  return layers;
}

/** What letting the deadline pass is worth. */
export function letPass(game: CommitmentGame): { target: Line; sponsor: Fraction } {
  const after = sponsorWithdraws(game) ? game.withdrawn : game.extended;
  return { target: through(after.target, ONE, game.withdrawn.target), sponsor: after.sponsor };
}

function atDeadline(game: CommitmentGame): Layer {
  const accept = game.accept.at(-1)!;
  const candidates: Candidate[] = [
    { move: 'accept', target: constant(accept.target), sponsor: accept.sponsor },
    { move: 'wait', ...letPass(game) },
  ];
  return { pieces: envelope(ZERO, ONE, candidates), atZero: knownAtDeadline(game), reach: [] };
}

function before(game: CommitmentGame, t: number, next: Layer): Layer {
  const accept: Candidate = {
    move: 'accept',
    target: constant(game.accept[t]!.target),
    sponsor: game.accept[t]!.sponsor,
  };
  const offers = game.counters.map((counter) => counter.payoffs[t]!);
  const reach = offers.map((offer) => reachOf(offer.sponsor, next.pieces));
  const counters = offers
    .map((offer, j) => {
      const r = reach[j]!;
      const target = r.n === 0n ? constant(offer.target) : through(offer.target, r, pieceValue(next.pieces, r));
      return { move: j, target, sponsor: offer.sponsor };
    })
    .sort((a, b) => b.sponsor.compare(a.sponsor) || a.move - b.move);

  const pieces: Piece[] = [];
  for (const piece of next.pieces) {
    const open = counters.filter((c) => reach[c.move]!.compare(piece.to) >= 0);
    const wait: Candidate = { move: 'wait', target: piece.target, sponsor: piece.sponsor };
    for (const part of envelope(piece.from, piece.to, [accept, ...open, wait])) join(pieces, part);
  }

  return { pieces, atZero: knownBefore(game, t, next.atZero), reach };
}

/**
 * The highest belief at which a rejection is worth `offer` to a strategic sponsor; 1 where one that proves commitment
 * is worth no more than that; 0 where each belief is worth more. Where two pieces meet anything between their values
 * is possible, so going down from 1 the first value that is not above `offer` begins at such a meeting.
 */
function reachOf(offer: Fraction, pieces: readonly Piece[]): Fraction {
  let i = pieces.length - 1;
  if (pieces[i]!.sponsor.compare(offer) <= 0) return ONE;
  while (i > 0 && pieces[i - 1]!.sponsor.compare(offer) > 0) i--;
  return pieces[i]!.from;
}

/** What the target expects at a belief. */
export function targetValue(layer: Layer, belief: Fraction): Fraction {
  return belief.n === 0n ? layer.atZero.target : pieceValue(layer.pieces, belief);
}

/** What the target expects at a belief above 0. */
export function pieceValue(pieces: readonly Piece[], belief: Fraction): Fraction {
  return valueAt(pieces.find((piece) => belief.compare(piece.to) <= 0)!.target, belief);
}

/** Upper envelope of the candidates between two beliefs, from left to right. A tie goes to whoever comes first. */
function envelope(from: Fraction, to: Fraction, candidates: readonly Candidate[]): Piece[] {
  let best = candidates[0]!;
  for (const c of candidates) {
    const order = valueAt(c.target, from).compare(valueAt(best.target, from));
    if (order > 0 || (order === 0 && c.target.slope.compare(best.target.slope) > 0)) best = c;
  }
  const pieces: Piece[] = [];
  for (let at = from; ; ) {
    let end = to;
    let after: Candidate | undefined;
    for (const c of candidates) {
      if (c.target.slope.compare(best.target.slope) <= 0) continue;
      const meet = crossing(c.target, best.target)!;
      const order = meet.compare(end);
      if (meet.compare(to) >= 0 || order > 0) continue;
      if (order === 0 && after && c.target.slope.compare(after.target.slope) <= 0) continue;
      end = meet;
      after = c;
    }
    pieces.push({ from: at, to: end, move: best.move, target: best.target, sponsor: best.sponsor });
    if (!after) return pieces;
    at = end;
    best = after;
  }
}

/** Adds a piece, joined to the one before where nothing changes between them. */
function join(pieces: Piece[], part: Piece): void {
  const last = pieces.at(-1);
  const same = last?.move === part.move && sameLine(last.target, part.target) && last.sponsor.equals(part.sponsor);
  if (same) pieces[pieces.length - 1] = { ...last!, to: part.to };
  else pieces.push(part);
}
