import { visible } from '../../../shared/diagnostic.js';
import { type Behaviour, type Game, members } from '../../model.js';
import { setNames } from '../../naming.js';
import { componentLines } from '../../normal/componentText.js';
import { taken } from '../../normal/words.js';
import { ruledOut } from '../../ruledOut.js';
import { count, rounded } from '../../shown.js';
import { described, payoffLines } from '../../writeText.js';
import { MOST_SETS, reachedSets, valueLines } from '../writeText.js';
import type { AllExtensiveResults, ExtremeEquilibrium } from './findAll.js';

/** So many equilibria are shown; `--json` has all. */
const MOST_SHOWN = 20;

/**
 * All equilibria of a game in extensive form, for people.
 *
 * @param numbers Per information set: its number, to name it by.
 */
export function writeAllExtensive(game: Game, numbers: readonly number[], results: AllExtensiveResults): string {
  const { equilibria, components = [], value } = results;
  const lines = [game.title || 'A game without a title', '', ...described(game, results), ''];
  lines.push(...valueLines(game, value ? { value: { low: value, high: value } } : {}), headline(results), '');
  for (const [k, one] of equilibria.slice(0, MOST_SHOWN).entries()) {
    lines.push(`${k + 1}. ${placeOf(one, results)}`, ...payoffLines(game, one.regrets.payoffs));
    lines.push(...planLines(game, numbers, one.behaviour), '');
  }
  if (equilibria.length > MOST_SHOWN) lines.push(`… and ${equilibria.length - MOST_SHOWN} more (--json)`, '');
  lines.push(...componentLines(components, 'plans'), ...checkLines(results));
  return lines.map(visible).join('\n').trimEnd();
}

function headline({ equilibria, components, limit }: AllExtensiveResults): string {
  const many = equilibria.length;
  if (components) {
    const all = count(many, 'extreme equilibrium', 'extreme equilibria');
    return `${all} in ${count(components.length, 'component', 'components')}, and no others.`;
  }
  if (many === 0) return `Nothing was found: ${limit}.`;
  return `${count(many, 'equilibrium', 'equilibria')}; NOT PROVEN COMPLETE: ${limit}.`;
}

function placeOf({ component }: ExtremeEquilibrium, { components }: AllExtensiveResults): string {
  if (component === undefined) return 'An equilibrium';
  const { equilibria, index } = components![component]!;
  if (equilibria.length > 1) return `In component ${component + 1}`;
  return index === undefined ? 'Isolated' : `Isolated, index ${index}`;
}

/** What is done at each set that the player's own plan does not rule out. */
function planLines(game: Game, numbers: readonly number[], behaviour: Behaviour): string[] {
  const name = setNames(game, numbers);
  const { reached } = reachedSets(game, behaviour);
  const sets = setsOfPlans(game, behaviour);
  const lines = sets.slice(0, MOST_SETS).map((id) => {
    const { actions } = game.infosets[id]!;
    const played = actions.flatMap((action, a) => {
      const chance = behaviour[id]![a]!;
      return chance.n === 0n ? [] : [taken(action, chance)];
    });
    return `     ${name(id)}: ${played.join(', ')}${reached[id] ? '' : '   (never reached)'}`;
  });
  return sets.length > lines.length ? [...lines, `     … and ${sets.length - lines.length} more (--json)`] : lines;
}

function setsOfPlans(game: Game, behaviour: Behaviour): number[] {
  const out = new Set(ruledOut(game, behaviour));
  return members(game).flatMap((nodes, id) =>
    game.infosets[id]!.player < 0 || nodes.length === 0 || out.has(id) ? [] : [id],
  );
}

const CHECKED = {
  whole: 'the components are those of the reduced normal form',
  replies: 'each component has its index among the strategies that are best replies in it',
};
const SUM = {
  one: 'All indices of a game sum to 1, so that of the only component is 1.',
  several: 'All indices of a game sum to 1, which gives that of the one component whose index was not found.',
};

function checkLines({ equilibria, components, cases, indicesBy }: AllExtensiveResults): string[] {
  if (equilibria.length === 0) return [];
  const which = equilibria.length === 1 ? '' : ' in any of them';
  const plans = 'Equilibria are plans: what a player does at sets that the own plan rules out is left open.';
  const largest = equilibria.map(({ regrets }) => regrets.largest).reduce((a, b) => (b.compare(a) > 0 ? b : a));
  const gain = largest.n === 0n ? 'anything' : `more than ${rounded(largest, 3)}`;
  const lines = [plans, `Checked: nobody gains ${gain} by another plan${which}${largest.n === 0n ? '; exact' : ''}.`];
  if (!components) return lines;
  lines.push(`Checked: the proof by ${count(cases, 'case', 'cases')} that there are no others.`);
  lines.push(
    'Checked: equilibria are in one component where steps over plans that they share connect them, and only there.',
  );
  if (!indicesBy) return lines;
  if (indicesBy === 'sum') return [...lines, SUM[components.length === 1 ? 'one' : 'several']];
  return [...lines, `Checked: ${CHECKED[indicesBy]}, and their indices sum to 1.`];
}
