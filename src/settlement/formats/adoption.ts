import type { Adoption } from '../space.js';

/** Everybody has to accept. */
export function unanimous(parties: number): Adoption {
  return { voters: Array.from({ length: parties }, (_, i) => i), atLeast: parties, vetoes: [] };
}
