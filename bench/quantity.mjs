// Uncertain numbers: a model of five distributions, by worlds per second on one core, and what its parts cost.
//
//   node bench/quantity.mjs [--json]
//
// Needs a build. The model: x₁ + x₂ · x₃ − x₄ / (1 + x₅) with x₁ normal, x₂ lognormal, x₃ logit-normal, x₄ PERT (from a
// table), x₅ gamma (from a table).

const at = (file) => import(new URL(`../dist/src/quantity/${file}.js`, import.meta.url).href);
const { normal, lognormal, logitNormal } = await at('distribution/normal');
const { pert } = await at('distribution/beta');
const { gamma } = await at('distribution/gamma');
const { tabulated } = await at('distribution/tabulated');
const { mixture } = await at('distribution/mixture');
const { metalog } = await at('distribution/metalog');
const { Coordinates } = await at('design/coordinates');
const { latinHypercube, randomDesign, sobolDesign } = await at('design/design');
const { intervalWeights } = await at('vector/intervalWeights');

const WORLDS = 2 ** 17;
const inputs = {
  normal: normal(1, 2),
  lognormal: lognormal(0, 0.5),
  'logit-normal': logitNormal(0, 1),
  'PERT, table': tabulated(pert(10, 20, 40)),
  'gamma, table': tabulated(gamma(2.5, 4)),
};
const others = {
  'PERT, exact': pert(10, 20, 40),
  'gamma, exact': gamma(2.5, 4),
  metalog: metalog(3, 8, 20, { lo: 0 }),
  'mixture of two normals': mixture([
    { of: normal(0, 1), weight: 1 },
    { of: normal(3, 1), weight: 1 },
  ]),
};

const latin = latinHypercube(WORLDS, 1n);
const random = randomDesign(WORLDS, 1n);
const design = sobolDesign(WORLDS, 1n, new Coordinates());
const columns = Object.keys(inputs).map((name) => design.column(name));
const x = columns.map(() => new Float64Array(WORLDS));
const results = { worldsPerSecond: WORLDS / seconds(15, model), nanoseconds: {}, table: {} };
const designs = { 'pseudo-random': random, 'Latin hypercube': latin, "scrambled Sobol'": design };
results.withDesign = {};
for (const [name, { column }] of Object.entries(designs))
  results.withDesign[name] = WORLDS / seconds(7, () => model(Object.keys(inputs).map(column)));
for (const [name, distribution] of Object.entries({ ...inputs, ...others })) {
  const u = columns[0].subarray(0, name in inputs ? WORLDS : 2 ** 11);
  results.nanoseconds[name] = (seconds(7, () => distribution.quantile(u, x[0])) / u.length) * 1e9;
}
for (const [name, { column }] of Object.entries(designs))
  results.nanoseconds[`design: ${name}`] = (seconds(5, () => column('x')) / WORLDS) * 1e9;
const weights = intervalWeights(Array.from({ length: 6 }, (_, i) => ({ lo: 0.05, hi: 0.2 + i / 20 })));
results.nanoseconds['six weights in ranges'] = (seconds(5, () => weights.columns(columns, 2 ** 12)) / 2 ** 12) * 1e9;
for (const name of ['PERT, table', 'gamma, table'])
  results.table[name] = { error: inputs[name].error, share: inputs[name].share };

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else {
  console.log(
    `five distributions: ${(results.worldsPerSecond / 1e6).toFixed(2)} million worlds per second of processor time`,
  );
  for (const [name, worlds] of Object.entries(results.withDesign))
    console.log(`  points made anew, ${name}: ${(worlds / 1e6).toFixed(2)} million`);
  for (const [name, ns] of Object.entries(results.nanoseconds)) console.log(`  ${name}: ${ns.toFixed(1)} ns a draw`);
  for (const [name, { error, share }] of Object.entries(results.table))
    console.log(`  ${name}: error ${error.toExponential(1)}, serves ${(100 * share).toFixed(3)} % of draws`);
}

function model(u = columns) {
  for (const [k, distribution] of Object.values(inputs).entries()) distribution.quantile(u[k], x[k]);
  let sum = 0;
  for (let i = 0; i < WORLDS; i++) sum += x[0][i] + x[1][i] * x[2][i] - x[3][i] / (1 + x[4][i]);
  return sum;
}

/** Median of some runs in processor time of this process, after five that are not counted. */
function seconds(runs, work) {
  for (let k = 0; k < 5; k++) work();
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return times.sort((a, b) => a - b)[runs >> 1];
}
