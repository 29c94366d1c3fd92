import type { Behaviour, Layer, ProcessModel } from '../model.js';
import type { Path, Turn } from '../path.js';
import { backward } from './backward.js';
import { Largest, type ProcessCheck } from './processCheck.js';
import { describeState, misfit } from './shape.js';

/** What has its turn at one moment, by the model. */
interface Moment {
  t: number;
  layer: number;
  state: number;
  instant?: number;
}

/**
 * Checks that a story is one of the chain: it begins in a state that has a chance, every move that has its turn is told,
 * with the chances of the chain, everything goes where the branch that was taken leads, and choices are worth what the
 * definition makes of them. Whether it was drawn fairly no single story can show.
 *
 * @param worths Of each choice, what its branches are worth to who chooses; left out: not looked at.
 */
export function checkPath(
  model: ProcessModel,
  behaviour: Behaviour,
  path: Path,
  worths?: readonly (readonly number[] | undefined)[],
): ProcessCheck {
  const check = {
    checkedBy: 'checkPath',
    claim: 'every move of the story has the chance that the chain gives it, and leads where the story goes on',
    gain: 0,
    extent: `${path.turns.length} moves`,
  };
  const off = new Largest();
  const unfit = misfit(model, behaviour) ?? walk(model, behaviour, path, off);
  if (unfit) return { ...check, holds: false, residual: Infinity, problem: unfit };
  if (worths) compare(model, behaviour, path, worths, off);
  const problem = off.problem;
  return { ...check, holds: problem === undefined, residual: off.distance, ...(problem && { problem }) };
}

/** Goes through the story. @returns Where it is none. */
function walk(model: ProcessModel, { switch: rounds, yes }: Behaviour, path: Path, off: Largest): string | undefined {
  const told = [...path.turns];
  let state = path.states[0] ?? -1;
  if (!(model.start[state]! > 0)) return `the story begins in state ${state}, which has no chance`;
  const follow = (moment: Moment, to: number[], chances: number[]): number | string => {
    const turn = told.shift();
    if (!turn || !sameMoment(turn, moment))
      return `step ${moment.t}: the story leaves out a move of layer ${moment.layer}`;
    if (turn.to.join() !== to.join()) return `step ${moment.t}: the branches of layer ${moment.layer} lead elsewhere`;
    for (const [k, chance] of chances.entries())
      off.see(Math.abs(chance - turn.chances[k]!), () => `${where(model, moment)}: ${chance}, not ${turn.chances[k]}`);
    const next = to[turn.taken];
    if (next === undefined || !(chances[turn.taken]! > 0)) return `${where(model, moment)}: what cannot happen happens`;
    return next;
  };
  let t = 0;
  let round = 0;
  for (const { steps, layers } of model.phases) {
    for (let k = 0; k < steps; k++, t++) {
      if (path.ending === undefined && t === path.states.length - 1)
        return told.length > 0 ? 'moves are told beyond the last step' : undefined;
      for (const [l, layer] of layers.entries()) {
        const chances = layer.kind === 'choice' ? rounds[round++] : undefined;
        const open = branchesOf(layer, t, state, chances);
        if (!open) continue;
        const next = follow({ t, layer: l, state }, open.to, open.chances);
        if (typeof next === 'string') return next;
        if (next < model.states) {
          state = next;
          continue;
        }
        let place = next;
        while (place >= model.states) {
          const instant = place - model.states;
          const [y, n] = [model.instants.yes[instant]!, model.instants.no[instant]!];
          const leads = [y, n].map((target) => (target < 0 ? target : model.states + target));
          const then = follow({ t, layer: l, state, instant }, leads, [yes[instant]!, 1 - yes[instant]!]);
          if (typeof then === 'string') return then;
          place = then;
        }
        if (path.ending !== -1 - place) return `it ends with ${-1 - place}, not with ${path.ending}`;
        return told.length > 0 || path.states.length !== t + 1 ? 'the story goes on after its end' : undefined;
      }
      if (t + 1 === path.states.length) return `step ${t}: it ends, and nothing ends it`;
      if (path.states[t + 1] !== state) return `after step ${t} the story stands in another state than it goes to`;
    }
  }
  return told.length > 0 ? 'moves are told beyond the last step' : undefined;
}

/** What may happen in a layer; nothing where all stays for sure. */
function branchesOf(layer: Layer, t: number, s: number, chances: Float64Array | undefined) {
  if (layer.kind === 'choice') {
    return layer.player[s]! < 0 ? undefined : { to: [s, layer.to[s]!], chances: [1 - chances![s]!, chances![s]!] };
  }
  if (layer.at && !layer.at.includes(t)) return undefined;
  const places = Array.from(
    { length: layer.rows.from[s + 1]! - layer.rows.from[s]! },
    (_, k) => layer.rows.from[s]! + k,
  );
  const to = places.map((place) => layer.rows.to[place]!);
  if (!layer.at && to.length === 1 && to[0] === s) return undefined;
  return { to, chances: places.map((place) => layer.rows.chance[place]!) };
}

function compare(
  model: ProcessModel,
  behaviour: Behaviour,
  { turns }: Path,
  worths: readonly (readonly number[] | undefined)[],
  off: Largest,
): void {
  const n = model.players.length;
  const see = (i: number, own: number[]) => {
    for (const [k, worth] of own.entries()) {
      const given = worths[i]?.[k] ?? Number.NaN;
      off.see(Math.abs(worth - given), () => `${where(model, turns[i]!)}: worth ${worth}, not ${given}`);
    }
  };
  const all = backward(model, behaviour, model.players, ({ step, layer, after }) => {
    turns.forEach((turn, i) => {
      if (turn.t !== step || turn.instant !== undefined || layerOf(model, turn) !== layer) return;
      const p = layer.player[turn.state]!;
      const cost = layer.payers[p]!.includes(p) ? layer.cost[turn.state]! : 0;
      see(i, [after[turn.state * n + p]!, after[layer.to[turn.state]! * n + p]! - cost]);
    });
  });
  turns.forEach(({ instant, to }, i) => {
    if (instant === undefined) return;
    const p = model.instants.player[instant]!;
    see(
      i,
      to.map((place) => (place < 0 ? model.players[p]!.payoff[-1 - place]! : all[place * n + p]!)),
    );
  });
}

function layerOf({ phases }: ProcessModel, { t, layer }: Moment): Layer {
  let left = t;
  const phase = phases.find(({ steps }) => {
    if (left < steps) return true;
    left -= steps;
    return false;
  })!;
  return phase.layers[layer]!;
}

const sameMoment = (turn: Turn, moment: Moment) =>
  turn.t === moment.t && turn.layer === moment.layer && turn.state === moment.state && turn.instant === moment.instant;

const where = (model: ProcessModel, moment: Moment) =>
  `step ${moment.t}, ${layerOf(model, moment).name}, ${describeState(model, moment.state)}`;
