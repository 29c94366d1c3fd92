import type { Case, Values } from './case.js';
import type { CaseNumber } from './number.js';

/** Whose weights and points are told: parties and ratifiers, in the order of the case. */
export type Holders = Pick<Case, 'parties' | 'ratifiers' | 'guarantee'>;

/** Every set of values of a case, once for each who has it. */
export function valuesOf(c: Pick<Case, 'parties' | 'ratifiers'>): {
  owner: { id: string; name: string };
  values: Values;
}[] {
  return [...c.parties, ...c.ratifiers].flatMap((owner) =>
    owner.values ? [{ owner: { id: owner.id, name: owner.name }, values: owner.values }] : [],
  );
}

/** Rows of chances of the guarantee part, each of which sums to 1. */
export function rowsOf({ guarantee }: Pick<Case, 'guarantee'>): CaseNumber[][] {
  if (!guarantee) return [];
  return [
    ...guarantee.stances.flatMap(({ start, yearly }) => [start, ...(yearly ?? [])]),
    ...guarantee.events.flatMap(({ moves }) => moves?.rows ?? []),
  ].filter((row) => row.length > 0);
}

/** Weights that add up to 100 %: of others only the ratios count, and each is a number like any other. */
export const weighInPercent = (weights: readonly CaseNumber[]) => weights.some(({ written }) => written.includes('%'));

/**
 * Numbers that no world draws by themselves: weights in per cent and chances of a row have to add up, and the horizon
 * and the tail, of which answers speak, stay at their medians.
 */
export function notDrawnAlone(c: Holders): Set<CaseNumber> {
  const weights = valuesOf(c).flatMap(({ values: { weights } }) => {
    const own = weights.kind === 'numbers' ? Object.values(weights.of) : [];
    return weighInPercent(own) ? own : [];
  });
  const { horizon, tail } = c.guarantee ?? {};
  return new Set([...weights, ...rowsOf(c).flat(), ...(horizon ? [horizon] : []), ...(tail ? [tail] : [])]);
}
