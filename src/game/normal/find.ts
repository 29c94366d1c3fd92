import { Budget } from '../../shared/budget.js';
import { normalRegrets } from '../check/normalRegrets.js';
import { count } from '../shown.js';
import { describeNormal, type NormalDescription } from './describe.js';
import type { MixedProfile, NormalGame } from './model.js';
import { pureEquilibria, pureProfile } from './pure.js';
import {
  type Found,
  missed,
  type NormalEquilibrium,
  type NormalFind,
  type NormalResults,
  type Place,
} from './results.js';

/**
 * Looks for equilibria of a game in normal form (all, pure ones, one; the value) or for what else is asked. What was found
 * when the budget ends is checked for a second more, and listed as far as that goes.
 */
export async function findInNormal(game: NormalGame, find: NormalFind, budget: Budget): Promise<NormalResults> {
  const description = describeNormal(game);
  const { profiles, places, ...rest } = await search(game, find, description, budget);
  const last = budget.stopped ? new Budget({ seconds: 1 }) : budget;
  const equilibria: NormalEquilibrium[] = [];
  for (const [k, profile] of profiles.entries()) {
    if (k > 0 && !(await last.goOn('check of the equilibria', k, profiles.length))) break;
    equilibria.push(checked(game, profile, places?.[k]));
  }
  const zeroSum = game.players.length === 2 && description.constantSum !== undefined;
  const value = zeroSum ? equilibria[0]?.regrets.payoffs[0] : undefined;
  const found = { find, description, equilibria, ...rest, ...(value && { value }) };
  return equilibria.length === profiles.length ? found : firstOf(found, equilibria.length);
}

/** Only the first so many of what was found, where the time did not suffice to check all. */
export function firstOf({ components: _, ...results }: NormalResults, many: number): NormalResults {
  const equilibria = results.equilibria.slice(0, many).map(({ component, index, ...one }) => one);
  return { ...results, equilibria, complete: false, limit: results.limit ?? 'the time is over' };
}

/** Only the code of the method that is asked for is loaded. */
async function search(
  game: NormalGame,
  find: NormalFind,
  { constantSum }: NormalDescription,
  budget: Budget,
): Promise<Found> {
  const two = game.players.length === 2;
  if (find === 'pure') return { profiles: pureProfiles(game), complete: true, methods: ['scan'] };
  if (find === 'value' && !(two && constantSum)) {
    return missed('the game is not one of two players with the same sum in every cell, so it has no value');
  }
  if (find === 'dominance') return (await import('./findProven.js')).findDominance(game, budget);
  if (find === 'correlated') return (await import('./findProven.js')).findCorrelated(game, budget);
  if (find === 'stackelberg') {
    if (!two) return missed(`the game has ${count(game.players.length, 'player')}, and the method is for two`);
    return (await import('./findProven.js')).findCommitments(game, budget);
  }
  if (find === 'all' && two) return (await import('./bimatrix/findAllOfTwo.js')).findAllOfTwo(game, budget);
  if (find === 'all') return (await import('./many/findBySupports.js')).findBySupports(game, budget);
  if (two) {
    const { lemkeHowson } = await import('./bimatrix/lemkeHowson.js');
    const profile = await lemkeHowson(game, budget);
    return profile ? { profiles: [profile], complete: false, methods: ['Lemke-Howson'] } : missed('the time is over');
  }
  const [first] = pureProfiles(game);
  if (first) return { profiles: [first], complete: false, methods: ['scan'] };
  return (await import('./many/findBySupports.js')).findBySupports(game, budget, 1);
}

/** Throws where a solver gives what is no profile at all: an error of the program. */
function checked(game: NormalGame, profile: MixedProfile, place: Place = {}): NormalEquilibrium {
  const regrets = normalRegrets(game, profile);
  if (typeof regrets === 'string') throw new Error(regrets);
  return { profile, regrets, ...place };
}

function pureProfiles(game: NormalGame): MixedProfile[] {
  return pureEquilibria(game).map((cell) => pureProfile(game, cell));
}
