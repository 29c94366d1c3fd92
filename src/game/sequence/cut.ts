import type Fraction from 'fraction.js';
import type { Game, Outcome } from '../model.js';

/**
 * The subgame at a node as a game of its own, with the subgames in it that are solved taken for ends that pay what they
 * pay. Information sets keep their numbers; those that have no node in it stay without one.
 *
 * @param solved Per node: what each player gets from there on.
 */
export function cutOut(game: Game, root: number, solved: ReadonlyMap<number, readonly Fraction[]>): Game {
  const end: number[] = [];
  const infoset: number[] = [];
  const outcome: number[] = [];
  const outcomes: Outcome[] = [];
  const known = new Map<number, number>();
  const open: { node: number; until: number }[] = [];
  const close = (until: number) => {
    while (open.length > 0 && open.at(-1)!.until <= until) end[open.pop()!.node] = end.length;
  };
  for (let v = root; v < game.end[root]!; ) {
    close(v);
    const node = end.push(end.length + 1) - 1;
    const paid = v === root ? undefined : solved.get(v);
    const here = game.outcome[v]!;
    if (paid) outcome.push(outcomes.push({ label: '', payoffs: paid }) - 1);
    else if (here < 0) outcome.push(-1);
    else {
      if (!known.has(here)) known.set(here, outcomes.push(game.outcomes[here]!) - 1);
      outcome.push(known.get(here)!);
    }
    infoset.push(paid ? -1 : game.infoset[v]!);
    if (paid) v = game.end[v]!;
    else {
      if (game.infoset[v]! >= 0) open.push({ node, until: game.end[v]! });
      v++;
    }
  }
  close(game.end[root]!);
  return {
    title: game.title,
    comment: '',
    players: game.players,
    infosets: game.infosets,
    outcomes,
    end: Int32Array.from(end),
    infoset: Int32Array.from(infoset),
    outcome: Int32Array.from(outcome),
  };
}
