import { BLOCK } from './kernels.js';
import type { ChanceLayer, ChoiceLayer, Csr, Phase, ProcessModel } from './model.js';

/** A layer made ready for the kernels: only the states that it moves. */
export type Compiled = ChanceStep | ChoiceStep;

export interface ChanceStep {
  kind: 'chance';
  /** States whose row is not "stay": if possible each before those that it reads, see `inPlace`. */
  active: Int32Array;
  /** Going through `active` in its order, no state is read (but by itself) after it was written. */
  inPlace: boolean;
  /** `active` and `to` as places in a block. */
  rows: Int32Array;
  reads: Int32Array;
  /** Row k of `active[k]`: entries `from[k]` to `from[k + 1]`. */
  from: Int32Array;
  to: Int32Array;
  chance: Float64Array;
  /** Steps at which it applies; undefined for all. */
  at: ReadonlySet<number> | undefined;
}

export interface ChoiceStep {
  kind: 'choice';
  /** States in which somebody may switch, one player's after the other's; within these, if possible, as in a {@link ChanceStep}. */
  active: Int32Array;
  /** Player p's are `active[bounds[p]]` to `active[bounds[p + 1]]`. */
  bounds: Int32Array;
  to: Int32Array;
  /** Going through `active` in its order, no state is read after it was written. */
  inPlace: boolean;
  /** `active` and `to` as places in a block. */
  rows: Int32Array;
  reads: Int32Array;
  /** Whether some switch leads to an instant. */
  tests: boolean;
  /** What the switch costs who chooses. */
  cost: Float64Array;
  /** Whether no switch leads to a state in which somebody may switch. */
  apart: boolean;
  /** What switches cost, by those who bear the same of them. */
  charges: Charge[];
  /** `bears[p][q]`: 1 where what a switch by player p costs is borne by player q too, otherwise 0; for all q of a block. */
  bears: readonly Float64Array[];
}

/** Players who bear `cost[k]` when `active[k]` switches; states in which that is nothing are left out. */
export interface Charge {
  players: Int32Array;
  /** The players' places, block by block. */
  places: { block: number; places: Int32Array }[];
  active: Int32Array;
  cost: Float64Array;
}

/** A stretch of steps of one length with its layers. */
export interface CompiledPhase {
  steps: number;
  years: number;
  /** Number of the first step. */
  first: number;
  layers: Compiled[];
}

/** Layers are shared between models that differ in payoffs only: each is made ready once. */
const made = new WeakMap<ChanceLayer | ChoiceLayer, Compiled>();

export function compilePhases(model: ProcessModel): CompiledPhase[] {
  let first = 0;
  return model.phases.map((phase: Phase) => {
    const layers = phase.layers.map((layer) => {
      const known = made.get(layer);
      if (known) return known;
      const like = layer.like && made.get(layer.like);
      const compiled =
        layer.kind === 'chance'
          ? chanceOf(layer, model.states, like as ChanceStep | undefined)
          : choiceOf(layer, like as ChoiceStep | undefined);
      made.set(layer, compiled);
      return compiled;
    });
    const compiled = { steps: phase.steps, years: phase.years, first, layers };
    first += phase.steps;
    return compiled;
  });
}

function chanceOf({ rows, at }: ChanceLayer, states: number, like?: ChanceStep): Compiled {
  if (like) return chanceStep(like, chancesOf(rows, like.active, like.from));
  const stays = (s: number) => rows.from[s + 1] === rows.from[s] + 1 && rows.to[rows.from[s]] === s;
  const moved = Int32Array.from({ length: states }, (_, s) => s).filter((s) => !stays(s));
  const reads = (s: number) => rows.to.subarray(rows.from[s], rows.from[s + 1]);
  const active = readersFirst(moved, reads, states);
  const from = new Int32Array(active.length + 1);
  active.forEach((s, k) => {
    from[k + 1] = from[k] + rows.from[s + 1] - rows.from[s];
  });
  const to = new Int32Array(from[active.length]);
  active.forEach((s, k) => {
    to.set(reads(s), from[k]);
  });
  const chance = chancesOf(rows, active, from);
  return chanceStep({ active, from, to, at: at && new Set(at), ...places(active, reads, to, states) }, chance);
}

/** Of one form, whoever makes it: kernels that meet objects of several forms are compiled again and again. */
function chanceStep(
  { active, inPlace, rows, reads, from, to, at }: Omit<ChanceStep, 'kind' | 'chance'>,
  chance: Float64Array,
): ChanceStep {
  return { kind: 'chance', active, inPlace, rows, reads, from, to, chance, at };
}

function chancesOf(rows: Csr, active: Int32Array, from: Int32Array): Float64Array {
  const chance = new Float64Array(from[active.length]);
  for (let k = 0; k < active.length; k++) {
    const first = rows.from[active[k]];
    for (let j = from[k]; j < from[k + 1]; j++) chance[j] = rows.chance[first + j - from[k]];
  }
  return chance;
}

/** Orders states so that each stands before those that it reads, where that is possible (no way back). */
function readersFirst(moved: Int32Array, reads: (s: number) => Int32Array, states: number): Int32Array {
  const isMoved = new Uint8Array(states);
  for (const s of moved) isMoved[s] = 1;
  const readers = new Int32Array(states);
  const others = (s: number) => reads(s).filter((t) => t !== s && isMoved[t]);
  for (const s of moved) for (const t of others(s)) readers[t]++;
  const order = new Int32Array(moved.length);
  let found = 0;
  for (const s of moved) if (readers[s] === 0) order[found++] = s;
  for (let k = 0; k < found; k++) {
    for (const t of others(order[k])) if (--readers[t] === 0) order[found++] = t;
  }
  return found === moved.length ? order : moved;
}

/** Where the kernels write and read, and whether they may do so in place. */
function places(active: Int32Array, reads: (s: number) => Int32Array, to: Int32Array, states: number) {
  const written = new Uint8Array(states);
  let inPlace = true;
  for (const s of active) {
    for (const t of reads(s)) if (t !== s && written[t] === 1) inPlace = false;
    written[s] = 1;
  }
  return { inPlace, rows: active.map((s) => s * BLOCK), reads: to.map((t) => t * BLOCK) };
}

function choiceOf({ player, to, cost, payers }: ChoiceLayer, like?: ChoiceStep): Compiled {
  if (like) {
    const { active } = like;
    const charges = chargesLike(like, cost) ?? chargesOf(player, cost, payers, active);
    return choiceStep(like, costsAt(cost, active), charges);
  }
  const states = player.length;
  const reads = (s: number) => to.subarray(s, s + 1);
  const own = payers.map((_, p) => {
    const list = Int32Array.from(player, (_, s) => s).filter((s) => player[s] === p);
    return readersFirst(list, reads, states);
  });
  const bounds = new Int32Array(payers.length + 1);
  own.forEach((list, p) => {
    bounds[p + 1] = bounds[p] + list.length;
  });
  const active = new Int32Array(bounds[payers.length]);
  own.forEach((list, p) => {
    active.set(list, bounds[p]);
  });
  const target = active.map((s) => to[s]);
  const layout = {
    active,
    bounds,
    to: target,
    tests: target.some((t) => t >= states),
    apart: !target.some((t) => t < states && player[t] >= 0),
    bears: payers.map((list) => Float64Array.from({ length: BLOCK }, (_, q) => (list.includes(q) ? 1 : 0))),
    ...places(active, reads, target, states),
  };
  return choiceStep(layout, costsAt(cost, active), chargesOf(player, cost, payers, active));
}

/** See {@link chanceStep}. */
function choiceStep(
  { active, bounds, to, inPlace, rows, reads, tests, apart, bears }: Omit<ChoiceStep, 'kind' | 'cost' | 'charges'>,
  cost: Float64Array,
  charges: Charge[],
): ChoiceStep {
  return { kind: 'choice', active, bounds, to, inPlace, rows, reads, tests, cost, apart, charges, bears };
}

function costsAt(cost: Float64Array, active: Int32Array): Float64Array {
  const costs = new Float64Array(active.length);
  for (let k = 0; k < active.length; k++) costs[k] = cost[active[k]];
  return costs;
}

/** The same charges with other costs; undefined where something is dear that was not, or the other way round. */
function chargesLike({ active, cost: before, charges }: ChoiceStep, cost: Float64Array): Charge[] | undefined {
  for (let k = 0; k < active.length; k++) if ((cost[active[k]] !== 0) !== (before[k] !== 0)) return undefined;
  return charges.map((charge) => ({ ...charge, cost: costsAt(cost, charge.active) }));
}

function chargesOf(
  player: Int32Array,
  cost: Float64Array,
  payers: ChoiceLayer['payers'],
  active: Int32Array,
): Charge[] {
  const dear = active.filter((s) => cost[s] !== 0);
  if (dear.length === 0) return [];
  const alike = new Map<string, number[]>();
  payers.forEach((_, q) => {
    const key = payers.map((list) => list.includes(q)).join();
    alike.set(key, [...(alike.get(key) ?? []), q]);
  });
  const charges = [...alike.values()].map((players) => {
    const bears = payers.map((list) => list.includes(players[0]));
    const borne = dear.filter((s) => bears[player[s]]);
    const blocks = [...new Set(players.map((p) => Math.floor(p / BLOCK)))];
    const places = blocks.map((block) => ({
      block,
      places: Int32Array.from(players.map((p) => p - block * BLOCK).filter((place) => place >= 0 && place < BLOCK)),
    }));
    return { players: Int32Array.from(players), places, active: borne, cost: costsAt(cost, borne) };
  });
  return charges.filter((charge) => charge.active.length > 0);
}
