import type { ChanceLayer, ChoiceLayer, Phase, ProcessModel } from './model.js';

/** A layer made ready for the kernels: only the states that it moves. */
export type Compiled = ChanceStep | ChoiceStep;

export interface ChanceStep {
  kind: 'chance';
  /** States whose row is not "stay". */
  active: Int32Array;
  /** Row k of `active[k]`: entries `from[k]` to `from[k + 1]`. */
  from: Int32Array;
  to: Int32Array;
  chance: Float64Array;
  /** Steps at which it applies; undefined for all. */
  at: ReadonlySet<number> | undefined;
}

export interface ChoiceStep {
  kind: 'choice';
  /** States in which somebody may switch. */
  active: Int32Array;
  player: Int32Array;
  to: Int32Array;
  /** What the switch costs who chooses. */
  cost: Float64Array;
  /** By player of the model: what the switches cost it; undefined where none does. */
  bears: (Float64Array | undefined)[];
}

/** A stretch of steps of one length with its layers. */
export interface CompiledPhase {
  steps: number;
  years: number;
  /** Number of the first step. */
  first: number;
  layers: Compiled[];
  choices: number;
}

/** Layers are shared between models that differ in payoffs only: each is made ready once. */
const made = new WeakMap<ChanceLayer | ChoiceLayer, Compiled>();

export function compilePhases(model: ProcessModel): CompiledPhase[] {
  let first = 0;
  return model.phases.map((phase: Phase) => {
    const layers = phase.layers.map((layer) => {
      const known = made.get(layer);
      if (known) return known;
      const compiled = layer.kind === 'chance' ? chanceOf(layer, model.states) : choiceOf(layer);
      made.set(layer, compiled);
      return compiled;
    });
    const choices = layers.filter((layer) => layer.kind === 'choice').length;
    const compiled = { steps: phase.steps, years: phase.years, first, layers, choices };
    first += phase.steps;
    return compiled;
  });
}

function chanceOf({ rows, at }: ChanceLayer, states: number): Compiled {
  const stays = (s: number) => rows.from[s + 1] === rows.from[s] + 1 && rows.to[rows.from[s]] === s;
  const active = Int32Array.from({ length: states }, (_, s) => s).filter((s) => !stays(s));
  const from = new Int32Array(active.length + 1);
  active.forEach((s, k) => {
    from[k + 1] = from[k] + rows.from[s + 1] - rows.from[s];
  });
  const to = new Int32Array(from[active.length]);
  const chance = new Float64Array(to.length);
  active.forEach((s, k) => {
    to.set(rows.to.subarray(rows.from[s], rows.from[s + 1]), from[k]);
    chance.set(rows.chance.subarray(rows.from[s], rows.from[s + 1]), from[k]);
  });
  return { kind: 'chance', active, from, to, chance, at: at && new Set(at) };
}

function choiceOf({ player, to, cost, payers }: ChoiceLayer): Compiled {
  const active = Int32Array.from(player, (_, s) => s).filter((s) => player[s] >= 0);
  const pick = (a: Int32Array) => Int32Array.from(active, (s) => a[s]);
  const bears = payers.map((_, q) => {
    const own = Float64Array.from(active, (s) => (payers[player[s]].includes(q) ? cost[s] : 0));
    return own.some((x) => x !== 0) ? own : undefined;
  });
  return {
    kind: 'choice',
    active,
    player: pick(player),
    to: pick(to),
    cost: Float64Array.from(active, (s) => cost[s]),
    bears,
  };
}
