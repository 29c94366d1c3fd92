import type Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { regretsOf } from '../check/regrets.js';
import type { Game } from '../model.js';
import { behaveByExactPlans, behaveByPlans, behaveByWholePlans, inBinary, simply } from './behaviour.js';
import { startFrom } from './dictionary.js';
import { type FoundPlans, findEquilibrium, firstActions, plansOfBasis } from './equilibrium.js';
import { exactPlans } from './exactPlans.js';
import { type SequenceForm, sequenceForm } from './form.js';
import { innerPlans } from './interiorPoint.js';
import { loadSolver } from './lp.js';
import { optimalPlans } from './value.js';

/** By which method a game was solved, or which limit was met. */
export type Outcome = { method: 'interior point' | 'linear program' | 'Lemke' } | { limit: string };

/** Constant-sum games with more sequences go to the linear program. */
const SMALL = 60;

/** Where exact plans were not found among more sequences, another basis is not looked for. */
const MAX_EXACT = 3_000;

/** Players who have an information set with a node. */
export function whoMoves(game: Game): number[] {
  const moving = new Set<number>();
  for (const set of game.infoset)
    if (set >= 0 && game.infosets[set]!.player >= 0) moving.add(game.infosets[set]!.player);
  return [...moving].sort((a, b) => a - b);
}

/**
 * One equilibrium of a game with perfect recall in which at most two players move.
 *
 * @param into Takes what is done at each set that has a node in the game.
 * @param constantSum The payoffs of the two who move sum to the same at every end.
 */
export async function solvePiece(
  game: Game,
  into: (readonly Fraction[])[],
  constantSum: boolean,
  budget: Budget,
): Promise<Outcome> {
  const moving = whoMoves(game);
  if (moving.length > 2) return { limit: tooMany(game, moving) };
  const form = sequenceForm(game, pair(game, moving));
  if (typeof form === 'string') return { limit: form };
  const sequences = form.sides[0].sequences + form.sides[1].sequences - 2;
  if (constantSum && sequences > SMALL) return solveLinearly(game, form, into, budget);
  const plans = findEquilibrium(form, () => budget.stopped === undefined);
  if (typeof plans === 'string') return { limit: plans };
  write(game, form, plans, into);
  return { method: 'Lemke' };
}

/** Two players who stand for all who move; −1 for nobody. */
export function pair(game: Game, moving: readonly number[]): [number, number] {
  const others = [...game.players.keys()].filter((p) => !moving.includes(p));
  const [first = -1, second = -1] = [...moving, ...others];
  return first > second && second >= 0 ? [second, first] : [first, second];
}

function tooMany(game: Game, moving: readonly number[]): string {
  return `${moving.length} players move (${moving.map((p) => game.players[p]).join(', ')}), and the method is for two`;
}

/** One equilibrium of a game with constant sum; inside all of them where the interior point method serves. */
export async function solveLinearly(
  game: Game,
  form: SequenceForm,
  into: (readonly Fraction[])[],
  budget: Budget,
): Promise<Outcome> {
  const goOn = () => budget.stopped === undefined;
  const inner = innerPlans(form, goOn);
  if (inner) {
    for (const plans of exactPlans(form, inner, goOn)) {
      behaveByWholePlans(form, plans, into);
      if (regretsOf(game, into)?.largest.n === 0n) return { method: 'interior point' };
    }
    const sequences = form.sides[0].sequences + form.sides[1].sequences;
    if (sequences > MAX_EXACT || !goOn()) {
      behaveByPlans(form, inner.plans, inBinary, into);
      return { method: 'interior point' };
    }
  }
  return bySimplex(game, form, into, budget);
}

/** The same where the interior point method does not serve: from the basis where HiGHS ends. */
export async function bySimplex(
  game: Game,
  form: SequenceForm,
  into: (readonly Fraction[])[],
  budget: Budget,
): Promise<Outcome> {
  const found = optimalPlans(await loadSolver(), form, budget.left);
  if (typeof found === 'string') return { limit: found };
  if (behaveByPlans(form, found.plans, simply, into) && regretsOf(game, into)?.largest.n === 0n)
    return { method: 'linear program' };
  const goOn = () => budget.stopped === undefined;
  const exact = plansOfBasis(form, startFrom(form, firstActions(form)), found.basis, goOn);
  if (exact) {
    behaveByExactPlans(form, exact, into);
    if (regretsOf(game, into)?.largest.n === 0n) return { method: 'linear program' };
  }
  behaveByPlans(form, found.plans, inBinary, into);
  return { method: 'linear program' };
}

/** Exact where that can be checked; otherwise simple fractions where they are an equilibrium, else fractions n/2^40. */
function write(game: Game, form: SequenceForm, plans: FoundPlans, into: (readonly Fraction[])[]): void {
  if ('exact' in plans) {
    behaveByExactPlans(form, plans.exact, into);
    if (regretsOf(game, into)) return;
  }
  const rough: [Float64Array, Float64Array] =
    'rough' in plans
      ? plans.rough
      : [Float64Array.from(plans.exact[0], (x) => x.valueOf()), Float64Array.from(plans.exact[1], (x) => x.valueOf())];
  if (behaveByPlans(form, rough, simply, into) && regretsOf(game, into)?.largest.n === 0n) return;
  behaveByPlans(form, rough, inBinary, into);
}
