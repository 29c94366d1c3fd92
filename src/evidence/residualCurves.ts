import type { CoxFit } from '../survival/regression/cox.js';
import { coxSnellCurve } from '../survival/regression/coxSnellCurve.js';
import { scaledSchoenfeld } from '../survival/regression/scaledSchoenfeld.js';
import { schoenfeld } from '../survival/regression/schoenfeld.js';
import { timeTicks } from '../survival/timeTicks.js';
import type { ResidualCurves } from './record.js';

/** Steps of a cumulative hazard, groups of events, and every how many places of a curve are kept: so much an eye can tell. */
const MOST_STEPS = 40;
const GROUPS = 16;
const EVERY = 3;

/** Digits of a number that is drawn. */
const drawn = (x: number) => Number(x.toPrecision(4));

/**
 * Cumulative hazards of Cox–Snell residuals.
 *
 * @param groups Rows by what they have in common, each with its name.
 */
export function coxSnellCurves(
  residual: Float64Array,
  event: Uint8Array,
  groups: readonly { name: string; rows: readonly number[] }[],
): ResidualCurves['coxSnell'] {
  return Object.fromEntries(
    groups.map(({ name, rows }) => {
      const own = Float64Array.from(rows, (i) => residual[i]!);
      const { x, y, lower, upper } = coxSnellCurve(
        own,
        Uint8Array.from(rows, (i) => event[i]!),
        MOST_STEPS,
      );
      return [name, x.map((_, k) => [x[k]!, y[k]!, lower[k]!, upper[k]!].map(drawn))];
    }),
  );
}

/**
 * Scaled Schoenfeld residuals of Cox's regression: means of events that follow each other, in groups of about as many, and
 * the smooth curve through all of them with two standard errors on both sides.
 *
 * @param names Of the coefficients.
 * @param since Years before the times of the fit begin.
 */
export function schoenfeldCurves(fit: CoxFit, names: readonly string[], since: number): ResidualCurves['schoenfeld'] {
  const plain = schoenfeld(fit);
  const { x, y, curves } = scaledSchoenfeld(fit, plain);
  const p = names.length;
  const n = x.length;
  const groups = Array.from({ length: Math.min(GROUPS, n) }, (_, g) =>
    Array.from({ length: n }, (_, k) => k).slice(Math.floor((g * n) / GROUPS), Math.floor(((g + 1) * n) / GROUPS)),
  );
  const mean = (own: readonly number[], of: (k: number) => number) =>
    own.reduce((sum, k) => sum + of(k), 0) / own.length;
  const years = timeTicks(
    x,
    plain.time.map((t) => t + since),
  );
  return {
    years: years.map(({ at, name }) => [drawn(at), Number(name)]),
    coefficients: Object.fromEntries(
      names.map((name, j) => [
        name,
        {
          estimate: drawn(fit.coef[j]!),
          means: groups.map((own) => [drawn(mean(own, (k) => x[k]!)), drawn(mean(own, (k) => y[k * p + j]!))]),
          curve: Array.from(curves[j]?.x ?? [], (at, k) => {
            const [middle, band] = [curves[j]!.y[k]!, 2 * curves[j]!.se[k]!];
            return [at, middle, middle - band, middle + band].map(drawn);
          }).filter((_, k) => k % EVERY === 0),
        },
      ]),
    ),
  };
}
