import type Fraction from 'fraction.js';
import { shown } from '../shown.js';

/** So many equilibria, strategies or cells are shown; `--json` has all. */
export const MOST_SHOWN = 40;

/** A strategy and how often it is taken; always where nothing is said. */
export function taken(strategy: string, chance: Fraction): string {
  return chance.equals(1) ? strategy : `${strategy} ${shown(chance)}`;
}
