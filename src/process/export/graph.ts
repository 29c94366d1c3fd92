import { type Behaviour, type ProcessModel, stepsOf } from '../model.js';

/** A process as a graph without cycles, for other tools: each way leads to a cause or to peace at the horizon. */
export interface Graph {
  /** Node 0 is before the start; then one node for each cause; then peace at the horizon; then all that is reached. */
  nodes: GraphNode[];
  /** Node of the first cause. */
  firstCause: number;
  /** Node of peace at the horizon. */
  peace: number;
  /** Steps to the horizon. */
  steps: number;
}

export interface GraphNode {
  /** Step, layer, state and instant; −1 where it has none. */
  step: number;
  layer: number;
  state: number;
  instant: number;
  /** One distribution over nodes; two where an open player chooses: to leave all as it is or to switch; no or yes. */
  actions: Branch[][];
}

export type Branch = [node: number, chance: number];

/**
 * What is reached when all behave as given, except that `open` players may do anything at any step, whether they
 * reconsider then or not.
 *
 * A step is multiplied out: one arc from the beginning of a step to the beginning of the next. Only where an open
 * player chooses there is a node within the step, since it knows what happened before. Behaviour and calendar depend on
 * time, so a state counts anew at every step, but only where it is reached.
 *
 * @param steps The horizon: later steps are cut off.
 */
export function graphOf(
  model: ProcessModel,
  behaviour: Behaviour,
  open: readonly number[] = [],
  steps = stepsOf(model),
): Graph {
  const { states, instants, endings } = model;
  const isOpen = model.players.map((_, p) => open.includes(p));
  const calendar = calendarOf(model);
  const [firstCause, peace] = [1, 1 + endings.causes.length];
  const nodes: GraphNode[] = Array.from({ length: peace + 1 }, (_, node) => ({
    ...NOWHERE,
    actions: node === 0 ? [] : [[[node, 1]]],
  }));

  const known = new Map<string, number>();
  const nodeOf = (at: Omit<GraphNode, 'actions'>): number => {
    const key = `${at.step} ${at.layer} ${at.state} ${at.instant}`;
    const found = known.get(key) ?? nodes.length;
    if (found === nodes.length) {
      known.set(key, found);
      nodes.push({ ...at, actions: [] });
    }
    return found;
  };

  /** Adds where a target of a forced choice leads in step t. */
  const test = (target: number, chance: number, step: number, out: Map<number, number>): void => {
    if (target < 0) add(out, firstCause + endings.cause[-1 - target], chance);
    else if (isOpen[instants.player[target]]) add(out, nodeOf({ ...NOWHERE, step, instant: target }), chance);
    else {
      test(instants.yes[target], chance * behaviour.yes[target], step, out);
      test(instants.no[target], chance * (1 - behaviour.yes[target]), step, out);
    }
  };

  /** Where state s leads from layer l of a step on, up to the next step, an end or an open choice. */
  const through = (step: number, l: number, s: number): Branch[] => {
    const out = new Map<number, number>();
    let now = new Map([[s, 1]]);
    const { layers, first } = calendar[step];
    let n = first + layers.slice(0, l).filter(({ kind }) => kind === 'choice').length;
    for (const [k, layer] of [...layers.entries()].slice(l)) {
      const next = new Map<number, number>();
      for (const [state, chance] of now) {
        if (layer.kind === 'chance') {
          const { from, to, chance: row } = layer.rows;
          if (layer.at && !layer.at.includes(step)) add(next, state, chance);
          else for (let b = from[state]; b < from[state + 1]; b++) add(next, to[b], chance * row[b]);
        } else if (isOpen[layer.player[state]]) add(out, nodeOf({ ...NOWHERE, step, layer: k, state }), chance);
        else {
          const switching = layer.player[state] < 0 ? 0 : behaviour.switch[n][state];
          add(next, state, chance * (1 - switching));
          if (layer.to[state] < states) add(next, layer.to[state], chance * switching);
          else test(layer.to[state] - states, chance * switching, step, out);
        }
      }
      if (layer.kind === 'choice') n++;
      now = next;
    }
    const last = step + 1 === steps;
    for (const [state, chance] of now)
      add(out, last ? peace : nodeOf({ ...NOWHERE, step: step + 1, layer: 0, state }), chance);
    return sorted(out);
  };

  const testOf = (target: number, step: number): Branch[] => {
    const out = new Map<number, number>();
    test(target, 1, step, out);
    return sorted(out);
  };

  const beginning = new Map<number, number>();
  for (const [state, chance] of model.start.entries())
    if (chance > 0) add(beginning, nodeOf({ ...NOWHERE, step: 0, layer: 0, state }), chance);
  nodes[0].actions = [sorted(beginning)];
  for (let node = peace + 1; node < nodes.length; node++) {
    const { step, layer: l, state, instant } = nodes[node];
    if (instant >= 0) {
      nodes[node].actions = [testOf(instants.no[instant], step), testOf(instants.yes[instant], step)];
      continue;
    }
    const layer = calendar[step].layers[l];
    if (layer?.kind === 'choice' && isOpen[layer.player[state]]) {
      const to = layer.to[state];
      const switched = to < states ? through(step, l + 1, to) : testOf(to - states, step);
      nodes[node].actions = [through(step, l + 1, state), switched];
    } else nodes[node].actions = [through(step, l, state)];
  }
  return { nodes, firstCause, peace, steps };
}

const NOWHERE = { step: -1, layer: -1, state: -1, instant: -1 };

/** Layers of every step, and the index of its first choice in `behaviour.switch`. */
function calendarOf({ phases }: ProcessModel) {
  let first = 0;
  return phases.flatMap(({ steps, layers }) => {
    const choices = layers.filter(({ kind }) => kind === 'choice').length;
    return Array.from({ length: steps }, () => {
      first += choices;
      return { layers, first: first - choices };
    });
  });
}

function add(out: Map<number, number>, to: number, chance: number): void {
  if (chance > 0) out.set(to, (out.get(to) ?? 0) + chance);
}

function sorted(out: Map<number, number>): Branch[] {
  return [...out].sort(([a], [b]) => a - b);
}
