import type { Adoption } from './space.js';

/** Whether a package is signable, given who accepts it. */
export function isSignable(adoption: Adoption, accepts: (party: number) => boolean): boolean {
  for (const party of adoption.vetoes) if (!accepts(party)) return false;
  let votes = 0;
  for (const party of adoption.voters) if (accepts(party)) votes++;
  return votes >= adoption.atLeast;
}

/** The parties whose acceptance can matter for a signature, ascending. */
export function adopters(adoption: Adoption): number[] {
  return [...new Set([...adoption.voters, ...adoption.vetoes])].sort((a, b) => a - b);
}
