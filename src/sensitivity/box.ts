import { type Column, demandColumns, demandInterest } from './columns.js';

/** Between which values an input lies, both ends included; null where there is no end on that side. */
export interface Restriction {
  input: string;
  low: number | null;
  high: number | null;
}

/** A box in the space of inputs: the worlds in which every restriction holds. */
export interface Box {
  /** In the order of the inputs, each at most once; an input that is not named may have any value. */
  restrictions: Restriction[];
  /** Worlds inside. */
  rows: number;
  /** Worlds of interest inside. */
  interest: number;
  /** Share of all worlds that are inside. */
  mass: number;
  /** Share of all worlds of interest that are inside. */
  coverage: number;
  /** Share of the worlds inside that are of interest. */
  density: number;
}

/** Ends of a box by input: −∞ and ∞ where there is none. */
export interface Ends {
  low: Float64Array;
  high: Float64Array;
}

/** How many worlds there are, and how many of them are of interest: at least 1. */
export interface Totals {
  rows: number;
  interest: number;
}

export function boxOf(
  names: readonly string[],
  { low, high }: Ends,
  { rows, interest }: { rows: number; interest: number },
  all: Totals,
): Box {
  const end = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    restrictions: names
      .map((input, i) => ({ input, low: end(low[i]), high: end(high[i]) }))
      .filter((r) => r.low !== null || r.high !== null),
    rows,
    interest,
    mass: rows / all.rows,
    coverage: interest / all.interest,
    density: interest / rows,
  };
}

/**
 * A box with the counts that it has among other worlds than those in which it was sought: what its density and coverage
 * are worth. Density is NaN where no world is inside, coverage where none is of interest.
 *
 * @throws RangeError as {@link demandColumns} and {@link demandInterest}, or where there is no such input.
 */
export function boxAmong(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  restrictions: readonly Restriction[],
): Box {
  demandColumns(inputs);
  const all = { rows: interest.length, interest: demandInterest(interest, inputs[0]?.values.length ?? 0) };
  const low = new Float64Array(inputs.length).fill(Number.NEGATIVE_INFINITY);
  const high = new Float64Array(inputs.length).fill(Number.POSITIVE_INFINITY);
  for (const restriction of restrictions) {
    const i = inputs.findIndex(({ name }) => name === restriction.input);
    if (i < 0) throw new RangeError(`there is no input '${restriction.input}'`);
    low[i] = restriction.low ?? low[i];
    high[i] = restriction.high ?? high[i];
  }
  const inside = { rows: 0, interest: 0 };
  for (let row = 0; row < all.rows; row++) {
    if (!inputs.every(({ values }, i) => values[row] >= low[i] && values[row] <= high[i])) continue;
    inside.rows++;
    inside.interest += interest[row];
  }
  const names = inputs.map(({ name }) => name);
  return boxOf(names, { low, high }, inside, all);
}

/**
 * Youden's J (1950): coverage less the share of the worlds that are not of interest inside. 1 for a box of all worlds of
 * interest and no others, 0 for one that is no better than chance, whatever share of the worlds is of interest.
 *
 * @param all Some worlds are of interest, and some are not.
 */
export function youden(box: { rows: number; interest: number }, all: Totals): number {
  return box.interest / all.interest - (box.rows - box.interest) / (all.rows - all.interest);
}
