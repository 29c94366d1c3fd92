import type { ChanceLayer, ChoiceLayer, Passive, ProcessModel } from '../model.js';
import { csr } from './by-hand.js';

/** Another order of everything that has an index: the new index of each old one. */
export interface Order {
  players: readonly number[];
  states: readonly number[];
  /** Keeps every instant before those it leads to. */
  instants: readonly number[];
  endings: readonly number[];
}

/** The same game with everything in another order; the order of moves within a step stays. For tests. */
export function relabelled(model: ProcessModel, order: Order): ProcessModel {
  const { players, states, instants, endings } = order;
  const who = (p: number): number => (p < 0 ? p : players[p]);
  const whereto = (to: number): number => (to < model.states ? states[to] : model.states + instants[to - model.states]);
  const next = (target: number): number => (target < 0 ? -1 - endings[-1 - target] : instants[target]);
  const party = <P extends Passive>(of: P): P => ({
    ...of,
    flow: moved(of.flow, states),
    payoff: moved(of.payoff, endings),
  });
  const chance = (layer: ChanceLayer): ChanceLayer => {
    const { from, to, chance: chances } = layer.rows;
    const cells: [number, number][][] = [];
    for (let s = 0; s < model.states; s++) {
      cells[states[s]] = [];
      for (let k = from[s]; k < from[s + 1]; k++) cells[states[s]].push([states[to[k]], chances[k]]);
      cells[states[s]].sort(([a], [b]) => a - b);
    }
    return { ...layer, rows: csr(cells) };
  };
  const choice = (layer: ChoiceLayer): ChoiceLayer => ({
    ...layer,
    player: moved(layer.player, states, who),
    to: moved(layer.to, states, whereto),
    cost: moved(layer.cost, states),
    payers: inOrder(layer.payers, players).map((payers) => payers.map(who)),
  });
  return {
    ...model,
    levels: model.levels.map((levels) => moved(levels, states)),
    start: moved(model.start, states),
    players: inOrder(model.players.map(party), players),
    passive: model.passive.map(party),
    phases: model.phases.map((phase) => ({
      ...phase,
      layers: phase.layers.map((layer) => (layer.kind === 'chance' ? chance(layer) : choice(layer))),
    })),
    instants: {
      player: moved(model.instants.player, instants, who),
      yes: moved(model.instants.yes, instants, next),
      no: moved(model.instants.no, instants, next),
    },
    endings: { ...model.endings, cause: moved(model.endings.cause, endings) },
  };
}

/** Some order of everything; `random` gives numbers in [0, 1). */
export function anyOrder(model: ProcessModel, random: () => number): Order {
  return {
    players: shuffled(model.players.length, random),
    states: shuffled(model.states, random),
    instants: topological(model, random),
    endings: shuffled(model.endings.count, random),
  };
}

/** What stood at i stands at order[i], made over by `of`. */
export function moved<T extends Float64Array | Int32Array | Uint16Array>(
  list: T,
  order: readonly number[],
  of: (x: number) => number = (x) => x,
): T {
  const result = list.slice() as T;
  for (const [from, to] of order.entries()) result[to] = of(list[from]);
  return result;
}

function inOrder<T>(list: readonly T[], order: readonly number[]): T[] {
  const result: T[] = [];
  for (const [from, to] of order.entries()) result[to] = list[from];
  return result;
}

function shuffled(n: number, random: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Instants drawn one by one from those that nothing left over leads to. */
function topological({ instants }: ProcessModel, random: () => number): number[] {
  const order: number[] = [];
  const left = new Set(instants.player.keys());
  for (let place = 0; left.size > 0; place++) {
    const open = [...left].filter((i) => ![...left].some((j) => instants.yes[j] === i || instants.no[j] === i));
    const drawn = open[Math.floor(random() * open.length)];
    order[drawn] = place;
    left.delete(drawn);
  }
  return order;
}
