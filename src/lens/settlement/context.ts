import type { Case, Values } from '../../case/case.js';
import type { Check, Constraint, PackageExplained } from '../../settlement/result.js';
import type { Assessment } from '../finding.js';
import { fixed } from '../text.js';
import type { CaseLine, CaseSpace } from './space.js';

/** What every finding of this lens is made from. */
export interface Context extends CaseSpace {
  c: Case;
  grounds: Assessment['grounds'];
}

/** A package that the findings speak of: named in the case, or found by the tool. */
export interface Shown {
  id: string;
  /** As inside a sentence: "the offer". */
  name: string;
  explained: PackageExplained;
  /** Set for a package that the case leaves partly open: the issues that were filled in, and how. */
  completed?: string;
  /** The check that there is no better completion. */
  completion?: Check;
  found: boolean;
  grounds: string[];
}

/** `[¶6]`, or nothing where no ground is stated. */
export function cite({ grounds }: Context, ...keys: (string | undefined)[]): string {
  const labels = [...new Set(keys.flatMap((key) => (key && grounds[key] ? [grounds[key].label] : [])))];
  return labels.length > 0 ? ` [${labels.join(', ')}]` : '';
}

/** `Russia's`, `the United States'`. */
export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

export function lineOf(context: Context, party: number, line: number): CaseLine {
  return context.lines.get(context.space.parties[party]!.refuses[line]!.name)!;
}

export function noDealGround({ c, actors }: Context, party: number): string | undefined {
  const actor = actors[party]!;
  const ratifier = c.ratifiers.find((r) => r.id === actor.id);
  if (ratifier) return (ratifier.acceptsFrom.ground ?? ratifier.ground)?.key;
  const noDeal = c.parties.find((p) => p.id === actor.id)?.noDeal;
  return ((noDeal?.now.kind === 'points' ? noDeal.now.number.ground : undefined) ?? noDeal?.ground)?.key;
}

/** What a party's acceptance is held against: its no-deal, or for a ratifier its threshold. */
export function thresholdName({ actors }: Context, party: number): string {
  return actors[party]!.role === 'ratifier' ? 'threshold' : 'no-deal';
}

/** What a party or ratifier of the space wants. */
export function valuesOf({ c, actors }: Context, party: number): Values {
  const { id, role } = actors[party]!;
  return role === 'ratifier'
    ? c.ratifiers.find((r) => r.id === id)!.values
    : c.parties.find((p) => p.id === id)!.values!;
}

/** A hard line or threshold in words: `Russia's line "recognition first" [¶6]`, `Ukraine's no-deal of 35.0`. */
export function constraintText(context: Context, constraint: Constraint): string {
  const { name } = context.actors[constraint.party]!;
  if (constraint.kind === 'line') {
    const line = lineOf(context, constraint.party, constraint.line);
    return `${possessive(name)} ${line.kind} “${line.name}”${cite(context, line.ground)}`;
  }
  const what = thresholdName(context, constraint.party);
  const threshold = fixed(context.space.parties[constraint.party]!.threshold);
  return `${possessive(name)} ${what} of ${threshold}${cite(context, noDealGround(context, constraint.party))}`;
}

export function constraintGrounds(context: Context, constraints: readonly Constraint[]): string[] {
  const keys = constraints.map((x) =>
    x.kind === 'line' ? lineOf(context, x.party, x.line).ground : noDealGround(context, x.party),
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** The check of a settlement that a checker made, about one frontier where there are several. */
export function checkOf(checks: readonly Check[], checkedBy: string, scope?: Check['scope']): Check | undefined {
  return checks.find((check) => check.checkedBy === checkedBy && check.scope === scope);
}

/** Whose consent a signature takes: who votes, and who holds a veto (an endorser may). */
export function adopters({ space }: Context): number[] {
  return [...new Set([...space.adoption.voters, ...space.adoption.vetoes])].sort((a, b) => a - b);
}

/** Everything that the case's numbers rest on: the grounds of an answer that takes all of them. */
export function allGrounds({ grounds }: Context): string[] {
  return Object.keys(grounds);
}

/** What a party's weight for an issue rests on. */
export function weightGround(values: Values, issue: string): string | undefined {
  const own = values.weights.kind === 'numbers' ? values.weights.of[issue]?.ground : undefined;
  return (own ?? values.weightsGround)?.key;
}

export function optionName({ c }: Context, issue: number, option: number): string {
  return c.issues[issue]!.options[option]?.name ?? 'does not arise';
}
