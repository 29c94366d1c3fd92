/**
 * The loops in which the time goes. `value` holds one party's worth of each state, and of each instant behind them;
 * `room` holds what is read before it is written, so that a layer needs no second copy of all states.
 */

/** One chance layer backward: value[s] becomes Σ chance·value[to]. */
export function expect(
  active: Int32Array,
  from: Int32Array,
  to: Int32Array,
  chance: Float64Array,
  value: Float64Array,
  room: Float64Array,
): void {
  const n = active.length;
  let j = 0;
  for (let k = 0; k < n; k++) {
    const end = from[k + 1];
    let sum = 0;
    for (; j < end; j++) sum += chance[j] * value[to[j]];
    room[k] = sum;
  }
  for (let k = 0; k < n; k++) value[active[k]] = room[k];
}

/** One choice layer backward for a party that pays nothing: value[s] moves towards value[to] by turn[s], the chance to switch. */
export function mix(
  active: Int32Array,
  to: Int32Array,
  turn: Float64Array,
  value: Float64Array,
  room: Float64Array,
): void {
  const n = active.length;
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const stay = value[s];
    room[k] = stay + turn[s] * (value[to[k]] - stay);
  }
  for (let k = 0; k < n; k++) value[active[k]] = room[k];
}

/** {@link mix} for a party that bears cost[k] when s = active[k] switches. */
export function mixPaying(
  active: Int32Array,
  to: Int32Array,
  turn: Float64Array,
  cost: Float64Array,
  value: Float64Array,
  room: Float64Array,
): void {
  const n = active.length;
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const stay = value[s];
    room[k] = stay + turn[s] * (value[to[k]] - cost[k] - stay);
  }
  for (let k = 0; k < n; k++) value[active[k]] = room[k];
}

/** What player `p` gains by switching, by k; the entries of other players are left alone. */
export function gains(
  p: number,
  player: Int32Array,
  active: Int32Array,
  to: Int32Array,
  cost: Float64Array,
  value: Float64Array,
  gain: Float64Array,
): void {
  const n = active.length;
  for (let k = 0; k < n; k++) if (player[k] === p) gain[k] = value[to[k]] - cost[k] - value[active[k]];
}

/** turn[s] = chance · σ(λ · gain), or for infinite λ chance where the gain is above `tie`, else 0. */
export function logit(
  p: number,
  player: Int32Array,
  active: Int32Array,
  gain: Float64Array,
  lambda: number,
  chance: number,
  tie: number,
  turn: Float64Array,
): void {
  const n = active.length;
  if (lambda === Number.POSITIVE_INFINITY) {
    for (let k = 0; k < n; k++) if (player[k] === p) turn[active[k]] = gain[k] > tie ? chance : 0;
    return;
  }
  for (let k = 0; k < n; k++) {
    if (player[k] !== p) continue;
    // e^−x overflows to ∞ for very negative x, and 1/(1 + ∞) is the right answer, 0.
    turn[active[k]] = chance / (1 + Math.exp(-lambda * gain[k]));
  }
}

/** W = now·flow + later·W. */
export function discount(value: Float64Array, flow: Float64Array, now: number, later: number): void {
  const n = flow.length;
  for (let s = 0; s < n; s++) value[s] = now * flow[s] + later * value[s];
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

/** One chance layer forward: what is in s is spread over its row. */
export function spread(
  active: Int32Array,
  from: Int32Array,
  to: Int32Array,
  chance: Float64Array,
  mass: Float64Array,
  room: Float64Array,
): void {
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

/** One choice layer forward: the share turn[s] that switches leaves s for `to` (an instant stands behind the states). */
export function part(
  active: Int32Array,
  to: Int32Array,
  turn: Float64Array,
  mass: Float64Array,
  room: Float64Array,
): void {
  const n = active.length;
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const moved = mass[s] * turn[s];
    room[k] = moved;
    mass[s] -= moved;
  }
  for (let k = 0; k < n; k++) mass[to[k]] += room[k];
}
