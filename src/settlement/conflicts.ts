import type { Budget } from '../shared/budget.js';
import { type ConstraintSet, contains, inOrder, membersOf } from './constraint-sets.js';

/** Most sets that are kept while hitting sets are built; beyond it the list is partial. */
export const CONFLICT_LIMIT = 5_000;

/**
 * All minimal hitting sets of a family: the minimal sets that meet every member. The minimal conflicts are those of
 * the minimal corrections (Reiter 1987, theorem 4.4; Liffiton & Sakallah 2008, section 3). Built member by member
 * (Berge, Hypergraphs, 1989, chapter 2).
 * @returns undefined where the limit or the budget ended the work: half-built hitting sets prove nothing.
 */
export async function minimalHittingSets(
  family: readonly ConstraintSet[],
  budget: Budget,
): Promise<ConstraintSet[] | undefined> {
  let hitting: ConstraintSet[] = [0n];
  for (const member of inOrder(family)) {
    const hits = hitting.filter((set) => (set & member) !== 0n);
    const extended: ConstraintSet[] = [];
    for (const set of hitting) {
      if ((set & member) !== 0n) continue;
      if (!(await budget.goOn('conflicts', extended.length, 0))) return undefined;
      for (const c of membersOf(member)) {
        const larger = set | (1n << BigInt(c));
        // An extension is minimal unless it contains a set that hits the member already: two extensions never nest.
        if (!hits.some((hit) => contains(larger, hit))) extended.push(larger);
      }
    }
    hitting = [...hits, ...extended];
    if (hitting.length > CONFLICT_LIMIT) return undefined;
  }
  return inOrder(hitting);
}
