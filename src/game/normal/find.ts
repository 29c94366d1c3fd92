import Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { normalRegrets } from '../check/normalRegrets.js';
import type { Regrets } from '../check/regrets.js';
import { describeNormal, type NormalDescription } from './describe.js';
import { type MixedProfile, type NormalGame, strategiesAt } from './model.js';
import { pureEquilibria } from './pure.js';

/** What can be looked for in a game in normal form. */
export const NORMAL_FINDS = ['pure'] as const;
export type NormalFind = (typeof NORMAL_FINDS)[number];

/** An equilibrium with what an independent check says of it. */
export interface NormalEquilibrium {
  profile: MixedProfile;
  regrets: Regrets;
}

/** What was found in a game in normal form. */
export interface NormalResults {
  find: NormalFind;
  description: NormalDescription;
  equilibria: NormalEquilibrium[];
  /** There are no others of the kind that was asked for. */
  complete: boolean;
  methods: string[];
  /** Which limit was met, in words, where something is missing. */
  limit?: string;
}

/** Looks for equilibria of a game in normal form. */
export async function findInNormal(game: NormalGame, find: NormalFind, _budget: Budget): Promise<NormalResults> {
  const description = describeNormal(game);
  const profiles = pureEquilibria(game).map((cell) => pureProfile(game, cell));
  return { find, description, equilibria: profiles.map((p) => checked(game, p)), complete: true, methods: ['scan'] };
}

/** Throws where a solver gives what is no profile at all: an error of the program. */
export function checked(game: NormalGame, profile: MixedProfile): NormalEquilibrium {
  const regrets = normalRegrets(game, profile);
  if (typeof regrets === 'string') throw new Error(regrets);
  return { profile, regrets };
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

/** The profile in which everybody plays what they do in a cell. */
export function pureProfile(game: NormalGame, cell: number): MixedProfile {
  const taken = strategiesAt(game, cell);
  return game.strategies.map((own, p) => own.map((_, s) => (s === taken[p] ? ONE : ZERO)));
}
