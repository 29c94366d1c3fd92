// Times of the sensitivity engine on tables of worlds as a lens has them. `node bench/sensitivity.mjs`, after a build.
import { Random } from '../dist/src/quantity/design/random.js';
import {
  cart,
  firstOrderIndices,
  partialInformation,
  prim,
  robustness,
  shapleyIndices,
} from '../dist/src/sensitivity/index.js';
import { Budget } from '../dist/src/shared/budget.js';
import { time } from './time.mjs';

const WORLDS = 16_384;
const INPUTS = 200;
const random = Random.of(1n);
const column = (name, value) => ({ name, values: Float64Array.from({ length: WORLDS }, (_, row) => value(row)) });
const inputs = Array.from({ length: INPUTS }, (_, i) => column(`x${i + 1}`, () => random.next()));
const x = (i, row) => inputs[i].values[row];

const outputs = Array.from({ length: 5 }, (_, k) => column(`y${k}`, (row) => x(k, row) + x(k + 1, row) ** 2));
const interest = Uint8Array.from({ length: WORLDS }, (_, row) =>
  random.next() < (x(3, row) > 0.6 && x(7, row) < 0.5 && x(9, row) < 0.8 ? 0.9 : 0.05) ? 1 : 0,
);
const payoffs = Array.from({ length: 5 }, (_, a) => column(`a${a}`, (row) => x(a, row) + random.next()));
const blocks = { y: Float64Array.from({ length: 256 * 1024 }, () => random.next()), n: 256, groups: 10 };

const results = {
  [`first-order indices of 5 outputs, ${INPUTS} inputs`]: await once(() =>
    firstOrderIndices(inputs, outputs, 1, new Budget()),
  ),
  [`PRIM, ${INPUTS} inputs`]: time(3, () => prim(inputs, interest)).median,
  [`CART with 10 folds, ${INPUTS} inputs`]: time(3, () => cart(inputs, interest)).median,
  'Shapley effects of 10 groups, 256 blocks, 1,000 resamples': await once(() =>
    shapleyIndices(blocks, { resamples: 1000, seed: 1, budget: new Budget() }),
  ),
  'partial information, 5 actions, 1 input': time(3, () => partialInformation(payoffs, inputs.slice(0, 1), 1)).median,
  'partial information, 5 actions, 3 inputs': time(3, () => partialInformation(payoffs, inputs.slice(0, 3), 1)).median,
  'robustness of 5 alternatives': time(3, () => robustness(payoffs, 1, 0.1)).median,
};
if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else for (const [what, seconds] of Object.entries(results)) console.log(`${what}: ${seconds.toFixed(3)} s`);

/** The second of two runs of work that waits. */
async function once(work) {
  await work();
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1e3;
}
