import { visible } from '../../shared/diagnostic.js';
import { bayesBeliefs } from '../check/bayesBeliefs.js';
import { children, type Game, members } from '../model.js';
import { setNames } from '../naming.js';
import { count, rounded, shown } from '../shown.js';
import { payoffLines } from '../writeText.js';
import type { SequentialEquilibrium, SequentialResults } from './find.js';

/** So many equilibria are shown; `--json` has all. */
const MOST_SHOWN = 20;

/**
 * Sequential equilibria for people: what is done at each set, and what is believed where play does not come.
 *
 * @param numbers Per information set: its number, to name it by.
 */
export function sequentialLines(game: Game, numbers: readonly number[], results: SequentialResults): string[] {
  const { equilibria, allPure, looked, open, limit } = results;
  if (equilibria.length === 0)
    return [`Nothing was found among ${count(looked, 'profile')}${limit ? `: ${limit}` : ''}.`, claim(results)];
  const many = equilibria.length === 1 ? 'One sequential equilibrium' : `${equilibria.length} sequential equilibria`;
  const lines = [`${many}; NOT PROVEN COMPLETE${limit ? `: ${limit}` : ''}.`, ''];
  for (const [k, one] of equilibria.slice(0, MOST_SHOWN).entries()) {
    lines.push(
      `Number ${k + 1}`,
      ...payoffLines(game, one.payoffs),
      ...setLines(game, numbers, one),
      ...remark(game, numbers, one),
      '',
    );
  }
  if (equilibria.length > MOST_SHOWN) lines.push(`… and ${equilibria.length - MOST_SHOWN} more (--json)`, '');
  lines.push(
    'Checked for each: best at every information set given the beliefs, beliefs by Bayes’ rule, consistent by trembles; exact.',
  );
  if (open > 0)
    lines.push(`For ${open} of ${count(looked, 'profile')} no beliefs were found, though none were ruled out.`);
  lines.push(allPure ? claim(results) : 'Other pure ones are not ruled out.');
  lines.push('Where several beliefs serve, one of them is shown.');
  return lines.map(visible);
}

function claim({ allPure }: SequentialResults): string {
  return allPure
    ? 'There are no others in pure strategies: each other pure profile has a set where no beliefs make what is done there best. Mixed ones may exist besides.'
    : 'Other ones are not ruled out.';
}

function setLines(game: Game, numbers: readonly number[], { assessment }: SequentialEquilibrium): string[] {
  const name = setNames(game, numbers);
  const { behaviour, beliefs } = assessment;
  const reached = bayesBeliefs(game, behaviour);
  const ways = namesOfNodes(game);
  return members(game).flatMap((nodes, set) => {
    const { player, actions } = game.infosets[set]!;
    if (player < 0 || nodes.length === 0) return [];
    const played = actions.flatMap((action, a) => {
      const chance = behaviour[set]![a]!;
      return chance.n === 0n ? [] : [chance.equals(1) ? action : `${action} ${shown(chance)}`];
    });
    const line = `  ${name(set)}: ${played.join(', ')}`;
    if (reached[set]) return [line];
    if (nodes.length === 1) return [`${line}   (never reached)`];
    const believed = nodes.map((v, k) => `${ways(v)} ${shown(beliefs[set]![k]!)}`);
    return [`${line}   (never reached; believed there: ${believed.join('; ')})`];
  });
}

/** A node by the actions on the way to it. */
function namesOfNodes(game: Game): (node: number) => string {
  const way = new Map<number, string>([[0, '']]);
  for (let v = 0; v < game.end.length; v++) {
    let a = 0;
    for (const child of children(game, v)) {
      const action = game.infosets[game.infoset[v]!]!.actions[a++]!;
      way.set(child, way.get(v) ? `${way.get(v)}, ${action}` : action);
    }
  }
  return (node) => way.get(node)!;
}

function remark(game: Game, numbers: readonly number[], { intuitive }: SequentialEquilibrium): string[] {
  if (!intuitive) return [];
  if (intuitive.passes) return ['  Passes the intuitive criterion (Cho and Kreps 1987).'];
  const type = game.infosets[game.infoset[0]!]!.actions[intuitive.type]!;
  const where = setNames(game, numbers)(intuitive.message);
  return [
    `  Fails the intuitive criterion (Cho and Kreps 1987): by what leads to ${where}, ${type} gets ${rounded(intuitive.sure)} at the least`,
    `    from answers to those who could gain by it, and has ${rounded(intuitive.has)}.`,
  ];
}
