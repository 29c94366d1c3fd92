import type { Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { column, count, counted, fixed, list, signed, title } from '../../text.js';
import type { GuaranteeResult } from '../assess.js';
import { groundsOf } from './holds.js';

/** What the chance that peace ends does to the worth of each shown package. */
export function durabilityFinding(
  context: Context,
  { head, profiles }: GuaranteeResult,
  certificate: Certificate | 'not proven',
): Finding {
  const { actors, c } = context;
  const rows = profiles
    .flatMap((profile) => profile.packages)
    .map((shown) => ({
      shown,
      costs: shown.explained.standings.map((s) => s.tables.reduce((sum, t) => sum + t.points, 0)),
    }));
  const first = rows.find(({ shown }) => shown === head.packages[0])!;
  const said = actors.map(({ name }, a) => {
    const cost = first.costs[a]!;
    if (Math.abs(cost) < 0.05) return `nothing for ${name}`;
    return `${cost < 0 ? 'takes' : 'adds'} ${fixed(Math.abs(cost))} points ${cost < 0 ? 'from' : 'for'} ${name}`;
  });
  return {
    id: 'guarantee/durability',
    lens: 'guarantee',
    question: 'What does lack of durability cost?',
    about: { package: head.packages[0]!.id },
    sentence: `That the peace of ${head.packages[0]!.name} may end ${list(said)}, each on its own scale, against a peace that were certain. Who gains by it gains what a later attack may bring, or what it may be spared.`,
    value: {
      kind: 'table',
      of: 'package',
      columns: actors.map((a) => ({ id: a.id, name: column(a.name), unit: 'points' })),
      rows: rows.map(({ shown, costs }) => ({
        id: shown.id,
        name: title(shown.name),
        cells: costs.map((number) => ({ text: signed(number), number })),
      })),
    },
    grounds: groundsOf(c),
    certificate,
  };
}

/** Which packages could be signed with and without durability counted. */
export function setsFinding(
  { c }: Context,
  { durability, profiles }: GuaranteeResult,
  before: { signable: number; ratifiable: number; packages: Map<string, boolean> },
  after: { signable: number; ratifiable: number },
): Finding {
  const shown = profiles.flatMap((p) => p.packages);
  const entered = shown.filter((p) => p.explained.signable && before.packages.get(p.id) === false);
  const left = shown.filter((p) => !p.explained.signable && before.packages.get(p.id) === true);
  const moved = [
    ...(entered.length > 0 ? [`${list(entered.map((p) => p.name))} could be signed only because of it`] : []),
    ...(left.length > 0 ? [`${list(left.map((p) => p.name))} could be signed only if peace were certain`] : []),
  ];
  const ratified = c.ratifiers.length > 0;
  return {
    id: 'guarantee/sets',
    lens: 'guarantee',
    question: 'What does durability do to the room for agreement?',
    about: {},
    sentence: `If peace were certain ${counted(before.signable, 'package')} could be signed; with its durability counted, ${count(after.signable)}.${moved.length > 0 ? ` ${title(list(moved))}.` : ' None of the packages shown changes sides.'}`,
    value: {
      kind: 'table',
      of: 'packages',
      columns: [
        { id: 'certain', name: 'if peace were certain' },
        { id: 'counted', name: 'with durability counted' },
      ],
      rows: [
        {
          id: 'signable',
          name: 'Could be signed',
          note: played(durability),
          cells: [
            { text: count(before.signable), number: before.signable },
            { text: count(after.signable), number: after.signable },
          ],
        },
        ...(ratified
          ? [
              {
                id: 'ratifiable',
                name: 'And ratified',
                cells: [
                  { text: count(before.ratifiable), number: before.ratifiable },
                  { text: count(after.ratifiable), number: after.ratifiable },
                ],
              },
            ]
          : []),
        ...shown.map((p) => ({
          id: p.id,
          name: title(p.name),
          cells: [before.packages.get(p.id) ?? false, p.explained.signable].map((signable) => ({
            text: signable ? 'yes' : 'no',
            mark: signable ? ('accepts' as const) : ('refuses' as const),
          })),
        })),
      ],
    },
    grounds: [],
    certificate: 'not proven',
  };
}

/** How the worth of all packages was found, and how far that of the interpolated ones may be off. */
function played({ games, combinations, interpolation }: GuaranteeResult['durability']): string {
  const all = `${count(games)} games were played for ${count(combinations)} combinations of options`;
  if (!interpolation) return `${all}, each as it is`;
  const { cells, tested, typical, largest } = interpolation;
  return `${all}. ${count(cells)}, none of which an answer names, are interpolated: with each of ${count(tested)} played games left out in turn, the others miss it by ${fixed(typical, 1)} points in the middle and ${fixed(largest, 1)} at most`;
}
