import type { ResidualPlot } from '../../report/index.js';
import {
  type Coefficient,
  type CoxModel,
  coxSnellCurve,
  type Design,
  type LogitModel,
  type ParametricModel,
  type ReadDurations,
  type RowResiduals,
  splineCurve,
  timeTicks,
} from '../../survival/index.js';
import { furthestOff, periodsInWords } from './parametricText.js';
import { chance, short } from './regressionText.js';

/** So many plots are drawn, the first of them: a column with many levels has one for each. */
export const MOST_PLOTS = 60;
/** Stretches of an axis in each of which one step of a cumulative hazard is drawn. */
const MOST_STEPS = 600;

/** What is drawn of Cox's regression: Schoenfeld's residuals by covariate, and of rows those of Cox and Snell and others. */
export function coxPlots(
  read: ReadDurations,
  design: Design,
  models: readonly CoxModel[],
  shares: boolean,
): ResidualPlot[] {
  const plots = models.flatMap((model) => {
    const of = model.cause === undefined ? '' : ` (${model.cause})`;
    const cause = read.causes.indexOf(model.cause ?? '') + 1 || 1;
    const ended = read.data.event.map((e) => (e === cause ? 1 : 0));
    return [
      ...model.coefficients.map((row, j) => schoenfeldPlot(read, model, row, j, { of, shares })),
      ...(model.residuals
        ? rowPlots(design, model.residuals, ended, of, 'linear predictor: log hazard ratio to the mean row')
        : []),
    ];
  });
  return numbered(plots);
}

/** What is drawn of durations of a given form. */
export function parametricPlots(read: ReadDurations, design: Design, { residuals }: ParametricModel): ResidualPlot[] {
  const ended = read.data.event.map((e) => (e > 0 ? 1 : 0));
  return numbered(rowPlots(design, residuals, ended, '', `linear predictor: ln of ${read.names.time}`));
}

/** What is drawn of odds by period; where each period has its own constant, nothing of periods: it fits them exactly. */
export function logitPlots(
  read: ReadDurations,
  design: Design,
  { hazard, residuals, period }: LogitModel,
): ResidualPlot[] {
  const ended = read.data.event.map((e) => (e > 0 ? 1 : 0));
  const rows = covariatePlots(design, residuals, ended, '', 'linear predictor: log odds, without the period');
  if (hazard === 'steps') return numbered(rows);
  const { periods } = residuals;
  return numbered([
    {
      id: 'periods',
      title: 'Does the form of the hazard fit?',
      text: `Ends in ${periods.length} groups of periods of ${short(period)} less those expected, in standard deviations (Pearson): mostly within 2 of 0 if the form holds. Furthest off are ${periodsInWords(furthestOff(periods))}. The numbers are in --json.`,
      x: { name: `${read.names.time}, middle of the periods` },
      y: { name: 'Pearson residual' },
      points: {
        x: periods.map(({ from, to }) => ((from - 1 + to) / 2) * period),
        y: periods.map(({ pearson }) => pearson),
      },
      reference: { name: 'as expected', level: 0 },
    },
    ...rows,
  ]);
}

function schoenfeldPlot(
  { names }: ReadDurations,
  { schoenfeld, zph, coefficients }: CoxModel,
  { name, coef }: Coefficient,
  j: number,
  { of, shares }: { of: string; shares: boolean },
): ResidualPlot {
  const { x, y, time, curves, variance } = schoenfeld;
  const p = coefficients.length;
  const curve = curves[j];
  const test = zph.find(({ columns }) => columns.length === 1 && columns[0] === j);
  const tested = test ? ` The test that it changes with time: p ${chance(test.p)}.` : '';
  const ratio = shares ? 'log subhazard ratio' : 'log hazard ratio';
  return {
    id: `schoenfeld-${name}`,
    title: `Does the effect of ${name} change with time?${of}`,
    text: `Scaled Schoenfeld residuals of ${time.length} events against ${names.time}: their mean at a time is the ${ratio} that holds then.${curve ? ` The smooth curve ${variance ? 'has a band of two standard errors' : 'has no error band, as the mean information over strata is not positive definite'}; where it leaves the dashed line the effect changes.` : ''} The line is the estimate, ${short(coef)}.${tested} The numbers are in --json.`,
    x: { name: `${names.time}, spaced as events come`, ticks: timeTicks(x, time) },
    y: { name: `${ratio} of ${name}` },
    points: { x, y: Float64Array.from(x, (_, k) => y[k * p + j]!) },
    reference: { name: `estimate ${short(coef)}`, level: coef },
    ...(curve && {
      curve: {
        x: curve.x,
        y: curve.y,
        ...(variance && {
          lower: curve.y.map((v, k) => v - 2 * curve.se[k]!),
          upper: curve.y.map((v, k) => v + 2 * curve.se[k]!),
        }),
      },
    }),
  };
}

function rowPlots(
  design: Design,
  residuals: RowResiduals,
  ended: Uint8Array,
  of: string,
  predictor: string,
): ResidualPlot[] {
  return [coxSnellPlot(residuals.coxSnell, ended, of), ...covariatePlots(design, residuals, ended, of, predictor)];
}

/** Rows against covariates that are numbers, and against all of these together. */
function covariatePlots(
  design: Design,
  residuals: Omit<RowResiduals, 'coxSnell'>,
  ended: Uint8Array,
  of: string,
  predictor: string,
): ResidualPlot[] {
  const { martingale, deviance } = residuals;
  return [
    ...numbersIn(design).map(({ name, values }): ResidualPlot => {
      const curve = splineCurve(values, martingale);
      return {
        id: `martingale-${name}`,
        title: `Is the effect of ${name} linear?${of}`,
        text: `Martingale residuals of ${values.length} rows, events less those expected, against ${name}.${curve ? ' The smooth curve has a band of two standard errors; where it bends, another form of the covariate would fit better.' : ''} They lie about 0 if the model holds. The numbers are in --json.`,
        x: { name },
        y: { name: 'martingale residual' },
        points: { x: values, y: martingale, ended },
        reference: { name: 'as expected', level: 0 },
        ...(curve && {
          curve: {
            x: curve.x,
            y: curve.y,
            lower: curve.y.map((v, k) => v - 2 * curve.se[k]!),
            upper: curve.y.map((v, k) => v + 2 * curve.se[k]!),
          },
        }),
      };
    }),
    {
      id: 'deviance',
      title: `Which rows fit badly?${of}`,
      text: `Deviance residuals of ${deviance.length} rows against the linear predictor: the furthest from 0 is ${short(furthest(deviance))}. Above 0 ended earlier than expected. The numbers are in --json.`,
      x: { name: predictor },
      y: { name: 'deviance residual' },
      points: { x: residuals.predictor, y: deviance, ended },
      reference: { name: 'as expected', level: 0 },
    },
  ];
}

/** The cumulative hazard of the residuals: if the model holds they are exponential with mean 1, and it is the diagonal. */
function coxSnellPlot(coxSnell: Float64Array, event: Uint8Array, of: string): ResidualPlot {
  const curve = coxSnellCurve(coxSnell, event, MOST_STEPS);
  return {
    id: 'cox-snell',
    title: `Does the whole fit?${of}`,
    text: `Cumulative hazard (Nelson and Aalen) of the residuals of Cox and Snell against these, with 95 % limits at each: if the model holds it follows the dashed diagonal. It ends at ${short(curve.y.at(-1)!)} where the diagonal has ${short(curve.x.at(-1)!)}. The numbers are in --json.`,
    x: { name: 'residual of Cox and Snell' },
    y: { name: 'its cumulative hazard' },
    points: { x: [], y: [] },
    reference: { name: 'if the model holds', level: 'diagonal' },
    curve: { ...curve, steps: true },
  };
}

/** Columns that are numbers with more than two different values: others have no form to be looked at. */
function numbersIn({ names, dummies, x }: Design): { name: string; values: Float64Array }[] {
  const p = names.length;
  return names.flatMap((name, j) => {
    const values = Float64Array.from({ length: x.length / p }, (_, i) => x[i * p + j]!);
    const different = new Set<number>();
    for (const value of values) if (different.add(value).size > 2) break;
    return dummies[j] || different.size <= 2 ? [] : [{ name, values }];
  });
}

const furthest = (values: Float64Array) => values.reduce((far, v) => (Math.abs(v) > Math.abs(far) ? v : far), 0);

/** The first plots, each with its number and nothing in its name that a file cannot have. */
function numbered(plots: readonly ResidualPlot[]): ResidualPlot[] {
  const digits = String(Math.min(plots.length, MOST_PLOTS)).length;
  return plots.slice(0, MOST_PLOTS).map((panel, k) => {
    const word = panel.id
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
    return { ...panel, id: `${String(k + 1).padStart(digits, '0')}-${word}` };
  });
}
