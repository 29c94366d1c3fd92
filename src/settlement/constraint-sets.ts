/** A set of constraints: bit c stands for constraint c of the compiled space. */
export type ConstraintSet = bigint;

export function contains(big: ConstraintSet, small: ConstraintSet): boolean {
  return (small & ~big) === 0n;
}

/** Adds a set to a family of minimal sets, unless it contains a member; members that contain it go. */
export function addMinimal(family: ConstraintSet[], set: ConstraintSet): boolean {
  for (const member of family) if (contains(set, member)) return false;
  let kept = 0;
  for (const member of family) if (!contains(member, set)) family[kept++] = member;
  family.length = kept;
  family.push(set);
  return true;
}

export function membersOf(set: ConstraintSet): number[] {
  const members: number[] = [];
  for (let c = 0, rest = set; rest > 0n; c++, rest >>= 1n) if (rest & 1n) members.push(c);
  return members;
}

/** Smaller sets first, then those with earlier members. */
export function inOrder(family: readonly ConstraintSet[]): ConstraintSet[] {
  return family
    .map((set) => ({ set, members: membersOf(set) }))
    .sort((a, b) => {
      if (a.members.length !== b.members.length) return a.members.length - b.members.length;
      const k = a.members.findIndex((m, i) => m !== b.members[i]);
      return k < 0 ? 0 : a.members[k] - b.members[k];
    })
    .map(({ set }) => set);
}
