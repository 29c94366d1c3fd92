import { counted } from '../../lens/text.js';
import { textTable } from '../../report/index.js';
import { wrap } from '../../report/wrap.js';
import { visible } from '../../shared/diagnostic.js';
import type { LogitModel, ParametricModel, PeriodResidual, ReadDurations } from '../../survival/index.js';
import { coefficientTable, readLines, restsOn, secondLook, short, testText } from './regressionText.js';

const WIDTH = 100;
const NAMES = { weibull: 'Weibull', exponential: 'exponential', lognormal: 'log-normal', loglogistic: 'log-logistic' };

/** A parametric regression for people: time ratios, the share that lasts for ever, how other forms would do. */
export function parametricText(read: ReadDurations, model: ParametricModel, level: number): string {
  const { distribution, n, events, clusters, coefficients, odds, scale, likelihood, aic, lasting } = model;
  const form = NAMES[distribution];
  const title = `How long rows last (${form}): ${counted(n, 'row')}, ${counted(events, 'event')}${robust(clusters)}.`;
  const others = aic.map((one) => `${NAMES[one.distribution]} ${short(one.aic)}`).join(', ');
  const least = aic.reduce((best, one) => (one.aic < best.aic ? one : best), aic[0]!);
  const better =
    least.distribution === distribution ? '' : ` The form that was asked for is not the one with the least.`;
  const lines = [
    ...readLines(read),
    '',
    ...wrap(title, '', '', WIDTH),
    ...textTable(coefficientTable(coefficients, { name: 'time ratio', level })),
    ...wrap(scaleText(model, scale), '', '', WIDTH),
    ...(odds
      ? [
          '',
          ...wrap(
            `Odds to end at all; the share that lasts for ever is ${short(lasting!)}, the mean over rows.`,
            '',
            '',
            WIDTH,
          ),
          ...textTable(coefficientTable(odds, { name: 'odds ratio', level })),
        ]
      : []),
    ...(likelihood.df > 0 ? wrap(`Likelihood ratio of the covariates ${testText(likelihood)}.`, '', '', WIDTH) : []),
    ...wrap(`AIC by form of the durations: ${others}.${better}`, '', '', WIDTH),
    ...wrap(rests(level, clusters, model), '', '', WIDTH),
  ];
  return lines.map(visible).join('\n');
}

/** What the scale says of the hazard. */
function scaleText({ distribution }: ParametricModel, scale: number): string {
  if (distribution === 'exponential') return 'The hazard is the same at all times.';
  const said = `Scale ${short(scale)}`;
  if (distribution !== 'weibull') return `${said}.`;
  const way = scale > 1 ? 'falls' : 'rises';
  return `${said}: the hazard ${way} with time, as its power ${short(1 / scale - 1)}. Hazard ratios are exp(−coef/scale).`;
}

/** A discrete-time logit for people: odds ratios by period. */
export function logitText(read: ReadDurations, model: LogitModel, level: number): string {
  const { n, events, periods, clusters, coefficients, likelihood, hazard, period, aic } = model;
  const form = { cubic: 'a cubic', steps: 'steps', log: 'a logarithm', constant: 'a constant' }[hazard];
  const title = `Odds to end in a period of ${short(period)} (logit, ${form} in the period): ${counted(n, 'row')}, ${counted(periods, 'period')}, ${counted(events, 'event')}${robust(clusters)}.`;
  const lines = [
    ...readLines(read),
    '',
    ...wrap(title, '', '', WIDTH),
    ...textTable(coefficientTable(coefficients, { name: 'odds ratio', level })),
    ...(likelihood.df > 0 ? wrap(`Likelihood ratio of the covariates ${testText(likelihood)}.`, '', '', WIDTH) : []),
    ...wrap(hazardFits(model), '', '', WIDTH),
    ...wrap(`AIC ${short(aic)}. ${rests(level, clusters, model)}`, '', '', WIDTH),
  ];
  return lines.map(visible).join('\n');
}

/** Whether ends come when the form of the hazard has them come. */
function hazardFits({ hazard, residuals: { periods } }: LogitModel): string {
  if (hazard === 'steps')
    return 'Each period has a constant of its own, so that as many ends are expected in it as came.';
  return `Ends by period, periods joined until five are expected: furthest off are ${periodsInWords(furthestOff(periods))}.`;
}

/** Where most more or fewer ended than expected. */
export const furthestOff = (periods: readonly PeriodResidual[]) =>
  periods.reduce((far, own) => (Math.abs(own.pearson) > Math.abs(far.pearson) ? own : far));

/** `periods 4 to 6: 12 ends, expected 7.9 (1.5 standard deviations)`. */
export function periodsInWords({ from, to, events, expected, pearson }: PeriodResidual): string {
  const which = from === to ? `period ${from}` : `periods ${from} to ${to}`;
  return `${which}: ${counted(events, 'end')}, expected ${short(expected)} (${short(Number(pearson.toPrecision(2)))} standard deviations)`;
}

const robust = (clusters: number | undefined) =>
  clusters === undefined ? '' : `; robust errors of ${counted(clusters, 'cluster')}`;

const rests = (level: number, clusters: number | undefined, { check }: Pick<LogitModel, 'check'>) =>
  `${restsOn(level, clusters)} ${secondLook(check, 'from the definition of the likelihood')}`;
