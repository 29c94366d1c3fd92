import type { Budget } from '../shared/budget.js';
import { adopters, isSignable } from './adoption.js';
import { type Compiled, fromGrid } from './compile.js';
import { minimalHittingSets } from './conflicts.js';
import { addMinimal, type ConstraintSet, contains, inOrder, membersOf } from './constraint-sets.js';
import { packageOf } from './enumerate.js';
import { FrontierBuilder } from './frontier.js';
import type { Carried, Constraint, Correction, WhyNoDeal } from './result.js';
import { eachBlock, type Survey } from './survey.js';

/** Most minimal corrections that are kept. */
const CORRECTION_LIMIT = 2_000;

/**
 * Why nothing is signable: all minimal corrections with their Pareto-minimal amounts, and all minimal conflicts.
 *
 * A package is signable without the constraints D when the parties whose violated constraints all lie in D make up a
 * winning coalition. So the minimal corrections are the minimal members of { ∪_{p in W} violated_p(x) } over packages
 * x and minimal winning coalitions W.
 */
export async function whyNoDeal(compiled: Compiled, seen: Survey, budget: Budget): Promise<WhyNoDeal> {
  if (seen.facts.some((fact) => fact.signable)) return { signableAlready: true, corrections: [], conflicts: [] };
  const violated = seen.facts.map((_, id) => violatedBy(compiled, seen, id));
  const family: ConstraintSet[] = [];
  let steps = 0;
  for (const sets of violated)
    for (const _ of correctionsAt(compiled, sets, family)) {
      if (++steps % 256 === 0 && !(await budget.goOn('corrections', family.length, 0))) return stopped;
      if (family.length > CORRECTION_LIMIT)
        return { ...stopped, partial: `there are more than ${CORRECTION_LIMIT} minimal corrections` };
    }
  if (budget.stopped) return stopped;
  const minimal = inOrder(family);
  const corrections = await withAmounts(compiled, seen, violated, minimal, budget);
  if (!corrections) return stopped;
  const conflicts = await minimalHittingSets(minimal, budget);
  const named = (set: ConstraintSet): Constraint[] => membersOf(set).map((c) => compiled.constraints[c]);
  if (conflicts) return { signableAlready: false, corrections, conflicts: conflicts.map(named) };
  return {
    signableAlready: false,
    corrections,
    conflicts: [],
    partial: 'the corrections are complete; listing the conflicts took too long',
  };
}

const stopped: WhyNoDeal = {
  signableAlready: false,
  corrections: [],
  conflicts: [],
  partial: 'the search for corrections was ended before it was whole',
};

/** How many packages are signable with each single constraint of those who adopt dropped. */
export function carries(compiled: Compiled, seen: Survey): Carried[] {
  const relevant = new Set(adopters(compiled.space.adoption));
  const signable = new Float64Array(compiled.constraints.length);
  let already = 0;
  seen.facts.forEach((fact, id) => {
    if (fact.signable) already += seen.patterns.counts[id];
    else {
      const violated = violatedBy(compiled, seen, id);
      // Dropping a constraint that this pattern does not violate changes nothing for it.
      for (const c of membersOf(violated.reduce((a, b) => a | b, 0n)))
        if (signableWithout(compiled, violated, 1n << BigInt(c))) signable[c] += seen.patterns.counts[id];
    }
  });
  return compiled.constraints.flatMap((constraint, c) =>
    relevant.has(constraint.party) ? [{ constraint, signable: already + signable[c] }] : [],
  );
}

/** For each party, the constraints that packages of this pattern violate. */
function violatedBy({ space, bits }: Compiled, { patterns }: Survey, id: number): ConstraintSet[] {
  const sets = space.parties.map(() => 0n);
  bits.forEach(({ party, kind }, bit) => {
    // Bits and constraints have the same numbers: the bits of ratifiers that are not needed come after all of them.
    if (kind !== 'not-needed' && patterns.has(id, bit)) sets[party] |= 1n << BigInt(bit);
  });
  return sets;
}

function signableWithout({ space }: Compiled, violated: readonly ConstraintSet[], dropped: ConstraintSet): boolean {
  return isSignable(space.adoption, (p) => contains(dropped, violated[p]));
}

/**
 * Adds the minimal corrections that packages with these violations allow: one for each way to make up a coalition.
 * Yields after every step, so that the caller can look at the clock.
 */
function* correctionsAt(
  { space }: Compiled,
  violated: readonly ConstraintSet[],
  family: ConstraintSet[],
): Generator<void> {
  const { voters, vetoes, atLeast } = space.adoption;
  const forced = vetoes.reduce((set, p) => set | violated[p], 0n);
  // Voters who have nothing left to drop join at once; of the rest the missing number is chosen in every way.
  const rest = voters.filter((p) => !contains(forced, violated[p]));
  const missing = atLeast - (voters.length - rest.length);
  function* choose(from: number, more: number, set: ConstraintSet): Generator<void> {
    yield;
    if (family.some((member) => contains(set, member))) return;
    if (more <= 0) addMinimal(family, set);
    else for (let i = from; i <= rest.length - more; i++) yield* choose(i + 1, more - 1, set | violated[rest[i]]);
  }
  yield* choose(0, missing, forced);
}

/**
 * Passes over the packages once more, for each correction over those that it opens. A minimal correction is violated
 * as a whole by every package it opens, so the shortfalls under its thresholds are what has to be conceded, and the
 * Pareto-minimal amounts are the Pareto frontier of the values of these parties.
 */
async function withAmounts(
  compiled: Compiled,
  seen: Survey,
  violated: readonly ConstraintSet[][],
  minimal: readonly ConstraintSet[],
  budget: Budget,
): Promise<Correction[] | undefined> {
  const opens = violated.map((sets) => minimal.flatMap((set, c) => (signableWithout(compiled, sets, set) ? [c] : [])));
  const found = minimal.map((set) => {
    const constraints = membersOf(set).map((c) => compiled.constraints[c]);
    const lowered = constraints.flatMap((c) => (c.kind === 'threshold' ? [c.party] : []));
    return { constraints, lowered, packages: 0, first: -1, frontier: new FrontierBuilder(lowered.length) };
  });
  await eachBlock(compiled, budget, 'corrections', async ({ marks, words, tuples, values, length }) => {
    const columns = found.map((it) => it.lowered.map((p) => values[p]));
    for (let j = 0; j < length; j++) {
      for (const c of opens[seen.patterns.idOf(marks, j * words)]) {
        const it = found[c];
        it.packages++;
        if (it.first < 0) it.first = tuples[j];
        if (it.lowered.length > 0) it.frontier.add(columns[c], j, tuples[j]);
      }
    }
    for (const { frontier } of found) if (frontier.due) await frontier.settle(budget);
  });
  for (const { frontier, lowered } of found) if (lowered.length > 0) await frontier.settle(budget);
  if (budget.stopped) return undefined;
  return found.map(({ constraints, lowered, packages, first, frontier }) => ({
    constraints,
    packages,
    amounts:
      lowered.length === 0
        ? [{ lower: [], packages, package: packageOf(compiled.sizes, first) }]
        : frontier.points(compiled).map((point, row) => ({
            lower: lowered.map((party, k) => ({
              party,
              by: fromGrid(compiled.thresholds[party] - frontier.vector(row)[k]),
            })),
            packages: point.packages,
            package: point.package,
          })),
  }));
}
