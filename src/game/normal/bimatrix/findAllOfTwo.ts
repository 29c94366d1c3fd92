import { Budget } from '../../../shared/budget.js';
import { dominanceFault } from '../../check/dominance.js';
import { iteratedDominance } from '../dominance.js';
import type { MixedProfile, NormalGame } from '../model.js';
import { restricted, unrestricted } from '../restrict.js';
import type { Found, Place } from '../results.js';
import { allEquilibria } from './allEquilibria.js';
import { lemkeHowson } from './lemkeHowson.js';

/** A mixture that dominates is sought in tables of so many payoffs, which takes some milliseconds. */
const QUICK = 5_000;

/** All extreme equilibria of two players, or those that are known when a limit is met. */
export async function findAllOfTwo(game: NormalGame, budget: Budget): Promise<Found> {
  // No equilibrium plays what is strictly dominated, nor do indices change; polytopes become much smaller.
  const dominance = await iteratedDominance(game, budget, QUICK);
  const fault = dominanceFault(game, dominance);
  if (fault !== undefined) throw new Error(`The proof of dominance is not confirmed: ${fault}.`);
  const { left } = dominance;
  const { equilibria, components, vertices, complete } = await allEquilibria(restricted(game, left), budget);
  const limit = budget.stopped
    ? 'the time is over'
    : `the best-reply polytopes have too many vertices, and ${vertices[0]} and ${vertices[1]} were listed`;
  const profiles: MixedProfile[] = equilibria.map(({ first, second }) => unrestricted(game, left, [first, second]));
  const found = {
    vertices,
    complete,
    methods: [...(dominance.eliminated.length > 0 ? ['dominance'] : []), 'vertex enumeration'],
  };
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
  const sum = components.reduce((all, { index }) => all + index, 0);
  const all = { ...found, profiles, components, places };
  return sum === 1 ? all : { ...all, complete: false, limit: `the indices sum to ${sum}, not to 1` };
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
