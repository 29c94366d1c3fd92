import type { TreeNode } from './growTree.js';

/** A subtree: of a price from `alpha` on for each leaf, it has the least impurity and price together. */
export interface Pruned {
  alpha: number;
  /** By node of the full tree: whether it is cut down to a leaf (or stands below one). */
  leaf: boolean[];
  leaves: number;
  /** Gini's impurity over the leaves, in shares of all worlds: 0 … 1/2. */
  impurity: number;
}

/**
 * Minimal cost-complexity pruning (Breiman et al. 1984, chapter 3): from the full tree on, the node is cut down at which
 * the impurity rises least for each leaf that goes,
 *
 *     g(t) = (R(t) − R(T_t)) / (leaves of T_t − 1),    R(t) = n_t/n · 2 p_t (1 − p_t),
 *
 * and all that rise as little, until the root is left.
 *
 * @returns From the full tree (without divisions that lower nothing), `alpha` 0, to the root.
 */
export function pruneTree(nodes: readonly TreeNode[]): Pruned[] {
  const all = nodes[0].rows;
  const own = nodes.map(({ rows, interest }) => (2 * interest * (rows - interest)) / rows / all);
  const leaf = nodes.map(({ split }) => split === undefined);
  const sequence: Pruned[] = [];
  for (let alpha = 0; ; ) {
    const { impurity, leaves } = below(nodes, own, leaf);
    let weakest = Number.POSITIVE_INFINITY;
    const g = nodes.map((_, t) => (leaf[t] ? Number.POSITIVE_INFINITY : (own[t] - impurity[t]) / (leaves[t] - 1)));
    for (const value of g) weakest = Math.min(weakest, value);
    // What a division lowers by no more than rounding it does not lower.
    if (weakest > alpha + 1e-15) {
      sequence.push({ alpha, leaf: leaf.slice(), leaves: leaves[0], impurity: impurity[0] });
      if (weakest === Number.POSITIVE_INFINITY) return sequence;
      alpha = weakest;
    }
    for (const [t, { split }] of nodes.entries()) {
      if (g[t] <= alpha + 1e-15) leaf[t] = true;
      if (leaf[t] && split) leaf[split.below] = leaf[split.above] = true;
    }
  }
}

/** The smallest subtree in the sequence of a price for each leaf. */
export function atPrice(sequence: readonly Pruned[], alpha: number): Pruned {
  return sequence.findLast((one) => one.alpha <= alpha)!;
}

/** By node: impurity and number of the leaves below it. Children stand after their parents. */
function below(nodes: readonly TreeNode[], own: readonly number[], leaf: readonly boolean[]) {
  const impurity = own.slice();
  const leaves = nodes.map(() => 1);
  for (let t = nodes.length - 1; t >= 0; t--) {
    const { split } = nodes[t];
    if (leaf[t] || !split) continue;
    impurity[t] = impurity[split.below] + impurity[split.above];
    leaves[t] = leaves[split.below] + leaves[split.above];
  }
  return { impurity, leaves };
}

/** The subtree as a tree of its own, its nodes numbered anew, children after their parents. */
export function cutDown(nodes: readonly TreeNode[], { leaf }: Pruned): TreeNode[] {
  const kept = [0];
  const out: TreeNode[] = [];
  for (let k = 0; k < kept.length; k++) {
    const { rows, interest, split } = nodes[kept[k]];
    if (leaf[kept[k]] || !split) {
      out.push({ rows, interest });
      continue;
    }
    out.push({ rows, interest, split: { ...split, below: kept.length, above: kept.length + 1 } });
    kept.push(split.below, split.above);
  }
  return out;
}
