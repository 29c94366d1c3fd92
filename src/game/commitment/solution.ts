import type Fraction from 'fraction.js';
import type { Line } from './line.js';
import type { CommitmentGame, Payoffs } from './model.js';

/**
 * What the target does: accept the offer, make the counter of that index, or wait; in the last period `wait` is to let
 * the deadline pass.
 */
export type Move = 'accept' | 'wait' | number;

/** All numbers from `lo` to `hi`, ends included. */
export interface Span {
  lo: Fraction;
  hi: Fraction;
}

/** The equilibrium described in docs/methods/offer.md, and what it leads to. */
export interface CommitmentPlay {
  game: CommitmentGame;
  /** What the game is worth to the target, and to a strategic sponsor. */
  value: Payoffs;
  /** Value functions and moves of each period, 0 … D. */
  layers: readonly Layer[];
  /** Beliefs at which accepting at once is a best reply, as separate intervals in rising order. */
  accepts: readonly Interval[];
  /** The least belief from which on accepting at once is a best reply; see {@link Threshold}. */
  threshold: Threshold;
  /** Where play may come, in order of time: periods that are reached, with the beliefs that they are reached with. */
  path: readonly Situation[];
  /** How it ends: with the chances of the game, and given each kind of sponsor. */
  endings: { all: Endings; strategic: Endings; committed: Endings };
  /** Whether a strategic sponsor would withdraw at the deadline. */
  sponsorWithdraws: boolean;
}

/** The same with what holds in every equilibrium. */
export interface CommitmentSolution extends CommitmentPlay {
  /** No equilibrium is worth anything outside these. The ends themselves need not be reached. */
  valueOver: { target: Span; sponsor: Span };
  /** Whether every equilibrium is worth the same to both. What is done may differ where that is worth the same. */
  unique: boolean;
  /** No equilibrium has a lower threshold than `lo`, nor a higher one than `hi`. */
  thresholdOver: { lo: Threshold; hi: Threshold };
}

/**
 * Least belief from which on, up to 1, accepting at once is a best reply. `always`: at each belief, 0 too; the fraction
 * 0: at each belief but 0. `never`: not even at belief 1 (it may be a best reply at beliefs in between).
 */
export type Threshold = Fraction | 'always' | 'never';

/** Beliefs `from … to`, ends included, but for `from` where `open`. */
export interface Interval {
  from: Fraction;
  to: Fraction;
  open: boolean;
}

/** One period: what is done and what it is worth, as a function of the belief that the sponsor is committed. */
export interface Layer {
  /** Beliefs above 0, cut into pieces that join; at the last, belief 1 is included. */
  pieces: readonly Piece[];
  /** Belief 0 exactly: the sponsor is known to be strategic. The value need not be the limit of those above 0. */
  atZero: { move: Move; target: Fraction; sponsor: Fraction; takes: readonly boolean[] };
  /**
   * For each counter the belief that its rejection leads to, where it is held against a lower belief: a strategic
   * sponsor accepts just as often as makes it so. 0: it never accepts; 1: it always does. At a higher belief it rejects.
   */
  reach: readonly Fraction[];
}

/** Beliefs between `from` and `to`. */
export interface Piece {
  from: Fraction;
  to: Fraction;
  move: Move;
  /** What the target expects. */
  target: Line;
  /** What a strategic sponsor expects. Where two pieces meet, anything between their values can be: the target mixes. */
  sponsor: Fraction;
}

/** A belief that may be held in a period, as nothing was accepted so far. */
export interface Situation {
  period: number;
  belief: Fraction;
  /** Chance that play comes here. */
  chance: Fraction;
  /** What the rest of the game is worth to the target, and to a strategic sponsor. */
  value: Payoffs;
  /** Chances of the target's moves here; they sum to 1. */
  accept: Fraction;
  wait: Fraction;
  /** Where in the path waiting leads; left out where it leads nowhere. */
  waited?: number;
  counters: readonly Counter[];
}

/** A counter at one situation. */
export interface Counter {
  /** Chance that the target makes it here. */
  made: Fraction;
  /** Chance that a strategic sponsor takes it. */
  taken: Fraction;
  /** Belief once it is rejected. */
  after: Fraction;
  /** Where in the path its rejection leads; left out where that never happens. */
  rejected?: number;
}

/** Chances of the endings; they sum to 1. */
export interface Endings {
  /** Accepted, in each period 0 … D. */
  offer: readonly Fraction[];
  /** Each counter, in each period 0 … D − 1. */
  counters: readonly (readonly Fraction[])[];
  withdrawn: Fraction;
  extended: Fraction;
}
