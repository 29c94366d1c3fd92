import type { CaseNumber } from '../../case/number.js';
import { MOST_PERIODS } from '../../case/offer.js';
import type { CommitmentSolution, Payoffs } from '../../game/index.js';
import { isUncertain, range90 } from '../../quantity/quantity.js';
import { decimal, type OfferPayoffs } from './payoffs.js';

/** The same offer with other last days. */
export interface Expiries {
  tried: { periods: number; solution: CommitmentSolution }[];
  /** Every number of periods in the case's range was tried. */
  all: boolean;
  /** The range goes on beyond the most periods that are played. */
  capped: boolean;
}

/** Most last days that are tried; of more, as many are spread over the range, its ends among them. */
const TRIED = 12;

export function otherExpiries(
  { quantity, scale }: CaseNumber,
  periodsIn: (weeks: number) => number,
  solve: (periods: number) => CommitmentSolution,
): Expiries {
  if (!isUncertain(quantity)) return { tried: [], all: true, capped: false };
  const ends = range90(quantity, scale);
  const lo = Math.min(MOST_PERIODS, periodsIn(ends[0]));
  const hi = Math.min(MOST_PERIODS, periodsIn(ends[1]));
  const count = Math.min(TRIED, hi - lo + 1);
  const days = Array.from({ length: count }, (_, i) =>
    count === 1 ? lo : lo + Math.round((i * (hi - lo)) / (count - 1)),
  );
  return {
    tried: days.map((periods) => ({ periods, solution: solve(periods) })),
    all: hi - lo < TRIED,
    capped: periodsIn(ends[1]) > MOST_PERIODS,
  };
}

/** Whether a strategic sponsor would back down, were the last day another one. */
export interface Bluff {
  /** Runs of last days on which it would, in order. */
  spans: { from: string; to: string }[];
  /** Last day that was looked at. */
  looked: string;
}

/** Weeks ahead over which it is asked whether a sponsor would back down: two years. */
const AHEAD = (2 * 365.2425) / 7;

/** @param extended What backing down after so many periods pays. */
export function bluffOf(payoffs: OfferPayoffs, extended: (t: number) => Payoffs): Bluff {
  const last = Math.min(MOST_PERIODS, Math.ceil(AHEAD / payoffs.period));
  const spans: Bluff['spans'] = [];
  let before = false;
  for (let t = 0; t <= last; t++) {
    const withdrawn = decimal(payoffs.noDeal('sponsor', t, 'withdrawn'));
    const pays = extended(t).sponsor.compare(withdrawn) >= 0;
    if (pays && before) spans.at(-1)!.to = payoffs.date(t);
    else if (pays) spans.push({ from: payoffs.date(t), to: payoffs.date(t) });
    before = pays;
  }
  return { spans, looked: payoffs.date(last) };
}
