import { Random } from '../quantity/design/random.js';
import { ascending } from '../shared/ascending.js';
import { type Column, demandColumns, demandInterest } from './columns.js';
import { growTree, type TreeNode } from './growTree.js';
import { atPrice, cutDown, type Pruned, pruneTree } from './pruneTree.js';
import { shuffle } from './shuffle.js';

export interface CartOptions {
  /** Least share of all worlds in a leaf: 0.05 unless said. */
  least?: number;
  /** Parts of the worlds for cross-validation: 10 unless said. */
  folds?: number;
  /** Of the parts: 1 unless said. */
  seed?: number;
}

/** One subtree of the pruning sequence. */
export interface CartStep {
  /** Price for each leaf from which on it is the best. */
  alpha: number;
  leaves: number;
  /** Impurity in the worlds that it was made from, and in held-out ones with its standard error: 0 … 1/2 and above. */
  impurity: number;
  heldOut: number;
  error: number;
}

export interface Cart {
  /** The chosen subtree: node 0 is the root, children come after their parents. */
  nodes: TreeNode[];
  /** From the full tree to the root. */
  sequence: CartStep[];
  /** Which of the sequence was chosen. */
  chosen: number;
}

/**
 * Which inputs, and at which values, tell worlds of interest from others: a classification tree ({@link growTree}),
 * pruned by cost and complexity ({@link pruneTree}), the price of a leaf by cross-validation (Breiman et al. 1984,
 * section 3.4): for each pair of neighbouring prices their geometric mean is tried on trees that were grown without a
 * part of the worlds, and judged on that part by the mean of 2 (y − p)², p being the share of interest in the leaf that
 * a world comes to (their class probability trees, section 4.6). Of the subtrees within one standard error of the best
 * the smallest is chosen; it is the root alone where the inputs tell nothing.
 *
 * @param inputs At least as many worlds as folds.
 * @param marks By row: 1 for a world of interest, 0 for others.
 * @throws RangeError as {@link demandColumns} and {@link demandInterest}, or with fewer worlds than folds.
 */
export function cart(inputs: readonly Column[], marks: ArrayLike<number>, options: CartOptions = {}): Cart {
  const { least = 0.05, folds = 10, seed = 1 } = options;
  demandColumns(inputs);
  const rows = inputs[0]?.values.length ?? 0;
  demandInterest(marks, rows);
  const interest = Uint8Array.from(marks);
  if (!(folds >= 2) || rows < folds) throw new RangeError(`${rows} worlds cannot be parted in ${folds}`);
  const orders = inputs.map(({ values }) => ascending(values));
  const parts = Uint32Array.from({ length: rows }, (_, row) => row % folds);
  shuffle(parts, Random.of(BigInt(seed), 'folds'));

  const grown = growTree(
    inputs,
    interest,
    orders.map((order) => order.slice()),
    leastOf(least, rows),
  );
  const sequence = pruneTree(grown);
  const prices = sequence.map(({ alpha }, k) =>
    k + 1 < sequence.length ? Math.sqrt(alpha * sequence[k + 1].alpha) : Number.POSITIVE_INFINITY,
  );
  // By subtree: the loss of each world, from trees that were grown without it.
  const losses = prices.map(() => new Float64Array(rows));
  for (let part = 0; part < folds; part++) {
    const others = orders.map((order) => without(order, parts, part));
    const size = others[0].length;
    const nodes = growTree(inputs, interest, others, leastOf(least, size));
    const pruned = pruneTree(nodes);
    const held = Array.from(parts.keys()).filter((row) => parts[row] === part);
    for (const [k, price] of prices.entries())
      for (const row of held)
        losses[k][row] = 2 * (interest[row] - share(inputs, nodes, atPrice(pruned, price), row)) ** 2;
  }
  const judged = sequence.map(({ alpha, leaves, impurity }, k) => ({ alpha, leaves, impurity, ...meanOf(losses[k]) }));
  const best = judged.reduce((least, one) => (one.heldOut < least.heldOut ? one : least));
  const chosen = judged.findLastIndex(({ heldOut }) => heldOut <= best.heldOut + best.error);
  return { nodes: cutDown(grown, sequence[chosen]), sequence: judged, chosen };
}

function leastOf(share: number, rows: number): number {
  return Math.max(1, Math.ceil(share * rows));
}

/** An order of the worlds without those of one part. */
function without(order: Uint32Array, parts: Uint32Array, part: number): Uint32Array {
  const out = new Uint32Array(order.length);
  let kept = 0;
  for (let k = 0; k < order.length; k++) {
    out[kept] = order[k];
    if (parts[order[k]] !== part) kept++;
  }
  return out.slice(0, kept);
}

/** Share of interest in the leaf of a subtree to which a world comes. */
function share(inputs: readonly Column[], nodes: readonly TreeNode[], { leaf }: Pruned, row: number): number {
  let t = 0;
  for (let { split } = nodes[t]; split && !leaf[t]; { split } = nodes[t]) {
    const { input, at, below, above } = split;
    t = inputs.find(({ name }) => name === input)!.values[row] <= at ? below : above;
  }
  return nodes[t].interest / nodes[t].rows;
}

function meanOf(losses: Float64Array): { heldOut: number; error: number } {
  const n = losses.length;
  const heldOut = losses.reduce((sum, loss) => sum + loss / n, 0);
  const variance = losses.reduce((sum, loss) => sum + (loss - heldOut) ** 2 / n, 0);
  return { heldOut, error: Math.sqrt(variance / n) };
}
