import type { Case } from '../../case/index.js';
import { type Prospects, prospects } from '../../process/index.js';
import { horizonOf } from './calendar.js';
import { type Game, gameOf, type Stakes, type Structure } from './game.js';

/** What a game is worth to everybody who has futures. */
export interface Worth {
  /** U_p: expected worth at signing, in the party's points, costs included. */
  worth: Record<string, number>;
  /** D_p: share of the party's (discounted) future that is spent in peace, 0 to 1. */
  inPeace: Record<string, number>;
}

/** Plays a game under the headline rule. */
export function play(structure: Structure, stakes: Stakes): Worth {
  const game = gameOf(structure, stakes);
  return worthsOf(game, prospects(game.model));
}

/** A guarantor is worth what it is to the government that signs, which judges all that follows by its own lights. */
export function worthsOf(game: Game, { values, passive }: Pick<Prospects, 'values' | 'passive'>): Worth {
  const worth: Record<string, number> = {};
  const inPeace: Record<string, number> = {};
  game.passive.forEach(({ id, kind }, i) => {
    (kind === 'worth' ? worth : inPeace)[id] = passive[i];
  });
  const { start } = game.model;
  const begun: number[] = [];
  for (let s = 0; s < start.length; s++) if (start[s] !== 0) begun.push(s);
  for (const party of new Set(game.players.map((p) => p.party))) {
    let sum = 0;
    for (const s of begun) {
      const stance = game.space.stance(game.space.tuples[s], party);
      const p = game.players.findIndex((q) => q.party === party && (q.stance < 0 || q.stance === stance));
      sum += start[s] * values[p][s];
    }
    worth[party] = sum;
  }
  const ordered = (by: Record<string, number>) =>
    Object.fromEntries(Object.keys(game.part.futures).map((party) => [party, by[party]!]));
  return { worth: ordered(worth), inPeace: ordered(inPeace) };
}

/** Years between the steps of a game and its start: index t is the end of step t. */
export function yearsOf(game: Game): number[] {
  const years = [0];
  for (const phase of game.model.phases) {
    for (let k = 0; k < phase.steps; k++) years.push(years.at(-1)! + phase.years);
  }
  return years;
}

/** Index of the step that ends so many years after the start. */
export function stepAt(game: Game, years: number): number {
  return Math.min(game.horizonSteps, Math.round(years / game.part.step.years));
}

/** Answers are asked for after these years, and at the horizon. */
export function milestones(c: Case): number[] {
  const horizon = horizonOf(c.guarantee!);
  return [...[1, 4, 8].filter((y) => y < horizon), horizon];
}
