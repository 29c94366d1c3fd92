/** An input, an output or a payoff: one number for each world (row), in the same order in all columns. */
export interface Column {
  name: string;
  /** Finite numbers. */
  values: Float64Array;
}

/**
 * @throws RangeError if a column has another number of rows than the first or a number that is not finite, or if two
 * have one name.
 */
export function demandColumns(columns: readonly Column[], rows = columns[0]?.values.length ?? 0): void {
  const names = new Set<string>();
  for (const { name, values } of columns) {
    if (values.length !== rows) throw new RangeError(`column '${name}' has ${values.length} rows, not ${rows}`);
    if (names.has(name)) throw new RangeError(`two columns are called '${name}'`);
    names.add(name);
    for (let row = 0; row < rows; row++)
      if (!Number.isFinite(values[row])) throw new RangeError(`column '${name}' has ${values[row]} in row ${row}`);
  }
}

/**
 * How many worlds are of interest, where 1 stands for such a world and 0 for any other.
 *
 * @throws RangeError if there is another number, or not one for each row.
 */
export function demandInterest(interest: ArrayLike<number>, rows: number): number {
  if (interest.length !== rows) throw new RangeError(`${interest.length} marks of interest for ${rows} rows`);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (interest[row] !== 0 && interest[row] !== 1)
      throw new RangeError(`interest is ${interest[row]} in row ${row}, neither 0 nor 1`);
    count += interest[row];
  }
  return count;
}
