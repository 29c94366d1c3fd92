import type { DistributionName } from '../survival/regression/errorDistribution.js';

/**
 * What a record is about. A number of a case is set beside records of its own kind only.
 *
 * - `honouring`: a promise was called upon, and was kept or not
 * - `commitment`: an alliance or a promise ended
 * - `turnover`: a leader, or the coalition behind a leader, changed
 * - `agreement`: a peace agreement ended
 * - `peace`: fighting came back between the same two sides
 * - `coercion`: a threat or a sanction, and what the target did
 * - `dispute`: how militarised disputes ended
 */
export type Kind = 'honouring' | 'commitment' | 'turnover' | 'agreement' | 'peace' | 'coercion' | 'dispute';

/** What a class, a curve and a model have in common. */
export interface Coded {
  /** As written after `@class/`, `from class`, `from curve` and `from model`. */
  id: string;
  kind: Kind;
  /** Key into {@link Records.families}: the file that it stands in, without its ending. */
  family: string;
  /** A few words that can stand as the name of a row: "defence obligations, after 1945". */
  title: string;
  /** What is counted, in a plain sentence. */
  what: string;
  /** First and last year of the cases. */
  era: [from: number, to: number];
  /** What one case is: "alliance called upon in a war", "state-year". */
  unit: string;
  /** Several of them: "alliances called upon in wars", "state-years". */
  units: string;
  /**
   * What is asked of each case, as it stands in other records too: "did the agreement end?". Records that ask the same
   * may be set between; two outcomes of one case, such as two ways of leaving office, ask two questions.
   */
  question: string;
  /** How it was decided what counts as an event. */
  coding: string;
  /** The same in a few words, sixty signs at the most, for it stands with every rate. */
  rule: string;
  /** What made these cases come into the data, and what that does to the number. */
  selection: string;
  /** Cases of a laboratory, not of states. */
  laboratory?: true;
  /** Keys into {@link Records.sources}. */
  sources: string[];
  /** Cautions beyond {@link selection}. */
  caution?: string;
  /** Classes or curves that code the same question in another way. */
  rivals: string[];
}

/** How often something happened among comparable cases. */
export interface ReferenceClass extends Coded {
  events: number;
  /** Cases, at least 1. */
  n: number;
  /** Set where the cases are years of something, so that the rate is a chance per year. */
  per?: 'year';
  /** Cases that hang together, such as several alliances called upon by one war. */
  clusters?: { count: number; of: string };
  /** 95 % intervals of the rate, as shares: Jeffreys' and Wilson's. Computed, never stated in a file. */
  jeffreys: [lo: number, hi: number];
  wilson: [lo: number, hi: number];
}

/** How long something lasted among comparable cases: a Kaplan–Meier curve at some times. */
export interface ReferenceCurve extends Coded {
  /** Cases that are followed from time 0 on, and how many of them have ended while they were followed. */
  n: number;
  events: number;
  /**
   * Years at the beginning in which the data cannot show an end, though there may have been one. The curve is 1 there by
   * construction and says nothing.
   */
  blind?: number;
  /** Years, rising, above 0. */
  time: number[];
  /** Cases still followed just before the time. */
  atRisk: number[];
  /** Share that has lasted, by {@link time}, with its standard error (Greenwood) and 95 % interval. */
  survival: number[];
  error: number[];
  lower: number[];
  upper: number[];
  /** Shares that have ended in each way by then (Aalen–Johansen), where causes compete. */
  causes?: { id: string; title: string; incidence: number[] }[];
}

/**
 * How long something lasts by what it is like, fitted to past cases: ln T = μ + σ w, with w of a given form and μ a
 * constant plus one number for each level but the first of every covariate; or the same where a share lasts for ever.
 */
export interface ReferenceModel extends Coded {
  n: number;
  events: number;
  clusters?: { count: number; of: string };
  distribution: DistributionName;
  /** Set where a share lasts for ever, which depends on the covariates too. */
  lasting?: true;
  /** Years at the beginning in which the data cannot show an end: T is counted from their end. */
  blind?: number;
  /** Years for which the case was followed that was followed longest. */
  followed: number;
  covariates: Covariate[];
  /**
   * Constant, the levels but the first of each covariate, ln σ where it is free; where a share lasts for ever then the log
   * odds to end at all, their constant and the same levels. With their covariance, row by row.
   */
  coefficients: number[];
  covariance: number[][];
  /** How its assumptions were checked. */
  checked: Checked;
  /** How it is fitted again. */
  fit: Recipe;
}

/** What was found where the assumptions of a model were looked at, with the same covariates throughout. */
export interface Checked {
  /** Akaike's criterion of each form, and of each with a share that lasts for ever (`weibull lasting`). Less is better. */
  aic: Record<string, number>;
  /**
   * Of the Cox–Snell residuals, of all and of each level: the largest distance between their Kaplan–Meier curve and that of
   * unit exponential times, which they are where the model is right; while ten rows are at risk.
   */
  coxSnell: Record<string, number>;
  /** p of the score test that hazards are proportional in Cox's regression (Schoenfeld), of each covariate and of all. */
  proportional: Record<string, number>;
  residuals: ResidualCurves;
}

/** Pictures of residuals, with four digits. */
export interface ResidualCurves {
  /**
   * Of all rows, and of the level that is furthest off: steps of the cumulative hazard of the Cox–Snell residuals, each
   * [residual, hazard, lower, upper] with its 95 % limits.
   */
  coxSnell: Record<string, number[][]>;
  /** Scaled Schoenfeld residuals of Cox's regression, against one minus Kaplan–Meier. */
  schoenfeld: {
    /** [place, years] for the axis. */
    years: number[][];
    /** By coefficient: its estimate, means of events that follow each other [place, mean], the smooth curve [place, curve, lower, upper]. */
    coefficients: Record<string, { estimate: number; means: number[][]; curve: number[][] }>;
  };
}

export interface Covariate {
  /** As written in `given {…}`. */
  name: string;
  /** What it says of a case, in a few words. */
  asks: string;
  /** The first is what the others are compared with. */
  levels: string[];
  /** The column of the table, and which codes in it are which level. */
  column: string;
  codes: string[][];
}

/** Which table a model was fitted to, and how its columns were read. */
export interface Recipe {
  /** Path from the top of the project. */
  table: string;
  time: string;
  /** Units of time in a year. */
  perYear: number;
  /** The column that is 1 where the case ended. */
  ended: string;
  /** Rows with one of these codes in this column are left out. */
  leaveOut: Record<string, string[]>;
  /** The column by which errors are clustered. */
  cluster?: string;
}

/** What stands in one file. */
export interface Family {
  id: string;
  title: string;
  /**
   * The cases of the family cut into cells of which no two share a case, for {@link shrunk}. The classes themselves
   * overlap ("all" holds "after 1945"), so that fitting them as if they were different cases would count most twice.
   */
  cells?: { by: string; counts: [events: number, n: number][] };
}

/** Where data comes from. */
export interface DataSource {
  /** Short name: "Berkemeier and Fuhrmann 2018". */
  id: string;
  title: string;
  citation: string;
  url?: string;
  /** Under which terms the data can be had, and what of it stands here. */
  terms: string;
}

/** Findings of the literature on one question that do not agree. */
export interface Dispute {
  question: string;
  kind: Kind;
  says: { claim: string; citation: string }[];
}

/** All records that Abide knows. Each map is without a prototype, in the order of the files. */
export interface Records {
  classes: Record<string, ReferenceClass>;
  curves: Record<string, ReferenceCurve>;
  models: Record<string, ReferenceModel>;
  families: Record<string, Family>;
  sources: Record<string, DataSource>;
  disputes: Dispute[];
}
