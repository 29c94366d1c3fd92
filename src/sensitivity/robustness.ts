import { type Column, demandColumns } from './columns.js';

/** How one alternative does over worlds whose chances nobody knows. */
export interface Robustness {
  name: string;
  /** Payoff in its worst world, and in which world that is (the first of several). */
  worst: number;
  worstWorld: number;
  /** Largest regret: how much less it brings than the best alternative of that world; and in which world. */
  maxRegret: number;
  maxRegretWorld: number;
  /** In 95 % of the worlds regret is at most this: a single world does not decide it. */
  regret95: number;
  /** Share of the worlds in which it reaches the aspiration level; 0 … 1. */
  satisfices: number;
  /** Share of the worlds in which none is better. */
  best: number;
  /** Share of the worlds in which it is less than or just `within` below the best. */
  nearBest: number;
}

/** The alternatives in the order in which they were given, and which ones the two rules choose (all that tie). */
export interface RobustnessTable {
  alternatives: Robustness[];
  /** Largest payoff in the worst world (Wald 1950). */
  maximin: string[];
  /** Least largest regret (Savage 1951), and least 95 % regret. */
  minimaxRegret: string[];
  minimaxRegret95: string[];
}

/**
 * Measures of robustness of alternatives in the same worlds (Lempert, Popper and Bankes 2003; McPhail et al. 2018).
 * Worlds count alike: shares are shares of the worlds that were drawn, not chances. Regret compares only the
 * alternatives that are given; one more may change it, and with it which of two others has less.
 *
 * @param payoffs One column for each alternative, larger is better; at least one world.
 * @param aspiration From which payoff on an alternative is good enough.
 * @param within How far from the best still counts as near it; at least 0.
 * @throws RangeError as {@link demandColumns}, or where a level is no finite number.
 */
export function robustness(payoffs: readonly Column[], aspiration: number, within: number): RobustnessTable {
  demandColumns(payoffs);
  const n = payoffs[0]?.values.length ?? 0;
  if (n === 0) throw new RangeError('there are no worlds');
  if (!Number.isFinite(aspiration)) throw new RangeError(`${aspiration} is no aspiration level`);
  if (!(Number.isFinite(within) && within >= 0)) throw new RangeError(`${within} is no distance from the best`);
  const best = Float64Array.from({ length: n }, (_, row) => Math.max(...payoffs.map(({ values }) => values[row])));
  const alternatives = payoffs.map(({ name, values }): Robustness => {
    const regret = best.map((most, row) => most - values[row]);
    const worstWorld = values.reduce((at, value, row) => (value < values[at] ? row : at), 0);
    const maxRegretWorld = regret.reduce((at, value, row) => (value > regret[at] ? row : at), 0);
    return {
      name,
      worst: values[worstWorld],
      worstWorld,
      maxRegret: regret[maxRegretWorld],
      maxRegretWorld,
      regret95: least95(regret),
      satisfices: share(values, (value) => value >= aspiration),
      best: share(regret, (value) => value === 0),
      nearBest: share(regret, (value) => value <= within),
    };
  });
  return {
    alternatives,
    maximin: least(alternatives, ({ worst }) => -worst),
    minimaxRegret: least(alternatives, ({ maxRegret }) => maxRegret),
    minimaxRegret95: least(alternatives, ({ regret95 }) => regret95),
  };
}

/** The least value that at least 95 % of all do not exceed. */
function least95(values: Float64Array): number {
  return values.slice().sort()[Math.ceil((95 * values.length) / 100) - 1];
}

function share(values: Float64Array, is: (value: number) => boolean): number {
  let count = 0;
  for (const value of values) if (is(value)) count++;
  return count / values.length;
}

function least(alternatives: readonly Robustness[], of: (one: Robustness) => number): string[] {
  const lowest = alternatives.reduce((low, one) => Math.min(low, of(one)), Number.POSITIVE_INFINITY);
  return alternatives.filter((one) => of(one) === lowest).map(({ name }) => name);
}
