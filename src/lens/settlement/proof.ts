import type { Check } from '../../settlement/result.js';
import type { Cell, Finding } from '../finding.js';
import { count, counted } from '../text.js';
import { stateOf } from './certify.js';

/** What was looked at again by independent code, and whether it held. */
export function proof(checks: readonly Check[]): Finding {
  const failed = checks.filter((c) => stateOf(c) === 'fails');
  const open = checks.filter((c) => stateOf(c) === 'open');
  const held = checks.length - failed.length - open.length;
  const sentence =
    failed.length > 0
      ? `${counted(failed.length, 'check')} of ${checks.length} failed: do not rely on the answers named there (${failed.map((c) => c.checkedBy).join(', ')}).`
      : open.length > 0
        ? `${counted(held, 'check')} by independent code ${held === 1 ? 'holds' : 'hold'}; ${count(open.length)} of ${checks.length} could not look at everything, and what they are about is not proven.`
        : `Independent code worked the answers out again (all ${checks.length} checks hold); judgements it cannot check.`;
  return {
    id: 'settlement/proof',
    lens: 'settlement',
    question: 'How were the answers checked?',
    about: {},
    sentence,
    value: {
      kind: 'table',
      of: 'claim',
      columns: [
        { id: 'holds', name: 'holds' },
        { id: 'extent', name: 'looked at' },
        { id: 'by', name: 'checked by' },
      ],
      rows: checks.map((c, n) => ({
        id: String(n + 1),
        name: c.kind,
        ...(c.problem && { note: c.problem }),
        cells: [verdictCell(c), { text: c.extent }, { text: c.checkedBy }],
      })),
    },
    grounds: [],
    certificate: 'not proven',
  };
}

function verdictCell(check: Check): Cell {
  const state = stateOf(check);
  if (state === 'open') return { text: 'not proven' };
  return state === 'holds' ? { text: 'yes', mark: 'accepts' } : { text: 'NO', mark: 'refuses' };
}
