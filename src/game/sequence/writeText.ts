import type Fraction from 'fraction.js';
import { visible } from '../../shared/diagnostic.js';
import { type Behaviour, children, type Game } from '../model.js';
import { renamed, setNames } from '../naming.js';
import { rounded, shown } from '../shown.js';
import { described, payoffLines } from '../writeText.js';
import type { ExtensiveResults } from './find.js';

/** So many information sets are shown; `--json` has all. */
export const MOST_SETS = 60;

/**
 * What was found in a game in extensive form, for people.
 *
 * @param numbers Per information set: its number, to name it by.
 */
export function writeExtensive(game: Game, numbers: readonly number[], results: ExtensiveResults): string {
  const { behaviour, check, limit } = results;
  const lines = [game.title || 'A game without a title', '', ...described(game, results), ''];
  if (!behaviour) lines.push(`Nothing was found: ${limit}.`);
  else if (!check?.regrets) {
    lines.push('NOT CONFIRMED: the check of this result found');
    for (const { message } of check?.faults ?? []) lines.push(`  ${renamed(game, numbers, message)}`);
  } else {
    lines.push(...valueLines(game, results), HEADLINES[results.find], ...payoffLines(game, check.regrets.payoffs));
    lines.push(
      ...regretLines(results),
      `  Found by: ${results.methods.map((m) => METHODS[m] ?? m).join(' and ')}.`,
      '',
    );
    lines.push(...behaviourLines(game, numbers, behaviour));
  }
  return lines.map(visible).join('\n');
}

const HEADLINES = {
  value: 'One pair of optimal plans (there may be others)',
  one: 'One equilibrium (there may be others)',
  'subgame-perfect': 'One subgame-perfect equilibrium (there may be others)',
};

const METHODS: Record<string, string> = {
  'interior point': 'an interior point method on the linear program of the sequence form',
  'linear program': 'the linear program of the sequence form',
  Lemke: 'Lemke’s algorithm on the sequence form',
};

export function valueLines(game: Game, { value }: Pick<ExtensiveResults, 'value'>): string[] {
  if (!value) return [];
  const who = game.players[0] || 'the first player';
  if (value.low.equals(value.high)) return [`Value to ${who}: ${exactly(value.low)}`, ''];
  const apart = rounded(value.high.sub(value.low), 2);
  return [`Value to ${who}: ${rounded(value.low, 12)} to ${rounded(value.high, 12)}, proven bounds ${apart} apart`, ''];
}

/** In full where it fits on a line. */
function exactly(x: Fraction): string {
  const fraction = x.toFraction();
  if (x.d === 1n || fraction.length > 90) return shown(x);
  return `${fraction} (${rounded(x, 10)})`;
}

function regretLines({ find, check }: ExtensiveResults): string[] {
  const { regrets, subgames } = check!;
  const lines = [`  Checked: ${gain(regrets!.largest, 'by another plan')}`];
  if (find !== 'subgame-perfect') return lines;
  return [
    ...lines,
    `  Checked: ${gain(subgames!.largest, subgames!.count === 1 ? 'in the only subgame' : `in any of the ${subgames!.count} subgames`)}`,
  ];
}

function gain(largest: Fraction, where: string): string {
  if (largest.n === 0n) return `nobody gains anything ${where}; exact.`;
  return `nobody gains more than ${rounded(largest, 3)} ${where}; an equilibrium up to that.`;
}

/** What is done at each set, with the chance of each action that is not 0. */
function behaviourLines(game: Game, numbers: readonly number[], behaviour: Behaviour): string[] {
  const name = setNames(game, numbers);
  const { reached, present } = reachedSets(game, behaviour);
  const sets = [...game.infosets.keys()].filter((id) => game.infosets[id]!.player >= 0 && present[id]);
  const lines = sets.slice(0, MOST_SETS).map((id) => {
    const { actions } = game.infosets[id]!;
    const played = actions.flatMap((action, a) => {
      const chance = behaviour[id]![a]!;
      return chance.n === 0n ? [] : [chance.equals(1) ? action : `${action} ${shown(chance)}`];
    });
    return `  ${name(id)}: ${played.join(', ')}${reached[id] ? '' : '   (never reached)'}`;
  });
  const unseen = sets.some((id) => !reached[id]);
  return [
    'At each information set',
    ...lines,
    ...(sets.length > lines.length ? [`  … and ${sets.length - lines.length} more (--json)`] : []),
    ...(unseen ? ['What is said for sets that are never reached is one of many things that serve.'] : []),
  ];
}

/** Per information set: whether it has a node, and whether play comes there. */
export function reachedSets(game: Game, behaviour: Behaviour): { reached: Uint8Array; present: Uint8Array } {
  const reached = new Uint8Array(game.infosets.length);
  const present = new Uint8Array(game.infosets.length);
  const comes = new Uint8Array(game.end.length);
  comes[0] = 1;
  for (let v = 0; v < comes.length; v++) {
    const set = game.infoset[v]!;
    if (set < 0) continue;
    present[set] = 1;
    reached[set]! |= comes[v]!;
    let a = 0;
    for (const child of children(game, v)) comes[child] = comes[v]! && behaviour[set]![a++]!.n > 0n ? 1 : 0;
  }
  return { reached, present };
}
