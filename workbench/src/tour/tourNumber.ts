import type { Case, CaseNumber } from '../../../src/case/index.js';
import type { MedianAnswers } from '../../../src/lens/index.js';

/** What the tour asks somebody to change: the no-deal of whoever stands most in the way of the first package. */
export interface TourNumber {
  party: string;
  package: string;
  margin: number;
  number: CaseNumber;
}

/**
 * The party that refuses a package by most points, and its no-deal; of packages the first that somebody refuses without
 * a red line, which no number would change. Where
 * nobody refuses, the one that accepts the first package by least.
 */
export function tourNumber(c: Case, { list, values, refusals }: MedianAnswers): TourNumber | undefined {
  const margins = list.flatMap(({ id, kind, package: about, party }) => {
    const number = party && c.parties.find((p) => p.id === party)?.noDeal?.now;
    const margin = values[id];
    if (refusals.some((r) => r.package === about && r.party === party)) return [];
    if (kind !== 'margin' || !about || !party || !number || number.kind !== 'points' || !number.number.at) return [];
    return margin === undefined || !Number.isFinite(margin)
      ? []
      : [{ party, package: about, margin, number: number.number }];
  });
  const first = margins.find(({ margin }) => margin < 0)?.package ?? margins[0]?.package;
  return margins.filter((m) => m.package === first).sort((a, b) => a.margin - b.margin)[0];
}

/** A range that moves the margin to the other side, or at least towards it: `10 to 20`. */
export function exampleFor({ margin, number: { value } }: TourNumber): string {
  const middle = margin < 0 ? value + margin - WIDTH : value + margin + WIDTH;
  return `${Math.round(middle - WIDTH / 2)} to ${Math.round(middle + WIDTH / 2)}`;
}

/** Points. */
const WIDTH = 10;
