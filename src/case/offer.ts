import type { Ground } from './case.js';
import type { CaseNumber } from './number.js';

/** Most periods until the last day of an offer, and as many in an extension. */
export const MOST_PERIODS = 104;

/** A package that a sponsor puts on the table for a target, until a day. */
export interface Offer {
  id: string;
  name: string;
  /** The sponsor: it can withdraw the offer, and answers counters. */
  by: string;
  /** The target: it accepts, counters or waits. */
  to: string;
  /** Id of the package on the table. */
  package: string;
  /** Weeks from the as-of date to the last day. */
  expires: CaseNumber;
  /** Weeks between two occasions to answer. */
  period: CaseNumber;
  /** Chance that the sponsor is committed: it rejects every counter and withdraws on the last day. */
  resolve: CaseNumber;
  /** Packages that the target may put forward instead. */
  counters: string[];
  /** Should a sponsor who is not committed back down on the last day. */
  extension: {
    /** Weeks for which the offer then stays. */
    weeks: CaseNumber;
    /** Points that backing down costs the sponsor. */
    costs: CaseNumber;
  };
  /** Points that a week of waiting costs target and sponsor; left out: as much as its no-deal falls. */
  waiting: Record<string, CaseNumber>;
  /** Points by which no-deal differs for a party once the offer is withdrawn; 0 where not given. */
  withdrawn: Record<string, CaseNumber>;
  /** Points by which no-deal differs for a party once an agreement is refused by others; 0 where not given. */
  refused: Record<string, CaseNumber>;
  /** What an agreement is worth to the sponsor on top, for its own calendar. */
  prize?: {
    /** Points, on the as-of date. */
    now: CaseNumber;
    /** Points from `by` on; in a straight line until then. */
    later: CaseNumber;
    /** ISO date. */
    by: string;
    /** The event of that date, where one is named. */
    event?: { id: string; name: string };
  };
  /** Whose consent is uncertain, by party. */
  consent: Record<string, Consent>;
  ground?: Ground;
}

/** How well it is known what somebody else would agree to. */
export interface Consent {
  /** Chance that it keeps to its red lines and exchanges; 1 where not given. */
  linesHold?: CaseNumber;
  /** What it expects without agreement is known to ± so many points (90 %); left out: its own range says how well. */
  knownTo?: CaseNumber;
}
