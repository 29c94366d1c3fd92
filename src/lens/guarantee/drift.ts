import type { PartyStances } from '../../case/index.js';
import { generatorOf } from '../../quantity/rates.js';

/** Rates per year between the stances of a party; undefined where nothing drifts. */
export function generator(stances: PartyStances): number[][] | undefined {
  if (stances.yearly) {
    const rows = stances.yearly.map((row) => {
      const sum = row.reduce((total, n) => total + n.value, 0);
      return row.map((n) => n.value / sum);
    });
    const found = generatorOf(rows);
    // The checker of cases refuses a matrix that has none and offers the nearest.
    if ('generator' in found) return found.generator;
    throw new RangeError(`yearly matrix of ${stances.party} has no generator`);
  }
  if (stances.drifts.length === 0) return undefined;
  const size = stances.levels.length;
  const rates = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const { from, to, chance } of stances.drifts) {
    const rate = -Math.log1p(-chance.value);
    rates[from][to] += rate;
    rates[from][from] -= rate;
  }
  return rates;
}
