import type { NamedPackage } from '../../case/case.js';
import { checkCompletion } from '../../settlement/check/index.js';
import { complete } from '../../settlement/complete.js';
import { explainPackage } from '../../settlement/evaluate.js';
import type { Package, Point, Settlement } from '../../settlement/result.js';
import type { Budget } from '../../shared/budget.js';
import { list, title } from '../text.js';
import { type Context, optionName, type Shown } from './context.js';
import { packageIndices } from './space.js';

/**
 * A package that the case names. One that is partly open is shown at its best completion, says which, and carries the
 * check that there is none better. Undefined where no completion keeps the rules.
 */
export async function showNamed(context: Context, named: NamedPackage, budget: Budget): Promise<Shown | undefined> {
  const given = packageIndices(context.c, named.options);
  const open = given.flatMap((option, i) => (option === undefined ? [i] : []));
  const shown = (chosen: Package): Shown => ({
    id: named.id,
    name: named.name,
    explained: explainPackage(context.space, chosen),
    found: false,
    grounds: named.ground ? [named.ground.key] : [],
  });
  if (open.length === 0) return shown(given as Package);
  const completion = await complete(context.space, given, budget);
  if (!completion) return undefined;
  const filled = open.map(
    (i) => `${title(context.c.issues[i]!.name)}: ${optionName(context, i, completion.package[i]!)}`,
  );
  const ties = completion.ties > 1 ? ` (first of ${completion.ties} equally good)` : '';
  return {
    ...shown(completion.package),
    completed: `${open.length} of ${given.length} issues are open in the case, filled in with ${completion.partial ? 'a completion (not searched to the end)' : 'the best completion'}: ${list(filled)}${ties}`,
    completion: await checkCompletion(context.space, given, completion, budget),
  };
}

/** The first of the packages that the case names whose worth to the signatories is one of these points. */
export function namedAmong(
  settlement: Settlement,
  points: readonly Point[],
  packages: readonly Shown[],
): Shown | undefined {
  const same = (p: Shown, point: Point) =>
    settlement.signatories.every((party, k) => Math.abs(p.explained.standings[party]!.value - point.values[k]!) < 1e-9);
  return packages.find((p) => !p.found && p.explained.signable && points.some((point) => same(p, point)));
}

/**
 * The package that the tool itself puts forward: the first of the Nash packages, unless the case names one of them; or,
 * where nothing could be signed, one that the smallest correction opens.
 */
export function showFound(context: Context, settlement: Settlement, packages: readonly Shown[]): Shown | undefined {
  const nash = settlement.solutions.nash.points;
  if (nash.length > 0 && namedAmong(settlement, nash, packages)) return undefined;
  const { corrections } = settlement.whyNoDeal;
  const smallest = [...corrections].sort((a, b) => a.constraints.length - b.constraints.length)[0];
  const chosen = nash[0]?.package ?? smallest?.amounts[0]?.package;
  if (!chosen) return undefined;
  let id = 'found';
  for (let n = 2; packages.some((p) => p.id === id); n++) id = `found-${n}`;
  return {
    id,
    name: nash.length > 0 ? 'the Nash package' : 'the package nearest to agreement',
    explained: explainPackage(context.space, chosen),
    found: true,
    grounds: [],
  };
}
