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
  const named = (test: (points: number) => boolean) =>
    actors.flatMap(({ name }, a) => (test(first.costs[a]!) ? [{ name, points: first.costs[a]! }] : []));
  const less = named((points) => points <= -0.05).map(({ name, points }) => `${fixed(-points)} points less to ${name}`);
  const more = named((points) => points >= 0.05).map(({ name, points }) => `${fixed(points)} points more to ${name}`);
  const same = named((points) => Math.abs(points) < 0.05).map(({ name }) => name);
  const moved = [...less, ...more];
  const parts = [
    ...(moved.length > 0 ? [`is worth ${list(moved)}`] : []),
    ...(same.length > 0 ? [`as much to ${list(same)}`] : []),
  ];
  return {
    id: 'guarantee/durability',
    lens: 'guarantee',
    question: 'What does lack of durability cost?',
    about: { package: head.packages[0]!.id },
    sentence: `Against a peace that were certain and cost nothing to keep, ${head.packages[0]!.name} ${moved.length > 0 ? '' : 'is worth '}${list(parts)}${moved.length > 1 ? ', each on its own scale' : ''}.`,
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
    ...(entered.length > 0
      ? [`${list(entered.map((p) => p.name))} could be signed only with its durability counted`]
      : []),
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
function played({ games, combinations, interpolation, namedPlayed }: GuaranteeResult['durability']): string {
  const all = `${count(games)} games were played for ${count(combinations)} combinations of options`;
  if (!interpolation) return `${all}, each as it is`;
  const { cells, tested, typical, largest } = interpolation;
  return `${all}. ${count(cells)}, ${namedPlayed ? 'none' : 'some'} of which an answer names, are interpolated: with each of ${count(tested)} played games left out in turn, the others miss it by ${fixed(typical, 1)} points in the middle and ${fixed(largest, 1)} at most`;
}
