import type Fraction from 'fraction.js';
import type { Regrets } from '../check/regrets.js';
import type { Component } from './bimatrix/components.js';
import type { Correlated } from './correlated.js';
import type { NormalDescription } from './describe.js';
import type { Dominance } from './dominance.js';
import type { MixedProfile } from './model.js';
import type { Commitment } from './stackelberg.js';

/** What can be looked for in a game in normal form. */
export const NORMAL_FINDS = ['pure', 'all', 'one', 'value', 'dominance', 'correlated', 'stackelberg'] as const;
export type NormalFind = (typeof NORMAL_FINDS)[number];

/** An equilibrium with what an independent check says of it. */
export interface NormalEquilibrium {
  profile: MixedProfile;
  regrets: Regrets;
  /** Which component it lies in. */
  component?: number;
  /** Its index, where it is isolated and that is known. */
  index?: number;
  /** There is an equilibrium of which each chance differs by less than this, proven; left out where the profile is one. */
  within?: Fraction;
}

/** What was found in a game in normal form. */
export interface NormalResults {
  find: NormalFind;
  description: NormalDescription;
  equilibria: NormalEquilibrium[];
  /** Components of all equilibria; where `complete`, their indices sum to 1. */
  components?: Component[];
  /** Per player: how many vertices of its moved best-reply polytope were listed. */
  vertices?: [number, number];
  /** Of a game of two players with the same sum in every cell: what the first gets. */
  value?: Fraction;
  /** What goes by iterated strict dominance, proven by an independent check. */
  dominance?: Dominance;
  /** Of each kind the one with the largest sum of payoffs, which an independent check has proven. */
  correlated?: Correlated[];
  /** Of each player the best strategy to commit to, which an independent check has proven. */
  commitments?: Commitment[];
  /** There are no others of the kind that was asked for. */
  complete: boolean;
  methods: string[];
  /** Which limit was met, in words, where something is missing. */
  limit?: string;
}

/** What is known of where an equilibrium lies. */
export type Place = Pick<NormalEquilibrium, 'component' | 'index' | 'within'>;

/** What a search gives, before its profiles are checked. */
export type Found = Omit<NormalResults, 'find' | 'description' | 'equilibria'> & {
  profiles: MixedProfile[];
  /** By profile. */
  places?: readonly Place[];
};

/** Nothing, and why. */
export function missed(limit: string): Found {
  return { profiles: [], complete: false, methods: [], limit };
}
