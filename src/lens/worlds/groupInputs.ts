import type { Case, Correlation } from '../../case/index.js';
import type { Input } from './inputs.js';

/** By what the numbers of a case are put into groups. */
export const GROUPINGS = ['party', 'issue', 'lens'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Numbers that become known together. */
export interface InputGroup {
  id: string;
  /** "the numbers of Russia". */
  name: string;
  /** Indices of inputs. */
  inputs: number[];
  /** Names of the correlations that made one group of several. */
  tied?: string[];
}

/**
 * Every uncertain number of a case in one group each, in the order in which the case first has one of a group. Groups
 * whose numbers go together are one: a design draws groups independently of each other.
 */
export function groupInputsBy(c: Case, inputs: readonly Input[], by: Grouping): InputGroup[] {
  const groups = new Map<string, InputGroup>();
  inputs.forEach((input, i) => {
    const { id, name } = GROUP[by](c, input);
    const group = groups.get(id) ?? { id, name, inputs: [] };
    group.inputs.push(i);
    groups.set(id, group);
  });
  const tying = c.correlations.filter(({ rank }) => rank.value !== 0);
  return tying.reduce((all, correlation) => joined(all, inputs, correlation), [...groups.values()]);
}

/** With the groups of two numbers as one, where they are two. */
function joined(groups: InputGroup[], inputs: readonly Input[], { name, between }: Correlation): InputGroup[] {
  const [a, b] = groups.filter((group) => group.inputs.some((i) => between.includes(inputs[i]!.id)));
  if (!a || !b) return groups;
  const both = {
    id: `${a.id}+${b.id}`,
    name: `${a.name} and ${b.name}`,
    inputs: [...a.inputs, ...b.inputs],
    tied: [...(a.tied ?? []), ...(b.tied ?? []), name],
  };
  return groups.flatMap((group) => (group === a ? [both] : group === b ? [] : [group]));
}

type Named = { id: string; name: string };

const GROUP: Record<Grouping, (c: Case, input: Input) => Named> = { party: partyOf, issue: issueOf, lens: lensOf };

/** Whose number it is: who values, expects, promises, pays or waits. */
function partyOf(c: Case, { id }: Input): Named {
  const [part, key, ...rest] = id.split('.');
  const lines = [...c.redLines, ...c.exchanges, ...c.links];
  const owner =
    part === 'ratifiers' || part === 'values'
      ? (c.ratifiers.find((r) => r.id === key)?.of ?? key)
      : part === 'commitments'
        ? c.guarantee?.commitments.find((commitment) => commitment.id === key)?.by
        : ['red-lines', 'exchanges', 'links'].includes(part!)
          ? lines.find((line) => line.id === key)?.party
          : ([key, ...rest].find((word) => c.parties.some((party) => party.id === word)) ??
            (part === 'offers' ? c.offers.find((offer) => offer.id === key)?.by : undefined));
  const party = c.parties.find((p) => p.id === owner);
  return party
    ? { id: party.id, name: `the numbers of ${party.name}` }
    : { id: 'all', name: 'numbers of no one party' };
}

/** Which issue's options it values; weights are about all of them. */
function issueOf(c: Case, { id, kind }: Input): Named {
  if (kind === 'weights') return { id: 'weights', name: 'weights of issues' };
  const words = id.split('.');
  const at = words.findIndex((word, n) => n >= 2 && (word === 'points' || word === 'except'));
  const issue = at < 0 ? undefined : c.issues.find((one) => one.id === words[at + 1]);
  return issue ? { id: issue.id, name: `points for “${issue.name}”` } : { id: 'none', name: 'numbers of no one issue' };
}

const SETTLEMENT = ['values', 'no-deal', 'red-lines', 'exchanges', 'links', 'ratifiers', 'adoption'];

function lensOf(_: Case, { id }: Input): Named {
  const [part] = id.split('.');
  if (part === 'offers') return { id: 'offer', name: 'numbers of offers' };
  return SETTLEMENT.includes(part!)
    ? { id: 'settlement', name: 'what is wanted and expected without agreement' }
    : { id: 'guarantee', name: 'what makes it last' };
}
