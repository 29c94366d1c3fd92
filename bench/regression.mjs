// Times of regressions. `node bench/regression.mjs`, after a build; `--json` for numbers; `--write FILE` writes the rows as
// CSV for other programs (bench/regression-peer.R).
import { writeFileSync } from 'node:fs';
import { Random } from '../dist/src/quantity/design/random.js';
import { coxRegression, durations, parametricRegression } from '../dist/src/survival/index.js';
import { time } from './time.mjs';

const ROWS = 100_000;
const COVARIATES = 10;
const random = Random.of(1n);
/** Five covariates from −1 to 1 and five that are 0 or 1; half of the rows are censored; times in days, so that some are tied. */
const x = Float64Array.from({ length: ROWS * COVARIATES }, (_, k) =>
  k % COVARIATES < 5 ? 2 * random.next() - 1 : random.below(2),
);
const years = Float64Array.from({ length: ROWS }, (_, i) => {
  let eta = 0;
  for (let j = 0; j < COVARIATES; j++) eta += (0.5 - 0.1 * j) * x[i * COVARIATES + j];
  return -10 * Math.exp(-eta) * Math.log(random.next());
});
const followed = years.map(() => 20 * random.next());
const event = Uint8Array.from(years, (t, i) => (t <= followed[i] ? 1 : 0));
const days = years.map((t, i) => Math.ceil(Math.min(t, followed[i]) * 365.25));
const start = days.map((t) => Math.floor(t * random.next() * 0.5));
const cluster = Uint32Array.from(years, () => random.below(1000));

if (process.argv.includes('--write')) {
  const lines = [
    ['days', 'event', 'start', 'cluster', ...Array.from({ length: COVARIATES }, (_, j) => `x${j}`)].join(','),
  ];
  for (let i = 0; i < ROWS; i++) {
    const covariates = x.subarray(i * COVARIATES, (i + 1) * COVARIATES);
    lines.push([days[i], event[i], start[i], cluster[i], ...covariates].join(','));
  }
  writeFileSync(process.argv[process.argv.indexOf('--write') + 1], `${lines.join('\n')}\n`);
}

const cox = (late, options) => () =>
  coxRegression(durations({ time: days, event, ...(late && { start }) }), x, COVARIATES, options).fit;
const form = (distribution, lasting) => () =>
  parametricRegression(durations({ time: days, event }), x, COVARIATES, { distribution, ...(lasting && { lasting }) })
    .fit;
const results = {
  'Cox, Efron ties, from unsorted rows': time(3, cox(false)),
  'Cox, Breslow ties': time(3, cox(false, { ties: 'breslow' })),
  'Cox, Efron ties, late entry': time(3, cox(true)),
  'Cox, Efron ties, robust errors of 1,000 clusters': time(3, cox(false, { cluster })),
  Weibull: time(3, form('weibull')),
  'log-normal': time(3, form('lognormal')),
};
if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else {
  for (const [what, { first, median }] of Object.entries(results)) {
    console.log(`${what}: ${median.toFixed(3)} s (first run ${first.toFixed(3)} s)`);
  }
}
