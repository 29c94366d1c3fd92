import { MOST_SHOWN } from './words.js';

/** Equilibria that hang together, by their numbers. */
export interface Hanging {
  equilibria: readonly number[];
  index?: number;
  subsets?: readonly { first: readonly number[]; second: readonly number[] }[];
}

/**
 * Components of more than one extreme equilibrium, for people.
 *
 * @param what A player has of an equilibrium, in the plural: strategies or plans.
 */
export function componentLines(components: readonly Hanging[], what: string): string[] {
  const list = (equilibria: readonly number[]) => equilibria.map((k) => k + 1).join(', ');
  const lines = components.flatMap(({ equilibria, index, subsets }, c) => {
    if (equilibria.length === 1) return [];
    const known = index === undefined ? '' : ` index ${index},`;
    const head = `Component ${c + 1}:${known} all of it made of ${list(equilibria)}`;
    const mixed = (subsets ?? []).map(
      ({ first, second }) =>
        `  any mixture of the first player's ${what} in ${list(first)} with any of the second's in ${list(second)}`,
    );
    return [head, ...(subsets ? mixed : ['  too many maximal Nash subsets to list'])];
  });
  const shownLines = lines.slice(0, 2 * MOST_SHOWN);
  if (lines.length > shownLines.length) shownLines.push('… (--json has all)');
  return lines.length > 0 ? [...shownLines, ''] : [];
}
