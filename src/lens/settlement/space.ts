import type { Case, ConditionNode, Ground, NamedPackage, Values } from '../../case/case.js';
import type { CaseNumber } from '../../case/number.js';
import { explainPackage } from '../../settlement/evaluate.js';
import type { Adoption, DealSpace, Formula, SpaceParty } from '../../settlement/space.js';

/**
 * The deal space of a case, each uncertain number at its median, and the way back from the engine's indices to the
 * words of the case.
 */
export interface CaseSpace {
  space: DealSpace;
  /** Case id and name of each party of the space: parties with values first, then ratifiers. */
  actors: { id: string; name: string; role: SpaceParty['role'] }[];
  /** Indices of the parties whose consent the adoption rule asks for. */
  signatories: number[];
  /** Red lines and exchanges behind `refuses` and `terms`, by the name they carry in the space. */
  lines: Map<string, CaseLine>;
}

/** A red line, exchange or link: what the engine calls a term or a refusal. */
export interface CaseLine {
  id: string;
  name: string;
  party: string;
  kind: 'red line' | 'exchange' | 'link';
  condition: string;
  ground: string | undefined;
}

export function caseSpace(c: Case): CaseSpace {
  const lines = new Map<string, CaseLine>();
  const parties: SpaceParty[] = [];
  const actors: CaseSpace['actors'] = [];
  for (const party of c.parties) {
    if (!party.values) continue;
    const role = party.roles.includes('signatory') ? 'signatory' : 'endorser';
    actors.push({ id: party.id, name: party.name, role });
    parties.push({
      name: party.id,
      role,
      points: contributions(c, party.values),
      ...conditional(c, party.id, lines),
      threshold: 0,
    });
  }
  for (const ratifier of c.ratifiers) {
    actors.push({ id: ratifier.id, name: ratifier.name, role: 'ratifier' });
    parties.push({
      name: ratifier.id,
      role: 'ratifier',
      points: contributions(c, ratifier.values),
      terms: [],
      refuses: [],
      threshold: ratifier.acceptsFrom.value,
      ...(ratifier.needed && { needed: formula(c, ratifier.needed.node) }),
    });
  }
  const issues = c.issues.map((issue) => ({
    name: issue.id,
    options: [...issue.options.map((o) => o.id), ...(issue.exists ? ['absent'] : [])],
    ...(issue.exists && { absent: issue.options.length }),
  }));
  const adoption = adoptionOf(c, actors);
  const space = withNoDeal(c, { unit: 'points', issues, rules: rules(c), parties, adoption });
  return { space, actors, signatories: [...adoption.voters], lines };
}

/** Option indices of a package of the case; undefined where it leaves an issue open. */
export function packageIndices(c: Case, options: NamedPackage['options']): (number | undefined)[] {
  return c.issues.map((issue) => {
    const option = options[issue.id];
    if (option === undefined) return undefined;
    return option === null ? issue.options.length : issue.options.findIndex((o) => o.id === option);
  });
}

/** The package of the case behind option indices. */
export function packageOptions(c: Case, indices: readonly number[]): Record<string, string | null> {
  return Object.fromEntries(c.issues.map((issue, i) => [issue.id, issue.options[indices[i]!]?.id ?? null]));
}

function contributions(c: Case, values: Values): Float64Array[] {
  return c.issues.map((issue) => {
    const share = values.shares[issue.id] ?? 0;
    const ids = [...issue.options.map((o) => o.id), ...(issue.exists ? ['absent'] : [])];
    return Float64Array.from(ids, (id) => share * (values.points[issue.id]?.[id]?.value ?? 0));
  });
}

/** What of a party's links, red lines and exchanges changes its value, and what makes it refuse. */
function conditional(c: Case, party: string, lines: CaseSpace['lines']): Pick<SpaceParty, 'terms' | 'refuses'> {
  const terms: { name: string; when: Formula; points: number }[] = [];
  const refuses: { name: string; when: Formula }[] = [];
  const add = (
    kind: CaseLine['kind'],
    line: { id: string; name: string; ground?: Ground },
    when: Formula,
    condition: string,
    price?: { number: CaseNumber; sign: 1 | -1 },
  ) => {
    const name = `${kind === 'red line' ? 'red-lines' : `${kind}s`}.${line.id}`;
    const ground = (price?.number.ground ?? line.ground)?.key;
    lines.set(name, { id: line.id, name: line.name, party, kind, condition, ground });
    if (price) terms.push({ name, when, points: price.sign * price.number.value });
    else refuses.push({ name, when });
  };
  for (const link of c.links.filter((l) => l.party === party)) {
    add('link', link, formula(c, link.when.node), link.when.text, { number: link.points, sign: 1 });
  }
  for (const line of c.redLines.filter((l) => l.party === party)) {
    const price = line.costs && { number: line.costs, sign: -1 as const };
    add('red line', line, formula(c, line.when.node), line.when.text, price);
  }
  for (const exchange of c.exchanges.filter((e) => e.party === party)) {
    const broken: Formula = {
      kind: 'and',
      of: [formula(c, exchange.gives.node), { kind: 'not', of: formula(c, exchange.for.node) }],
    };
    const price = exchange.otherwise === 'refuse' ? undefined : { number: exchange.otherwise.costs, sign: -1 as const };
    add('exchange', exchange, broken, `${exchange.gives.text}, without ${exchange.for.text}`, price);
  }
  return { terms, refuses };
}

/** Rules of the case, and for each conditional issue: it is absent exactly where its condition fails. */
function rules(c: Case): Formula[] {
  const stated = c.rules.map((rule): Formula => {
    const condition = formula(c, rule.condition.node);
    return rule.kind === 'require' ? condition : { kind: 'not', of: condition };
  });
  const existence = c.issues.flatMap((issue, i): Formula[] => {
    if (!issue.exists) return [];
    const exists = formula(c, issue.exists.node);
    const absent: Formula = { kind: 'is', issue: i, options: [issue.options.length] };
    return [
      { kind: 'or', of: [exists, absent] },
      { kind: 'not', of: { kind: 'and', of: [exists, absent] } },
    ];
  });
  return [...existence, ...stated];
}

/** An absent issue has none of the options that a comparison can name, so comparisons with it are false by themselves. */
export function formula(c: Case, node: ConditionNode): Formula {
  switch (node.kind) {
    case 'in':
    case 'absent': {
      const issue = c.issues.findIndex((i) => i.id === node.issue);
      const { options, exists } = c.issues[issue]!;
      if (node.kind === 'in')
        return { kind: 'is', issue, options: node.options.map((id) => options.findIndex((o) => o.id === id)) };
      // An issue without a condition always arises.
      return { kind: 'is', issue, options: exists ? [options.length] : [] };
    }
    case 'not':
      return { kind: 'not', of: formula(c, node.of) };
    default:
      return { kind: node.kind, of: node.of.map((part) => formula(c, part)) };
  }
}

function adoptionOf(c: Case, actors: CaseSpace['actors']): Adoption {
  const index = (id: string) => actors.findIndex((a) => a.id === id);
  const voters = actors.flatMap((a, i) => (a.role === 'signatory' ? [i] : []));
  return { voters, atLeast: c.adoption.atLeast, vetoes: c.adoption.vetoes.map(index) };
}

/**
 * The space in which every party refuses what it values less than its no-deal: a number, or what the status quo is worth
 * to it in this space, one of its packages like any other.
 */
export function withNoDeal(c: Case, space: DealSpace): DealSpace {
  const parties = space.parties.map((party, at) => {
    const now = c.parties.find(({ id }) => id === party.name)?.noDeal?.now;
    if (!now) return party;
    if (now.kind === 'points') return { ...party, threshold: now.number.value };
    const statusQuo = packageIndices(c, c.packages.find((p) => p.id === now.package)!.options);
    return { ...party, threshold: explainPackage(space, statusQuo as number[]).standings[at]!.value };
  });
  return { ...space, parties };
}
