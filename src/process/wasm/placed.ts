import { type ChanceStep, type ChoiceStep, compilePhases } from '../compile.js';
import { BLOCK } from '../kernels.js';
import { type ChoiceLayer, type ProcessModel, stepsOf } from '../model.js';
import type { Arena } from './arena.js';

export type PlacedPhase = ReturnType<typeof placed>[number];

/** A model's phases as the kernels read them, see `../compile.ts`: in place of each list its address. */
export function placed(arena: Arena, model: ProcessModel) {
  const known = new Map<ChoiceLayer['payers'], number[][]>();
  /** `bears[p][b]`: 1 for each party of block b that bears what a switch by player p costs. */
  const bears = ({ payers }: ChoiceLayer) => {
    const found =
      known.get(payers) ?? payers.map((bearers) => inBlocks(bearers, payers.length).map((b) => arena.put(b)));
    known.set(payers, found);
    return found;
  };
  const all = stepsOf(model);
  return compilePhases(model).map(({ layers, ...phase }, f) => ({
    ...phase,
    layers: layers.map((layer, l) =>
      layer.kind === 'chance'
        ? chance(arena, layer, all)
        : choice(arena, layer, phase, bears(model.phases[f].layers[l] as ChoiceLayer)),
    ),
  }));
}

function chance(arena: Arena, { kind, active, rows, from, reads, to, chance, inPlace, at }: ChanceStep, steps: number) {
  return {
    kind,
    count: active.length,
    active: arena.put(active),
    rows: arena.put(rows),
    from: arena.put(from),
    reads: arena.put(reads),
    to: arena.put(to),
    chance: arena.put(chance),
    inPlace,
    /** See {@link Order}. */
    dates: at ? arena.put(Int32Array.from({ length: steps }, (_, t) => (at.has(t) ? 1 : 0))) : 0,
  };
}

function choice(
  arena: Arena,
  { kind, active, bounds, rows, reads, to, cost, inPlace }: ChoiceStep,
  { first, steps }: { first: number; steps: number },
  bears: number[][],
) {
  // What stands behind the last is lost where two at a time decide.
  const each = active.length + 1;
  return {
    kind,
    count: active.length,
    bounds,
    active: arena.put(active),
    rows: arena.put(rows),
    reads: arena.put(reads),
    to: arena.put(to),
    cost: arena.put(cost),
    inPlace,
    bears,
    /** Chances to switch, by place in `active`: where those of step 0 would stand, and how far it is to the next. */
    turn: arena.take(each * steps) - first * each * 8,
    stride: each * 8,
  };
}

/** 1 for each party that is in a list, block by block. */
function inBlocks(list: readonly number[], parties: number): Float64Array[] {
  return Array.from({ length: Math.ceil(parties / BLOCK) }, (_, b) =>
    Float64Array.from({ length: BLOCK }, (_, p) => (list.includes(b * BLOCK + p) ? 1 : 0)),
  );
}
