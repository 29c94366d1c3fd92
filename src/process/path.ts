import type { Behaviour, ChoiceLayer, Layer, ProcessModel } from './model.js';

/** One move that had its turn in a story: of chance, of a player with a standing choice, or of one who is forced to choose. */
export interface Turn {
  /** Step, counted from 0 over all phases. */
  t: number;
  /** Place of the layer in its phase; of a forced choice the layer of the switch that led to it. */
  layer: number;
  /** State in which it had its turn. */
  state: number;
  /** The instant, where the choice is forced. */
  instant?: number;
  /**
   * Where each branch leads: a state, `states + i` for instant i, −1 − e for ending e. Of a choice the first is to leave
   * all as it is; of a forced one the first is yes.
   */
  to: number[];
  /** Chance of each branch at that moment; sums to 1. */
  chances: number[];
  /** Index of the branch that was taken. */
  taken: number;
}

/** One story of a game. */
export interface Path {
  turns: Turn[];
  /** `states[t]`: state at the end of step t − 1, index 0 being the start; as long as nothing has ended. */
  states: number[];
  /** Undefined where nothing ends within the steps that were followed. */
  ending?: number;
}

/** Uniform numbers between 0 and 1 for what bears a name. */
export type Draws = (name: string) => () => number;

/**
 * Draws one story of the chain that a behaviour induces.
 *
 * Every layer has a stream of its own and takes one number of it in each step, whether it is needed or not. So what bears
 * one name in two models falls alike in both as long as it can: the same elections, under another agreement.
 *
 * @param steps Steps that are followed at most.
 */
export function drawPath(model: ProcessModel, behaviour: Behaviour, draws: Draws, steps: number): Path {
  const { states, instants } = model;
  const chances = Array.from(model.start);
  const first = index(chances, draws('start')());
  const path: Path = { turns: [], states: [first] };
  const test = draws('forced choices');
  const streams = new Map<string, () => number>();
  let s = first;
  let t = 0;
  let n = 0;
  for (const phase of model.phases) {
    const own = phase.layers.map((layer, l) => streamOf(streams, phase.layers, l, layer, draws));
    for (let k = 0; k < phase.steps && t < steps; k++, t++) {
      for (const [l, layer] of phase.layers.entries()) {
        const u = own[l]!();
        const turn = layer.kind === 'choice' ? behaviour.switch[n++]! : undefined;
        const branches = turn ? choiceAt(layer as ChoiceLayer, turn, s) : chanceAt(layer, t, s);
        if (!branches) continue;
        const taken = index(branches.chances, u);
        path.turns.push({ t, layer: l, state: s, ...branches, taken });
        const to = branches.to[taken]!;
        if (to < states) {
          s = to;
          continue;
        }
        let target = to - states;
        while (target >= 0) {
          const yes = behaviour.yes[target]!;
          const forced = { to: [instants.yes[target]!, instants.no[target]!], chances: [yes, 1 - yes] };
          const says = index(forced.chances, test());
          const leads = forced.to.map((next) => (next >= 0 ? states + next : next));
          path.turns.push({ t, layer: l, state: s, instant: target, to: leads, chances: forced.chances, taken: says });
          target = forced.to[says]!;
        }
        return { ...path, ending: -1 - target };
      }
      path.states.push(s);
    }
  }
  return path;
}

/** Layers of one name, such as two days of one event in one step, are told apart by their order. */
function streamOf(
  streams: Map<string, () => number>,
  layers: readonly Layer[],
  l: number,
  { name }: Layer,
  draws: Draws,
): () => number {
  const before = layers.slice(0, l).filter((layer) => layer.name === name).length;
  const key = before === 0 ? name : `${name} ${before + 1}`;
  const stream = streams.get(key) ?? draws(key);
  streams.set(key, stream);
  return stream;
}

/** Nothing where all stays as it is for sure. */
function chanceAt(layer: Layer, t: number, s: number): Pick<Turn, 'to' | 'chances'> | undefined {
  if (layer.kind !== 'chance' || (layer.at && !layer.at.includes(t))) return undefined;
  const { from, to, chance } = layer.rows;
  const [first, end] = [from[s]!, from[s + 1]!];
  if (!layer.at && end === first + 1 && to[first] === s) return undefined;
  return { to: Array.from(to.subarray(first, end)), chances: Array.from(chance.subarray(first, end)) };
}

function choiceAt(layer: ChoiceLayer, turn: Float64Array, s: number): Pick<Turn, 'to' | 'chances'> | undefined {
  if (layer.player[s]! < 0) return undefined;
  return { to: [s, layer.to[s]!], chances: [1 - turn[s]!, turn[s]!] };
}

/** The branch into whose share of the unit interval u falls. */
function index(chances: readonly number[], u: number): number {
  let left = u;
  let last = 0;
  for (let k = 0; k < chances.length; k++) {
    if (chances[k] === 0) continue;
    last = k;
    left -= chances[k]!;
    if (left < 0) return k;
  }
  return last;
}
