import { Budget } from '../../shared/budget.js';
import { checkEquilibrium } from '../check/equilibrium.js';
import type { Behaviour, Game } from '../model.js';
import { perfectRecall } from '../recall.js';
import { findInNormal, firstOf } from './find.js';
import type { NormalGame } from './model.js';
import { behaviourFrom, reducedForm } from './reducedForm.js';
import type { NormalResults } from './results.js';

/** What is looked for in a game in extensive form by way of its reduced normal form. */
export const REDUCED_FINDS = ['pure', 'all', 'dominance', 'correlated', 'stackelberg'] as const;
export type ReducedFind = (typeof REDUCED_FINDS)[number];

export interface ReducedResults {
  find: ReducedFind;
  found?: {
    normal: NormalGame;
    results: NormalResults;
    /** With perfect recall: per equilibrium, behaviour that comes to the same, checked in the tree. */
    behaviours?: Behaviour[];
  };
  /** Why there is no reduced normal form. */
  limit?: string;
}

/**
 * Looks for equilibria or dominance in the reduced normal form. With perfect recall each equilibrium is put back into
 * the tree as behaviour and checked there, which throws where anybody gains more there.
 */
export async function findInReduced(game: Game, find: ReducedFind, budget: Budget): Promise<ReducedResults> {
  const form = reducedForm(game, () => budget.stopped === undefined);
  if (typeof form === 'string') return { find, limit: form };
  const results = await findInNormal(form.normal, find, budget);
  const { normal } = form;
  if (!perfectRecall(game)) return { find, found: { normal, results } };
  const last = budget.stopped ? new Budget({ seconds: 1 }) : budget;
  const behaviours: Behaviour[] = [];
  for (const { profile, regrets: known } of results.equilibria) {
    if (
      behaviours.length > 0 &&
      !(await last.goOn('check in the tree', behaviours.length, results.equilibria.length))
    ) {
      return { find, found: { normal, results: firstOf(results, behaviours.length), behaviours } };
    }
    const behaviour = behaviourFrom(game, form, profile);
    const { faults, regrets } = checkEquilibrium(game, behaviour);
    if (faults.length > 0 || regrets!.largest.compare(known.largest) > 0) {
      throw new Error('The equilibrium is none in the tree.');
    }
    behaviours.push(behaviour);
  }
  return { find, found: { normal, results, behaviours } };
}
