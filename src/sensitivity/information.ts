import { Random } from '../quantity/design/random.js';
import { type Column, demandColumns } from './columns.js';
import { conditionalMean } from './conditionalMean.js';
import { shuffle } from './shuffle.js';

/*
 * What it is worth to know before one chooses: Raiffa and Schlaifer, "Applied Statistical Decision Theory" (1961); from
 * runs of a model, by regression: Strong, Oakley and Brennan, "Estimating multiparameter partial expected value of
 * perfect information from a probabilistic sensitivity analysis sample", Medical Decision Making 34 (2014).
 */

/**
 * Expected value of perfect information over the worlds that are given, exactly: mean of the best payoff in each world,
 * less the best of the mean payoffs. 0 where one action is the best everywhere.
 *
 * @param payoffs One column for each action, larger is better; at least one world.
 * @throws RangeError as {@link demandColumns}.
 */
export function perfectInformation(payoffs: readonly Column[]): number {
  demandColumns(payoffs);
  const reference = payoffs[bestOnAverage(payoffs)].values;
  const n = reference.length;
  let sum = 0;
  for (let row = 0; row < n; row++) {
    let best = 0;
    for (const { values } of payoffs) best = Math.max(best, values[row] - reference[row]);
    sum += best;
  }
  return sum / n;
}

/** What it would be worth to know some inputs, in the unit of the payoffs. */
export interface PartialInformation {
  inputs: string[];
  /** By worlds that the choice was not fitted to; never above {@link perfectInformation} of the same worlds. */
  estimate: number;
  /** 95 % interval (see {@link partialInformation}): 0 ≤ low ≤ estimate ≤ high. */
  low: number;
  high: number;
  /** The estimator of Strong, Oakley and Brennan, from all worlds at once; biased upwards. */
  fitted: number;
}

/** With fewer worlds than this there is no regression to speak of. */
export const LEAST_FOR_INFORMATION = 40;

const FOLDS = 5;
const Z = 1.959963984540054;

/**
 * Expected value of partial perfect information: how much more is had on average by somebody who learns these inputs
 * before choosing an action, E[max_a E[payoff_a | inputs]] − max_a E[payoff_a].
 *
 * The regressions ({@link conditionalMean}) of payoffs, less that of the action with the best mean, say which action to
 * take in each world. Fitted and judged in the same worlds that value is too large, since chance looks like knowledge.
 * So the worlds are parted in five; who knows nothing of a part chooses in it, and `estimate` is what this choice really
 * brought there, on average and with its standard error, but not below 0. It errs downwards where a wrong choice is
 * made for want of worlds. `high` allows for this: it is the larger of that mean and of what the largest polynomial
 * promises in its own worlds, plus 1.96 standard errors. Where there is nothing to learn `low` is 0, in 39 of 40 tables.
 * A worth too small to move any choice among these worlds has the interval from 0 to 0.
 *
 * @param payoffs One column for each action, larger is better; at least {@link LEAST_FOR_INFORMATION} worlds.
 * @param inputs One to three that would be learned together.
 * @param seed Whole number: of the five parts.
 * @throws RangeError as {@link demandColumns}, or where there are fewer worlds or more inputs.
 */
export function partialInformation(
  payoffs: readonly Column[],
  inputs: readonly Column[],
  seed: number,
): PartialInformation {
  demandColumns(payoffs);
  const n = payoffs[0].values.length;
  demandColumns(inputs, n);
  if (n < LEAST_FOR_INFORMATION) throw new RangeError(`${n} worlds; ${LEAST_FOR_INFORMATION} are needed`);
  if (!(inputs.length >= 1 && inputs.length <= 3)) throw new RangeError(`${inputs.length} inputs; there may be 1 to 3`);
  const best = bestOnAverage(payoffs);
  const gains = payoffs
    .filter((_, a) => a !== best)
    .map(({ values }) => values.map((v, row) => v - payoffs[best].values[row]));
  const regression = conditionalMean(inputs.map(({ values }) => values));

  const parts = Uint32Array.from({ length: n }, (_, row) => row % FOLDS);
  shuffle(parts, Random.of(BigInt(seed), 'information'));
  const held = new Float64Array(n);
  for (let part = 0; part < FOLDS; part++) {
    const fit = regression(Uint8Array.from(parts, (of) => (of === part ? 0 : 1)));
    const expected = gains.map((gain) => fit(gain).chosen);
    for (let row = 0; row < n; row++) {
      if (parts[row] !== part) continue;
      const action = bestAt(expected, row);
      held[row] = action < 0 ? 0 : gains[action][row];
    }
  }
  const all = regression(new Uint8Array(n).fill(1));
  const models = gains.map(all);
  const promised = (expected: Float64Array[]) =>
    Float64Array.from({ length: n }, (_, row) => expected.reduce((most, one) => Math.max(most, one[row]), 0));
  const [mean, error] = meanAndError(held);
  const [promise, promiseError] = meanAndError(promised(models.map(({ largest }) => largest)));
  return {
    inputs: inputs.map(({ name }) => name),
    estimate: Math.max(0, mean),
    low: Math.max(0, mean - Z * error),
    high: Math.max(mean, promise) + Z * Math.max(error, promiseError),
    fitted: meanAndError(promised(models.map(({ chosen }) => chosen)))[0],
  };
}

function bestOnAverage(payoffs: readonly Column[]): number {
  const means = payoffs.map(({ values }) => values.reduce((sum, v) => sum + v / values.length, 0));
  return means.reduce((best, mean, a) => (mean > means[best] ? a : best), 0);
}

/** The action of the largest expected gain, −1 where none is above 0. */
function bestAt(expected: readonly Float64Array[], row: number): number {
  return expected.reduce((best, one, a) => (one[row] > (best < 0 ? 0 : expected[best][row]) ? a : best), -1);
}

function meanAndError(values: Float64Array): [mean: number, error: number] {
  const n = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  return [mean, Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1) / n)];
}
