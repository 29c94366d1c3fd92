import type { CommitmentPlay, Endings } from '../../game/index.js';
import { possessive } from '../settlement/context.js';
import { counted, fixed, list, percent } from '../text.js';
import type { OfferPlayed } from './solveOffer.js';

/** Names of the two sides, as inside a sentence. */
export function sides({ payoffs: { context, offer } }: OfferPlayed<CommitmentPlay>) {
  const name = (id: string) => context.actors.find((a) => a.id === id)!.name;
  const [sponsor, target] = [name(offer.by), name(offer.to)];
  return { sponsor, target, sponsors: possessive(sponsor), targets: possessive(target) };
}

/** A move with its chance: "accept the offer", "counter with the narrower offer (40 %)". */
export interface MoveChance {
  kind: 'accept' | 'counter' | 'wait';
  words: string;
  /** Id of the package, for a counter. */
  counter?: string;
  chance: number;
}

/** What the target does on the first day, the likeliest first; none that has no chance. */
export function firstMoves(result: OfferPlayed<CommitmentPlay>, solution: CommitmentPlay): MoveChance[] {
  const { offered, counters } = result;
  const [first] = solution.path;
  if (!first) return [];
  const moves: MoveChance[] = [
    { kind: 'accept', words: `accept ${offered.shown.name}`, chance: first.accept.valueOf() },
    ...first.counters.map(({ made }, j) => ({
      kind: 'counter' as const,
      words: `put forward ${counters[j]!.shown.name}`,
      counter: counters[j]!.shown.id,
      chance: made.valueOf(),
    })),
    { kind: 'wait', words: waitInWords(solution), chance: first.wait.valueOf() },
  ];
  return moves.filter((m) => m.chance > 0).sort((a, b) => b.chance - a.chance);
}

/** On the last day there is nothing to wait for. */
export function waitInWords({ layers }: CommitmentPlay): string {
  return layers.length > 1 ? 'wait' : 'let it pass';
}

export function inWords(moves: readonly MoveChance[]): string {
  if (moves.length === 1) return moves[0]!.words;
  return list(moves.map(({ words, chance }) => `${words} (${percent(chance)})`));
}

/** `a week`, `5 days`, `2 weeks`, `4.5 weeks`. */
export function weeksInWords(weeks: number): string {
  const tenths = Math.round(weeks * 10) / 10;
  if (Math.abs(weeks - 1) < 1e-9) return 'a week';
  return tenths < 1.5 ? counted(Math.round(weeks * 7), 'day') : `${tenths} weeks`;
}

/** Sum of exact chances, as a number. */
export function sumOf(chances: Endings['offer']): number {
  return chances.reduce((sum: number, chance) => sum + chance.valueOf(), 0);
}

/** `1.4 points`, whatever the sign. */
export function pointsInWords(points: number): string {
  const text = fixed(Math.abs(points));
  return `${text} ${text === '1.0' ? 'point' : 'points'}`;
}
