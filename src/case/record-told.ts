import type { Records } from '../evidence/index.js';
import type { FromRecord } from '../quantity/notation/record.js';
import type { Problems } from './problems.js';
import { recordedAt, takenInWords } from './record-words.js';
import { placeIn, type TextNode } from './tree.js';

/**
 * Notes what was taken from the record, once for each class, curve or model and what was made of it, and warns where that comes
 * from a laboratory.
 */
export function tellRecords(node: TextNode, from: readonly FromRecord[], records: Records, problems: Problems): void {
  for (const { term, says, counted } of from.flatMap((one) => takenInWords(one, records))) {
    const { kind, id } = term;
    const at = placeIn(node, id.from, id.to - id.from);
    if (!problems.list.some(({ code, what }) => code === 'from-the-record' && what === says))
      problems.note('from-the-record', at, says, { why: counted });
    const { laboratory, what } = recordedAt(term, records);
    if (laboratory)
      problems.warning('laboratory', at, `${kind} ${id.text} is from a laboratory, not from states`, { why: what });
  }
}
