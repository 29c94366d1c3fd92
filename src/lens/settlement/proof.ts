import type { Check } from '../../settlement/result.js';
import type { Finding } from '../finding.js';
import { counted } from '../text.js';

/** What was looked at again by independent code, and whether it held. */
export function proof(checks: readonly Check[]): Finding {
  const failed = checks.filter((c) => !c.holds);
  const part = checks.filter((c) => c.holds && !c.whole);
  const sentence =
    failed.length > 0
      ? `${counted(failed.length, 'check')} of ${checks.length} failed: do not rely on the answers named there (${failed.map((c) => c.checkedBy).join(', ')}).`
      : `All ${checks.length} checks by independent code hold${part.length > 0 ? `; ${counted(part.length, 'check')} could look at a part only` : ''}.`;
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
        cells: [
          { text: c.holds ? (c.whole ? 'yes' : 'in what was looked at') : 'NO', mark: c.holds ? 'accepts' : 'refuses' },
          { text: c.extent },
          { text: c.checkedBy },
        ],
      })),
    },
    grounds: [],
    certificate: 'not proven',
  };
}
