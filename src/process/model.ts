/**
 * The engine's input: a stochastic game with perfect information over a finite set of states, played in steps for a
 * finite time, that stops for good when somebody sets off an **ending**. Plain data and typed arrays, without reference
 * to a case.
 *
 * A step is a list of layers that are passed in order: chance, or binary standing choices. A choice may lead to an
 * **instant**, a tree of forced choices that is played out at once and leads to an ending. Value of state s at time t to
 * player p, on p's own scale:
 *
 *     W_p(t, s) = (1 − δ_p)·flow_p(s) + δ_p·E[W_p(t + 1, s′)],   W_p = payoff_p(ending) where the story ends,
 *
 * less what choices cost p, at the moment they are made. After the last step W_p(T, s) = flow_p(s): the last state
 * lasts. δ_p = (yearly factor)^(years of the step).
 */
export interface ProcessModel {
  /** The variables that make up a state, for people and for export. */
  variables: readonly Variable[];
  /** Number of states. */
  states: number;
  /** `levels[v][s]`: level of variable v in state s. */
  levels: readonly Uint16Array[];
  /** Chance of each state at time 0; sums to 1. */
  start: Float64Array;
  players: readonly Player[];
  /** Parties that never choose: valued in the forward pass. */
  passive: readonly Passive[];
  /** Stretches of time with steps of one length, one after the other. */
  phases: readonly Phase[];
  instants: Instants;
  endings: Endings;
}

export interface Variable {
  name: string;
  levels: readonly string[];
}

export interface Passive {
  name: string;
  /** What a year later counts of a year earlier, in (0, 1). */
  yearlyFactor: number;
  /** `flow[s]`: worth of living in state s for ever, in the player's points. */
  flow: Float64Array;
  /** `payoff[e]`: worth of ending e, costs included. */
  payoff: Float64Array;
}

export interface Player extends Passive {
  /** Precision of standing choices, per point of this player; Infinity for best reply. */
  lambda: number;
  /** Precision of forced choices, per point: 1/λ is the scale of the logistic private shock. */
  lambdaTest: number;
  /** How often a standing choice is reconsidered, per year. */
  reconsiders: number;
}

export interface Phase {
  steps: number;
  /** Length of a step. */
  years: number;
  layers: readonly Layer[];
}

export type Layer = ChanceLayer | ChoiceLayer;

/** Moves of nature. Rows are distributions: each sums to 1. */
export interface ChanceLayer {
  kind: 'chance';
  name: string;
  rows: Csr;
  /** Steps (counted from 0 over all phases) at which it applies; left out: every step of the phase. */
  at?: readonly number[];
  /** A layer with the same rows and targets and other chances: what was made ready for it is used again. */
  like?: ChanceLayer;
}

/** A matrix of non-negative chances in compressed sparse rows: row s is `from[s]` to `from[s + 1]`. */
export interface Csr {
  from: Int32Array;
  to: Int32Array;
  chance: Float64Array;
}

/** In each state at most one player may switch, or leave all as it is. */
export interface ChoiceLayer {
  kind: 'choice';
  name: string;
  /** Who chooses in state s; −1 for nobody. */
  player: Int32Array;
  /** Where switching leads: a state, or `states + i` for instant i. */
  to: Int32Array;
  /** What switching costs in state s, in the points of each of `payers[s]`'s players. */
  cost: Float64Array;
  /** Players who bear the cost of a switch by player p: `payers[p]` (all governments of one party). */
  payers: readonly (readonly number[])[];
  /** A layer that differs in its costs alone: what was made ready for it is used again. */
  like?: ChoiceLayer;
}

/**
 * Forced binary choices, in topological order: an instant leads to later instants or to endings. Targets are written i
 * for an instant and −1 − e for ending e.
 */
export interface Instants {
  player: Int32Array;
  yes: Int32Array;
  no: Int32Array;
}

export interface Endings {
  count: number;
  /** `cause[e]`, index into `causes`. */
  cause: Int32Array;
  causes: readonly string[];
}

/** How choices are made. */
export type Rule =
  /** Standing choices at random opportunities, by a logit rule; forced choices with a private shock. */
  | 'revision'
  /** Best reply at every step; a tie leaves all as it is, and says yes where forced. */
  | 'best-reply'
  /** Logit at every step, as in the literature on quantal response: depends on the length of the step. */
  | 'step-logit';

/**
 * Chances to switch: `switch[n][s]` for the n-th pair of (step, choice layer), steps first, and `yes[i]` for instant i.
 */
export interface Behaviour {
  switch: readonly Float64Array[];
  yes: Float64Array;
}

/** Number of steps of all phases. */
export function stepsOf(model: ProcessModel): number {
  return model.phases.reduce((n, phase) => n + phase.steps, 0);
}
