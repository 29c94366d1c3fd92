/** Inputs in groups that are varied together. Each input is in exactly one. */
export interface Grouping {
  /** Names of the groups; that of a group of one is the input's, unless it was given another. */
  names: string[];
  /** For each input: its group. */
  of: Int32Array;
  /** For each group: how many inputs it has. */
  sizes: Int32Array;
}

/**
 * Groups in the order in which their first inputs stand, as in SALib. Inputs that are in no stated group are groups of
 * their own, called after themselves.
 *
 * @param stated Group name to the inputs in it; no input in two, no name of a group that is also that of an input
 * outside.
 */
export function groupInputs(inputs: readonly string[], stated: ReadonlyMap<string, readonly string[]>): Grouping {
  const groupOf = new Map<string, string>();
  for (const [group, members] of stated) for (const input of members) groupOf.set(input, group);
  const names: string[] = [];
  const of = Int32Array.from(inputs, (input) => {
    const name = groupOf.get(input) ?? input;
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  });
  const sizes = new Int32Array(names.length);
  for (const group of of) sizes[group]!++;
  return { names, of, sizes };
}
