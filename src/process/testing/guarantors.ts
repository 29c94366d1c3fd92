import type { ProcessModel } from '../model.js';
import { randomNumbers } from './random.js';

/** One guarantor's turn at one test. */
export interface Turn {
  instant: number;
  player: number;
  /** A commitment stands, so that refusing costs. */
  bound: boolean;
}

/**
 * The same game, but at each of three tests every player is asked in turn whether to honour, seeing all earlier answers;
 * who refuses while bound pays its refusal cost. What else an ending is worth depends on the test and on who honoured,
 * in no particular way. For tests.
 *
 * @param cost What refusing costs each player, in its points.
 */
export function withGuarantors(model: ProcessModel, cost: readonly number[], seed: number) {
  const random = randomNumbers(seed);
  const n = model.players.length;
  const [tests, nodes, leaves] = [3, 2 ** n - 1, 2 ** n];
  const bound = Array.from({ length: tests }, () => cost.map(() => random() < 0.5));
  const worth = model.players.map(() => Float64Array.from({ length: tests * leaves }, () => 120 * random() - 20));
  // Node h of a test leads to node 2h + 1 where it honours, to 2h + 2 where not; from `nodes` on, these are endings,
  // numbered so that the answer of the last player asked is the lowest bit: 0 for honoured.
  const turns = Array.from({ length: tests * nodes }, (_, i): Turn => {
    const player = Math.floor(Math.log2((i % nodes) + 1));
    return { instant: i, player, bound: bound[Math.floor(i / nodes)][player] };
  });
  const target = (i: number, answer: number): number => {
    const [test, h] = [Math.floor(i / nodes), 2 * (i % nodes) + answer];
    return h < nodes ? test * nodes + h : -1 - (test * leaves + h - nodes);
  };
  const refused = (e: number, p: number): boolean => ((e % leaves) & (1 << (n - 1 - p))) !== 0;
  const game: ProcessModel = {
    ...model,
    players: model.players.map((player, p) => ({
      ...player,
      payoff: worth[p].map((x, e) => (refused(e, p) && bound[Math.floor(e / leaves)][p] ? x - cost[p] : x)),
    })),
    passive: [],
    phases: model.phases.map((phase) => ({
      ...phase,
      layers: phase.layers.map((layer) =>
        layer.kind === 'chance'
          ? layer
          : { ...layer, to: layer.to.map((to, s) => (to < model.states ? to : model.states + (s % tests) * nodes)) },
      ),
    })),
    instants: {
      player: Int32Array.from(turns, ({ player }) => player),
      yes: Int32Array.from(turns, ({ instant }) => target(instant, 1)),
      no: Int32Array.from(turns, ({ instant }) => target(instant, 2)),
    },
    endings: {
      count: tests * leaves,
      cause: Int32Array.from({ length: tests * leaves }, (_, e) => (e % leaves === leaves - 1 ? 1 : 0)),
      causes: ['honoured', 'refused by all'],
    },
  };
  return { game, turns };
}
