import type { Case } from '../../case/index.js';
import { complete } from '../../settlement/complete.js';
import { explainPackage } from '../../settlement/evaluate.js';
import type { Package } from '../../settlement/result.js';
import { settle } from '../../settlement/settle.js';
import { trades } from '../../settlement/trades.js';
import { wouldTake } from '../../settlement/wouldTake.js';
import type { Budget } from '../../shared/budget.js';
import { type CaseSpace, caseSpace, packageIndices, withNoDeal } from '../settlement/space.js';
import { CELL_LIMIT, Durability } from './durability.js';
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

/**
 * @returns Nothing where the case has no guarantee part; a number of cells where that is beyond the limit; `unfinished`
 * where the budget ended it: a table that is filled in part would be wrong.
 */
export async function coupledSpace(
  c: Case,
  budget: Budget,
): Promise<Coupled | { tooMany: number } | { unfinished: true } | undefined> {
  if (!c.guarantee) return undefined;
  const structures = structureStore(c);
  const certain = caseSpace(c);
  const durability = new Durability(c, certain, structures);
  if (durability.size > CELL_LIMIT) return { tooMany: durability.size };
  if (!(await durability.fill(budget))) return { unfinished: true };
  let space = withTables(c, certain, durability);
  // What an answer names is played as it is, which may bring other packages into the answers.
  for (let round = 0; round < ROUNDS && durability.interpolation; round++) {
    const named = await answersName(c, space, budget);
    if (budget.stopped) return { unfinished: true };
    durability.namedPlayed = named.filter((chosen) => durability.playAsIs(chosen)).length === 0;
    if (durability.namedPlayed) break;
    space = withTables(c, certain, durability);
  }
  return { space, certain, durability, structures };
}

/** Rounds after which packages that the answers name may still be interpolated. */
const ROUNDS = 8;

function withTables(c: Case, certain: CaseSpace, { cells, tables }: Durability): CaseSpace {
  const parties = certain.space.parties.map((party, a) => {
    const values = tables[a];
    return values ? { ...party, tables: [{ name: 'durability', issues: cells.issues, values }] } : party;
  });
  // A status quo is worth what it is worth given how long it lasts, too.
  return { ...certain, space: withNoDeal(c, { ...certain.space, parties }) };
}

/**
 * Packages that answers about a case speak of: those it names, what would win those who refuse them, trades within them,
 * and those that stand for a result.
 */
async function answersName(c: Case, { space }: CaseSpace, budget: Budget): Promise<Package[]> {
  const named: Package[] = [];
  for (const { options } of c.packages) {
    const completion = await complete(space, packageIndices(c, options), budget);
    if (!completion) continue;
    const of = completion.package;
    named.push(of);
    for (const { party, accepts, needed } of explainPackage(space, of).standings) {
      if (accepts || !needed) continue;
      const { ways } = await wouldTake(space, of, party, budget);
      named.push(...ways.map((way) => way.package));
    }
    const swaps = await trades(space, of, budget);
    named.push(...swaps.trades.map((trade) => trade.package));
  }
  const settled = await settle(space, { check: false }, budget);
  if (settled.kind === 'too-large') return named;
  const { frontier, whyNoDeal } = settled;
  // The solutions are among the candidates of the frontier.
  const points = [...frontier.signable, ...frontier.candidates];
  const opened = whyNoDeal.corrections.flatMap(({ amounts }) => amounts.map((amount) => amount.package));
  return [...named, ...points.map((point) => point.package), ...opened];
}

export function structureStore(c: Case): (profile: Profile) => Structure {
  const known = new Map<string, Structure>();
  return (profile) => {
    const structure = known.get(profile.id) ?? structureOf(c, profile, c.guarantee!.tail.value);
    known.set(profile.id, structure);
    return structure;
  };
}
