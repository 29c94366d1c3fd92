import { betaBinomial } from '../survival/betaBinomial.js';
import { type Beta, posterior } from './posterior.js';
import type { Family, Records, ReferenceClass } from './record.js';

/**
 * A class of fewer cases is small: Jeffreys' interval of a rate near a half is then wider than 14 points to either side
 * (1.96 √(¼ / 50) = 0.139).
 */
export const SMALL = 50;

/** With fewer cells than this there is nothing to learn about how rates differ within a family. */
const FEWEST_CELLS = 3;

/** What is thought of the rate of a class. */
export interface Shrunk extends Beta {
  /**
   * `alone`: its own cases decide. `family`: its cases are added to `prior`, the beta distribution of rates in its
   * family. `pooled`: rates in the family differ by no more than chance, and all its cases together decide.
   */
  how: 'alone' | 'family' | 'pooled';
  prior?: Beta;
}

/**
 * The beta distribution of the rate of a class: its own cases by Jeffreys' prior, or, where it is small, shrunk to its
 * family by a beta-binomial of largest likelihood (empirical Bayes; Casella 1985).
 *
 * The family is what its file gives as `cells`: all its cases, each in exactly one cell. Classes themselves are not
 * used, since they overlap: "all", "after 1945" and "defence" share most of their cases, and a fit that takes them for
 * different ones counts these several times and finds rates more alike than they are. A class is a union of cells or
 * parts of them, so its own cases have a small say in the prior as well, as always in empirical Bayes.
 *
 * Where the fit makes rates so alike that the prior weighs more than all cases of the family, the pooled cases are
 * taken instead. Clusters are not allowed for: cases that hang together make the answer look surer than it is.
 */
export function shrunk(k: ReferenceClass, records: Records): Shrunk {
  const family = records.families[k.family];
  const counts = family?.cells?.counts ?? [];
  if (!family || k.n >= SMALL || counts.length < FEWEST_CELLS) return { ...posterior(k), how: 'alone' };
  const { how, a, b } = fitOf(family);
  if (how === 'alone') return { ...posterior(k), how };
  if (how === 'pooled') return { a, b, how };
  return { a: a + k.events, b: b + k.n - k.events, how, prior: { a, b } };
}

const fits = new WeakMap<Family, Shrunk>();

/** The prior of a family, the posterior of its pooled cases, or neither where cells lie at 0 and 1. */
function fitOf(family: Family): Shrunk {
  const known = fits.get(family);
  if (known) return known;
  const cells = family.cells!.counts.map(([k, n]) => ({ k, n }));
  const events = cells.reduce((sum, { k }) => sum + k, 0);
  const cases = cells.reduce((sum, { n }) => sum + n, 0);
  const { how, prior } = betaBinomial(cells);
  const fit: Shrunk =
    how === 'apart'
      ? { a: 0.5, b: 0.5, how: 'alone' }
      : prior && prior.alpha + prior.beta < cases
        ? { a: prior.alpha, b: prior.beta, how: 'family' }
        : { a: events + 0.5, b: cases - events + 0.5, how: 'pooled' };
  fits.set(family, fit);
  return fit;
}
