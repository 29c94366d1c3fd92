import type { OfferResult } from './solveOffer.js';

/** What the numbers of an offer rest on. */
export function groundsOf({ offer, payoffs: { context } }: OfferResult): string[] {
  const prefix = `offers.${offer.id}.`;
  const own = context.c.numbers.filter(({ path }) => path.startsWith(prefix));
  const holders = [...own, offer, ...context.c.packages.filter(({ id }) => id === offer.package)];
  return [...new Set(holders.flatMap(({ ground }) => ground?.key ?? []))];
}
