import { weeksBetween } from '../../case/day.js';
import type { Offer } from '../../case/offer.js';
import { type CommitmentGame, exact, type Payoffs } from '../../game/index.js';
import type { Context } from '../settlement/context.js';
import type { Prospect } from './prospects.js';

/** A quarter of a year of 365.2425 days, in weeks. */
const WEEKS_PER_QUARTER = 365.2425 / 4 / 7;
const DAY = 24 * 60 * 60 * 1000;

/** Who weighs an offer: target or sponsor. */
export type Side = 'target' | 'sponsor';

/**
 * What the ends of an offer are worth to its two sides, in points of each, by the time in periods. The formulas stand in
 * docs/methods/offer.md. Numbers are exact decimals of nine places, as values are compared after nine.
 */
export class OfferPayoffs {
  readonly #now: Record<Side, number>;
  readonly #rise: Record<Side, number>;
  readonly #waiting: Record<Side, number>;
  /** Weeks between two occasions to answer. */
  readonly period: number;

  constructor(
    readonly context: Context,
    readonly offer: Offer,
  ) {
    this.period = offer.period.value;
    const both = <T>(of: (party: string) => T) => ({ target: of(offer.to), sponsor: of(offer.by) });
    const drift = (id: string) =>
      (context.c.parties.find((p) => p.id === id)?.noDeal?.drift?.value ?? 0) / WEEKS_PER_QUARTER;
    this.#now = both((id) => context.space.parties[context.actors.findIndex((a) => a.id === id)]!.threshold);
    this.#rise = both((id) => Math.max(0, drift(id)));
    this.#waiting = both((id) => offer.waiting[id]?.value ?? Math.max(0, -drift(id)));
  }

  /** Points that one period of waiting costs. */
  waiting(side: Side): number {
    return this.#waiting[side] * this.period;
  }

  /** Points, on top of its package, that an agreement after so many periods is worth to the sponsor. */
  prize(t: number): number {
    const { prize } = this.offer;
    if (!prize) return 0;
    const weeks = weeksBetween(this.context.c.asOf, prize.by);
    const share = Math.min(1, (t * this.period) / weeks);
    return prize.now.value + share * (prize.later.value - prize.now.value);
  }

  /** No agreement, after so many periods: as it stands, once the offer is withdrawn, or once others have refused. */
  noDeal(side: Side, t: number, after?: 'withdrawn' | 'refused'): number {
    const party = side === 'target' ? this.offer.to : this.offer.by;
    const change = after ? (this.offer[after][party]?.value ?? 0) : 0;
    return this.#now[side] + this.#rise[side] * this.period * t + change - this.waiting(side) * t;
  }

  /** Target and sponsor agree on a package after so many periods; others may still refuse it. */
  agreed({ worth, stands }: Prospect, side: Side, t: number): number {
    const signed = worth[side] + (side === 'sponsor' ? this.prize(t) : 0) - this.waiting(side) * t;
    return stands * signed + (1 - stands) * this.noDeal(side, t, 'refused');
  }

  /** The day so many periods after the case's date. */
  date(t: number): string {
    const at = Date.parse(this.context.c.asOf) + Math.round(t * this.period * 7) * DAY;
    return new Date(at).toISOString().slice(0, 10);
  }
}

/** What a side never takes is worth less to it than anything else that can happen. */
const NEVER = -1e12;

/** Where the periods of a game lie, and what ends it. */
export interface Frame {
  /** Period in which it begins; payoffs count waiting from the case's date. */
  from: number;
  /** Periods in which a counter can be made. */
  periods: number;
  resolve: number;
  /** What the last day brings: the offer lapses, or it is withdrawn unless a strategic sponsor extends it. */
  end: 'lapses' | Payoffs;
  counters: readonly Prospect[];
  /** Counters are answered at the end of the period in which they are made, waiting paid. */
  answeredLate?: boolean;
}

export function gameOf(payoffs: OfferPayoffs, offered: Prospect, frame: Frame): CommitmentGame {
  const { from, periods, end } = frame;
  const last = from + periods;
  const times = (n: number) => Array.from({ length: n }, (_, k) => from + k);
  const agreed = (prospect: Prospect, t: number, never: Side) => {
    const at = (side: Side) => (side === never && prospect.crosses[side] ? NEVER : payoffs.agreed(prospect, side, t));
    return pay(at('target'), at('sponsor'));
  };
  const noDeal = (after?: 'withdrawn') =>
    pay(payoffs.noDeal('target', last, after), payoffs.noDeal('sponsor', last, after));
  return {
    resolve: decimal(frame.resolve),
    accept: times(periods + 1).map((t) => agreed(offered, t, 'target')),
    counters: frame.counters.map((prospect) => ({
      name: prospect.shown.id,
      payoffs: times(periods).map((t) => agreed(prospect, frame.answeredLate ? t + 1 : t, 'sponsor')),
    })),
    withdrawn: end === 'lapses' ? noDeal() : noDeal('withdrawn'),
    extended: end === 'lapses' ? noDeal() : end,
    ...(end === 'lapses' && { bound: true }),
  };
}

function pay(target: number, sponsor: number): Payoffs {
  return { target: decimal(target), sponsor: decimal(sponsor) };
}

/** Exactly the number with nine decimals that is nearest. */
export function decimal(x: number) {
  return exact(x.toFixed(9));
}
