import type { Settlement } from '../../settlement/result.js';
import type { Cell, Finding } from '../finding.js';
import { column, count, counted, list, title } from '../text.js';
import { certificate } from './certify.js';
import { adopters, allGrounds, type Context, checkOf } from './context.js';

/** How many packages there are, who accepts how many, and who alone blocks. */
export function countsFinding(context: Context, settlement: Settlement): Finding {
  const { actors } = context;
  const { counts, checks } = settlement;
  const cell = (n: number): Cell => ({ text: count(n), number: n });
  const asked = adopters(context);
  const blocks = asked.flatMap((p) =>
    counts.blocksAlone[p]! > 0 ? [`${actors[p]!.name} ${count(counts.blocksAlone[p]!)}`] : [],
  );
  const accepted = asked.map((p) => `${count(counts.acceptable[p]!)} to ${actors[p]!.name}`);
  const signable =
    counts.signable === 0
      ? 'none could be signed'
      : `${count(counts.signable)} could be signed${context.c.ratifiers.length > 0 ? ` and ${count(counts.ratifiable)} also ratified` : ''}`;
  return {
    id: 'settlement/counts',
    lens: 'settlement',
    question: 'How much room is there?',
    about: {},
    sentence: `Of ${counted(counts.packages, 'package')} ${signable}; acceptable are ${list(accepted)}.${blocks.length > 0 ? ` Packages that only one stands in the way of: ${list(blocks)}.` : ''}`,
    value: {
      kind: 'table',
      of: 'packages',
      columns: [{ id: 'all', name: 'all together' }, ...actors.map((a) => ({ id: a.id, name: column(a.name) }))],
      rows: [
        {
          id: 'packages',
          name: 'Packages that keep the rules',
          cells: [cell(counts.packages), ...actors.map(() => ({ text: '' }))],
        },
        {
          id: 'acceptable',
          name: 'Accepted',
          note: 'together: by every signatory',
          cells: [cell(counts.unanimous), ...counts.acceptable.map(cell)],
        },
        {
          id: 'signable',
          name: 'Could be signed',
          cells: [cell(counts.signable), ...actors.map(() => ({ text: '' }))],
        },
        {
          id: 'ratifiable',
          name: 'Could be signed and ratified',
          cells: [cell(counts.ratifiable), ...actors.map(() => ({ text: '' }))],
        },
        {
          id: 'blocks',
          name: 'Blocked by one alone',
          cells: [
            { text: '' },
            ...counts.blocksAlone.map((n, p) => (actors[p]!.role === 'ratifier' ? { text: '' } : cell(n))),
          ],
        },
      ],
    },
    grounds: allGrounds(context),
    certificate: certificate([checkOf(checks, 'checkCounts')]),
  };
}

/** What ratifiers refuse of what signatories would sign, and the one on whom it turns. */
export function twoLevelFinding(context: Context, settlement: Settlement): Finding[] {
  const { actors } = context;
  const { counts, checks } = settlement;
  if (counts.ratifiers.length === 0) return [];
  const sentence =
    counts.signable === 0
      ? 'Nothing could be signed, so nothing is left for ratifiers to refuse.'
      : counts.ratifiers
          .map(({ party, refuses, alone }) => {
            const name = title(actors[party]!.name);
            if (counts.signable === 1) {
              return `${name} would ${refuses === 0 ? 'not refuse' : 'refuse'} the one package that could be signed.`;
            }
            const of = `the ${count(counts.signable)} packages that could be signed`;
            if (refuses === 0) return `${name} would refuse none of ${of}.`;
            const only = counts.ratifiers.length > 1 && alone > 0 ? `, ${count(alone)} of them as the only one` : '';
            return `${name} would refuse ${count(refuses)} of ${of}${only}.`;
          })
          .join(' ');
  return [
    {
      id: 'settlement/two-level',
      lens: 'settlement',
      question: 'Would it be ratified?',
      about: {},
      sentence,
      value: {
        kind: 'table',
        of: 'ratifier',
        columns: [
          { id: 'refuses', name: 'refuses of what could be signed' },
          { id: 'alone', name: 'refuses as the only one' },
        ],
        rows: counts.ratifiers.map(({ party, refuses, alone }) => ({
          id: actors[party]!.id,
          name: column(actors[party]!.name),
          cells: [
            { text: count(refuses), number: refuses },
            { text: count(alone), number: alone },
          ],
        })),
      },
      grounds: allGrounds(context),
      certificate: certificate([checkOf(checks, 'checkCounts')]),
    },
  ];
}
