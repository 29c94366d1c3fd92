import type { CoxClaim, EventTime } from './partialLikelihood.js';

/** A function of the coefficients that gives Cox's log-likelihood and its score. */
export type Likelihood = (coef: Float64Array) => { loglik: number; score: Float64Array };

/**
 * Cox's log-likelihood for many rows, with Efron's or Breslow's ties. The times with events are the leaves of a binary
 * tree (a segment tree: Bentley 1977). Each row adds its risk to the few nodes that cover the times between its start and
 * its end, and those at risk at a time are the nodes above it: nothing is ever taken away again, which would leave
 * rounding where the risks of rows that follow each other are very different.
 */
export function lookedUpLikelihood({ rows, x, ties }: CoxClaim, times: readonly EventTime[], p: number): Likelihood {
  const { time, start, stratum, weight } = rows;
  const n = time.length;
  const leaves = [...times].sort((a, b) => a.stratum - b.stratum || a.t - b.t);
  const m = leaves.length;
  /** How many leaves are of earlier strata, or of this one and up to t. */
  const upTo = (s: number, t: number) => {
    let low = 0;
    let high = m;
    while (low < high) {
      const middle = (low + high) >> 1;
      const leaf = leaves[middle]!;
      if (leaf.stratum < s || (leaf.stratum === s && leaf.t <= t)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const from = new Uint32Array(n);
  const to = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const s = stratum ? stratum[i]! : 0;
    from[i] = upTo(s, start ? start[i]! : Number.NEGATIVE_INFINITY);
    to[i] = upTo(s, time[i]!);
  }
  const width = p + 1;
  return (coef) => {
    const eta = Float64Array.from(time, (_, i) => coef.reduce((sum, b, j) => sum + b * x[i * p + j]!, 0));
    const top = eta.reduce((most, e) => Math.max(most, e), Number.NEGATIVE_INFINITY);
    const risk = eta.map((e, i) => (weight ? weight[i]! : 1) * Math.exp(e - top));
    // Of a node r and r x, row after row.
    const add = (i: number, into: Float64Array, node: number) => {
      const r = risk[i]!;
      into[node * width]! += r;
      for (let j = 0; j < p; j++) into[node * width + 1 + j]! += r * x[i * p + j]!;
    };
    const nodes = new Float64Array(2 * m * width);
    for (let i = 0; i < n; i++) {
      for (let low = m + from[i]!, high = m + to[i]!; low < high; low >>= 1, high >>= 1) {
        if (low & 1) add(i, nodes, low++);
        if (high & 1) add(i, nodes, --high);
      }
    }
    const score = new Float64Array(p);
    let loglik = 0;
    for (const [e, { rows: ending }] of leaves.entries()) {
      const all = new Float64Array(width);
      for (let node = m + e; node > 0; node >>= 1) {
        for (let j = 0; j < width; j++) all[j]! += nodes[node * width + j]!;
      }
      const own = new Float64Array(width);
      let events = 0;
      for (const i of ending) {
        const w = weight ? weight[i]! : 1;
        events += w;
        loglik += w * eta[i]!;
        for (let j = 0; j < p; j++) score[j]! += w * x[i * p + j]!;
        add(i, own, 0);
      }
      const looks = ties === 'efron' ? ending.length : 1;
      for (let k = 0; k < looks; k++) {
        const at = (j: number) => all[j]! - (k / looks) * own[j]!;
        loglik -= (events / looks) * (Math.log(at(0)) + top);
        for (let j = 0; j < p; j++) score[j]! -= ((events / looks) * at(j + 1)) / at(0);
      }
    }
    return { loglik, score };
  };
}
