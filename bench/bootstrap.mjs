// Times of the bootstrap by cluster: 1,000 resamples of 500 clusters, 10,000 rows in all. `node bench/bootstrap.mjs`,
// after a build. Progress goes to standard error, as the budget of a run tells it.
import { Random } from '../dist/src/quantity/design/random.js';
import { Budget } from '../dist/src/shared/budget.js';
import { clusterBootstrap, coxRegression, durations, kaplanMeier } from '../dist/src/survival/index.js';

const [ROWS, CLUSTERS, RESAMPLES] = [10_000, 500, 1000];
const random = Random.of(1n);
const cluster = Uint32Array.from({ length: ROWS }, () => random.below(CLUSTERS));
/** Each cluster has a level of its own, which halves or doubles its hazard. */
const level = Float64Array.from({ length: CLUSTERS }, () => random.next() - 0.5);
const x = Float64Array.from({ length: ROWS }, () => random.below(2));
const exact = cluster.map((c, row) =>
  Math.ceil((-3650 * Math.log(random.next())) / Math.exp(2 * level[c] + 0.5 * x[row])),
);
const time = Float64Array.from(exact);
const event = Uint8Array.from(time, () => (random.next() < 2 / 3 ? 1 : 0));
const sorted = durations({ time, event });

/** Rows that were not drawn are left out, since a weight is above 0. */
function drawn(weight) {
  const rows = Array.from(weight.keys()).filter((row) => weight[row] > 0);
  const pick = (from) => from.constructor.from(rows, (row) => from[row]);
  return { time: pick(sorted.time), event: pick(sorted.event), weight: pick(weight), x: pick(x) };
}

const statistics = {
  'share that lasts 5 years (Kaplan–Meier)': (weight) => {
    const { time, event, weight: w } = drawn(weight);
    const [curve] = kaplanMeier(durations({ time, event, weight: w }));
    return curve.surv[curve.time.findLastIndex((t) => t <= 1826)];
  },
  'coefficient of one covariate (Cox, Efron)': (weight) => {
    const { x: covariate, ...rows } = drawn(weight);
    return coxRegression(rows, covariate, 1, { ties: 'efron' }).fit?.coef[0] ?? Number.NaN;
  },
};

for (const [name, statistic] of Object.entries(statistics)) {
  let told = 0;
  const onProgress = ({ done, total }) => {
    told++;
    process.stderr.write(`\r${name}: ${done} of ${total}`);
  };
  const from = performance.now();
  const found = await clusterBootstrap(cluster, statistic, {
    resamples: RESAMPLES,
    seed: 1,
    budget: new Budget({ onProgress }),
  });
  const seconds = (performance.now() - from) / 1e3;
  process.stderr.write('\n');
  const interval = [found.lower, found.upper].map((end) => end.toFixed(4)).join(' to ');
  console.log(
    `${name}: ${seconds.toFixed(2)} s; ${found.estimate.toFixed(4)}, 95 % from ${interval}; ${found.resamples} resamples of ${found.clusters} clusters, progress told ${told} times`,
  );
}
