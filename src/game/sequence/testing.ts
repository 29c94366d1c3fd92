import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import type { Game } from '../model.js';
import { type ExtensiveFind, type ExtensiveResults, findInExtensive } from './find.js';

/** What is found, without a time limit. */
export function find(game: Game, what: ExtensiveFind): Promise<ExtensiveResults> {
  return findInExtensive(game, what, new Budget());
}

/** The game with other payoffs: of each outcome, `change` makes them from what is paid. */
export function repaid(game: Game, change: (payoffs: readonly Fraction[]) => Fraction[]): Game {
  return { ...game, outcomes: game.outcomes.map(({ label, payoffs }) => ({ label, payoffs: change(payoffs) })) };
}

/** Each player gets so much more at the root, whatever happens. */
export function paidFirst(game: Game, more: readonly string[]): Game {
  const before = game.outcomes[game.outcome[0]!]?.payoffs;
  const payoffs = more.map((x, p) => new Fraction(x).add(before?.[p] ?? 0));
  const outcome = Int32Array.from(game.outcome);
  outcome[0] = game.outcomes.length;
  return { ...game, outcome, outcomes: [...game.outcomes, { label: '', payoffs }] };
}

/** The second of two players gets what the first loses. */
export function zeroSum(game: Game): Game {
  return repaid(game, ([x]) => [x!, x!.neg()]);
}

/** The two players change places. */
export function swapped(game: Game): Game {
  const turned = repaid(game, ([x, y]) => [y!, x!]);
  const infosets = game.infosets.map((set) => (set.player < 0 ? set : { ...set, player: 1 - set.player }));
  return { ...turned, players: [...game.players].reverse(), infosets };
}

export const fraction = (x: string): Fraction => new Fraction(x);
