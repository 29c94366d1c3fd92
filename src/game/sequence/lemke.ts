import type { Tableau } from './tableau.js';

/** How a run of Lemke's algorithm ended. */
export type LemkeEnd = 'solved' | 'no row' | 'stopped';

/**
 * Lemke's algorithm (1965) for games in sequence form (Koller, Megiddo and von Stengel 1996; the start from a pure
 * profile is that of von Stengel, van den Elzen and Talman 2002): from the starting profile, which is the only
 * equilibrium where all other actions cost enough, the equilibrium is followed as that cost falls, until it is 0. What
 * left last determines what enters: of share and loss of a sequence, at most one is above 0.
 *
 * The shares are those of a polytope that is bounded, for every cost, so the path cannot run off; with exact numbers it
 * ends with an equilibrium. `no row` is rounding in double precision.
 *
 * @param goOn Asked before each pivot.
 */
export function lemke(tableau: Tableau, goOn: () => boolean): LemkeEnd {
  const { z } = tableau;
  let row = tableau.lowest();
  if (row < 0) return 'solved';
  let column = tableau.columnOf(z);
  for (;;) {
    if (!goOn()) return 'stopped';
    const leaving = tableau.basis[row]!;
    tableau.pivot(row, column);
    if (leaving === z) return 'solved';
    // Share and loss of a sequence are neighbours: 2i and 2i + 1.
    column = tableau.columnOf(leaving ^ 1);
    row = tableau.leaving(column);
    if (row < 0) return 'no row';
  }
}
