import type { ChanceStep, Charge, ChoiceStep } from './compile.js';
import { exp } from './exp.js';

/**
 * The loops in which the time goes. Backward, parties go in **blocks** of six: `block[6·s + p]` is what state s is worth
 * to the block's party p, and behind the states stand the instants. A layer is then read once for six parties, and what
 * is done for each is written out: a loop over them takes more than twice as long (bench/process.mjs). Places that no
 * party takes hold 0. `room` holds what is read before it is written, where that is needed.
 */
export const BLOCK = 6;

/** One chance layer backward: block[s] becomes Σ chance·block[to]. Each row has an entry, since it sums to 1. */
export function expect(
  { rows, from, reads, chance, inPlace }: ChanceStep,
  block: Float64Array,
  room: Float64Array,
): void {
  const n = rows.length;
  const into = inPlace ? block : room;
  let j = 0;
  for (let k = 0; k < n; k++) {
    let p = chance[j];
    let t = reads[j++];
    let a = p * block[t];
    let b = p * block[t + 1];
    let c = p * block[t + 2];
    let d = p * block[t + 3];
    let e = p * block[t + 4];
    let f = p * block[t + 5];
    for (const end = from[k + 1]; j < end; j++) {
      p = chance[j];
      t = reads[j];
      a += p * block[t];
      b += p * block[t + 1];
      c += p * block[t + 2];
      d += p * block[t + 3];
      e += p * block[t + 4];
      f += p * block[t + 5];
    }
    const s = inPlace ? rows[k] : k * BLOCK;
    into[s] = a;
    into[s + 1] = b;
    into[s + 2] = c;
    into[s + 3] = d;
    into[s + 4] = e;
    into[s + 5] = f;
  }
  if (!inPlace) for (let k = 0; k < n; k++) copyRow(room, k * BLOCK, block, rows[k]);
}

/** One choice layer backward: block[s] moves towards block[to] by turn[s], the chance to switch. */
export function mix(
  { active, rows, reads, inPlace }: ChoiceStep,
  turn: Float64Array,
  block: Float64Array,
  room: Float64Array,
): void {
  const n = rows.length;
  if (!inPlace) for (let k = 0; k < n; k++) copyRow(block, reads[k], room, k * BLOCK);
  const source = inPlace ? block : room;
  for (let k = 0; k < n; k++) {
    const share = turn[active[k]];
    const s = rows[k];
    const t = inPlace ? reads[k] : k * BLOCK;
    const a = block[s];
    const b = block[s + 1];
    const c = block[s + 2];
    const d = block[s + 3];
    const e = block[s + 4];
    const f = block[s + 5];
    block[s] = a + share * (source[t] - a);
    block[s + 1] = b + share * (source[t + 1] - b);
    block[s + 2] = c + share * (source[t + 2] - c);
    block[s + 3] = d + share * (source[t + 3] - d);
    block[s + 4] = e + share * (source[t + 4] - e);
    block[s + 5] = f + share * (source[t + 5] - f);
  }
}

function copyRow(source: Float64Array, t: number, into: Float64Array, s: number): void {
  into[s] = source[t];
  into[s + 1] = source[t + 1];
  into[s + 2] = source[t + 2];
  into[s + 3] = source[t + 3];
  into[s + 4] = source[t + 4];
  into[s + 5] = source[t + 5];
}

/** W = (1 − factor)·flow + factor·W, each party by its own factor. @param flow Laid out as `block`. */
export function discount(block: Float64Array, flow: Float64Array, factor: Float64Array): void {
  const n = flow.length;
  const [a, b, c, d, e, f] = factor;
  for (let s = 0; s < n; s += BLOCK) {
    block[s] = flow[s] + a * (block[s] - flow[s]);
    block[s + 1] = flow[s + 1] + b * (block[s + 1] - flow[s + 1]);
    block[s + 2] = flow[s + 2] + c * (block[s + 2] - flow[s + 2]);
    block[s + 3] = flow[s + 3] + d * (block[s + 3] - flow[s + 3]);
    block[s + 4] = flow[s + 4] + e * (block[s + 4] - flow[s + 4]);
    block[s + 5] = flow[s + 5] + f * (block[s + 5] - flow[s + 5]);
  }
}

/** What switches cost those who bear it alike, after {@link mix}. @param places Theirs in the block. */
export function charge({ active, cost }: Charge, turn: Float64Array, places: Int32Array, block: Float64Array): void {
  const n = active.length;
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const paid = turn[s] * cost[k];
    for (let q = 0; q < places.length; q++) block[s * BLOCK + places[q]] -= paid;
  }
}

/**
 * How a player chooses: turn[s] = chance · σ(λ · gain), or for infinite λ chance where the gain is above `tie`, else 0.
 *
 * @param player Whose choices. @param p Its place in the block.
 */
export function decide(
  player: number,
  { active, bounds, rows, reads, cost }: ChoiceStep,
  p: number,
  block: Float64Array,
  { lambda, chance, tie }: How,
  turn: Float64Array,
): void {
  const end = bounds[player + 1];
  for (let k = bounds[player]; k < end; k++) {
    const gain = block[reads[k] + p] - cost[k] - block[rows[k] + p];
    if (lambda !== Number.POSITIVE_INFINITY) turn[active[k]] = chance / (1 + exp(-lambda * gain));
    else turn[active[k]] = gain > tie ? chance : 0;
  }
}

/** How a player chooses, see {@link decide}. */
export interface How {
  lambda: number;
  chance: number;
  tie: number;
}

/**
 * {@link decide} for every player, {@link mix} and {@link charge} in one pass, with the same bytes: for a layer that goes
 * in place, where all players stand in one block. No state is read after it was written, so each may choose, move and pay
 * before the next one chooses; what nobody has to pay is paid 0 times.
 */
export function choose(
  { active, bounds, rows, reads, cost, bears }: ChoiceStep,
  block: Float64Array,
  how: readonly How[],
  turn: Float64Array,
): void {
  for (let p = 0; p < how.length; p++) {
    const { lambda, chance, tie } = how[p];
    const smooth = lambda !== Number.POSITIVE_INFINITY;
    const [pa, pb, pc, pd, pe, pf] = bears[p];
    const end = bounds[p + 1];
    for (let k = bounds[p]; k < end; k++) {
      const s = rows[k];
      const t = reads[k];
      const price = cost[k];
      const gain = block[t + p] - price - block[s + p];
      const share = smooth ? chance / (1 + exp(-lambda * gain)) : gain > tie ? chance : 0;
      turn[active[k]] = share;
      const paid = share * price;
      const a = block[s];
      const b = block[s + 1];
      const c = block[s + 2];
      const d = block[s + 3];
      const e = block[s + 4];
      const f = block[s + 5];
      block[s] = a + share * (block[t] - a) - pa * paid;
      block[s + 1] = b + share * (block[t + 1] - b) - pb * paid;
      block[s + 2] = c + share * (block[t + 2] - c) - pc * paid;
      block[s + 3] = d + share * (block[t + 3] - d) - pd * paid;
      block[s + 4] = e + share * (block[t + 4] - e) - pe * paid;
      block[s + 5] = f + share * (block[t + 5] - f) - pf * paid;
    }
  }
}

/** Arrays by party as blocks. @param behind What stands behind the first of each, from `length` on. */
export function inBlocks(
  each: readonly Float64Array[],
  length: number,
  behind?: readonly Float64Array[],
): Float64Array[] {
  const rest = behind?.[0]?.length ?? 0;
  return Array.from({ length: Math.ceil(each.length / BLOCK) }, (_, b) => {
    const block = new Float64Array((length + rest) * BLOCK);
    for (let p = 0; p < BLOCK && b * BLOCK + p < each.length; p++) {
      const [own, after] = [each[b * BLOCK + p], behind?.[b * BLOCK + p]];
      for (let s = 0; s < length; s++) block[s * BLOCK + p] = own[s];
      for (let i = 0; i < rest; i++) block[(length + i) * BLOCK + p] = after![i];
    }
    return block;
  });
}

/** One number for each party, by block; 1 where there is none. */
export function eachBlock(numbers: readonly number[]): Float64Array[] {
  return Array.from({ length: Math.ceil(numbers.length / BLOCK) }, (_, b) =>
    Float64Array.from({ length: BLOCK }, (_, p) => numbers[b * BLOCK + p] ?? 1),
  );
}

/** The first `length` entries of one party. */
export function ofParty(party: number, blocks: readonly Float64Array[], length: number): Float64Array {
  const block = blocks[Math.floor(party / BLOCK)];
  const own = new Float64Array(length);
  for (let s = 0, at = party % BLOCK; s < length; s++, at += BLOCK) own[s] = block[at];
  return own;
}

/** Σ mass[s]·turn[s]·cost[k]: what switching costs in a step those who bear it. */
export function paid({ active, cost }: Charge, turn: Float64Array, mass: Float64Array): number {
  const n = active.length;
  let sum = 0;
  for (let k = 0; k < n; k++) sum += mass[active[k]] * turn[active[k]] * cost[k];
  return sum;
}

/** Σ a[s] over the first `length`. */
export function total(a: Float64Array, length: number): number {
  let sum = 0;
  for (let s = 0; s < length; s++) sum += a[s];
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
export function spread(
  { active, from, to, chance, inPlace }: ChanceStep,
  mass: Float64Array,
  room: Float64Array,
): void {
  // In place from the last to the first: who is read by others going back sends on what it has before they add to it.
  if (!inPlace) take(active, mass, room);
  for (let k = active.length - 1; k >= 0; k--) {
    const s = active[k];
    const m = inPlace ? mass[s] : room[k];
    if (inPlace) mass[s] = 0;
    if (m === 0) continue;
    const end = from[k + 1];
    for (let j = from[k]; j < end; j++) mass[to[j]] += m * chance[j];
  }
}

function take(active: Int32Array, mass: Float64Array, room: Float64Array): void {
  for (let k = 0; k < active.length; k++) {
    room[k] = mass[active[k]];
    mass[active[k]] = 0;
  }
}

/** One choice layer forward: the share turn[s] that switches leaves s for `to`. `room[k]` is what left active[k]. */
export function part(
  { active, to, apart }: ChoiceStep,
  turn: Float64Array,
  mass: Float64Array,
  room: Float64Array,
): void {
  const n = active.length;
  if (apart) {
    for (let k = 0; k < n; k++) {
      const s = active[k];
      const moved = mass[s] * turn[s];
      room[k] = moved;
      mass[s] -= moved;
      mass[to[k]] += moved;
    }
    return;
  }
  for (let k = 0; k < n; k++) {
    const s = active[k];
    const moved = mass[s] * turn[s];
    room[k] = moved;
    mass[s] -= moved;
  }
  for (let k = 0; k < n; k++) mass[to[k]] += room[k];
}
