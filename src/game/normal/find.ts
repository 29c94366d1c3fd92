import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import { commitmentFault } from '../check/commitmentStrategy.js';
import { correlatedFault } from '../check/correlated.js';
import { dominanceFault } from '../check/dominance.js';
import { nearEquilibriumFault } from '../check/nearEquilibrium.js';
import { normalRegrets } from '../check/normalRegrets.js';
import type { Regrets } from '../check/regrets.js';
import { allEquilibria } from './bimatrix/allEquilibria.js';
import type { Component } from './bimatrix/components.js';
import { lemkeHowson } from './bimatrix/lemkeHowson.js';
import { MOST_VERTICES } from './bimatrix/vertexList.js';
import { bestCorrelated, type Correlated } from './correlated.js';
import { describeNormal, type NormalDescription } from './describe.js';
import { type Dominance, iteratedDominance, MOST_PAYOFFS } from './dominance.js';
import { MOST_SUPPORTS, manyEquilibria } from './many/manyEquilibria.js';
import { type MixedProfile, type NormalGame, strategiesAt } from './model.js';
import { pureEquilibria } from './pure.js';
import { bestCommitment, type Commitment } from './stackelberg.js';

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

type Place = Pick<NormalEquilibrium, 'component' | 'index' | 'within'>;

type Found = Omit<NormalResults, 'find' | 'description' | 'equilibria'> & {
  profiles: MixedProfile[];
  /** By profile. */
  places?: readonly Place[];
};

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
  if (find === 'dominance') return dominated(game, budget);
  if (find === 'correlated') return correlated(game, budget);
  if (find === 'stackelberg') {
    return two
      ? committed(game, budget)
      : missed(`there are ${game.players.length} players, and the method is for two`);
  }
  if (find === 'all') {
    return two ? allOfTwo(game, budget) : bySupports(game, budget);
  }
  if (two) {
    const profile = await lemkeHowson(game, budget);
    return profile ? { profiles: [profile], complete: false, methods: ['Lemke-Howson'] } : missed('the time is over');
  }
  const [first] = pureProfiles(game);
  return first ? { profiles: [first], complete: false, methods: ['scan'] } : bySupports(game, budget, 1);
}

/** @param enough Ends the search with so many; all that there are when left out. */
async function bySupports(game: NormalGame, budget: Budget, enough?: number): Promise<Found> {
  if (game.paid.some((paid) => !(paid instanceof Float64Array))) {
    return missed(
      `payoffs of more than 52 binary digits are too long for the method for ${game.players.length} players`,
    );
  }
  const { equilibria, open, partial } = await manyEquilibria(game, budget, enough);
  const profiles: MixedProfile[] = [];
  const places: Place[] = [];
  let unproven = 0;
  for (const { profile, within, index } of equilibria) {
    const radius = within === undefined ? undefined : provenRadius(game, profile, within);
    if (within !== undefined && !radius) unproven++;
    else {
      profiles.push(profile);
      places.push({ ...(index !== undefined && { index }), ...(radius && { within: radius }) });
    }
  }
  const found = { profiles, places, methods: ['support enumeration'] };
  if (enough !== undefined && profiles.length > 0) return { ...found, complete: false };
  const sum = places.reduce((all, { index }) => all + (index ?? Number.NaN), 0);
  if (!partial && open === 0 && unproven === 0 && sum === 1) return { ...found, complete: true };
  const limit = budget.stopped
    ? 'the time is over'
    : partial
      ? `only ${MOST_SUPPORTS} supports were looked at`
      : open + unproven > 0
        ? `${open + unproven} supports were left open, as they are where equilibria are not isolated or a strategy ties`
        : 'some of what was found is degenerate, or indices do not sum to 1';
  return { ...found, complete: false, limit };
}

/** The least of some radii that the check confirms. */
function provenRadius(game: NormalGame, profile: MixedProfile, within: number): Fraction | undefined {
  for (let power = Math.ceil(Math.log2(within)); power < -16; power += 2) {
    const radius = new Fraction(1n, 2n ** BigInt(-power));
    if (nearEquilibriumFault(game, profile, radius) === undefined) return radius;
  }
  return undefined;
}

async function dominated(game: NormalGame, budget: Budget): Promise<Found> {
  const dominance = await iteratedDominance(game, budget);
  const fault = dominanceFault(game, dominance);
  if (fault !== undefined) throw new Error(`The proof of dominance is not confirmed: ${fault}.`);
  const found = { profiles: [], dominance, complete: dominance.open.length === 0, methods: ['linear program'] };
  if (found.complete) return found;
  if (budget.stopped) return { ...found, limit: 'the time is over' };
  return { ...found, limit: `a mixture that dominates is sought in tables of at most ${MOST_PAYOFFS} payoffs` };
}

async function correlated(game: NormalGame, budget: Budget): Promise<Found> {
  const found: Correlated[] = [];
  for (const kind of ['correlated', 'coarse correlated'] as const) {
    const best = await bestCorrelated(game, kind, budget);
    const limit = typeof best === 'string' ? best : unconfirmed(correlatedFault(game, best));
    if (typeof best === 'string' || limit) return { ...missed(limit!), correlated: found };
    found.push(best);
  }
  return { profiles: [], correlated: found, complete: true, methods: ['linear program'] };
}

async function committed(game: NormalGame, budget: Budget): Promise<Found> {
  const found: Commitment[] = [];
  for (const leader of [0, 1] as const) {
    const best = await bestCommitment(game, leader, budget);
    const limit = typeof best === 'string' ? best : unconfirmed(commitmentFault(game, best));
    if (typeof best === 'string' || limit) return { ...missed(limit!), commitments: found };
    found.push(best);
  }
  return { profiles: [], commitments: found, complete: true, methods: ['linear program'] };
}

/** Doubles may lead to a basis that is not quite the best one; then nothing is said. */
function unconfirmed(fault: string | undefined): string | undefined {
  return fault && `the check does not confirm what the linear program gives: ${fault}`;
}

async function allOfTwo(game: NormalGame, budget: Budget): Promise<Found> {
  const { equilibria, components, vertices, complete } = await allEquilibria(game, budget);
  const limit = budget.stopped ? 'the time is over' : `a best-reply polytope has more than ${MOST_VERTICES} vertices`;
  const profiles: MixedProfile[] = equilibria.map(({ first, second }) => [first, second]);
  const found = { vertices, complete, methods: ['vertex enumeration'] };
  if (!complete) {
    const more = await endsOfPaths(game);
    return {
      ...found,
      profiles: different([...profiles, ...more]),
      limit,
      methods: [...found.methods, 'Lemke-Howson'],
    };
  }
  // Indices speak of all equilibria near a component, so of nothing where some are not known.
  const places = equilibria.map(({ component }): Place => {
    const { equilibria: members, index } = components[component]!;
    return members.length === 1 ? { component, index } : { component };
  });
  return { ...found, profiles, components, places };
}

/** Where Lemke and Howson's paths end, from each strategy, as far as a second goes. */
async function endsOfPaths(game: NormalGame): Promise<MixedProfile[]> {
  const budget = new Budget({ seconds: 1 });
  const ends: MixedProfile[] = [];
  for (let label = 0; label < game.strategies[0]!.length + game.strategies[1]!.length; label++) {
    const end = await lemkeHowson(game, budget, label);
    if (!end) break;
    ends.push(end);
  }
  return ends;
}

function different(profiles: readonly MixedProfile[]): MixedProfile[] {
  const key = (profile: MixedProfile) => profile.map((own) => own.map((x) => x.toFraction()).join(' ')).join(' | ');
  return [...new Map(profiles.map((profile) => [key(profile), profile])).values()];
}

function missed(limit: string): Found {
  return { profiles: [], complete: false, methods: [], limit };
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

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

/** The profile in which everybody plays what they do in a cell. */
export function pureProfile(game: NormalGame, cell: number): MixedProfile {
  const taken = strategiesAt(game, cell);
  return game.strategies.map((own, p) => own.map((_, s) => (s === taken[p] ? ONE : ZERO)));
}
