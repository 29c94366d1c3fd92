import type { Case } from '../../case/index.js';
import { wholeYears } from './calendar.js';
import type { ProfileAnswers } from './profileAnswers.js';
import { stepAt } from './worth.js';

/** An attack in one year after signing. */
export interface AttackInYear {
  /** 1 for the first year; of the last year only a part may lie within the horizon. */
  year: number;
  /** Steps at which it begins and ends. */
  from: number;
  to: number;
  /** Chance that the attack comes in it, and the same given peace until it began: null once peace is all but over. */
  chance: number;
  hazard: number | null;
}

/** The chance of attack by year, over the whole horizon. */
export function attackByYear(c: Case, { game, peace }: Pick<ProfileAnswers, 'game' | 'peace'>): AttackInYear[] {
  return Array.from({ length: wholeYears(c.guarantee!) }, (_, k) => {
    const from = stepAt(game, k);
    const to = stepAt(game, k + 1);
    const chance = peace[from]! - peace[to]!;
    // Once peace is all but over nothing can be said of the years that follow.
    const hazard = peace[from]! >= 1e-9 ? chance / peace[from]! : null;
    return { year: k + 1, from, to, chance, hazard };
  });
}
