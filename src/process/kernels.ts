import type { ChanceStep, Charge, ChoiceStep } from './compile.js';

/**
 * The loops in which the time goes. Backward, `value` holds what each state is worth to every party, and each instant
 * behind them: state by state, so that a layer is read once for all parties: `value[s·parties + p]`. `room` holds what
 * is read before it is written, where that is needed.
 */

/** One chance layer backward: value[s] becomes Σ chance·value[to]. */
export function expect(
  { active, from, to, chance, inPlace }: ChanceStep,
  parties: number,
  value: Float64Array,
  room: Float64Array,
): void {
  const n = active.length;
  const into = inPlace ? value : room;
  let j = 0;
  for (let k = 0; k < n; k++) {
    const end = from[k + 1];
    const at = (inPlace ? active[k] : k) * parties;
    const a = to[j] * parties;
    const inA = chance[j];
    if (end - j === 1) {
      for (let p = 0; p < parties; p++) into[at + p] = inA * value[a + p];
    } else {
      const b = to[j + 1] * parties;
      const inB = chance[j + 1];
      if (end - j === 2) {
        for (let p = 0; p < parties; p++) into[at + p] = inA * value[a + p] + inB * value[b + p];
      } else {
        for (let p = 0; p < parties; p++) {
          let sum = inA * value[a + p] + inB * value[b + p];
          for (let i = j + 2; i < end; i++) sum += chance[i] * value[to[i] * parties + p];
          into[at + p] = sum;
        }
      }
    }
    j = end;
  }
  if (!inPlace) putBack(active, parties, room, value);
}

/** One choice layer backward: value[s] moves towards value[to] by turn[s], the chance to switch. */
export function mix(
  { active, to, inPlace }: ChoiceStep,
  turn: Float64Array,
  parties: number,
  value: Float64Array,
  room: Float64Array,
): void {
  const n = active.length;
  const into = inPlace ? value : room;
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const share = turn[s];
    const stay = s * parties;
    const away = to[k] * parties;
    const at = inPlace ? stay : k * parties;
    for (let p = 0; p < parties; p++) into[at + p] = value[stay + p] + share * (value[away + p] - value[stay + p]);
  }
  if (!inPlace) putBack(active, parties, room, value);
}

/** What a layer's switches cost those who bear it, after {@link mix}. */
export function charge(
  { players, cost }: Charge,
  { active }: ChoiceStep,
  turn: Float64Array,
  parties: number,
  value: Float64Array,
): void {
  const n = active.length;
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const paid = turn[s] * cost[k];
    if (paid === 0) continue;
    for (let i = 0; i < players.length; i++) value[s * parties + players[i]] -= paid;
  }
}

function putBack(active: Int32Array, parties: number, room: Float64Array, value: Float64Array): void {
  const n = active.length;
  for (let k = 0, from = 0; k < n; k++) {
    const at = active[k] * parties;
    for (let p = 0; p < parties; p++) value[at + p] = room[from++];
  }
}

/** How player p chooses: turn[s] = chance · σ(λ · gain), or for infinite λ chance where the gain is above `tie`, else 0. */
export function decide(
  p: number,
  { active, bounds, to, cost }: ChoiceStep,
  parties: number,
  value: Float64Array,
  { lambda, chance, tie }: { lambda: number; chance: number; tie: number },
  turn: Float64Array,
): void {
  const end = bounds[p + 1];
  for (let k = bounds[p]; k < end; k++) {
    const s = active[k];
    const gain = value[to[k] * parties + p] - cost[k] - value[s * parties + p];
    // e^−x overflows to ∞ for very negative x, and 1/(1 + ∞) is the right answer, 0.
    if (lambda !== Number.POSITIVE_INFINITY) turn[s] = chance / (1 + Math.exp(-lambda * gain));
    else turn[s] = gain > tie ? chance : 0;
  }
}

/** W = (1 − factor)·flow + factor·W, each party by its own factor. @param flow Laid out as `value`. */
export function discount(value: Float64Array, flow: Float64Array, parties: number, factor: Float64Array): void {
  const n = flow.length;
  for (let at = 0; at < n; at += parties) {
    for (let p = 0; p < parties; p++) value[at + p] = flow[at + p] + factor[p] * (value[at + p] - flow[at + p]);
  }
}

/** Writes arrays by party into one that is laid out state by state. @param first State at which they begin. */
export function interleave(each: readonly Float64Array[], all: Float64Array, first = 0): Float64Array {
  const parties = each.length;
  for (let p = 0; p < parties; p++) {
    const own = each[p];
    for (let s = 0, at = first * parties + p; s < own.length; s++, at += parties) all[at] = own[s];
  }
  return all;
}

/** The first `length` entries of one party. */
export function ofParty(p: number, parties: number, all: Float64Array, length: number): Float64Array {
  const own = new Float64Array(length);
  for (let s = 0; s < length; s++) own[s] = all[s * parties + p];
  return own;
}

/** Σ mass[s]·turn[s]·cost[k]: what switching costs in a step. */
export function paid(active: Int32Array, turn: Float64Array, cost: Float64Array, mass: Float64Array): number {
  const n = active.length;
  let sum = 0;
  for (let k = 0; k < n; k++) sum += mass[active[k]] * turn[active[k]] * cost[k];
  return sum;
}

/** Σ a[s]·b[s] over the length of b. */
export function dot(a: Float64Array, b: Float64Array): number {
  const n = b.length;
  let sum = 0;
  for (let s = 0; s < n; s++) sum += a[s] * b[s];
  return sum;
}

/** sum[s] += times·a[s], over the length of sum. */
export function add(a: Float64Array, times: number, sum: Float64Array): void {
  const n = sum.length;
  for (let s = 0; s < n; s++) sum[s] += times * a[s];
}

/** One chance layer forward: what is in s is spread over its row. */
export function spread({ active, from, to, chance }: ChanceStep, mass: Float64Array, room: Float64Array): void {
  const n = active.length;
  for (let k = 0; k < n; k++) {
    room[k] = mass[active[k]];
    mass[active[k]] = 0;
  }
  let j = 0;
  for (let k = 0; k < n; k++) {
    const m = room[k];
    const end = from[k + 1];
    if (m === 0) j = end;
    else for (; j < end; j++) mass[to[j]] += m * chance[j];
  }
}

/** One choice layer forward: the share turn[s] that switches leaves s for `to`. `room[k]` is what left active[k]. */
export function part({ active, to }: ChoiceStep, turn: Float64Array, mass: Float64Array, room: Float64Array): void {
  const n = active.length;
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const moved = mass[s] * turn[s];
    room[k] = moved;
    mass[s] -= moved;
  }
  for (let k = 0; k < n; k++) mass[to[k]] += room[k];
}
