import type { Case, Commitment, ConditionNode, GuaranteePart } from '../../src/case/index.js';

/*
 * What a package means in a guarantee game, looked up in the case by name and without any code of the lens or the engine:
 * what peace is worth, what outlives it, who is bound in which form. For tests alone.
 */

export type Options = Record<string, string | null>;

/** A condition of the case language: a comparison with an issue that is absent is false. */
export function isTrue(node: ConditionNode, options: Options): boolean {
  switch (node.kind) {
    case 'in':
      return options[node.issue] !== null && node.options.includes(options[node.issue]!);
    case 'absent':
      return options[node.issue] === null;
    case 'not':
      return !isTrue(node.of, options);
    case 'and':
      return node.of.every((part) => isTrue(part, options));
    case 'or':
      return node.of.some((part) => isTrue(part, options));
  }
}

/** What a package is worth to a party while peace lasts: its issues, its links, and what its priced lines cost. */
export function peaceOf(c: Case, party: string, options: Options): number {
  const issues = c.issues.reduce((sum, issue) => sum + issueWorth(c, party, issue.id, options), 0);
  const links = c.links.filter((l) => l.party === party && isTrue(l.when.node, options));
  const lines = c.redLines.filter((l) => l.party === party && l.costs && isTrue(l.when.node, options));
  const broken = c.exchanges.filter(
    (e) =>
      e.party === party && e.otherwise !== 'refuse' && isTrue(e.gives.node, options) && !isTrue(e.for.node, options),
  );
  return (
    issues +
    links.reduce((sum, l) => sum + l.points.value, 0) -
    lines.reduce((sum, l) => sum + l.costs!.value, 0) -
    broken.reduce((sum, e) => sum + (e.otherwise === 'refuse' ? 0 : e.otherwise.costs.value), 0)
  );
}

function issueWorth(c: Case, party: string, issue: string, options: Options): number {
  const values = c.parties.find((p) => p.id === party)!.values;
  if (!values) return 0;
  return (values.shares[issue] ?? 0) * (values.points[issue]?.[options[issue] ?? 'absent']?.value ?? 0);
}

/** By how much the package a party lives with after a war is worth more than the one that its futures speak of. */
export function lastingOf(c: Case, party: string, options: Options): number {
  const given = c.packages.find((p) => p.id === c.guarantee!.futuresGiven)?.options;
  return c.guarantee!.lasting.reduce(
    (sum, issue) =>
      sum + issueWorth(c, party, issue, options) - (given ? issueWorth(c, party, issue, given as Options) : 0),
    0,
  );
}

/** The promises and forces that a package contains, each promise with the form that it has there. */
export function commitmentsOf(part: GuaranteePart, options: Options) {
  const given = part.commitments.filter((commitment) => isTrue(commitment.given.node, options));
  return {
    promises: given
      .filter(({ kind }) => kind === 'promise')
      .map((commitment) => {
        const { form } = commitment.form.find(({ when }) => !when || isTrue(when.node, options))!;
        return { ...commitment, form: part.forms.find(({ id }) => id === form)! };
      }),
    forces: given.filter(({ kind }) => kind === 'deployment'),
  };
}

/**
 * What help by a guarantor is. It adds what the most of its commitments in the package adds; it costs what that one
 * says, or the next that says anything; and without any in the package, help is what its first commitment says.
 */
export function helpBy(part: GuaranteePart, options: Options, party: string) {
  const says = ({ honouring }: Commitment) => Object.keys(honouring).length > 0;
  const own = part.commitments.filter(({ by }) => by === party);
  const given = own
    .filter((commitment) => isTrue(commitment.given.node, options))
    .sort((a, b) => b.adds.value - a.adds.value);
  const first = given.find(says) ?? own.find(says)!;
  return { adds: (given[0] ?? first).adds.value, honouring: first.honouring };
}
