import type { Budget } from '../shared/budget.js';
import { type Bins, binCount, binned, LEAST_ROWS } from './bins.js';
import type { Estimate } from './bootstrap.js';
import { type Column, demandColumns } from './columns.js';
import { correlationRatio, sumsOf } from './correlationRatio.js';
import { aboveFloor } from './givenData.js';
import { groupJackknife, partition } from './groupJackknife.js';
import { nullFloors } from './nullFloor.js';
import { standardise } from './standardise.js';

/** First-order index of one input for one output. */
export interface FirstOrderIndex {
  input: string;
  /** Share of the output's variance that is expected to go when the input becomes known, with its 95 % interval. */
  first: Estimate;
  /** What the index has to exceed to be told from nothing, all inputs together; the interval contains 0 where it does not. */
  floor: number;
}

/** Indices of one output, in the order of the inputs. */
export interface FirstOrder {
  output: string;
  /** `constant` where the output is the same in all worlds, up to rounding; `stopped` where the budget ended. */
  indices: FirstOrderIndex[] | 'constant' | 'stopped';
}

/**
 * First-order indices of several outputs from one table of worlds, however it was drawn: the estimator of
 * {@link givenDataIndices}, with intervals from a jackknife over groups of worlds, which goes through the table once
 * where a bootstrap does a hundred times. An output may be of 0 and 1: its index is then the share of p (1 − p) that is
 * expected to go, p being the chance of 1.
 *
 * @param inputs At least {@link LEAST_ROWS} rows.
 * @param outputs As many rows.
 * @param seed Whole number: of the groups and of the orders behind the floor.
 * @throws RangeError as {@link demandColumns}, or with fewer rows.
 */
export async function firstOrderIndices(
  inputs: readonly Column[],
  outputs: readonly Column[],
  seed: number,
  budget: Budget,
): Promise<FirstOrder[]> {
  demandColumns(inputs);
  const rows = inputs[0]?.values.length ?? 0;
  if (rows < LEAST_ROWS) throw new RangeError(`${rows} rows are too few for indices: ${LEAST_ROWS} are needed`);
  demandColumns(outputs, rows);
  const bins = inputs.map(({ values }) => binned(values, binCount(rows)));
  const groups = partition(rows, seed);
  const found: FirstOrder[] = [];
  for (const { name, values } of outputs) {
    const y = standardise(values);
    const floor = y === 'constant' ? undefined : await nullFloors(bins, y, seed, budget);
    const indices =
      y === 'constant'
        ? y
        : floor
          ? inputs.map(({ name: input }, i) => indexOf(input, bins[i], y, groups, floor[i]))
          : 'stopped';
    found.push({ output: name, indices });
  }
  return found;
}

function indexOf(input: string, bins: Bins, y: Float64Array, groups: Uint32Array, floor: number): FirstOrderIndex {
  const { corrected } = correlationRatio(sumsOf(bins, y, new Uint32Array(y.length).fill(1)));
  return { input, first: aboveFloor(groupJackknife(corrected, bins, y, groups), floor), floor };
}
