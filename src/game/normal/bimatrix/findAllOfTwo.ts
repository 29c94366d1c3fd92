import { Budget } from '../../../shared/budget.js';
import type { MixedProfile, NormalGame } from '../model.js';
import type { Found, Place } from '../results.js';
import { allEquilibria } from './allEquilibria.js';
import { lemkeHowson } from './lemkeHowson.js';
import { MOST_VERTICES } from './vertexList.js';

/** All extreme equilibria of two players, or those that are known when a limit is met. */
export async function findAllOfTwo(game: NormalGame, budget: Budget): Promise<Found> {
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
