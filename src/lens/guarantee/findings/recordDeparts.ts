import { rateGap } from '../../../evidence/gap.js';
import type { Records } from '../../../evidence/index.js';
import type { Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { fixed, list, percent, signed } from '../../text.js';
import type { GuaranteeResult } from '../assess.js';
import { comparableOf } from '../record/comparable.js';
import { SHIFTS, type Shift, shiftsTo } from '../record/shifts.js';
import { beyondChance } from '../record/words.js';
import { groundsOf } from './holds.js';

const NUMBERS = {
  honouring: { what: 'what helping costs every government', path: 'commitments.*.honouring' },
  refusing: { what: 'what breaking a promise costs', path: 'forms.*.refusing' },
} as const;

/** Which numbers of the case keep `tested` away from the record that fits best; nothing where it is not away. */
export function recordDepartsFinding({ c }: Context, { head, depth }: GuaranteeResult, records: Records): Finding[] {
  const fits = comparableOf(head, records)?.fits;
  const tested = head.answers.testedEver.any ?? null;
  if (!fits || tested === null || head.id === 'nothing' || depth !== 'all') return [];
  const gap = rateGap(tested, fits);
  if (!beyondChance(gap)) return [];
  const shifts = shiftsTo(head, (share) => !beyondChance(rateGap(share, fits)), gap.by > 0);
  const costs = ({ from: [lo, hi] }: Shift) => (lo === hi ? fixed(lo) : `${fixed(lo)} to ${fixed(hi)}`);
  const ways = shifts.flatMap((shift) => {
    if (!shift.does) return [];
    const { points } = shift.does;
    const { what, path } = NUMBERS[shift.moved];
    return [`${what} were ${Math.abs(points)} points ${points > 0 ? 'more' : 'less'} (${path}, now ${costs(shift)})`];
  });
  const sentence =
    ways.length > 0
      ? `All else as it stands, “tested” would agree with “${fits.title}” if ${list(ways, 'or if')}.`
      : `No shift of up to ${SHIFTS.at(-1)} points in ${list(
          shifts.map(({ moved }) => `${NUMBERS[moved].what} (${NUMBERS[moved].path})`),
          'or',
        )} brings “tested” to “${fits.title}” by itself.`;
  return [
    {
      id: 'guarantee/record/departs',
      lens: 'guarantee',
      question: 'Which numbers keep the model from the record?',
      about: { package: head.packages[0]!.id },
      sentence,
      value: {
        kind: 'table',
        of: 'number of the case',
        columns: [
          { id: 'now', name: 'points now' },
          { id: 'shift', name: 'moved by' },
          { id: 'tested', name: 'tested then' },
        ],
        rows: shifts.map((shift) => ({
          id: shift.moved,
          name: NUMBERS[shift.moved].what,
          note: NUMBERS[shift.moved].path,
          cells: shift.does
            ? [
                { text: costs(shift) },
                { text: signed(shift.does.points).replace('.0', ''), number: shift.does.points },
                { text: percent(shift.does.tested), number: shift.does.tested },
              ]
            : [{ text: costs(shift) }, { text: `more than ${SHIFTS.at(-1)}` }, { text: '–' }],
        })),
      },
      grounds: groundsOf(c),
      certificate: 'not proven',
    },
  ];
}
