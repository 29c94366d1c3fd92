import { visible } from '../../shared/diagnostic.js';
import type { Game } from '../model.js';
import { count, rounded, shown } from '../shown.js';
import { componentLines } from './componentText.js';
import type { NormalDescription } from './describe.js';
import type { ReducedResults } from './findInReduced.js';
import type { NormalGame } from './model.js';
import { commitmentLines, correlatedLines, dominanceLines } from './provenText.js';
import type { NormalEquilibrium, NormalResults } from './results.js';
import { MOST_SHOWN, taken } from './words.js';

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

/** What was found in a game in extensive form by its reduced normal form, for people. */
export function writeReduced(game: Game, { found, limit }: ReducedResults): string {
  const title = game.title || 'A game without a title';
  if (!found) return [title, '', `Nothing was found: ${limit}.`].map(visible).join('\n');
  const lines = [
    'In the reduced normal form; a strategy says what is done at each set that it does not itself rule out.',
  ];
  if (found.behaviours && found.behaviours.length > 0) {
    lines.push('Checked in the tree too: by another plan nobody gains more than that.');
  }
  return [writeNormal(found.normal, found.results), ...lines].join('\n');
}

/** What was found in a game in normal form, for people. */
export function writeNormal(game: NormalGame, results: NormalResults): string {
  const lines = [game.title || 'A game without a title', '', ...described(game, results.description), ''];
  if (results.dominance) lines.push(...dominanceLines(game, results.dominance, results.limit));
  else if (results.correlated) lines.push(...correlatedLines(game, results.correlated, results.limit));
  else if (results.commitments) lines.push(...commitmentLines(game, results.commitments, results.limit));
  else lines.push(...found(game, results));
  return lines.map(visible).join('\n').trimEnd();
}

function found(game: NormalGame, results: NormalResults): string[] {
  const { equilibria, value } = results;
  const lines: string[] = [];
  if (value) lines.push(`Value to ${game.players[0] || 'the first player'}: ${shown(value)}`, '');
  lines.push(headline(results), '');
  for (const [i, one] of equilibria.slice(0, MOST_SHOWN).entries()) {
    lines.push(...equilibriumLines(game, one, i + 1), ...indexLines(one), '');
  }
  if (equilibria.length > MOST_SHOWN) lines.push(`… and ${equilibria.length - MOST_SHOWN} more (--json)`, '');
  lines.push(...componentLines(results.components ?? [], 'strategies'));
  if (equilibria.length > 0) lines.push(checkLine(equilibria), ...completeLines(results));
  return lines;
}

function headline({ find, equilibria, components, complete, limit }: NormalResults): string {
  const many = equilibria.length;
  if (find === 'pure') {
    if (many === 0) return 'There is no equilibrium in pure strategies.';
    return `${count(many, 'equilibrium', 'equilibria')} in pure strategies, and no others.`;
  }
  if (find === 'all' && complete && !components) return `${count(many, 'equilibrium', 'equilibria')}, and no others.`;
  if (find === 'all' && complete) {
    const all = count(many, 'extreme equilibrium', 'extreme equilibria');
    return `${all} in ${count(components!.length, 'component', 'components')}, and no others.`;
  }
  if (many === 0) return `Nothing was found: ${limit}.`;
  if (find === 'all') return `${count(many, 'equilibrium', 'equilibria')}; NOT PROVEN COMPLETE: ${limit}.`;
  return 'One equilibrium (there may be others)';
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

function indexLines({ component, index, within }: NormalEquilibrium): string[] {
  const near = within
    ? [`     an equilibrium is proven to be within ${rounded(within, 2)} of each of these chances`]
    : [];
  if (index !== undefined) return [...near, `     isolated, index ${index}`];
  return component === undefined ? near : [...near, `     in component ${component + 1}`];
}

function checkLine(equilibria: readonly NormalEquilibrium[]): string {
  const largest = equilibria.map(({ regrets }) => regrets.largest).reduce((a, b) => (b.compare(a) > 0 ? b : a));
  const which = equilibria.length === 1 ? '' : ' in any of them';
  if (largest.n === 0n) return `Checked: nobody gains anything by another strategy${which}; exact.`;
  return `Checked: nobody gains more than ${rounded(largest, 3)} by another strategy${which}.`;
}

function completeLines({ find, complete, components = [], vertices, methods }: NormalResults): string[] {
  if (find !== 'all' || !complete) return [];
  if (!vertices) return ['All supports were searched to the end; checked: the indices sum to 1, as they have to.'];
  const sum = components.reduce((all, { index }) => all + index, 0);
  return [
    `Checked: both lists of vertices (${vertices[0]} and ${vertices[1]}) are complete, so there are no other equilibria.`,
    ...(methods.includes('dominance') ? ['Checked: strategies that were left out first are strictly dominated.'] : []),
    sum === 1
      ? 'Checked: the indices sum to 1, as they have to.'
      : `NOT CONFIRMED: the indices sum to ${sum}, not to 1.`,
  ];
}
