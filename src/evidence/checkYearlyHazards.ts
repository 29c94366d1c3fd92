import { normalBelow } from '../quantity/special/normalBelow.js';
import { normalQuantile } from '../quantity/special/normalQuantile.js';
import type { Levels } from './linear.js';
import type { ReferenceModel } from './record.js';
import type { YearlyHazard } from './yearlyHazards.js';

/** Draws of all coefficients, and by how much the shares of them below 5 %, 50 % and 95 % may be off: 5 standard errors. */
const DRAWS = 10_000;
const OFF = { lo: 0.011, middle: 0.025, hi: 0.011 };

/**
 * Looks at the quantiles of yearly hazards again: all coefficients of the model are drawn with their covariance, not the
 * sums that a case makes of them, and of each year the draws below each quantile are counted. Hazards are the definition's,
 * from the textbook's forms of S(t).
 *
 * @returns What is wrong, in words; undefined where nothing is.
 */
export function checkYearlyHazards(
  model: ReferenceModel,
  levels: Levels,
  hazards: readonly YearlyHazard[],
): string | undefined {
  const { coefficients, covariance, blind = 0 } = model;
  const root = lowerRoot(covariance);
  const steps = primes(coefficients.length).map(Math.sqrt);
  const below = hazards.map(() => ({ lo: 0, middle: 0, hi: 0 }));
  for (let n = 1; n <= DRAWS; n++) {
    const z = coefficients.map((_, k) => normalQuantile((0.5 + n * steps[k]!) % 1));
    const b = coefficients.map((mean, i) => root[i]!.reduce((sum, l, k) => sum + l * z[k]!, mean));
    const lasts = survival(model, levels, b);
    for (const [i, { year, ...quantiles }] of hazards.entries()) {
      const hazard = 1 - lasts(year - blind) / lasts(year - 1 - blind);
      for (const key of ['lo', 'middle', 'hi'] as const) if (hazard < quantiles[key]) below[i]![key] += 1 / DRAWS;
    }
  }
  for (const [i, { year }] of hazards.entries())
    for (const [key, share] of [
      ['lo', 0.05],
      ['middle', 0.5],
      ['hi', 0.95],
    ] as const)
      if (!(Math.abs(below[i]![key] - share) <= OFF[key]))
        return `in year ${year} ${below[i]![key].toFixed(3)} of the draws lie below what ${share} of them should`;
  return undefined;
}

/** S(t) of a case under given coefficients, read by the places that their names have. */
function survival({ covariates, distribution, lasting }: ReferenceModel, levels: Levels, b: readonly number[]) {
  let at = 0;
  const sum = () => {
    let total = b[at++]!;
    for (const {
      name,
      levels: [, ...others],
    } of covariates)
      for (const level of others) {
        if (levels[name] === level) total += b[at]!;
        at++;
      }
    return total;
  };
  const typical = Math.exp(sum());
  const shape = distribution === 'exponential' ? 1 : Math.exp(-b[at++]!);
  const ends = lasting ? 1 - 1 / (1 + Math.exp(sum())) : 1;
  return (t: number) => {
    if (t <= 0) return 1;
    const power = (t / typical) ** shape;
    switch (distribution) {
      case 'weibull':
      case 'exponential':
        return 1 - ends * -Math.expm1(-power);
      case 'loglogistic':
        return 1 - ends * (power / (1 + power));
      case 'lognormal':
        return 1 - ends * normalBelow(Math.log(power));
    }
  };
}

/** L with L Lᵀ the matrix, by rows. */
function lowerRoot(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    lower.push([]);
    for (let j = 0; j <= i; j++) {
      let left = row[j]!;
      for (let k = 0; k < j; k++) left -= lower[i]![k]! * lower[j]![k]!;
      lower[i]!.push(i === j ? Math.sqrt(left) : left / lower[j]![j]!);
    }
  }
  return lower;
}

/** The first primes: multiples of their roots are spread evenly (Richtmyer 1951). */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}
