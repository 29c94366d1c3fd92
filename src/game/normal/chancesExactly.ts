import Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { bits } from '../integers.js';
import type { BestChances, ChancesProgram } from './bestChances.js';
import { TIE } from './bimatrix/dictionary.js';
import { ExactDictionary } from './bimatrix/exactDictionary.js';
import { directionsOf, type Polytope } from './bimatrix/polytope.js';

/** A table of more numbers is not set up. */
export const MOST_NUMBERS = 3_000_000;
/** Numbers grow with each pivot; a table that may take more bytes is left there. */
export const MOST_BYTES = 500_000_000;

/**
 * {@link bestChances} without doubles: payoffs of any length beside each other, for more time. By duality the value is the
 * least v with v ≥ cost_j + Σ multiplier · row_j in each column j. With multipliers of 0 the largest cost is such a v; from
 * there the simplex method goes in whole numbers, and what a column's inequality is worth at the end is its chance. In
 * words, why not, where there are no such chances or a limit is met.
 */
export async function bestChancesExactly(
  program: ChancesProgram,
  budget: Budget,
  mostBytes = MOST_BYTES,
): Promise<BestChances | string> {
  const { cost, rows } = program;
  const top = cost.reduce((best, x, j) => (x > cost[best]! ? j : best), 0);
  const others = [...cost.keys()].filter((j) => j !== top);
  const numbers = (others.length + 1) * (rows.length + 3);
  if (numbers > MOST_NUMBERS) {
    return `doubles do not decide the linear program, and its table has ${numbers} numbers; at most ${MOST_NUMBERS} are used`;
  }
  const at = (k: number, j: number) => rows[k]!.get(j) ?? 0n;
  // A column for each multiplier, the last one for what v is more than column `top` asks for.
  const weights = [...rows.map((_, k) => -at(k, top)), -1n];
  const bounds = others.map((j) => cost[top]! - cost[j]!);
  const entries = others.flatMap((j) => [...rows.map((_, k) => at(k, j) - at(k, top)), -1n]);
  const [least, most] = [...entries, ...bounds].reduce(([a, b], x) => [x < a ? x : a, x > b ? x : b], [0n, 0n]);
  const longest = Math.max(bits(least), bits(most));
  let large = false;
  // By Cramer's rule a number of the table is a sum like the denominator, with one factor more.
  const goOn = (denominator: bigint) => {
    large = (numbers * (bits(denominator) + longest)) / 8 > mostBytes;
    return !large && budget.stopped === undefined;
  };
  for (let attempt = 0; ; attempt++) {
    if (!(await budget.goOn('linear program in whole numbers'))) return 'the time is over';
    const direction = directionsOf(others.length, attempt);
    const polytope: Polytope = { rows: others.length, columns: weights.length, entries, direction };
    try {
      const end = ExactDictionary.origin(polytope, weights, bounds).heaviest(goOn);
      if (end) return readOff(program, top, others, end);
      if (large)
        return `doubles do not decide the linear program, and in whole numbers it takes more than ${mostBytes} bytes`;
      return budget.stopped ? 'the time is over' : 'no chances are as they have to be';
    } catch (thrown) {
      if (thrown !== TIE) throw thrown;
    }
  }
}

function readOff(
  { cost, rows }: ChancesProgram,
  top: number,
  others: readonly number[],
  end: ExactDictionary,
): BestChances {
  const { weight, multipliers, values } = end.solution();
  const over = (x: bigint) => new Fraction(x, end.denominator);
  const columns = [...others.map((j, i) => [j, rows.length + 1 + i] as const), [top, rows.length] as const];
  const chances = columns.flatMap(([j, variable]): [number, Fraction][] => {
    const chance = multipliers.get(variable) ?? 0n;
    return chance === 0n ? [] : [[j, over(chance)]];
  });
  return {
    chances: new Map(chances),
    value: over(cost[top]! * end.denominator - weight),
    multipliers: rows.map((_, k) => over(values.get(k) ?? 0n)),
  };
}
