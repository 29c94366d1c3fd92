import type { ReferenceClass } from './record.js';

/** A beta distribution of a rate. */
export interface Beta {
  a: number;
  b: number;
}

/** What the cases of a class alone say of its rate: beta(k + ½, n − k + ½), by Jeffreys' prior. */
export function posterior({ events, n }: ReferenceClass): Beta {
  return { a: events + 0.5, b: n - events + 0.5 };
}
