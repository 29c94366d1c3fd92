import { chiSquareAbove } from '../survival/chiSquareAbove.js';
import { durations } from '../survival/durations.js';
import { kaplanMeier } from '../survival/kaplanMeier.js';
import { type CoxFit, coxRegression } from '../survival/regression/cox.js';
import { DISTRIBUTIONS } from '../survival/regression/errorDistribution.js';
import { proportionality } from '../survival/regression/proportionality.js';
import { linear } from './linear.js';
import { namesOfLevels } from './namesOfCoefficients.js';
import { shareAt } from './predicted.js';
import type { Checked, ReferenceModel } from './record.js';
import { fitOf } from './refit.js';
import { coxSnellCurves, schoenfeldCurves } from './residualCurves.js';
import { type ModelRows, rowsOfModel } from './rowsOfModel.js';

/**
 * Looks at what a model assumes, on the table that it comes from: whether another form has less of Akaike's criterion,
 * how far its Cox–Snell residuals are from unit exponential times, and whether hazards are proportional, as they are in a
 * Weibull model without a share that lasts and need not be in others.
 *
 * @param csv The text of the table.
 */
export function assumptions(model: ReferenceModel, csv: string): Checked {
  const rows = rowsOfModel(model, csv);
  const residual = residualsOf(model, rows);
  const groups = groupsOf(model, rows);
  const off = groups.map((group) => ({ ...group, off: offBy(residual, rows.event, group.rows) }));
  const [all, ...levels] = off;
  const worst = levels.reduce((most, level) => (level.off > most.off ? level : most), levels[0]!);
  const { fit } = coxRegression(rows, rows.x, rows.p);
  return {
    aic: aicOf(rows),
    coxSnell: Object.fromEntries(off.map(({ name, off }) => [name, off])),
    proportional: fit ? proportionalOf(model, fit) : {},
    residuals: {
      coxSnell: coxSnellCurves(residual, rows.event, [all!, worst]),
      schoenfeld: fit ? schoenfeldCurves(fit, namesOfLevels(model), model.blind ?? 0) : { years: [], coefficients: {} },
    },
  };
}

/** −2 ln L + 2 times the number of coefficients. A form that has no maximum is left out. */
function aicOf(rows: ModelRows): Checked['aic'] {
  return Object.fromEntries(
    DISTRIBUTIONS.flatMap((distribution) =>
      [false, true].flatMap((lasting) => {
        const { fit } = fitOf(rows, distribution, lasting);
        const name = lasting ? `${distribution} lasting` : distribution;
        return fit ? [[name, 2 * fit.coef.length - 2 * fit.loglik[1]]] : [];
      }),
    ),
  );
}

/** With fewer rows at risk a curve says little. */
const AT_RISK = 10;

/** Residuals −ln S(t | x) at the estimates (Cox and Snell 1968), censored where the row is. */
function residualsOf(model: ReferenceModel, { time, levels }: ModelRows): Float64Array {
  const { covariates, blind = 0 } = model;
  return Float64Array.from(time, (t, i) => {
    const given = Object.fromEntries(covariates.map(({ name, levels: all }, c) => [name, all[levels[i]![c]!]!]));
    const { mean, s, odds } = linear(model, given);
    const ends = odds ? 1 / (1 + Math.exp(-odds.mean)) : 1;
    return -Math.log(shareAt(model, { mu: mean, sigma: Math.exp(s), ends }, t + blind));
  });
}

/** All rows, and those of each level. */
function groupsOf({ covariates }: ReferenceModel, { levels }: ModelRows): { name: string; rows: number[] }[] {
  const all = [...levels.keys()];
  const of = covariates.flatMap(({ name, levels: own }, c) =>
    own.map((level, l) => ({ name: `${name} ${level}`, rows: all.filter((i) => levels[i]![c] === l) })),
  );
  return [{ name: 'all', rows: all }, ...of];
}

/** How far the curve of residuals is from e^−r at most, just before a step and at it, while ten rows are at risk. */
function offBy(residual: Float64Array, event: Uint8Array, rows: readonly number[]): number {
  const [curve] = kaplanMeier(
    durations({
      time: Float64Array.from(rows, (i) => residual[i]!),
      event: Uint8Array.from(rows, (i) => event[i]!),
    }),
  );
  let most = 0;
  curve!.time.forEach((r, k) => {
    if (curve!.nRisk[k]! >= AT_RISK)
      for (const surv of [k > 0 ? curve!.surv[k - 1]! : 1, curve!.surv[k]!])
        most = Math.max(most, Math.abs(surv - Math.exp(-r)));
  });
  return most;
}

function proportionalOf({ covariates }: ReferenceModel, fit: CoxFit): Checked['proportional'] {
  let at = 0;
  const terms = covariates.map(({ levels }) => levels.slice(1).map(() => at++));
  const tests = proportionality(fit, terms);
  return Object.fromEntries([
    ...covariates.map(({ name }, c) => [name, chiSquareAbove(tests.terms[c]!.chisq, tests.terms[c]!.df)]),
    ['all', chiSquareAbove(tests.all.chisq, tests.all.df)],
  ]);
}
