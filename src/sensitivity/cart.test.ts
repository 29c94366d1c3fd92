import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../quantity/design/random.js';
import { cart } from './cart.js';
import { checkTree } from './check/tree.js';
import type { TreeNode } from './growTree.js';
import { pruneTree } from './pruneTree.js';
import { uniformColumns, where } from './testing/worlds.js';

const seed = fc.integer({ min: 0, max: 1e6 });
const splits = (nodes: readonly TreeNode[]) => nodes.flatMap(({ split }) => (split ? [split] : []));

/** A division may take in a few worlds beyond the threshold where chance left few of interest there. */
test('two planted thresholds are where the tree divides, and its leaves tell at least 97 of 100 worlds apart', () => {
  fc.assert(
    fc.property(seed, (seed) => {
      const inputs = uniformColumns(6, 1000, seed);
      const interest = where(inputs, (x) => x[1] > 0.4 && x[3] < 0.6);
      const { nodes } = cart(inputs, interest);
      const found = splits(nodes);
      assert.deepEqual(new Set(found.map(({ input }) => input)), new Set(['x2', 'x4']));
      for (const { input, at } of found)
        assert.ok(Math.abs(at - (input === 'x2' ? 0.4 : 0.6)) < 0.05, `${input} ${at}`);
      const wrong = nodes.reduce((sum, n) => (n.split ? sum : sum + Math.min(n.interest, n.rows - n.interest)), 0);
      assert.ok(wrong <= 30, `${wrong}`);
    }),
    { numRuns: 20, seed: 7 },
  );
});

// Of 20 tables of noise, one in which the tree divides would do; more would be a rule that finds what is not there.
test('where the inputs tell nothing the tree is its root, in at least 18 of 20 tables', () => {
  let roots = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const random = Random.of(BigInt(seed), 'noise');
    const inputs = uniformColumns(10, 400, seed);
    if (
      cart(
        inputs,
        where(inputs, () => random.next() < 0.3),
        { seed },
      ).nodes.length === 1
    )
      roots++;
  }
  assert.ok(roots >= 18, `${roots} of 20`);
});

test('every tree is what a recount finds, every leaf holds its least share, and the sequence goes from many leaves to one', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 2, max: 30 }), (seed, values) => {
      const inputs = uniformColumns(3, 300, seed).map(({ name, values: x }, i) => ({
        name,
        values: i > 0 ? x : x.map((one) => Math.floor(one * values)),
      }));
      const random = Random.of(BigInt(seed), 'noise');
      const interest = where(inputs, (x) => random.next() < (x[1] > 0.5 === x[2] > 0.3 ? 0.8 : 0.2));
      const { nodes, sequence, chosen } = cart(inputs, interest, { least: 0.07, seed });
      assert.deepEqual(checkTree(inputs, interest, nodes), { holds: true });
      for (const { rows, split } of nodes) assert.ok(split || rows >= 21, `${rows}`);
      assert.equal(sequence.at(-1)!.leaves, 1);
      for (let k = 1; k < sequence.length; k++) {
        assert.ok(sequence[k].leaves < sequence[k - 1].leaves && sequence[k].alpha > sequence[k - 1].alpha);
        assert.ok(sequence[k].impurity > sequence[k - 1].impurity);
      }
      assert.equal(sequence[chosen].leaves, nodes.filter(({ split }) => !split).length);
    }),
    { numRuns: 30 },
  );
});

/**
 * 8 worlds, 4 of interest: R(root) = 2 · ½ · ½ = 1/2. Halves of 4 with 1 and 3: 2 · ¼ · ¾ · ½ each, together 3/8. The
 * second divided into 2 with 1 and 2 with 2: ¼ · ½ = 1/8 in place of 3/16. So g = 3/16 − 1/8 = 1/16 below, and for the
 * root (1/2 − 3/16 − 1/8)/2 = 3/32; once the lower division is gone (1/2 − 3/8)/1 = 1/8.
 */
test('prices of the pruning sequence are those of the arithmetic', () => {
  const split = (below: number, above: number) => ({ input: 'x', at: 0, below, above });
  const nodes: TreeNode[] = [
    { rows: 8, interest: 4, split: split(1, 2) },
    { rows: 4, interest: 1 },
    { rows: 4, interest: 3, split: split(3, 4) },
    { rows: 2, interest: 1 },
    { rows: 2, interest: 2 },
  ];
  assert.deepEqual(
    pruneTree(nodes).map(({ alpha, leaves, impurity }) => [alpha, leaves, impurity]),
    [
      [0, 3, 5 / 16],
      [1 / 16, 2, 3 / 8],
      [1 / 8, 1, 1 / 2],
    ],
  );
});

test('the subtree that is chosen is the smallest within one standard error of the best', () => {
  let notTheBest = 0;
  for (let seed = 1; seed <= 10; seed++) {
    const inputs = uniformColumns(4, 300, seed);
    const random = Random.of(BigInt(seed), 'noise');
    const interest = where(inputs, (x) => random.next() < 0.2 + 0.6 * x[0]);
    const { sequence, chosen } = cart(inputs, interest, { seed });
    const best = [...sequence].sort((a, b) => a.heldOut - b.heldOut)[0];
    const within = sequence.filter(({ heldOut }) => heldOut - best.heldOut <= best.error);
    assert.equal(sequence[chosen].leaves, Math.min(...within.map(({ leaves }) => leaves)));
    if (sequence[chosen] !== best) notTheBest++;
  }
  assert.ok(notTheBest > 0, 'the rule was put to the test');
});

test('other names rename the tree and change nothing else; the same seed gives the same tree', () => {
  const inputs = uniformColumns(3, 300, 8);
  const interest = where(inputs, (x) => x[0] + x[2] > 1);
  const before = cart(inputs, interest);
  const after = cart(
    inputs.map(({ name, values }) => ({ name: `new ${name}`, values })),
    interest,
  );
  const back = after.nodes.map(({ split, ...counts }) => ({
    ...counts,
    ...(split && { split: { ...split, input: split.input.slice(4) } }),
  }));
  assert.deepEqual({ ...after, nodes: back }, before);
});

test('worlds that are all alike, or none of interest, are one leaf', () => {
  const inputs = [{ name: 'x', values: new Float64Array(40).fill(2) }];
  const interest = Uint8Array.from({ length: 40 }, (_, row) => row % 2);
  assert.deepEqual(cart(inputs, interest).nodes, [{ rows: 40, interest: 20 }]);
  assert.deepEqual(cart(uniformColumns(2, 40, 1), new Uint8Array(40)).nodes, [{ rows: 40, interest: 0 }]);
  assert.throws(() => cart(uniformColumns(2, 5, 1), new Uint8Array(5)), /5 worlds cannot be parted in 10/);
});

test('the recount refuses a tree with another count, another place of division, or a way that leads nowhere', () => {
  const inputs = uniformColumns(3, 300, 8);
  const interest = where(inputs, (x) => x[0] > 0.5);
  const { nodes } = cart(inputs, interest);
  const changed = (by: Partial<TreeNode>, t = 0) => nodes.map((node, k) => (k === t ? { ...node, ...by } : node));
  const { split } = nodes[0];
  for (const [corrupt, said] of [
    [changed({ rows: 299 }), /node 0: 300 worlds come to it, not 299/],
    [changed({ interest: nodes[1].interest + 1 }, 1), /node 1: .* of interest/],
    [changed({ split: { ...split!, at: 0.7 } }), /node 1: \d+ worlds come to it/],
    [changed({ split: { ...split!, input: 'y' } }), /no input 'y'/],
    [changed({ split: { ...split!, below: 0 } }), /no node after it/],
  ] as const) {
    const check = checkTree(inputs, interest, corrupt);
    assert.equal(check.holds, false);
    assert.match(check.problem!, said);
  }
});
