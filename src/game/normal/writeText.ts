import type Fraction from 'fraction.js';
import { visible } from '../../shared/diagnostic.js';
import { rounded, shown } from '../shown.js';
import type { NormalDescription } from './describe.js';
import type { NormalEquilibrium, NormalResults } from './find.js';
import type { NormalGame } from './model.js';

/** So many equilibria are shown; `--json` has all. */
const MOST_SHOWN = 40;

/** Size and kind of a game in normal form, for people. */
export function writeNormalGame(game: NormalGame, description: NormalDescription): string {
  return [game.title || 'A game without a title', '', ...described(game, description)].map(visible).join('\n');
}

function described(game: NormalGame, d: NormalDescription): string[] {
  const players = game.players.map((player, p) => `${player} (${count(d.strategies[p]!, 'strategy', 'strategies')})`);
  return [
    `players              ${d.players}: ${players.join(', ')}`,
    `cells                ${d.cells}`,
    `sum of payoffs       ${d.constantSum ? `${shown(d.constantSum)} in every cell` : 'differs between cells'}`,
  ];
}

/** What was found in a game in normal form, for people. */
export function writeNormal(game: NormalGame, results: NormalResults): string {
  const { equilibria, description } = results;
  const lines = [game.title || 'A game without a title', '', ...described(game, description), ''];
  lines.push(headline(results), '');
  for (const [i, found] of equilibria.slice(0, MOST_SHOWN).entries()) {
    lines.push(...equilibriumLines(game, found, i + 1), '');
  }
  if (equilibria.length > MOST_SHOWN) lines.push(`… and ${equilibria.length - MOST_SHOWN} more (--json)`, '');
  if (equilibria.length > 0) lines.push(checkLine(equilibria));
  return lines.map(visible).join('\n').trimEnd();
}

function headline({ equilibria }: NormalResults): string {
  if (equilibria.length === 0) return 'There is no equilibrium in pure strategies.';
  return `${count(equilibria.length, 'equilibrium', 'equilibria')} in pure strategies, and no others.`;
}

/** What each player does and gets, a line each. */
function equilibriumLines(game: NormalGame, { profile, regrets }: NormalEquilibrium, number: number): string[] {
  const width = Math.min(
    30,
    game.players.reduce((most, player) => Math.max(most, player.length), 0),
  );
  return game.players.map((player, p) => {
    const head = p === 0 ? `${number}.`.padStart(4) : '    ';
    const played = profile[p]!.flatMap((chance, s) =>
      chance.n === 0n ? [] : [taken(game.strategies[p]![s]!, chance)],
    );
    return `${head} ${player.padEnd(width)}  gets ${shown(regrets.payoffs[p]!)}: ${played.join(', ')}`;
  });
}

function taken(strategy: string, chance: Fraction): string {
  return chance.equals(1) ? strategy : `${strategy} ${shown(chance)}`;
}

function checkLine(equilibria: readonly NormalEquilibrium[]): string {
  const largest = equilibria.map(({ regrets }) => regrets.largest).reduce((a, b) => (b.compare(a) > 0 ? b : a));
  const which = equilibria.length === 1 ? '' : ' in any of them';
  if (largest.n === 0n) return `Checked: nobody gains anything by another strategy${which}; exact.`;
  return `Checked: nobody gains more than ${rounded(largest, 3)} by another strategy${which}.`;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
