import type { Case } from '../../../case/index.js';
import type { Finding } from '../../finding.js';
import { count } from '../../text.js';
import { CELL_LIMIT } from '../durability.js';

/** Said where the combinations of options that bear on durability are too many to be valued. */
export function durabilityLimit(c: Case, cells: number): Finding {
  return {
    id: 'guarantee/limit',
    lens: 'guarantee',
    question: 'Is durability counted?',
    about: {},
    sentence: `No: ${count(cells)} combinations of options bear on how long an agreement of ${c.issues.length} issues lasts, and the limit is ${count(CELL_LIMIT)}. Packages are valued as if peace were certain.`,
    value: { kind: 'number', point: cells, unit: 'combinations' },
    grounds: [],
    certificate: 'not proven',
  };
}
