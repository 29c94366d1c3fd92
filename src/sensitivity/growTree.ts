import type { Column } from './columns.js';

/** A node of a tree over worlds. */
export interface TreeNode {
  /** Worlds that come here. */
  rows: number;
  /** Worlds of interest among them. */
  interest: number;
  /** Where the node is divided: worlds with at most `at` go to node `below`, the others to node `above`. */
  split?: { input: string; at: number; below: number; above: number };
}

/**
 * A classification tree (Breiman, Friedman, Olshen and Stone 1984, chapters 2 and 4): each node is divided where Gini's
 * impurity, n · 2 p (1 − p) of n worlds with the share p of interest, falls most, at one value of one input, midway
 * between two neighbouring values. Equal falls: the earlier input, the lower value. A node stays whole where it is pure,
 * or where no division leaves `least` worlds on both sides. As scikit-learn's `DecisionTreeClassifier`, but for equal
 * falls, of which that one draws one.
 *
 * @param orders By input: the worlds to be divided, in the order of its values. They are reordered.
 * @returns Node 0 is the root; children come after their parents.
 */
export function growTree(
  inputs: readonly Column[],
  interest: Uint8Array,
  orders: readonly Uint32Array[],
  least: number,
): TreeNode[] {
  const rows = orders[0].length;
  const goesBelow = new Uint8Array(interest.length);
  const aside = new Uint32Array(rows);
  const nodes: TreeNode[] = [{ rows, interest: count(orders[0], interest, 0, rows) }];
  const spans: [from: number, to: number][] = [[0, rows]];
  for (let node = 0; node < nodes.length; node++) {
    const [from, to] = spans[node];
    const { interest: of } = nodes[node];
    if (of === 0 || of === to - from || to - from < 2 * least) continue;
    const cut = bestSplit(inputs, interest, orders, from, to, of, least);
    if (!cut) continue;
    const { values } = inputs[cut.input];
    const order = orders[cut.input];
    for (let k = from; k < to; k++) goesBelow[order[k]] = k < cut.place ? 1 : 0;
    for (const each of orders) divide(each, from, to, goesBelow, aside);
    const at = middle(values[order[cut.place - 1]], values[order[cut.place]]);
    nodes[node].split = { input: inputs[cut.input].name, at, below: nodes.length, above: nodes.length + 1 };
    nodes.push({ rows: cut.place - from, interest: cut.interest });
    nodes.push({ rows: to - cut.place, interest: of - cut.interest });
    spans.push([from, cut.place], [cut.place, to]);
  }
  return nodes;
}

/** Before which place of the order of an input a node is divided; worlds of interest before it. */
interface Split {
  input: number;
  place: number;
  interest: number;
}

function bestSplit(
  inputs: readonly Column[],
  interest: Uint8Array,
  orders: readonly Uint32Array[],
  from: number,
  to: number,
  of: number,
  least: number,
): Split | undefined {
  let best: Split | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (let input = 0; input < inputs.length; input++) {
    const order = orders[input];
    const { values } = inputs[input];
    let below = 0;
    for (let k = from; k < to - 1; k++) {
      below += interest[order[k]];
      const size = k + 1 - from;
      const rest = to - k - 1;
      if (size < least) continue;
      if (rest < least) break;
      const above = of - below;
      const impurity = (below * (size - below)) / size + (above * (rest - above)) / rest;
      // Differences by rounding alone are none.
      if (!(impurity < lowest - 1e-12 * lowest || lowest === Number.POSITIVE_INFINITY)) continue;
      if (values[order[k]] === values[order[k + 1]]) continue;
      lowest = impurity;
      best = { input, place: k + 1, interest: below };
    }
  }
  return best;
}

/** Worlds that go below first, each part in the order in which it was. */
function divide(order: Uint32Array, from: number, to: number, below: Uint8Array, aside: Uint32Array): void {
  let [kept, put] = [from, 0];
  for (let k = from; k < to; k++) {
    const row = order[k];
    const is = below[row];
    order[kept] = row;
    aside[put] = row;
    kept += is;
    put += 1 - is;
  }
  for (let k = 0; k < put; k++) order[kept + k] = aside[k];
}

/** Between two different numbers, and below the larger one. */
function middle(a: number, b: number): number {
  const half = a / 2 + b / 2;
  return half < b ? half : a;
}

function count(order: Uint32Array, interest: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += interest[order[k]];
  return sum;
}
