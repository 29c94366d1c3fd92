// Runs PRIM and CART of a build on tables from standard input, for bench/sensitivity-ema.py: JSON in, JSON out.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { cart, checkBoxes, checkTree, prim } from '../dist/src/sensitivity/index.js';

const { inputs, interest } = JSON.parse(readFileSync(0, 'utf8'));
const columns = inputs.map(({ name, values }) => ({ name, values: Float64Array.from(values) }));
const marks = Uint8Array.from(interest);

const [search, primSeconds] = timed(() => prim(columns, marks)[0]);
const [tree, cartSeconds] = timed(() => cart(columns, marks));
console.log(
  JSON.stringify({
    prim: search,
    cart: tree,
    seconds: { prim: primSeconds, cart: cartSeconds },
    checks: [checkBoxes(columns, marks, search ? [search.chosen] : []), checkTree(columns, marks, tree.nodes)],
  }),
);

/** The second of two runs: the first includes compiling by the engine. */
function timed(work) {
  work();
  const start = performance.now();
  const result = work();
  return [result, (performance.now() - start) / 1e3];
}
