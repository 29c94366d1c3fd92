import type { Case } from '../../case/index.js';
import type { Budget } from '../../shared/budget.js';
import { type CaseSpace, caseSpace, noDeal } from '../settlement/space.js';
import { type Durability, durabilityOf } from './durability.js';
import { type Structure, structureOf } from './game.js';
import type { Profile } from './inputs.js';

/** The deal space of a case in which every package is worth what it is worth given how long it lasts. */
export interface Coupled {
  space: CaseSpace;
  /** The same packages as if peace were certain. */
  certain: CaseSpace;
  durability: Durability;
  /** The game of a profile, made once. */
  structures: (profile: Profile) => Structure;
}

/** @returns Nothing where the case has no guarantee part; a number of cells where that is beyond the limit. */
export async function coupledSpace(c: Case, budget: Budget): Promise<Coupled | { tooMany: number } | undefined> {
  if (!c.guarantee) return undefined;
  const structures = structureStore(c);
  const certain = caseSpace(c);
  const durability = await durabilityOf(c, certain, structures, budget);
  if ('tooMany' in durability) return durability;
  const parties = certain.space.parties.map((party, a) => {
    const values = durability.tables[a];
    if (!values) return party;
    return { ...party, tables: [{ name: 'durability', issues: durability.issues, values }] };
  });
  const space = { ...certain.space, parties };
  // A status quo is worth what it is worth given how long it lasts, too.
  for (const party of c.parties) {
    const at = certain.actors.findIndex((a) => a.id === party.id);
    if (at >= 0) parties[at] = { ...parties[at]!, threshold: noDeal(c, space, at) };
  }
  return { space: { ...certain, space }, certain, durability, structures };
}

export function structureStore(c: Case): (profile: Profile) => Structure {
  const known = new Map<string, Structure>();
  return (profile) => {
    const structure = known.get(profile.id) ?? structureOf(c, profile, c.guarantee!.tail.median);
    known.set(profile.id, structure);
    return structure;
  };
}
