import type { NamedPackage } from '../../case/case.js';
import { complete } from '../../settlement/complete.js';
import { explainPackage } from '../../settlement/evaluate.js';
import type { Package, Settlement } from '../../settlement/result.js';
import type { Budget } from '../../shared/budget.js';
import { list, title } from '../text.js';
import { type Context, optionName, type Shown } from './context.js';
import { packageIndices } from './space.js';

/** A package that the case names. One that is partly open is shown at its best completion, and says which. */
export async function showNamed(context: Context, named: NamedPackage, budget: Budget): Promise<Shown | undefined> {
  const given = packageIndices(context.c, named.options);
  const open = given.flatMap((option, i) => (option === undefined ? [i] : []));
  let chosen = given as Package;
  let completed: string | undefined;
  if (open.length > 0) {
    const completion = await complete(context.space, given, budget);
    if (!completion) return undefined;
    chosen = completion.package;
    const filled = open.map((i) => `${title(context.c.issues[i]!.name)}: ${optionName(context, i, chosen[i]!)}`);
    const ties = completion.ties > 1 ? ` (first of ${completion.ties} equally good)` : '';
    completed = `${list(filled)}${ties}`;
  }
  return {
    id: named.id,
    name: named.name,
    explained: explainPackage(context.space, chosen),
    ...(completed && { completed }),
    found: false,
    grounds: named.ground ? [named.ground.key] : [],
  };
}

/**
 * The package that the tool itself puts forward: the first of the Nash packages, or, where nothing could be signed, one
 * that the smallest correction opens.
 */
export function showFound(context: Context, settlement: Settlement): Shown | undefined {
  const nash = settlement.solutions.nash.points[0];
  const { corrections } = settlement.whyNoDeal;
  const smallest = [...corrections].sort((a, b) => a.constraints.length - b.constraints.length)[0];
  const chosen = nash?.package ?? smallest?.amounts[0]?.package;
  if (!chosen) return undefined;
  return {
    id: 'found',
    name: nash ? 'the Nash package' : 'the package nearest to agreement',
    explained: explainPackage(context.space, chosen),
    found: true,
    grounds: [],
  };
}
