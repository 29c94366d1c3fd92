import type { Column } from '../columns.js';
import type { PrimBox } from '../prim.js';

/** What a second look at boxes found. */
export interface BoxCheck {
  holds: boolean;
  /** What is wrong first, where it does not hold. */
  problem?: string;
}

/**
 * Counts boxes anew, world by world, from nothing but their descriptions: worlds and worlds of interest inside (of those
 * that no earlier box of the list holds), mass, coverage, density, and the quasi-p-values, by adding up the chances of a
 * binomial distribution one by one. Shares no code with the search, and does not look whether a better box exists.
 */
export function checkBoxes(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  boxes: readonly PrimBox[],
): BoxCheck {
  let worlds = Array.from(interest, (_, row) => row);
  const all = { rows: worlds.length, interest: worlds.filter((row) => interest[row] === 1).length };
  for (const [b, box] of boxes.entries()) {
    const problem = problemOf(inputs, interest, worlds, box, all);
    if (problem !== undefined) return { holds: false, problem: `box ${b + 1}: ${problem}` };
    worlds = worlds.filter((row) => !box.restrictions.every((one) => keeps(inputs, one, row)));
  }
  return { holds: true };
}

function problemOf(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  worlds: readonly number[],
  box: PrimBox,
  all: { rows: number; interest: number },
): string | undefined {
  const places = box.restrictions.map(({ input }) => inputs.findIndex(({ name }) => name === input));
  if (places.includes(-1)) return `there is no input '${box.restrictions[places.indexOf(-1)].input}'`;
  if (places.some((place, k) => k > 0 && place <= places[k - 1])) return 'restrictions are not in the order of inputs';
  if (box.restrictions.some(({ low, high }) => low === null && high === null)) return 'a restriction has no end';
  const within = worlds.filter((row) => box.restrictions.every((one) => keeps(inputs, one, row)));
  const hits = within.filter((row) => interest[row] === 1).length;
  if (within.length !== box.rows) return `it holds ${within.length} worlds, not ${box.rows}`;
  if (hits !== box.interest) return `${hits} worlds of interest are inside, not ${box.interest}`;
  const shares = { mass: hits === 0 && box.rows === 0 ? 0 : within.length / all.rows, coverage: hits / all.interest };
  for (const [name, share] of Object.entries({ ...shares, density: hits / within.length })) {
    const said = box[name as 'mass' | 'coverage' | 'density'];
    if (!(Math.abs(said - share) <= 1e-12)) return `${name} is ${share}, not ${said}`;
  }
  if (box.quasiP.length !== box.restrictions.length) return 'not one quasi-p-value for each restriction';
  for (const [k, said] of box.quasiP.entries()) {
    const others = box.restrictions.filter((_, j) => j !== k);
    const wider = worlds.filter((row) => others.every((one) => keeps(inputs, one, row)));
    const chance = wider.filter((row) => interest[row] === 1).length / wider.length;
    const p = upperTail(hits, within.length, chance);
    if (!(Math.abs(said - p) <= 1e-9 * p + 1e-300))
      return `the quasi-p-value of '${box.restrictions[k].input}' is ${p}, not ${said}`;
  }
  return undefined;
}

function keeps(inputs: readonly Column[], one: PrimBox['restrictions'][number], row: number): boolean {
  const value = inputs.find(({ name }) => name === one.input)!.values[row];
  return !(one.low !== null && value < one.low) && !(one.high !== null && value > one.high);
}

/** Σ_{j ≥ k} C(n, j) p^j (1 − p)^{n − j}: each term from its logarithm, which is added up from n = j on. */
function upperTail(k: number, n: number, p: number): number {
  if (k === 0 || p === 1) return 1;
  let log = n * Math.log(p);
  let sum = 0;
  for (let j = n; j >= k; j--) {
    sum += Math.exp(log);
    log += Math.log(j) - Math.log(n - j + 1) + Math.log1p(-p) - Math.log(p);
  }
  return Math.min(1, sum);
}
