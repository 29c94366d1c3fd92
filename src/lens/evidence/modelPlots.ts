import type { ReferenceModel } from '../../evidence/record.js';
import type { ResidualPlot } from '../residualPlot.js';
import { fixed, percent } from '../text.js';

/**
 * What a fitted model leaves of its rows: whether the form fits, of all rows and of those of the level that it fits worst;
 * and whether the effect of each level stays the same at all times.
 */
export function modelPlots(model: ReferenceModel): ResidualPlot[] {
  const { coxSnell, schoenfeld } = model.checked.residuals;
  return [
    ...Object.entries(coxSnell).map(([of, rows]) => coxSnellPlot(model, of, rows)),
    ...Object.keys(schoenfeld.coefficients).map((of) => schoenfeldPlot(model, of)),
  ];
}

const column = (rows: readonly number[][], k: number) => rows.map((row) => row[k]!);

function coxSnellPlot({ checked }: ReferenceModel, of: string, rows: number[][]): ResidualPlot {
  const [x, y, lower, upper] = [0, 1, 2, 3].map((k) => column(rows, k)) as [number[], number[], number[], number[]];
  const off = percent(checked.coxSnell[of]!);
  return {
    id: `cox-snell-${of}`,
    title: of === 'all' ? 'Does the form fit?' : `Where it fits worst: ${of}`,
    text: `Cumulative hazard (Nelson and Aalen) of the residuals of Cox and Snell${of === 'all' ? '' : ` of rows with ${of}`}, with 95\u00a0% limits: it follows the dashed diagonal if the form is right. It ends at ${fixed(y.at(-1)!, 2)} where the diagonal has ${fixed(x.at(-1)!, 2)}; in shares of cases it is up to ${off} off.`,
    x: { name: 'residual of Cox and Snell' },
    y: { name: 'cumulative hazard' },
    points: { x: [], y: [] },
    reference: { name: 'if the form is right', level: 'diagonal' },
    curve: { x, y, lower, upper, steps: true },
  };
}

function schoenfeldPlot({ checked, covariates }: ReferenceModel, of: string): ResidualPlot {
  const { years, coefficients } = checked.residuals.schoenfeld;
  const { estimate, means, curve } = coefficients[of]!;
  const { name } = covariates.find((covariate) => of.startsWith(`${covariate.name} `))!;
  const p = checked.proportional[name]!;
  return {
    id: `schoenfeld-${of}`,
    title: `Over time: ${of}`,
    text: `Scaled Schoenfeld residuals, as means of events that follow each other: about the log hazard ratio of ${of} that holds then. The curve has a band of two standard errors; where it leaves the dashed line, ${fixed(estimate, 2)}, the effect changes with time. Test for all levels of ${name}: p ${p < 0.001 ? '< 0.001' : fixed(p, 3)}.`,
    x: { name: 'years, spaced as events come', ticks: years.map(([at, t]) => ({ at: at!, name: String(t) })) },
    y: { name: 'log hazard ratio' },
    points: { x: column(means, 0), y: column(means, 1) },
    reference: { name: `estimate ${fixed(estimate, 2)}`, level: estimate },
    ...(curve.length > 0 && {
      curve: { x: column(curve, 0), y: column(curve, 1), lower: column(curve, 2), upper: column(curve, 3) },
    }),
  };
}
