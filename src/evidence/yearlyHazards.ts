import { normalQuantile } from '../quantity/special/normalQuantile.js';
import { fromNormals, type Levels, linear } from './linear.js';
import { shareAt } from './predicted.js';
import type { ReferenceModel } from './record.js';

/** Chance that a case ends within a year of its life, given that it had lasted until the year began. */
export interface YearlyHazard {
  /** 1 for the first year. */
  year: number;
  /** As the coefficients are not known for sure: half of what they may be gives less, and 5 % give less and more. */
  middle: number;
  lo: number;
  hi: number;
}

/**
 * What a model says of each year of a case, 1 − S(y) / S(y − 1), with the coefficients normal about their estimates. Years
 * in which it is blind, and those beyond the longest that anybody was followed, are left out.
 *
 * Quantiles are those of points spread evenly over the normal numbers that stand behind μ, σ and the odds (Roberts 2018:
 * multiples of the powers of 1/g, g the root of g^(d+1) = g + 1).
 *
 * @param years How many years are asked about.
 */
export function yearlyHazards(model: ReferenceModel, levels: Levels, years: number): YearlyHazard[] {
  const at = fromNormals(linear(model, levels));
  const draws = evenly(model.lasting ? 3 : 2).map(([x, y, z]) => at(x!, y!, z ?? 0));
  const hazards: YearlyHazard[] = [];
  for (let year = 1 + Math.ceil(model.blind ?? 0); year <= Math.min(years, model.followed); year++) {
    const found = Float64Array.from(
      draws,
      (one) => 1 - shareAt(model, one, year) / Math.max(shareAt(model, one, year - 1), Number.MIN_VALUE),
    ).sort();
    const quantile = (u: number) => found[Math.floor(u * found.length)]!;
    hazards.push({ year, middle: quantile(0.5), lo: quantile(0.05), hi: quantile(0.95) });
  }
  return hazards;
}

/** So many that 5 % of them are known to about 0.2 %. */
const POINTS = 4096;

function evenly(dimensions: number): number[][] {
  let g = 2;
  for (let k = 0; k < 60; k++) g = (1 + g) ** (1 / (dimensions + 1));
  return Array.from({ length: POINTS }, (_, n) =>
    Array.from({ length: dimensions }, (_, k) => normalQuantile((0.5 + (n + 1) * g ** -(k + 1)) % 1)),
  );
}
