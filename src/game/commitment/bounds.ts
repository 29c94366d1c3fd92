import type Fraction from 'fraction.js';
import { constant, crossing, greater, type Line, ONE, sameLine, smaller, valueAt, ZERO } from './line.js';
import type { CommitmentGame } from './model.js';
import type { Span } from './solution.js';

/** What every equilibrium of the rest of the game is worth, at one belief. */
export interface Box {
  target: Span;
  sponsor: Span;
}

/** The same over an open interval of beliefs. */
export interface BoxPiece {
  from: Fraction;
  to: Fraction;
  lo: Line;
  hi: Line;
  sponsor: Span;
}

/** Bounds for one period: pieces from belief 0 to 1, the points at which they end, and belief 0 itself. */
export interface Bounds {
  zero: Box;
  pieces: BoxPiece[];
  /** `points[i]` is the belief at which piece i ends. */
  points: Box[];
}

/** A way for a move to go on: bounds on what it is worth as functions of the belief, and to a strategic sponsor. */
interface Variant {
  lo: Line;
  hi: Line;
  sponsor: Span;
}

/** Least and greatest (y − V) ÷ r over the beliefs r that a rejection may lead to, V what the target may expect there. */
interface Slopes {
  least: Fraction;
  most: Fraction;
}

/**
 * Bounds, for each period and belief, on what any equilibrium is worth: whichever of several best replies is made, and
 * however that depends on the history. Each period's bounds follow from those of the next (docs/methods/offer.md,
 * "More than one equilibrium"). They are sure, yet where they leave room the ends need not be reached: the worst of
 * each kind are put together as if they could always meet.
 */
export function solveBounds(game: CommitmentGame): Bounds[] {
  const deadline = game.accept.length - 1;
  const all: Bounds[] = [];
  all[deadline] = atDeadline(game);
  for (let t = deadline - 1; t >= 0; t--) all[t] = before(game, t, all[t + 1]!);
  return all;
}

/** Bounds at one belief. */
export function boundsAt(bounds: Bounds, belief: Fraction): Box {
  if (belief.n === 0n) return bounds.zero;
  const i = bounds.pieces.findIndex((piece) => belief.compare(piece.to) <= 0);
  const piece = bounds.pieces[i]!;
  if (belief.equals(piece.to)) return bounds.points[i]!;
  return { target: { lo: valueAt(piece.lo, belief), hi: valueAt(piece.hi, belief) }, sponsor: piece.sponsor };
}

function atDeadline(game: CommitmentGame): Bounds {
  const { withdrawn, extended } = game;
  const order = game.bound ? -1 : withdrawn.sponsor.compare(extended.sponsor);
  // A sponsor to whom both are worth the same may do either.
  const after = order > 0 ? [withdrawn] : order < 0 ? [extended] : [withdrawn, extended];
  const pass = after.map(({ target, sponsor }): Variant => {
    const line = { at0: target, slope: withdrawn.target.sub(target) };
    return { lo: line, hi: line, sponsor: point(sponsor) };
  });
  const options = [acceptance(game, game.accept.length - 1), pass];
  const bounds: Bounds = { zero: best(options, ZERO), pieces: [], points: [] };
  cut(bounds, options, ZERO, ONE, best(options, ONE));
  return bounds;
}

function before(game: CommitmentGame, t: number, next: Bounds): Bounds {
  const offers = game.counters.map((counter) => counter.payoffs[t]!);
  const beyond = offers.map((offer) => slopes(offer.target, offer.sponsor, next));
  const accept = acceptance(game, t);
  const options = (wait: Variant, after: (j: number) => Slopes | undefined): Variant[][] => [
    accept,
    [wait],
    ...offers.map(({ target, sponsor }, j) => answers(target, sponsor, wait, after(j))),
  ];

  const zero = best(
    options(flat(next.zero), (j) =>
      next.zero.sponsor.lo.compare(offers[j]!.sponsor) <= 0 ? { least: ZERO, most: ZERO } : undefined,
    ),
    ZERO,
  );
  const bounds: Bounds = { zero, pieces: [], points: [] };
  next.pieces.forEach((piece, i) => {
    const end = best(
      options(flat(next.points[i]!), (j) => beyond[j]!.point[i]),
      piece.to,
    );
    const inside = options(piece, (j) => beyond[j]!.piece[i]);
    cut(bounds, inside, piece.from, piece.to, end);
  });
  return bounds;
}

function acceptance(game: CommitmentGame, t: number): Variant[] {
  const { target, sponsor } = game.accept[t]!;
  const line = constant(target);
  return [{ lo: line, hi: line, sponsor: point(sponsor) }];
}

/**
 * How a counter may go on: as waiting does, where the sponsor may reject it for sure; or, where a rejection may lead to
 * a higher belief r, worth y − belief · (y − V(r)) ÷ r to the target. Which of them is not for the target to choose.
 */
function answers(y: Fraction, offer: Fraction, wait: Variant, after: Slopes | undefined): Variant[] {
  const variants: Variant[] = [];
  if (wait.sponsor.hi.compare(offer) >= 0) {
    variants.push({ lo: wait.lo, hi: wait.hi, sponsor: { lo: greater(wait.sponsor.lo, offer), hi: wait.sponsor.hi } });
  }
  if (after) {
    const lo = { at0: y, slope: after.most.neg() };
    const hi = after.least.equals(after.most) ? lo : { at0: y, slope: after.least.neg() };
    variants.push({ lo, hi, sponsor: point(offer) });
  }
  return variants;
}

/**
 * Slopes over all beliefs r that the rejection of a counter may lead to: from inside each piece (r in that piece or to
 * the right of it), and from the point where it ends (r to the right of that; at 1, r = 1). A belief r below 1 is one
 * where a strategic sponsor may expect just `offer`; r = 1 one where it need not expect more. On a piece the slope is
 * monotone in r, so its ends are enough.
 */
function slopes(
  y: Fraction,
  offer: Fraction,
  next: Bounds,
): { piece: (Slopes | undefined)[]; point: (Slopes | undefined)[] } {
  const result = { piece: [] as (Slopes | undefined)[], point: [] as (Slopes | undefined)[] };
  let sum: Slopes | undefined;
  const add = (r: Fraction, lo: Fraction, hi: Fraction): void => {
    const least = y.sub(hi).div(r);
    const most = y.sub(lo).div(r);
    sum = sum ? { least: smaller(sum.least, least), most: greater(sum.most, most) } : { least, most };
  };
  for (let i = next.pieces.length - 1; i >= 0; i--) {
    const { from, to, lo, hi, sponsor } = next.pieces[i]!;
    const end = next.points[i]!;
    const last = i === next.pieces.length - 1;
    if (!last) result.point[i] = sum;
    if (last ? end.sponsor.lo.compare(offer) <= 0 : holds(end.sponsor, offer)) add(to, end.target.lo, end.target.hi);
    if (last) result.point[i] = sum;
    const inside = holds(sponsor, offer);
    if (inside) add(to, valueAt(lo, to), valueAt(hi, to));
    result.piece[i] = sum;
    if (inside && from.n > 0n) add(from, valueAt(lo, from), valueAt(hi, from));
  }
  return result;
}

/** Adds the pieces between two beliefs, cut wherever two lines cross, with the points at their ends. */
function cut(bounds: Bounds, options: readonly Variant[][], from: Fraction, to: Fraction, end: Box): void {
  const lines: Line[] = [];
  for (const { lo, hi } of options.flat()) {
    for (const line of [lo, hi]) if (!lines.some((known) => sameLine(known, line))) lines.push(line);
  }
  const ends: Fraction[] = [];
  for (let i = 0; i < lines.length; i++) {
    for (let j = 0; j < i; j++) {
      const meet = crossing(lines[i]!, lines[j]!);
      if (meet && meet.compare(from) > 0 && meet.compare(to) < 0) ends.push(meet);
    }
  }
  ends.sort((a, b) => a.compare(b));
  let at = from;
  for (const next of [...ends, to]) {
    if (next.equals(at)) continue;
    append(bounds, over(options, at, next), next.equals(to) ? end : best(options, next));
    at = next;
  }
}

/** Adds a piece and the point at its end; joins it to the piece before where nothing changes there. */
function append(bounds: Bounds, piece: BoxPiece, end: Box): void {
  const last = bounds.pieces.at(-1);
  if (
    last &&
    sameLine(last.lo, piece.lo) &&
    sameLine(last.hi, piece.hi) &&
    sameSpan(last.sponsor, piece.sponsor) &&
    sameSpan(bounds.points.at(-1)!.sponsor, piece.sponsor) &&
    sameSpan(bounds.points.at(-1)!.target, { lo: valueAt(piece.lo, piece.from), hi: valueAt(piece.hi, piece.from) })
  ) {
    bounds.pieces[bounds.pieces.length - 1] = { ...last, to: piece.to };
    bounds.points[bounds.points.length - 1] = end;
    return;
  }
  bounds.pieces.push(piece);
  bounds.points.push(end);
}

/** What the best of the options is worth between two beliefs where no two of their lines cross. */
function over(options: readonly Variant[][], from: Fraction, to: Fraction): BoxPiece {
  const { lo, hi, sponsor } = select(options, from.add(to).div(2));
  return { from, to, lo, hi, sponsor };
}

function best(options: readonly Variant[][], belief: Fraction): Box {
  const { lo, hi, sponsor } = select(options, belief);
  return { target: { lo: valueAt(lo, belief), hi: valueAt(hi, belief) }, sponsor };
}

/**
 * The target gets at least the greatest of what its moves are worth at the least, and at most the greatest of what they
 * are worth at the most. A move may be best where it can be worth what the target gets at the least.
 */
function select(options: readonly Variant[][], belief: Fraction): Variant {
  const values = new Map<Line, Fraction>();
  const at = (line: Line): Fraction => {
    const value = values.get(line) ?? valueAt(line, belief);
    values.set(line, value);
    return value;
  };
  const least = (f: Line, g: Line): Line => (at(g).compare(at(f)) < 0 ? g : f);
  const most = (f: Line, g: Line): Line => (at(g).compare(at(f)) > 0 ? g : f);
  const lo = options.map((variants) => variants.map((v) => v.lo).reduce(least)).reduce(most);
  const hi = options.flatMap((variants) => variants.map((v) => v.hi)).reduce(most);
  const possible = options.flat().filter((v) => at(v.hi).compare(at(lo)) >= 0);
  return {
    lo,
    hi,
    sponsor: {
      lo: possible.map((v) => v.sponsor.lo).reduce(smaller),
      hi: possible.map((v) => v.sponsor.hi).reduce(greater),
    },
  };
}

function flat({ target, sponsor }: Box): Variant {
  const lo = constant(target.lo);
  return { lo, hi: target.lo.equals(target.hi) ? lo : constant(target.hi), sponsor };
}

function point(value: Fraction): Span {
  return { lo: value, hi: value };
}

function holds(span: Span, value: Fraction): boolean {
  return span.lo.compare(value) <= 0 && span.hi.compare(value) >= 0;
}

function sameSpan(a: Span, b: Span): boolean {
  return a.lo.equals(b.lo) && a.hi.equals(b.hi);
}
