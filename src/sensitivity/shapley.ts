import type { Stop } from '../shared/budget.js';
import { bootstrap, type Estimate, once, percentileInterval, type Resampling } from './bootstrap.js';
import { standardise } from './standardise.js';

/*
 * Shapley effects: Owen, "Sobol' indices and Shapley value", SIAM/ASA Journal on Uncertainty Quantification 2 (2014);
 * Song, Nelson and Staum, "Shapley effects for global sensitivity analysis", the same, 4 (2016). Sets of groups are
 * numbers: bit j of a set is 1 where group j is in it.
 */

/** With more groups than this there would be more than 1,024 sets. */
export const MOST_SHAPLEY_GROUPS = 10;

/**
 * Shares of the variance of an output, one for each group of inputs, which sum to 1: what a group adds to the closed
 * index when it becomes known after others, on average over all orders in which groups may become known,
 *
 *     effect_j = Σ_{u without j} |u|! (d − |u| − 1)! / d! · (closed(u + j) − closed(u))
 *
 * For independent groups each lies between first-order and total index.
 *
 * @param closed By set u: Var(E[y | groups in u]) / Var(y); 0 for the empty set, 1 for all; length 2^d, d from 1 to
 * {@link MOST_SHAPLEY_GROUPS}.
 * @throws RangeError for another length.
 */
export function shapleyEffects(closed: ArrayLike<number>): Float64Array {
  const d = Math.log2(closed.length);
  if (!Number.isInteger(d) || d < 1 || d > MOST_SHAPLEY_GROUPS)
    throw new RangeError(`${closed.length} indices are not one for each set of 1 to ${MOST_SHAPLEY_GROUPS} groups`);
  const weights = orderWeights(d);
  const effects = new Float64Array(d);
  for (let u = 0; u < closed.length; u++) {
    const weight = weights[sizeOf(u)];
    for (let j = 0; j < d; j++) if (!((u >> j) & 1)) effects[j] += weight * (closed[u | (1 << j)] - closed[u]);
  }
  return effects;
}

/** Share of the orders of d groups that begin with a given set of s of them and then one given other: by s. */
function orderWeights(d: number): number[] {
  const weights = [1 / d];
  for (let s = 1; s < d; s++) weights.push((weights[s - 1] * s) / (d - s));
  return weights;
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) size++;
  return size;
}

/**
 * Outputs of a pick-freeze design with all sets: of two independent draws A and B of all inputs, for each of n pairs, the
 * output where the groups in set u come from B and all others from A: `y[i * 2^groups + u]`. It takes n 2^groups runs.
 */
export interface PickFreeze {
  y: Float64Array;
  n: number;
  groups: number;
}

/**
 * Closed indices by set: closed(u) = 1 − D(all but u) / D(all), where D(v) is the mean of (y_s − y_t)² / 2 over all pairs
 * of sets s, t that differ in exactly the groups of v (Jansen 1999, over all 2^(d − 1) pairs of a block in place of
 * one). 0 for the empty set and 1 for all, exactly; estimates in between are not clipped.
 *
 * @throws RangeError where the output does not vary, or has another length.
 */
export function closedIndices(outputs: PickFreeze): Float64Array {
  const sets = demandSets(outputs);
  const differences = new Float64Array(sets);
  for (const [i, difference] of pairDifferences(outputs).entries()) differences[i % sets] += difference / outputs.n;
  const all = differences[sets - 1];
  return differences.map((_, u) => 1 - differences[sets - 1 - u] / all);
}

export interface ShapleyIndices {
  /** By group: they sum to 1. */
  effects: Estimate[];
  /** By group, from the same runs. */
  first: Estimate[];
  total: Estimate[];
  resamples: number;
  stopped?: Stop;
}

/**
 * Shapley effects, first-order and total indices with 95 % percentile intervals, blocks being resampled whole.
 *
 * @throws RangeError as {@link closedIndices}.
 */
export async function shapleyIndices(outputs: PickFreeze, resampling: Resampling): Promise<ShapleyIndices> {
  const { n, groups } = outputs;
  const sets = demandSets(outputs);
  const blocks = pairDifferences(outputs);
  // All three are means over blocks divided by the mean of D(all), so each block's part is made once.
  const parts = new Float64Array(n * (3 * groups + 1));
  for (let i = 0; i < n; i++) {
    const d = blocks.subarray(i * sets, (i + 1) * sets);
    const at = i * (3 * groups + 1);
    // The value of a set here is what remains unknown without it; over all orders that gives the same effects.
    parts.set(shapleyEffects(d), at);
    for (let j = 0; j < groups; j++) {
      parts[at + groups + j] = d[sets - 1] - d[sets - 1 - (1 << j)];
      parts[at + 2 * groups + j] = d[1 << j];
    }
    parts[at + 3 * groups] = d[sets - 1];
  }
  const size = 3 * groups;
  const statistics = (rows: Uint32Array, out: Float64Array) => {
    out.fill(0);
    let all = 0;
    for (const i of rows) {
      for (let k = 0; k < size; k++) out[k] += parts[i * (size + 1) + k];
      all += parts[i * (size + 1) + size];
    }
    for (let k = 0; k < size; k++) out[k] /= all;
  };
  const estimates = new Float64Array(size);
  statistics(once(n), estimates);
  const { values, count, stopped } = await bootstrap(n, size, statistics, resampling);
  const found = values.map((replicates, k) => percentileInterval(estimates[k], replicates));
  return {
    effects: found.slice(0, groups),
    first: found.slice(groups, 2 * groups),
    total: found.slice(2 * groups),
    resamples: count,
    ...(stopped && { stopped }),
  };
}

function demandSets({ y, n, groups }: PickFreeze): number {
  const sets = 2 ** groups;
  if (!(groups >= 1 && groups <= MOST_SHAPLEY_GROUPS && Number.isInteger(groups)))
    throw new RangeError(`${groups} groups; there may be 1 to ${MOST_SHAPLEY_GROUPS}`);
  if (n < 1 || y.length !== n * sets) throw new RangeError(`${y.length} outputs are not ${n} blocks of ${sets}`);
  if (standardise(y) === 'constant') throw new RangeError('the output does not vary');
  return sets;
}

/** By block and set v: the mean of (y_s − y_t)² / 2 over the pairs that differ in v, of the standardised output. */
function pairDifferences({ y, groups }: PickFreeze): Float64Array {
  const sets = 2 ** groups;
  const standard = standardise(y) as Float64Array;
  const out = new Float64Array(y.length);
  for (let at = 0; at < out.length; at += sets)
    for (let v = 1; v < sets; v++) {
      let sum = 0;
      for (let s = 0; s < sets; s++) if (s < (s ^ v)) sum += (standard[at + s] - standard[at + (s ^ v)]) ** 2;
      out[at + v] = sum / sets;
    }
  return out;
}
