import type { Budget } from '../../shared/budget.js';
import { normalRegrets } from '../check/normalRegrets.js';
import { findAllOfTwo } from './bimatrix/findAllOfTwo.js';
import { lemkeHowson } from './bimatrix/lemkeHowson.js';
import { describeNormal, type NormalDescription } from './describe.js';
import { findCommitments, findCorrelated, findDominance } from './findProven.js';
import { findBySupports } from './many/findBySupports.js';
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

/** Looks for equilibria of a game in normal form (all, pure ones, one; the value) or for what else is asked. */
export async function findInNormal(game: NormalGame, find: NormalFind, budget: Budget): Promise<NormalResults> {
  const description = describeNormal(game);
  const { profiles, places, ...rest } = await search(game, find, description, budget);
  const equilibria = profiles.map((profile, k) => checked(game, profile, places?.[k]));
  const zeroSum = game.players.length === 2 && description.constantSum !== undefined;
  const value = zeroSum ? equilibria[0]?.regrets.payoffs[0] : undefined;
  return { find, description, equilibria, ...rest, ...(value && { value }) };
}

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
  if (find === 'dominance') return findDominance(game, budget);
  if (find === 'correlated') return findCorrelated(game, budget);
  if (find === 'stackelberg') {
    return two
      ? findCommitments(game, budget)
      : missed(`there are ${game.players.length} players, and the method is for two`);
  }
  if (find === 'all') {
    return two ? findAllOfTwo(game, budget) : findBySupports(game, budget);
  }
  if (two) {
    const profile = await lemkeHowson(game, budget);
    return profile ? { profiles: [profile], complete: false, methods: ['Lemke-Howson'] } : missed('the time is over');
  }
  const [first] = pureProfiles(game);
  return first ? { profiles: [first], complete: false, methods: ['scan'] } : findBySupports(game, budget, 1);
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
