import { type Robustness, robustness } from '../../sensitivity/index.js';
import type { Cell, Finding } from '../finding.js';
import type { Assessed } from '../settlement/assess.js';
import { adopters, possessive } from '../settlement/context.js';
import { column, fixed, list, percent, signed, title } from '../text.js';
import { isSo } from './headline.js';
import type { WorldRun } from './run.js';

/** Points from its best package within which a party is said to be near it. */
const NEAR_BEST = 5;

/**
 * How the packages that are shown do in the same worlds: how often each is signed and ratified, and to each party that
 * signs, by its own points alone, how far each falls behind the best of them.
 */
export function robustFindings({ context, packages }: Assessed, { table }: WorldRun): Finding[] {
  if (table.worlds.length === 0 || packages.length < 2) return [];
  const ratified = context.c.ratifiers.length > 0 ? 'signed and ratified' : 'signed';
  const shares = packages.map(({ id }) => table.share(`ratified/${id}`, isSo).point);
  const parties = adopters(context).map((a) => {
    const { id, name } = context.actors[a]!;
    const payoffs = packages.map((p) => ({ name: p.id, values: table.column(`margin/${p.id}/${id}`) }));
    return { id, name, ...robustness(payoffs, 0, NEAR_BEST) };
  });
  const named = (id: string) => packages.find((p) => p.id === id)!.name;
  const often = packages
    .map(({ name }, i) => ({ name, share: shares[i]! }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 3);
  const least = parties.map(({ name, minimaxRegret95: [first], alternatives }) => {
    const { regret95 } = alternatives.find((one) => one.name === first)!;
    return `for ${name} ${named(first!)} (${fixed(regret95)})`;
  });
  const sentence = [
    often.length > 0
      ? `Of the ${packages.length} packages shown, most often ${ratified}: ${list(often.map(({ name, share }) => `${name} (${percent(share)})`))}.`
      : `None of the ${packages.length} packages shown is ${ratified} in any world.`,
    `Least regret, by each party's own points (how far it falls behind the best of these in all but 5 % of worlds): ${list(least)}.`,
  ].join(' ');
  const rows = packages.map(({ id, name, found }, i) => ({
    id,
    name: found ? `Found: ${name}` : title(name),
    cells: [
      { text: percent(shares[i]!), number: shares[i]!, chance: shares[i]! },
      ...parties.map(({ alternatives }) => points(alternatives[i]!.regret95)),
    ],
  }));
  const overall: Finding = {
    id: 'sensitivity/robust',
    lens: 'sensitivity',
    question: 'Which package does well in most worlds?',
    about: {},
    sentence,
    value: {
      kind: 'table',
      of: 'package',
      columns: [
        { id: 'ratified', name: ratified },
        ...parties.map(({ id, name }) => ({ id, name: `regret of ${column(name)}`, unit: 'own points, 95 %' })),
      ],
      rows,
    },
    grounds: [],
    certificate: 'not proven',
  };
  return [overall, ...parties.map((party) => ofParty(party, packages))];
}

/** What each package is worth to one party over the worlds, by its own points. */
function ofParty(
  { id, name, alternatives, maximin }: { id: string; name: string; alternatives: Robustness[]; maximin: string[] },
  packages: Assessed['packages'],
): Finding {
  const called = (one: string) => packages.find((p) => p.id === one)!.name;
  const often = alternatives.reduce((a, b) => (b.best > a.best ? b : a));
  const safest = alternatives.find((one) => one.name === maximin[0])!;
  const share = (x: number): Cell => ({ text: percent(x), number: x });
  return {
    id: `sensitivity/robust/${id}`,
    lens: 'sensitivity',
    question: `Which package is good for ${name} in most worlds?`,
    about: { party: id },
    sentence: `By ${possessive(name)} points, ${called(often.name)} is the best of the packages shown in ${percent(often.best)} of the worlds, and ${safest === often ? 'it' : called(safest.name)} has the best worst world (${signed(safest.worst)} against no-deal). Red lines are not counted.`,
    value: {
      kind: 'table',
      of: 'package',
      columns: [
        { id: 'best', name: 'best' },
        { id: 'near', name: `within ${NEAR_BEST} of best` },
        { id: 'accepts', name: 'over no-deal' },
        { id: 'worst', name: 'worst world', unit: 'points over no-deal' },
        { id: 'regret', name: 'largest regret', unit: 'points' },
        { id: 'regret95', name: 'regret in 95 %', unit: 'points' },
      ],
      rows: alternatives.map((one, i) => ({
        id: one.name,
        name: packages[i]!.found ? `Found: ${packages[i]!.name}` : title(packages[i]!.name),
        cells: [
          share(one.best),
          share(one.nearBest),
          share(one.satisfices),
          { text: signed(one.worst), number: one.worst },
          points(one.maxRegret),
          points(one.regret95),
        ],
      })),
    },
    grounds: [],
    certificate: 'not proven',
  };
}

const points = (x: number): Cell => ({ text: fixed(x), number: x });
