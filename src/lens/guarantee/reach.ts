import type { Move } from './moves.js';
import type { StateSpace } from './state.js';

/** Most states that are built. Beyond it the case has to be coarser. */
export const STATE_LIMIT = 50_000;

export class TooManyStates extends Error {
  constructor(
    readonly states: number,
    /** What makes up a state, and how each could have fewer levels. */
    readonly variables: { name: string; levels: number; instead: string }[],
  ) {
    super(`more than ${states} states`);
  }
}

/**
 * States in which a move may have its turn, by phase and move: all that can follow from the start, whatever is chosen and
 * however chance falls. So a promise cannot have its longest notice right after the clock has ticked, and in yearly steps
 * hardly any notice at all. Adds all of them to the space.
 *
 * @param phases The moves of a step, by phase. @throws TooManyStates
 */
export function reached(
  space: StateSpace,
  starts: readonly (readonly number[])[],
  phases: readonly (readonly Move[])[],
): number[][][] {
  const begun = new Set(starts.map((tuple) => space.at(tuple)));
  return phases.map((moves) => {
    const met = moves.map(() => new Set<number>());
    let fresh = [...begun];
    // Each round is a step, and follows only the states that are new to each move.
    while (fresh.length > 0) {
      for (const [k, move] of moves.entries()) {
        const news = fresh.filter((s) => !met[k]!.has(s));
        fresh = [...new Set(news.flatMap((s) => after(space, move, s)))];
        for (const s of news) met[k]!.add(s);
        if (space.tuples.length > STATE_LIMIT) throw tooMany(space);
      }
      fresh = fresh.filter((s) => !begun.has(s));
      for (const s of fresh) begun.add(s);
    }
    return met.map((states) => [...states].sort((a, b) => a - b));
  });
}

/** Where a move may lead from a state. */
function after(space: StateSpace, move: Move, s: number): number[] {
  if (move.v === 'attack') return [s];
  const level = space.tuples[s]![move.v]!;
  if (move.kind === 'choice') {
    const option = move.options[level];
    return option ? [s, space.moved(s, move.v, option.to)] : [s];
  }
  const to: number[] = move.at ? [s] : [];
  move.matrix[level]!.forEach((chance, next) => {
    if (chance > 0) to.push(space.moved(s, move.v, next));
  });
  return to;
}

/** How a variable of each kind gets fewer levels. */
const COARSER = {
  stance: 'fewer stances',
  promise: 'a shorter notice in its form, or longer steps (step: half-year or year)',
  deployment: 'one deployment less',
  strength: 'fewer levels of the balance',
} as const;

function tooMany({ variables, meanings }: StateSpace): TooManyStates {
  return new TooManyStates(
    STATE_LIMIT,
    variables.map(({ name, levels }, v) => ({
      name,
      levels: levels.length,
      instead: COARSER[meanings[v]!.kind],
    })),
  );
}
