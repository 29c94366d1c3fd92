import { test } from 'node:test';
import { durations } from '../durations.js';
import { likeCoxph } from '../testing/likeCoxph.js';
import { answersOf, close, spells } from '../testing/spells.js';
import { baselineHazard } from './baselineHazard.js';
import { type CoxOptions, coxRegression } from './cox.js';
import { discreteLogit } from './discreteLogit.js';
import type { DistributionName } from './errorDistribution.js';
import { fineGray } from './fineGray.js';
import { type ParametricOptions, parametricRegression } from './parametric.js';
import type { HazardForm } from './periods.js';
import { proportionality } from './proportionality.js';
import { schoenfeld } from './schoenfeld.js';

// R was told to take Newton's last step, so that its own stopping plays no part: bench/regression-r.R.
const R = answersOf('regression.json');
const { time, start, ended, how, region, conflict, treaty, two: TWO, three: THREE } = spells();

const LATE = durations({ time, event: ended, start, stratum: region });
const late = (options: CoxOptions) => coxRegression(LATE, THREE, 3, options).fit!;

test('late entry, strata and an interaction, with three kinds of ties and robust errors: as coxph', () => {
  likeCoxph(late({ ties: 'efron' }), R.efron);
  likeCoxph(late({ ties: 'breslow' }), R.breslow);
  likeCoxph(late({ ties: 'exact' }), R.exact);
  likeCoxph(late({ ties: 'efron', cluster: conflict }), R.robust, conflict);
  likeCoxph(late({ ties: 'breslow', cluster: conflict }), R.robustBreslow, conflict);
});

test('weights that are not whole, by conflict: as coxph', () => {
  const weight = Float64Array.from(time, (_, i) => 1 + ((i + 1) % 3) / 2);
  const { fit } = coxRegression({ ...durations({ time, event: ended, start }), weight }, TWO, 2, { cluster: conflict });
  likeCoxph(fit!, answersOf('residuals.json').weightedCox, conflict);
});

test('hazards of one cause: as coxph with the others censored', () => {
  const rows = durations({ time, event: how, start });
  likeCoxph(coxRegression(rows, TWO, 2, { cause: 1 }).fit!, R.broken);
});

test('whether hazards are proportional, and the baseline hazard of each stratum: as cox.zph and basehaz', () => {
  const fit = late({});
  const { terms, all: together } = proportionality(fit, [[0], [1], [2]]);
  close(
    [...terms, together].map(({ chisq }) => chisq),
    R.zph.chisq,
    'zph',
  );
  close(
    [...terms, together].map(({ df }) => df),
    R.zph.df,
    'df',
  );
  for (const { stratum, time: times, hazard } of baselineHazard(fit)) {
    // R tells the times of censorings too.
    for (const [k, t] of times.entries()) {
      const at = R.hazard.time.findIndex((u: number, i: number) => u === t && R.hazard.stratum[i] === stratum);
      close([hazard[k]!], [R.hazard.hazard[at]], `hazard of stratum ${stratum} at ${t}`);
    }
  }
});

test('Schoenfeld’s residuals, with Efron’s and Breslow’s ties: as R’s', () => {
  for (const [ties, answer] of [
    ['efron', R.schoenfeld],
    ['breslow', R.schoenfeldBreslow],
  ] as const) {
    const found = schoenfeld(late({ ties }));
    close(found.time, answer.time, 'time');
    close(found.residual, answer.residual, 'residual');
  }
});

test('shares of a cause with robust errors by row and by conflict: as coxph on what finegray makes', () => {
  const rows = durations({ time, event: how });
  const gray = (options: CoxOptions & { cause: number }) => fineGray(rows, TWO, 2, options).fit!;
  for (const [answer, options] of [
    [R.grayByRow, { cause: 1 }],
    [R.grayByConflict, { cause: 2, cluster: conflict }],
    [R.grayBreslow, { cause: 1, ties: 'breslow' }],
  ] as const) {
    const fit = gray(options);
    likeCoxph(fit, answer, fit.cluster);
  }
});

interface Answer {
  coef: number[];
  var: number[];
  naive?: number[];
  robust?: number[];
  loglik: number | number[];
}

/** R's order of the coefficients is ours. */
function parametric(answer: Answer, options: ParametricOptions, from?: Float64Array) {
  const { fit } = parametricRegression(
    durations({ time, event: ended, ...(from && { start: from }) }),
    TWO,
    2,
    options,
  );
  close(fit!.coef, answer.coef, `${options.distribution} coef`);
  close(fit!.variance, answer.var, `${options.distribution} var`);
  if (answer.naive) close(fit!.naive ?? fit!.variance, answer.naive, `${options.distribution} naive.var`);
  const { loglik } = answer;
  close(Array.isArray(loglik) ? fit!.loglik : [fit!.loglik[1]], [loglik].flat(), `${options.distribution} loglik`);
}

test('Weibull, exponential, log-normal and log-logistic durations, with robust errors too: as survreg', () => {
  for (const distribution of ['weibull', 'exponential', 'lognormal', 'loglogistic'] as const) {
    parametric(R[distribution], { distribution });
  }
  parametric(R.weibullRobust, { distribution: 'weibull', cluster: conflict });
  parametric(R.lognormalRobust, { distribution: 'lognormal', cluster: conflict });
});

test('late entry, and a share that lasts for ever: as the likelihood that R was given and differentiated', () => {
  const lasting = { z: treaty, r: 1 };
  const each: [string, DistributionName][] = [
    ['Weibull', 'weibull'],
    ['Lognormal', 'lognormal'],
    ['Loglogistic', 'loglogistic'],
  ];
  for (const [name, distribution] of each) {
    parametric(R[`late${name}`], { distribution }, start);
    parametric(R[`lasting${name}`], { distribution, lasting });
  }
  parametric(R.lastingLateWeibull, { distribution: 'weibull', lasting }, start);
});

test('odds to end by year, in four forms, with robust errors: as glm on a row for each year', () => {
  for (const hazard of ['cubic', 'log', 'constant', 'steps'] satisfies HazardForm[]) {
    const answer = R[hazard];
    const rows = durations({ time, event: ended, start });
    const { fit } = discreteLogit(rows, TWO, 2, { hazard, period: 1 });
    close(fit!.coef, answer.coef, `${hazard} coef`);
    close(fit!.variance, answer.var, `${hazard} cov.unscaled`);
    close([fit!.loglik[1], fit!.periods], [answer.loglik, answer.periods], `${hazard} loglik`);
    const robust = discreteLogit(rows, TWO, 2, { hazard, period: 1, cluster: conflict }).fit!;
    close(robust.variance, answer.robust, `${hazard} robust`);
  }
});
