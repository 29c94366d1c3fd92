import Fraction from 'fraction.js';
import type { Budget } from '../../../shared/budget.js';
import { nearEquilibriumFault } from '../../check/nearEquilibrium.js';
import { count } from '../../shown.js';
import type { MixedProfile, NormalGame } from '../model.js';
import { type Found, missed, type Place } from '../results.js';
import { MOST_SUPPORTS, manyEquilibria } from './manyEquilibria.js';

/**
 * Equilibria of several players by their supports, each one exactly or with a proven distance; whether that is all.
 *
 * @param enough Ends the search with so many; all that there are when left out.
 */
export async function findBySupports(game: NormalGame, budget: Budget, enough?: number): Promise<Found> {
  if (game.paid.some((paid) => !(paid instanceof Float64Array))) {
    return missed(
      `payoffs of more than 52 binary digits are too long for the method for ${count(game.players.length, 'player')}`,
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
        ? `supports were left open (${open + unproven}), as they are where equilibria are not isolated or a strategy ties`
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
