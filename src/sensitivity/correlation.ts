/** Two inputs and how they go together. */
export interface Correlated {
  a: number;
  b: number;
  /** Spearman's rank correlation, −1 … 1. */
  correlation: number;
}

/** Products that are made at most; with very many inputs fewer rows are looked at. */
const MOST_PRODUCTS = 2e8;

/**
 * The two inputs of different groups whose ranks correlate most, where that is more than chance: |ρ| above 0.1 and above
 * 6/√n, which independent inputs exceed once in 500 million pairs.
 *
 * @param x `x[row * inputs + input]`.
 * @param groupOf For each input: its group.
 * @param all Which rows to look at.
 */
export function mostCorrelated(x: Float64Array, groupOf: Int32Array, all: Uint32Array): Correlated | undefined {
  const inputs = groupOf.length;
  const rows = all.subarray(0, Math.floor((2 * MOST_PRODUCTS) / inputs ** 2));
  const n = rows.length;
  const ranked = Array.from({ length: inputs }, (_, i) =>
    standardRanks(Float64Array.from(rows, (row) => x[row * inputs + i]!)),
  );
  let most: Correlated | undefined;
  for (let a = 0; a < inputs; a++) {
    for (let b = a + 1; b < inputs; b++) {
      if (groupOf[a] === groupOf[b]) continue;
      let correlation = 0;
      for (let i = 0; i < n; i++) correlation += ranked[a]![i]! * ranked[b]![i]!;
      if (Math.abs(correlation) > Math.abs(most?.correlation ?? 0)) most = { a, b, correlation };
    }
  }
  return most && Math.abs(most.correlation) > Math.max(0.1, 6 / Math.sqrt(n)) ? most : undefined;
}

/** Ranks, equal values sharing the middle of theirs, with mean 0 and length 1; all 0 where every value is the same. */
function standardRanks(values: Float64Array): Float64Array {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to - 1) / 2 - (n - 1) / 2;
    from = to;
  }
  const length = Math.sqrt(ranks.reduce((sum, r) => sum + r * r, 0));
  return length === 0 ? ranks : ranks.map((r) => r / length);
}
