import type { Case } from '../../case/case.js';
import type { CaseNumber } from '../../case/number.js';
import type { Coded } from '../../evidence/record.js';

/** What kind of state or promise a class is about, as far as the words of its id tell; each is told by a word of its own. */
export type Feature = 'democracy' | 'nondemocracy' | 'bilateral' | 'multilateral';

/** Words between dots and hyphens of an id that say so. */
const WORDS: Record<Feature, readonly string[]> = {
  democracy: ['democracy', 'democracies', 'dem'],
  nondemocracy: ['nondemocracy', 'nondemocracies', 'nondem'],
  bilateral: ['bilateral', 'bilat1'],
  multilateral: ['multilateral', 'bilat0'],
};

/** The features of a class or curve, in the order above. */
export function featuresOf({ id }: Pick<Coded, 'id'>): Feature[] {
  const words = id.split(/[.-]/);
  return (Object.keys(WORDS) as Feature[]).filter((feature) => WORDS[feature].some((word) => words.includes(word)));
}

/** Features that are the other half of those that all of these classes have, one way or the other. */
export function opposites(classes: readonly Pick<Coded, 'id'>[]): ReadonlySet<Feature> {
  const have = new Set(classes.flatMap(featuresOf));
  return new Set(PAIRS.flatMap(([a, b]) => (have.has(a) === have.has(b) ? [] : have.has(a) ? [b] : [a])));
}

const PAIRS: readonly (readonly [Feature, Feature])[] = [
  ['democracy', 'nondemocracy'],
  ['bilateral', 'multilateral'],
];

/**
 * What a case tells of a party that speaks against a class. That it has somebody at home who must ratify is taken for a
 * democracy, which is a reading and said as one.
 */
export function speaksAgainst(c: Case, party: string, of: Pick<Coded, 'id'>): string | undefined {
  const ratifier = c.ratifiers.find((r) => r.of === party);
  const name = c.parties.find((p) => p.id === party)?.name ?? party;
  if (ratifier && featuresOf(of).includes('nondemocracy')) {
    return `it is of states that are no democracy, and ${name} could not ratify without ${ratifier.name}`;
  }
  return undefined;
}

/** A chance within a year, as against a chance at an occasion or a share of cases. */
export function isOfYears({ written, what }: Pick<CaseNumber, 'written' | 'what'>): boolean {
  return /per year\b/.test(written) || /\bper year\b/.test(what);
}
