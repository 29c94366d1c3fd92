import type { Budget } from '../../shared/budget.js';
import { logitResidual } from '../check/logitResidual.js';
import type { Game } from '../model.js';
import { perfectRecall } from '../recall.js';
import { type LogitEquations, logitEquations } from './equations.js';
import { limitProfile, type RoundedProfile } from './limitProfile.js';
import { traceBranch } from './trace.js';

/** A point of the logit branch. */
export interface LogitPoint {
  /** How sharply people choose what is better, in 1 over payoff: at 0 not at all. */
  lambda: number;
  /** Per information set of a player: natural logarithms of the chances of its actions; none for other sets. */
  logs: readonly (readonly number[])[];
  /** Up to here λ went one way, from here it goes the other. */
  turns: boolean;
  /** How far the logit equations are from holding, in logarithms of chances, by an independent check. */
  residual: number;
}

/** The logit branch of a game, and where it leads. */
export interface LogitResults {
  points: LogitPoint[];
  /** The profile at the last point, in fractions, with what anybody gains by another plan. */
  end?: RoundedProfile;
  methods: string[];
  /** Which limit was met, in words, where the branch is not followed to its end. */
  limit?: string;
}

/** Residuals above this are no rounding. */
export const CONFIRMED = 1e-6;

/**
 * Follows the branch of logit equilibria that begins at λ = 0, where everybody takes each action as often as each other, and
 * ends with what it comes near to. In agent form: each information set chooses for itself.
 */
export async function findLogit(game: Game, budget: Budget): Promise<LogitResults> {
  if (!perfectRecall(game)) {
    return {
      points: [],
      methods: [],
      limit: 'a player forgets what they knew or did; the method needs perfect recall',
    };
  }
  const equations = logitEquations(game);
  if (typeof equations === 'string') return { points: [], methods: [], limit: equations };
  const { points, turns, limit } = await traceBranch(equations, budget);
  const turning = new Set(turns.map((place) => place - 1));
  const shown = points.map((z, k) => pointOf(game, equations, z, turning.has(k)));
  const last = shown.at(-1)!;
  const chances = last.logs.map((own) => (own.length > 0 ? own.map(Math.exp) : undefined));
  return {
    points: shown,
    end: limitProfile(game, chances),
    methods: ['logit branch'],
    ...(limit !== undefined && { limit }),
  };
}

function pointOf(game: Game, { size, span, first }: LogitEquations, z: Float64Array, turns: boolean): LogitPoint {
  const lambda = z[size]! / span;
  const logs = game.infosets.map(({ actions }, set) =>
    first[set]! < 0 ? [] : [...z.subarray(first[set]!, first[set]! + actions.length)],
  );
  return { lambda, logs, turns, residual: logitResidual(game, lambda, logs) };
}
