import type { CommitmentGame, Payoffs } from './model.js';
import type { Layer, Move } from './solution.js';

/** What is done and what it is worth where the sponsor is known to be strategic: belief 0. */
type Known = Layer['atZero'];

/** What the game is worth to a target who knows that the sponsor is strategic: plain backward induction. */
export function valueWhenKnown(game: CommitmentGame): Payoffs {
  let known = knownAtDeadline(game);
  for (let t = game.accept.length - 2; t >= 0; t--) known = knownBefore(game, t, known);
  return { target: known.target, sponsor: known.sponsor };
}

/** Whether a strategic sponsor withdraws once the deadline has passed. A tie goes to keeping the offer. */
export function sponsorWithdraws(game: CommitmentGame): boolean {
  return game.bound !== true && game.withdrawn.sponsor.compare(game.extended.sponsor) > 0;
}

export function knownAtDeadline(game: CommitmentGame): Known {
  const accept = game.accept.at(-1)!;
  const passed = sponsorWithdraws(game) ? game.withdrawn : game.extended;
  const waits = passed.target.compare(accept.target) > 0;
  return waits ? { move: 'wait', ...passed, takes: [] } : { move: 'accept', ...accept, takes: [] };
}

/** One period earlier. Ties as in `solveLayers`: acceptance, then the counter worth most to the sponsor, then waiting. */
export function knownBefore(game: CommitmentGame, t: number, next: Known): Known {
  const takes = game.counters.map(({ payoffs }) => payoffs[t]!.sponsor.compare(next.sponsor) >= 0);
  let best: { move: Move } & Payoffs = { move: 'accept', ...game.accept[t]! };
  game.counters.forEach(({ payoffs }, move) => {
    if (!takes[move]) return;
    const order = payoffs[t]!.target.compare(best.target);
    const dearer = best.move !== 'accept' && payoffs[t]!.sponsor.compare(best.sponsor) > 0;
    if (order > 0 || (order === 0 && dearer)) best = { move, ...payoffs[t]! };
  });
  if (next.target.compare(best.target) > 0) best = { move: 'wait', target: next.target, sponsor: next.sponsor };
  return { move: best.move, target: best.target, sponsor: best.sponsor, takes };
}
