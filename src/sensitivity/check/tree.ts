import type { Column } from '../columns.js';
import type { TreeNode } from '../growTree.js';
import type { BoxCheck } from './box.js';

/**
 * Leads every world through a tree by its description alone, and counts who comes by at each node. Shares no code with
 * what grew the tree, and does not look whether a better one exists.
 */
export function checkTree(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  nodes: readonly TreeNode[],
): BoxCheck {
  const rows = nodes.map(() => 0);
  const marked = nodes.map(() => 0);
  for (const [t, { split }] of nodes.entries()) {
    if (!split) continue;
    if (!inputs.some(({ name }) => name === split.input)) return wrong(t, `there is no input '${split.input}'`);
    if (!(split.below > t && split.above > t && split.below < nodes.length && split.above < nodes.length))
      return wrong(t, 'it leads to no node after it');
  }
  for (let world = 0; world < interest.length; world++) {
    for (let at = 0; ; ) {
      rows[at]++;
      if (interest[world] === 1) marked[at]++;
      const step: TreeNode['split'] = nodes[at].split;
      if (!step) break;
      at = inputs.find(({ name }) => name === step.input)!.values[world] > step.at ? step.above : step.below;
    }
  }
  for (const [t, node] of nodes.entries()) {
    if (rows[t] !== node.rows) return wrong(t, `${rows[t]} worlds come to it, not ${node.rows}`);
    if (marked[t] !== node.interest) return wrong(t, `${marked[t]} of interest come to it, not ${node.interest}`);
  }
  return { holds: true };
}

function wrong(node: number, problem: string): BoxCheck {
  return { holds: false, problem: `node ${node}: ${problem}` };
}
