// Quantiles of the notation beside those of Squiggle, for what both can write. A development check: it is no part of
// `npm run bench`, and says so where the package is not there.
//
//   npm install --prefix FOLDER @quri/squiggle-lang
//   node scripts/build.mjs && node bench/quantity-squiggle.mjs FOLDER
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quantileAt } from '../dist/src/quantity/distribution/distribution.js';
import { distributionOf } from '../dist/src/quantity/distributionOf.js';
import { readQuantity } from '../dist/src/quantity/notation/readQuantity.js';

const folder = resolve(process.argv[2] ?? '.', 'node_modules', '@quri', 'squiggle-lang');
if (!existsSync(folder)) {
  console.log(`skipped: no @quri/squiggle-lang in ${process.argv[2] ?? 'this folder'}`);
  process.exit(0);
}
const { run } = await import(pathToFileURL(join(folder, 'dist', 'index.js')));

/** Symbolic in Squiggle (`Sym.`), so that its quantiles are exact. */
const SYMBOLIC = [
  'normal(5, 2)',
  'lognormal(1, 0.5)',
  'uniform(2, 9)',
  'triangular(1, 2, 5)',
  'beta(2, 5)',
  'beta(0.5, 3)',
  'exponential(0.5)',
  'gamma(2, 3)',
  'normal({p5: 5, p95: 10})',
  'normal({p10: 5, p90: 10})',
  'normal({mean: 5, stdev: 2})',
  'lognormal({p5: 2, p95: 8})',
  'lognormal({p25: 2, p75: 8})',
  'lognormal({mean: 3, stdev: 1})',
  'beta({mean: 0.3, stdev: 0.1})',
];
/** Drawn in Squiggle, 1,000,000 times: its quantiles are compared as chances, whose error then is about 0.0005. */
const SAMPLED = [
  '3 to 9',
  '2 * (3 to 9)',
  '10 - (3 to 9)',
  '1 / (3 to 9)',
  '(2 to 3) * (3 to 5)',
  '(2 to 3) + normal(5, 1) / (3 to 5)',
  'mixture(normal(0, 1), uniform(3, 4), [0.3, 0.7])',
  'mx(2 to 4, 10 to 20)',
  'truncate(normal(5, 2), 3, 9)',
  'truncateLeft(normal(5, 2), 5)',
  'truncateRight(gamma(2, 3), 10)',
];
const US = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

async function squiggle(code) {
  const { result } = await run(code, { environment: { sampleCount: 1_000_000, xyPointLength: 10_000, seed: 'same' } });
  if (!result.ok) throw new Error(`${code}: ${result.value}`);
  return result.value.result.asJS();
}

function ours(text) {
  // A standard deviation of a share is written in per cent here.
  const read = readQuantity(text.replace('mean: 0.3, stdev: 0.1', 'mean: 30%, stdev: 10%'));
  if ('problem' in read) throw new Error(`${text}: ${read.problem.what}`);
  return distributionOf(read.make({ times: 1, over: 1 }), { kind: 'positive' });
}

let failed = 0;
function say(text, worst, limit, unit) {
  if (!(worst <= limit)) failed++;
  console.log(`${worst <= limit ? 'same' : 'OFF '}  ${text.padEnd(50)} ${worst.toExponential(1)} ${unit}`);
}
for (const text of SYMBOLIC) {
  const distribution = ours(text);
  const theirs = await squiggle(`[${US.map((u) => `quantile(Sym.${text}, ${u})`).join(', ')}]`);
  const worst = Math.max(...US.map((u, i) => Math.abs(quantileAt(distribution, u) / theirs[i] - 1)));
  say(text, worst, 1e-3, 'relative');
}
for (const text of SAMPLED) {
  const distribution = ours(text);
  const theirs = await squiggle(`x = ${text}\n[${US.map((u) => `quantile(x, ${u})`).join(', ')}]`);
  const worst = Math.max(...US.map((u, i) => Math.abs(distribution.below(theirs[i]) - u)));
  say(text, worst, 3e-3, 'of chance, Squiggle by sampling');
}
if (failed > 0) process.exitCode = 1;
