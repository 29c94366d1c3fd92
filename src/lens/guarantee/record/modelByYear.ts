import type { Beside } from '../../../case/guarantee.js';
import type { Case } from '../../../case/index.js';
import {
  type Levels,
  type Records,
  type ReferenceModel,
  type YearlyHazard,
  yearlyHazards,
} from '../../../evidence/index.js';
import { attackByYear } from '../attackByYear.js';
import { horizonOf } from '../calendar.js';
import type { ProfileAnswers } from '../profileAnswers.js';

/** What the game and a model of past cases say of each whole year of the horizon. */
export interface ModelByYear {
  model: ReferenceModel;
  levels: Levels;
  /** As the model has them; of some years it says nothing. */
  found: YearlyHazard[];
  /** `own`: chance of an attack in the year, given peace until it began; null once peace is all but over. */
  years: { year: number; own: number | null; model: YearlyHazard | null }[];
}

export function modelByYear(
  c: Case,
  answers: Pick<ProfileAnswers, 'game' | 'peace'>,
  beside: Beside,
  records: Records,
): ModelByYear {
  const model = records.models[beside.model]!;
  const levels: Levels = Object.fromEntries(beside.given.map(({ covariate, level }) => [covariate, level]));
  const horizon = Math.floor(horizonOf(c.guarantee!) + 1e-9);
  const found = yearlyHazards(model, levels, horizon);
  const years = attackByYear(c, answers)
    .slice(0, horizon)
    .map(({ year, hazard }) => ({ year, own: hazard, model: found.find((one) => one.year === year) ?? null }));
  return { model, levels, found, years };
}
