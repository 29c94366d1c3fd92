import { count, shown } from '../shown.js';
import type { Correlated } from './correlated.js';
import type { Dominance } from './dominance.js';
import { type NormalGame, strategiesAt } from './model.js';
import type { Commitment } from './stackelberg.js';
import { MOST_SHOWN, taken } from './words.js';

/** The best of each kind, with the chance of each cell. */
export function correlatedLines(game: NormalGame, found: readonly Correlated[], limit?: string): string[] {
  const lines = found.flatMap(({ kind, cells, sum }) => {
    const drawn = [...cells].sort(([a], [b]) => a - b);
    const shownCells = drawn.slice(0, MOST_SHOWN).map(([cell, chance]) => {
      const taken = strategiesAt(game, cell).map((s, p) => game.strategies[p]![s]!);
      return `  ${shown(chance)}: ${taken.join(' | ')}`;
    });
    const more = drawn.length > shownCells.length ? [`  … and ${drawn.length - shownCells.length} more (--json)`] : [];
    const head = `The ${kind} equilibrium with the largest sum of payoffs, ${shown(sum)} (there may be others with it)`;
    return [head, ...shownCells, ...more, ''];
  });
  if (limit) return [...lines, `Not found: ${limit}.`];
  return [...lines, 'Checked: nobody gains by not doing as told, and no other has a larger sum; exact.'];
}

/** What each player commits itself to, and what the other does then. */
export function commitmentLines(game: NormalGame, found: readonly Commitment[], limit?: string): string[] {
  const lines = found.flatMap(({ leader, strategy, reply, value }) => {
    const follower = 1 - leader;
    const plays = strategy.flatMap((x, s) => (x.n === 0n ? [] : [taken(game.strategies[leader]![s]!, x)]));
    return [
      `If ${game.players[leader] || `player ${leader + 1}`} commits itself first: ${shown(value)} by ${plays.join(', ')}`,
      `  then ${game.players[follower] || `player ${follower + 1}`} takes ${game.strategies[follower]![reply]!}`,
      '',
    ];
  });
  if (limit) return [...lines, `Not found: ${limit}.`];
  return [
    ...lines,
    'Whoever follows sees the chances, and where it is indifferent takes what is better for the other.',
    'Checked: each reply is a best one, and no commitment is worth more; exact.',
  ];
}

/** Each elimination with what is better, and what is left. */
export function dominanceLines(game: NormalGame, { eliminated, left, open }: Dominance, limit?: string): string[] {
  const name = (player: number, strategy: number) => game.strategies[player]![strategy]!;
  const who = (player: number) => game.players[player] || `player ${player + 1}`;
  const lines = eliminated.slice(0, MOST_SHOWN).map(({ round, player, strategy, by, gain }) => {
    const better = by.map((b) => taken(name(player, b.strategy), b.chance)).join(', ');
    return `  round ${round}  ${who(player)}: ${name(player, strategy)} pays at least ${shown(gain)} less than ${better}`;
  });
  if (eliminated.length > lines.length) lines.push(`  … and ${eliminated.length - lines.length} more (--json)`);
  const remain = left.map((own, p) => `  ${who(p)}: ${own.map((s) => name(p, s)).join(', ')}`);
  const many = eliminated.length;
  const head = many === 0 ? 'No strategy goes' : `${count(many, 'strategy goes', 'strategies go')}`;
  return [
    `${head} by iterated strict dominance.`,
    ...lines,
    '',
    'Left',
    ...remain,
    '',
    ...(many === 0
      ? []
      : ['Checked: each of these pays less, whatever the others do with what is left before the round.']),
    open.length === 0
      ? 'Checked: each strategy that is left is a best reply to some belief, so no mixture dominates it.'
      : `NOT PROVEN COMPLETE: ${count(open.length, 'strategy that is left is', 'strategies that are left are')} not decided; ${limit}.`,
  ];
}
