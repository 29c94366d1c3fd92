import type Fraction from 'fraction.js';
import { buildGame, type Tree } from '../build.js';
import { type Assessment, type Game, members } from '../model.js';
import { ONE, ZERO } from './line.js';
import type { CommitmentGame, Payoffs } from './model.js';
import { planAt, type State, startState } from './plan.js';
import type { CommitmentSolution } from './solution.js';

/** The explicit game with the equilibrium in it; only its size, in nodes, where that is above the limit. */
export type Extensive = { game: Game; assessment: Assessment } | { nodes: number; limit: number };

/** Kinds of sponsor that the game has: with a chance of commitment of 0 or 1 there is but one. */
type Kind = 'strategic' | 'committed';

/** A tree under construction, and where in the game it stands. */
interface Open {
  tree: { -readonly [K in keyof Tree]: Tree[K] };
  kind: Kind;
  period: number;
  state: State;
  /** What the target did so far: names its information set. */
  history: string;
}

/**
 * Lays the game out in extensive form: chance draws the kind of sponsor, a committed sponsor acts by itself, and the
 * target's information sets join both kinds wherever it did the same. The assessment says for every history, also those
 * that the equilibrium never comes to, what is done and believed. Players: `target`, `sponsor`.
 */
export function toExtensive(solution: CommitmentSolution, limit: number): Extensive {
  const { game, layers } = solution;
  const nodes = countNodes(game);
  if (nodes > limit) return { nodes, limit };

  const behaviour = new Map<string, readonly Fraction[]>();
  const belief = new Map<string, Fraction>();
  const todo: Open[] = [];
  const open = (kind: Kind, period: number, state: State, history: string): Tree => {
    const tree: Tree = {};
    todo.push({ tree, kind, period, state, history });
    return tree;
  };

  const kinds = kindsOf(game);
  const starts = kinds.map((kind) => ({
    label: kind,
    chance: kind === 'committed' ? game.resolve : ONE.sub(game.resolve),
    then: open(kind, 0, startState(game, layers), ''),
  }));
  for (let at = todo.pop(); at; at = todo.pop()) {
    const { tree, kind, period, state, history } = at;
    const plan = planAt(game, layers, period, state);
    const key = `target ${history}`;
    behaviour.set(key, [plan.accept, ...plan.counters.map(({ made }) => made), plan.wait]);
    belief.set(key, state.belief);
    tree.moves = 'target';
    tree.infoset = key;
    tree.actions = [
      { label: 'accept', then: paid(game.accept[period]!) },
      ...plan.counters.map(({ taken, rejected }, j) => {
        const { name, payoffs } = game.counters[j]!;
        const after = open(kind, period + 1, rejected, `${history}/${j}`);
        if (kind === 'committed') return { label: name, then: after };
        const answer = `sponsor ${history}/${j}`;
        behaviour.set(answer, [taken, ONE.sub(taken)]);
        const actions = [
          { label: 'accept', then: paid(payoffs[period]!) },
          { label: 'reject', then: after },
        ];
        return { label: name, then: { moves: 'sponsor', infoset: answer, actions } };
      }),
      plan.waited
        ? { label: 'wait', then: open(kind, period + 1, plan.waited, `${history}/-`) }
        : { label: 'let pass', then: deadline(game, kind, history, behaviour, solution.sponsorWithdraws) },
    ];
  }

  const root: Tree = starts.length === 1 ? starts[0]!.then : { moves: 'chance', infoset: 'kind', actions: starts };
  const built = buildGame('Standing offer with a deadline', ['target', 'sponsor'], root);
  const nodesOf = members(built);
  return {
    game: built,
    assessment: {
      behaviour: built.infosets.map((set) => set.chances ?? behaviour.get(set.label)!),
      // Kinds are laid out in the order of `kinds`, so a set of the target has its strategic node first.
      beliefs: built.infosets.map((set, i) => {
        if (nodesOf[i]!.length === 1) return [ONE];
        const committed = belief.get(set.label)!;
        return [ONE.sub(committed), committed];
      }),
    },
  };
}

/** How many nodes the explicit game has. Beyond 2⁵³ it is approximate. */
export function countNodes(game: CommitmentGame): number {
  const counters = game.counters.length;
  const kinds = kindsOf(game);
  let total = kinds.length > 1 ? 1 : 0;
  for (const kind of kinds) {
    // The target's node and acceptance; letting pass ends it, after a decision where the sponsor has one.
    let nodes = 2 + (kind === 'strategic' && !game.bound ? 3 : 1);
    for (let t = game.accept.length - 2; t >= 0; t--) {
      nodes = 2 + nodes + counters * (nodes + (kind === 'strategic' ? 2 : 0));
    }
    total += nodes;
  }
  return total;
}

function kindsOf(game: CommitmentGame): Kind[] {
  if (game.resolve.n === 0n) return ['strategic'];
  return game.resolve.equals(1) ? ['committed'] : ['strategic', 'committed'];
}

function deadline(
  game: CommitmentGame,
  kind: Kind,
  history: string,
  behaviour: Map<string, readonly Fraction[]>,
  withdraws: boolean,
): Tree {
  if (kind === 'committed') return paid(game.withdrawn);
  if (game.bound) return paid(game.extended);
  const key = `sponsor ${history}/-`;
  behaviour.set(key, withdraws ? [ONE, ZERO] : [ZERO, ONE]);
  return {
    moves: 'sponsor',
    infoset: key,
    actions: [
      { label: 'withdraw', then: paid(game.withdrawn) },
      { label: 'extend', then: paid(game.extended) },
    ],
  };
}

function paid({ target, sponsor }: Payoffs): Tree {
  return { payoffs: [target, sponsor] };
}
