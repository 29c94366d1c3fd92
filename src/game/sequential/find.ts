import type { Budget } from '../../shared/budget.js';
import { type AssessmentCheck, checkAssessment } from '../check/index.js';
import { payoffsOf } from '../check/payoffsOf.js';
import { type Regrets, regretsOf } from '../check/regrets.js';
import { findLogit } from '../logit/find.js';
import type { Assessment, Behaviour, Game } from '../model.js';
import { findInNormal } from '../normal/find.js';
import { behaviourFrom, reducedForm } from '../normal/reducedForm.js';
import { perfectRecall } from '../recall.js';
import { findAllInExtensive, isForTwo } from '../sequence/extreme/findAll.js';
import { findInExtensive } from '../sequence/find.js';
import { shownCount } from '../shown.js';
import { completions, isPure, MOST_PURE, pureProfiles } from './candidates.js';
import { type Intuitive, intuitiveCriterion, signalling } from './intuitive.js';
import { supportingBeliefs } from './supportingBeliefs.js';

/** A sequential equilibrium with what the exact checkers say of it. */
export interface SequentialEquilibrium {
  assessment: Assessment;
  check: AssessmentCheck;
  payoffs: ReturnType<typeof payoffsOf>;
  regrets: Regrets;
  /** In a signalling game. */
  intuitive?: Intuitive;
}

export interface SequentialResults {
  equilibria: SequentialEquilibrium[];
  /** Every pure profile was looked at, and each that is not among them has a set where no beliefs make it best. */
  allPure: boolean;
  /** How many profiles were looked at, and for how many no beliefs were found though none were ruled out. */
  looked: number;
  open: number;
  methods: string[];
  /** Which limit was met, in words. */
  limit?: string;
}

/** So many are listed. */
const MOST_FOUND = 500;

/**
 * Sequential equilibria of a small game with perfect recall, each confirmed by the exact checker of assessments: of all pure
 * profiles, of one that is an equilibrium in every subgame, of the equilibria that the sequence form of two who move gives, or
 * the reduced normal form, in all ways to act where these say nothing, and of the profile to which the logit branch leads.
 */
export async function findSequential(game: Game, budget: Budget): Promise<SequentialResults> {
  const found: SequentialEquilibrium[] = [];
  const results: SequentialResults = { equilibria: found, allPure: false, looked: 0, open: 0, methods: [] };
  if (!perfectRecall(game)) {
    return { ...results, limit: 'a player forgets what they knew or did; the method needs perfect recall' };
  }
  const parts = signalling(game);
  const seen = new Set<string>();
  const look = async (behaviour: Behaviour) => {
    const key = behaviour.map((own) => own.map((x) => x.toFraction()).join(' ')).join('|');
    if (seen.has(key)) return;
    seen.add(key);
    const supported = await supportingBeliefs(game, behaviour, budget);
    if ('stopped' in supported) return;
    results.looked++;
    if ('open' in supported) results.open++;
    if ('assessment' in supported) found.push(confirmed(game, supported.assessment, parts));
  };
  /** Why the search has to end, in words. */
  const over = async (stage: string, total = 0) => {
    if (found.length >= MOST_FOUND) return `more than ${MOST_FOUND} were found`;
    return (await budget.goOn(stage, results.looked, total)) ? undefined : 'the time is over';
  };
  const ended = (limit: string | undefined): SequentialResults => {
    const limits = [results.limit, limit].filter((one) => one !== undefined);
    return { ...results, ...(limits.length > 0 && { limit: limits.join('; ') }) };
  };
  const pure = pureProfiles(game);
  if (typeof pure === 'bigint') {
    results.limit = `there are ${shownCount(pure)} pure profiles; at most ${MOST_PURE} are looked at`;
  } else {
    results.methods.push('pure profiles');
    for (const behaviour of pure.profiles) {
      const limit = await over('pure profiles', pure.many);
      if (limit) return ended(limit);
      await look(behaviour);
    }
    results.allPure = results.open === 0 && budget.stopped === undefined;
  }
  const solved = await findInExtensive(game, 'subgame-perfect', budget.part(1 / 4));
  if (solved.behaviour && solved.check?.subgames?.largest.n === 0n) {
    results.methods.push(...solved.methods);
    for (const behaviour of completions(game, solved.behaviour)) {
      const limit = await over('profiles by subgames');
      if (limit) return ended(limit);
      await look(behaviour);
    }
  }
  // The limit of agents who err less and less is one that the reduced form may not say in full. It is found soon, and
  // what follows may take long.
  const { end } = await findLogit(game, budget.part(1 / 4));
  if (end?.check.regrets?.largest.n === 0n) {
    results.methods.push('logit branch');
    await look(end.behaviour);
  }
  const nash = await nashEquilibria(game, budget.part(4 / 5));
  if (typeof nash === 'string') return ended(results.limit === undefined ? nash : undefined);
  results.methods.push(nash.method);
  for (const equilibrium of nash.behaviours) {
    for (const behaviour of completions(game, equilibrium)) {
      const limit = await over('mixed profiles');
      if (limit) return ended(limit);
      if (typeof pure === 'bigint' || !isPure(game, behaviour)) await look(behaviour);
    }
  }
  return ended(nash.limit);
}

/** Equilibria with a regret of 0: of two who move those of the sequence form, otherwise those of the reduced normal form. */
async function nashEquilibria(
  game: Game,
  budget: Budget,
): Promise<{ behaviours: Behaviour[]; method: string; limit?: string } | string> {
  if (isForTwo(game)) {
    const { equilibria, limit } = await findAllInExtensive(game, budget);
    const exact = equilibria.filter(({ regrets }) => regrets.largest.n === 0n);
    const found = { behaviours: exact.map(({ behaviour }) => behaviour), method: 'equilibria of the sequence form' };
    return limit === undefined ? found : { ...found, limit };
  }
  const form = reducedForm(game, () => budget.stopped === undefined);
  if (typeof form === 'string') return form;
  const { equilibria, limit } = await findInNormal(form.normal, 'all', budget);
  const exact = equilibria.filter(({ regrets }) => regrets.largest.n === 0n);
  const behaviours = exact.map(({ profile }) => behaviourFrom(game, form, profile));
  const found = { behaviours, method: 'equilibria of the reduced normal form' };
  return limit === undefined ? found : { ...found, limit };
}

function confirmed(game: Game, assessment: Assessment, parts: ReturnType<typeof signalling>): SequentialEquilibrium {
  const { behaviour } = assessment;
  const regrets = regretsOf(game, behaviour);
  if (!regrets || regrets.largest.n > 0n) throw new Error('A sequential equilibrium that is no equilibrium.');
  return {
    assessment,
    check: checkAssessment(game, assessment),
    payoffs: payoffsOf(game, behaviour),
    regrets,
    ...(parts && { intuitive: intuitiveCriterion(game, parts, behaviour) }),
  };
}
