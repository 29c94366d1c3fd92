import type Fraction from 'fraction.js';
import { letPass, pieceValue } from './layers.js';
import { greater, ONE, smaller, valueAt, ZERO } from './line.js';
import type { CommitmentGame } from './model.js';
import type { Layer, Move, Span } from './solution.js';

/** Where play may stand: a belief, and what a strategic sponsor has to expect from here for its own moves to be right. */
export interface State {
  belief: Fraction;
  sponsor: Fraction;
}

/** What is done in a state, and the state that follows, also after moves that are not made. */
export interface Plan {
  accept: Fraction;
  wait: Fraction;
  /** State after waiting; none in the last period. */
  waited?: State;
  /** Per counter: chance that it is made, chance that a strategic sponsor takes it, state after its rejection. */
  counters: readonly { made: Fraction; taken: Fraction; rejected: State }[];
}

/** A best move of the target, with what it can be worth to a strategic sponsor. */
interface Best {
  move: Move;
  sponsor: Span;
}

/** The state that the game starts in. Where several moves are best, the tie rule of `solveLayers` picks. */
export function startState(game: CommitmentGame, layers: readonly Layer[]): State {
  const belief = game.resolve;
  if (belief.n === 0n) return { belief, sponsor: layers[0]!.atZero.sponsor };
  if (belief.equals(ONE)) return { belief, sponsor: layers[0]!.pieces.at(-1)!.sponsor };
  let t = 0;
  while (t < layers.length - 1 && bestMoves(game, layers, t, belief)[0]!.move === 'wait') t++;
  const wanted = bestMoves(game, layers, t, belief)[0]!.sponsor.lo;
  if (t === 0) return { belief, sponsor: wanted };
  const possible = sponsorAt(layers[t]!, belief);
  return { belief, sponsor: greater(possible.lo, smaller(possible.hi, wanted)) };
}

/** What is done in a state of period `t`. */
export function planAt(game: CommitmentGame, layers: readonly Layer[], t: number, state: State): Plan {
  const layer = layers[t]!;
  const next = layers[t + 1];
  const { belief } = state;
  const mix = mixture(bestMoves(game, layers, t, belief), state.sponsor);
  const chance = (move: Move): Fraction => mix.find((part) => part.move === move)?.chance ?? ZERO;
  const plan: Plan = { accept: chance('accept'), wait: chance('wait'), counters: [] };
  if (!next) return plan;
  const after = sponsorAt(next, belief);
  return {
    ...plan,
    waited: { belief, sponsor: mix.find((part) => part.move === 'wait')?.sponsor ?? after.lo },
    counters: game.counters.map((counter, j) => {
      const made = chance(j);
      if (!isOpen(layer, j, belief)) return { made, taken: ZERO, rejected: { belief, sponsor: after.hi } };
      if (belief.n === 0n || belief.equals(ONE)) {
        return { made, taken: ONE, rejected: { belief, sponsor: after.lo } };
      }
      const r = layer.reach[j]!;
      // Bayes: r = belief / (belief + (1 − belief)(1 − taken)).
      const taken = ONE.sub(belief.mul(ONE.sub(r)).div(r.mul(ONE.sub(belief))));
      const sponsor = r.equals(ONE) ? sponsorAt(next, ONE).lo : counter.payoffs[t]!.sponsor;
      return { made, taken, rejected: { belief: r, sponsor } };
    }),
  };
}

/** Whether a strategic sponsor may accept the counter at this belief. */
function isOpen(layer: Layer, counter: number, belief: Fraction): boolean {
  if (belief.n === 0n) return layer.atZero.takes[counter]!;
  const r = layer.reach[counter]!;
  return belief.compare(r) < 0 || r.equals(ONE);
}

/** What a strategic sponsor can expect at a belief: one value inside a piece, all between where two meet. */
function sponsorAt(layer: Layer, belief: Fraction): Span {
  if (belief.n === 0n) return { lo: layer.atZero.sponsor, hi: layer.atZero.sponsor };
  const i = layer.pieces.findIndex((piece) => belief.compare(piece.to) <= 0);
  const left = layer.pieces[i]!.sponsor;
  const right = belief.equals(layer.pieces[i]!.to) ? (layer.pieces[i + 1]?.sponsor ?? left) : left;
  return { lo: smaller(left, right), hi: greater(left, right) };
}

/** The target's best moves at a belief, in the order in which a tie between them is broken. */
function bestMoves(game: CommitmentGame, layers: readonly Layer[], t: number, belief: Fraction): Best[] {
  const layer = layers[t]!;
  const next = layers[t + 1];
  const known = belief.n === 0n;
  const value = known ? layer.atZero.target : pieceValue(layer.pieces, belief);
  const best: Best[] = [];
  const consider = (move: Move, target: Fraction, sponsor: Span): void => {
    if (target.equals(value)) best.push({ move, sponsor });
  };

  const accept = game.accept[t]!;
  consider('accept', accept.target, { lo: accept.sponsor, hi: accept.sponsor });
  if (!next) {
    const pass = letPass(game);
    consider('wait', valueAt(pass.target, belief), { lo: pass.sponsor, hi: pass.sponsor });
    return best;
  }
  const open = game.counters
    .map((counter, j) => ({ j, offer: counter.payoffs[t]! }))
    .filter(({ j }) => isOpen(layer, j, belief))
    .sort((a, b) => b.offer.sponsor.compare(a.offer.sponsor) || a.j - b.j);
  for (const { j, offer } of open) {
    const r = layer.reach[j]!;
    const share = known ? ZERO : belief.div(r);
    const later = known ? ZERO : pieceValue(next.pieces, r);
    const target = offer.target.mul(ONE.sub(share)).add(later.mul(share));
    consider(j, target, { lo: offer.sponsor, hi: offer.sponsor });
  }
  consider('wait', known ? next.atZero.target : pieceValue(next.pieces, belief), sponsorAt(next, belief));
  return best;
}

/**
 * Chances of best moves with which a strategic sponsor expects just `sponsor`: the first move that can be worth that;
 * else the two that lie nearest on either side.
 */
function mixture(best: readonly Best[], sponsor: Fraction): { move: Move; chance: Fraction; sponsor: Fraction }[] {
  let below: Best | undefined;
  let above: Best | undefined;
  for (const b of best) {
    if (b.sponsor.lo.compare(sponsor) <= 0 && b.sponsor.hi.compare(sponsor) >= 0) {
      return [{ move: b.move, chance: ONE, sponsor }];
    }
    if (b.sponsor.hi.compare(sponsor) < 0 && (!below || b.sponsor.hi.compare(below.sponsor.hi) > 0)) below = b;
    if (b.sponsor.lo.compare(sponsor) > 0 && (!above || b.sponsor.lo.compare(above.sponsor.lo) < 0)) above = b;
  }
  if (!below || !above) throw new Error('no mixture of best moves is worth what the sponsor expects');
  const lo = below.sponsor.hi;
  const hi = above.sponsor.lo;
  const chance = sponsor.sub(lo).div(hi.sub(lo));
  return [
    { move: below.move, chance: ONE.sub(chance), sponsor: lo },
    { move: above.move, chance, sponsor: hi },
  ];
}
