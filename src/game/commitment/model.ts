import type Fraction from 'fraction.js';

/**
 * A standing offer with a deadline, between a target and a sponsor who may be committed. The sponsor is *committed* with
 * chance `resolve` (rejects every counter, withdraws at the deadline) and otherwise *strategic* (maximises its payoff);
 * only the sponsor knows which. In each period 0 … D − 1 the target accepts the offer, makes one of the counters, or
 * waits; a counter is answered at once, accepted or rejected. In period D it accepts or lets the deadline pass; then a
 * strategic sponsor withdraws or extends, a committed one withdraws.
 *
 * All payoffs are those at the end they belong to, seen from period 0: whatever waiting costs is taken off already.
 * With D = 0 there is no counter: the target accepts or lets the deadline pass.
 */
export interface CommitmentGame {
  /** Chance that the sponsor is committed, 0 … 1. */
  resolve: Fraction;
  /** What accepting the offer in period t pays: `accept[t]`, t = 0 … D. */
  accept: readonly Payoffs[];
  /** Counters, with what each pays where a strategic sponsor accepts it in period t: `payoffs[t]`, t = 0 … D − 1. */
  counters: readonly { name: string; payoffs: readonly Payoffs[] }[];
  /** The offer withdrawn at the deadline; the sponsor's payoff is that of a strategic one. */
  withdrawn: Payoffs;
  /** The deadline put off: the game goes on without one, with what backing down costs the sponsor taken off. */
  extended: Payoffs;
  /** A strategic sponsor never withdraws: the reference game, in which the offer is known to stay. */
  bound?: boolean;
}

export interface Payoffs {
  target: Fraction;
  sponsor: Fraction;
}
