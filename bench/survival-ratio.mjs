// Times of Aalen–Johansen and of the bootstrap by cluster beside R's, on the same rows, one right after the other, so that
// what else the machine does falls on both: `node bench/survival-ratio.mjs`, after a build; needs R and its package
// survival. User and system seconds of the processor, and the ratio.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../dist/src/quantity/design/random.js';
import { Budget } from '../dist/src/shared/budget.js';
import {
  aalenJohansen,
  clusterBootstrap,
  coxRegression,
  curveAt,
  durations,
  kaplanMeier,
} from '../dist/src/survival/index.js';

const random = Random.of(1n);
const [MANY, FEW, CLUSTERS, RESAMPLES] = [1_000_000, 10_000, 500, 200];
/** Exponential durations of mean 10 years in days; three causes, a third censored; clusters and a covariate. */
const days = Float64Array.from({ length: MANY }, () => Math.ceil(3653 * (0.001 - Math.log(random.next()))));
const cause = Uint8Array.from(days, () => (random.next() < 1 / 3 ? 0 : 1 + random.below(3)));
const cluster = Uint32Array.from(days, () => random.below(CLUSTERS));
const x = Float64Array.from(days, () => random.below(2));
const folder = mkdtempSync(join(tmpdir(), 'survival-ratio-'));
const lines = ['days,cause,cluster,x'];
for (let i = 0; i < MANY; i++) lines.push([days[i], cause[i], cluster[i], x[i]].join(','));
writeFileSync(join(folder, 'rows.csv'), `${lines.join('\n')}\n`);
writeFileSync(
  join(folder, 'peer.R'),
  `suppressMessages(library(survival))
d <- read.csv("${join(folder, 'rows.csv')}")
d$how <- factor(d$cause)
few <- d[1:${FEW}, ]
told <- function(work) { t <- system.time(work())[1:2]; cat(sum(t), "\\n") }
resample <- function(statistic) function() for (k in 1:${RESAMPLES}) {
  few$w <- tabulate(sample(${CLUSTERS}, ${CLUSTERS}, TRUE), ${CLUSTERS})[few$cluster + 1]
  statistic(few[few$w > 0, ])
}
told(function() survfit(Surv(days, how) ~ 1, d, se.fit = FALSE))
told(function() survfit(Surv(days, how) ~ 1, few))
told(resample(function(d) summary(survfit(Surv(days, cause > 0) ~ 1, d, weights = w), times = 1826)$surv))
told(resample(function(d) coef(coxph(Surv(days, cause > 0) ~ x, d, weights = w, robust = FALSE))))
`,
);

/** Processor seconds of some work. */
async function seconds(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
const part = (from) => from.subarray(0, FEW);
const event = part(cause).map((c) => Math.min(c, 1));
const few = durations({ time: part(days), event });
const bootstrap = (statistic) => () =>
  clusterBootstrap(part(cluster), statistic, { resamples: RESAMPLES, seed: 1, budget: new Budget() });
const own = [
  [
    `Aalen–Johansen, ${MANY} rows, three causes (R without errors)`,
    () => aalenJohansen(durations({ time: days, event: cause })),
  ],
  [
    `Aalen–Johansen with errors, ${FEW} rows, three causes`,
    () => aalenJohansen(durations({ time: part(days), event: part(cause) })),
  ],
  [
    `bootstrap by cluster of a share that lasts 5 years, ${FEW} rows, ${CLUSTERS} clusters, ${RESAMPLES} resamples`,
    bootstrap((weight) => curveAt(kaplanMeier({ ...few, weight })[0], 1826).surv),
  ],
  [
    `the same of a coefficient of Cox’s regression`,
    bootstrap((weight) => {
      const rows = Array.from(weight.keys()).filter((i) => weight[i] > 0);
      const pick = (values) => values.constructor.from(rows, (i) => values[i]);
      const drawn = { time: pick(few.time), event: pick(event), weight: pick(weight) };
      return coxRegression(drawn, pick(x), 1).fit?.coef[0] ?? Number.NaN;
    }),
  ],
];
const ours = [];
for (const [, work] of own) ours.push(await seconds(work));
const theirs = execFileSync('Rscript', [join(folder, 'peer.R')], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map(Number);
rmSync(folder, { recursive: true });
for (const [k, [what]] of own.entries()) {
  const ratio = (theirs[k] / ours[k]).toFixed(1);
  console.log(`${what}: ${ours[k].toFixed(2)} s, R ${theirs[k].toFixed(2)} s, R takes ${ratio} times as long`);
}
