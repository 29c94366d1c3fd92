import type Fraction from 'fraction.js';
import { visible } from '../shared/diagnostic.js';
import type { AssessmentCheck } from './check/index.js';
import type { Description } from './describe.js';
import type { Game } from './model.js';
import { renamed, setNames } from './naming.js';
import { pathOfPlay } from './path.js';
import { count, shown, shownCount } from './shown.js';
import type { GameResults } from './solve.js';

/** A profile that was checked. */
export interface CheckedProfile {
  check: AssessmentCheck;
  /** What each player gets from the root. */
  payoffs: readonly Fraction[];
}

/** So many lines of a path or of choices are shown; `--json` has all. */
const MOST_LINES = 40;

/**
 * What is found in a game, for people.
 *
 * @param numbers Per information set: its number, to name it by.
 */
export function writeText(
  game: Game,
  numbers: readonly number[],
  results: GameResults,
  profile?: CheckedProfile,
): string {
  const name = setNames(game, numbers);
  const lines = [game.title || 'A game without a title', '', ...described(game, results), ''];
  const found = results.backwardInduction;
  if (found) {
    const [many, ...detail] = howMany(game, results);
    lines.push('Backward induction', ...payoffLines(game, found.value(0)), `  ${many}`, ...detail, '');
    lines.push('Path of play', ...path(game, found.choice, name), '');
    lines.push(...plan(game, found.choice, name));
    const faults = found.check.faults.map((fault) => `  ${fault.message}`);
    lines.push(
      ...(found.check.holds
        ? ['Checked: at no node does another action pay; the payoffs were counted anew.']
        : ['NOT CONFIRMED: the check of this result found', ...faults]),
    );
  } else lines.push(`Not solved: ${results.unsolved}.`);
  if (profile) lines.push('', ...profileLines(game, numbers, profile));
  return lines.map(visible).join('\n');
}

/** Title, size and kind of a game. */
export function writeDescription(game: Game, description: Description): string {
  return [game.title || 'A game without a title', '', ...described(game, { description })].map(visible).join('\n');
}

/** Size and kind of a game, a line each. */
export function described(game: Game, { description: d }: Pick<GameResults, 'description'>): string[] {
  const players = game.players.map(
    (player, p) => `${player} (${count(d.sets[p]!, 'information set')}, ${count(d.actions[p]!, 'action')})`,
  );
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  const sum =
    d.constantSum === undefined
      ? 'differs between ends'
      : d.constantSum === 'not decided'
        ? 'not decided, the numbers are too long'
        : `${shown(d.constantSum)} at every end`;
  return [
    `players              ${players.length}${players.length > 0 ? ': ' : ''}${players.join(', ')}`,
    `nodes                ${d.nodes}: ${count(d.terminal, 'end')}, ${count(d.chance, 'move')} of chance; at most ${count(d.depth, 'move')} deep`,
    `perfect information  ${yes(d.perfectInformation)}`,
    `perfect recall       ${yes(d.perfectRecall)}`,
    `subgames             ${d.subgames === 0 ? 'none, the game ends at once' : `${d.subgames}, the whole game included`}`,
    `sum of payoffs       ${sum}`,
  ];
}

/** What each player gets, a line each. */
export function payoffLines(game: Game, payoffs: readonly Fraction[]): string[] {
  const longest = game.players.reduce((most, player) => Math.max(most, player.length), 0);
  const width = Math.min(30, longest);
  return game.players.map((player, p) => `  ${player.padEnd(width)}  ${shown(payoffs[p]!)}`);
}

/** How many equilibria there are, and what they pay where that differs. */
function howMany(game: Game, { backwardInduction: found }: GameResults): string[] {
  const { count, payoffs, limit } = found!.all;
  if (count === 1n) return ['This is the only subgame-perfect equilibrium, mixed ones included.'];
  const many = count === undefined ? `There are several: ${limit}.` : `One of ${shownCount(count)} pure ones.`;
  const mixed = '  Whoever is indifferent may also mix; such equilibria exist besides and are not listed.';
  if (!payoffs) return [many, mixed];
  if (payoffs.length === 1) return [many, mixed, '  All pure ones pay the same.'];
  const listed = payoffs.slice(0, MOST_LINES).map((x) => `    ${x.map(shown).join('   ')}`);
  const more = payoffs.length > listed.length ? [`    … and ${payoffs.length - listed.length} more (--json)`] : [];
  const head = `  What pure ones pay (${game.players.join('   ')}), ${payoffs.length} different:`;
  return [many, mixed, head, ...listed, ...more];
}

function path(game: Game, choice: Int32Array, name: (id: number) => string): string[] {
  const { steps, whole } = pathOfPlay(game, choice, MOST_LINES);
  const lines = steps.map(({ node, branch, after, choice: a }) => {
    const id = game.infoset[node]!;
    const way = after ? `${after.action}, ${shown(after.chance)}: ` : '';
    const here =
      id < 0 ? 'the end' : game.infosets[id]!.chances ? name(id) : `${name(id)}: ${game.infosets[id]!.actions[a]}`;
    return `  ${'  '.repeat(Math.min(branch, 20))}${way}${here}`;
  });
  return whole ? lines : [...lines, '  … (--json has every choice)'];
}

/** What is chosen at every set, on the path or not; left out where it is long. */
function plan(game: Game, choice: Int32Array, name: (id: number) => string): string[] {
  const nodes = [...choice.keys()].filter((v) => choice[v]! >= 0);
  if (nodes.length === 0) return [];
  const lines = nodes.slice(0, MOST_LINES).map((v) => {
    const id = game.infoset[v]!;
    return `  ${name(id)}: ${game.infosets[id]!.actions[choice[v]!]}`;
  });
  const more = nodes.length > lines.length ? [`  … and ${nodes.length - lines.length} more (--json)`] : [];
  return ['At every information set, reached or not', ...lines, ...more, ''];
}

function profileLines(game: Game, numbers: readonly number[], { check, payoffs }: CheckedProfile): string[] {
  const yes = (is: boolean | 'not decided') => (is === 'not decided' ? is : is ? 'yes' : 'no');
  const undecided = check.consistent === 'not decided' && check.faults.length === 0;
  const faults = check.faults.map(({ message }) => `  ${renamed(game, numbers, message)}`);
  return [
    'The given profile',
    ...payoffLines(game, payoffs),
    `  sequential equilibrium   ${check.holds ? 'yes' : undecided ? 'not decided' : 'no'}`,
    `  sequentially rational    ${yes(check.sequentiallyRational)}`,
    `  beliefs by Bayes' rule   ${yes(check.bayes)}`,
    `  consistent               ${yes(check.consistent)}`,
    ...faults.slice(0, MOST_LINES),
    ...(faults.length > MOST_LINES ? [`  … and ${faults.length - MOST_LINES} more (--json)`] : []),
  ];
}
