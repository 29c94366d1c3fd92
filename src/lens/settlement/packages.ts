import type { Package } from '../../settlement/result.js';
import { title } from '../text.js';
import { type Context, optionName } from './context.js';

/** A package in the words of the case: "Promise of defence: Like Article 5; Legal form: Executive act; …". */
export function describePackage(
  context: Context,
  chosen: Package,
  include: (issue: number) => boolean = () => true,
): string {
  const parts = context.c.issues.flatMap((issue, i) =>
    include(i) && chosen[i]! < issue.options.length
      ? [`${title(issue.name)}: ${optionName(context, i, chosen[i]!)}`]
      : [],
  );
  return parts.join('; ');
}

/** The issues that differ, with the option that is new: "EU accession → Left open", the first few and how many more. */
export function changesInBrief(context: Context, from: Package, to: Package, most: number): string {
  const changes = context.c.issues.flatMap((issue, i) =>
    from[i] === to[i] ? [] : [`${title(issue.name)} → ${optionName(context, i, to[i]!)}`],
  );
  const more = changes.length - most;
  return more > 1 ? `${changes.slice(0, most).join('; ')}; and ${more} more` : changes.join('; ');
}

/** How one package differs from another: "EU accession: Left open (was Accepted)". */
export function describeChanges(context: Context, from: Package, to: Package): string[] {
  return context.c.issues.flatMap((issue, i) => {
    if (from[i] === to[i]) return [];
    return [`${title(issue.name)}: ${optionName(context, i, to[i]!)} (was ${optionName(context, i, from[i]!)})`];
  });
}
