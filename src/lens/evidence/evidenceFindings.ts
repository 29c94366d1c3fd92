import type { Case } from '../../case/case.js';
import type { Records } from '../../evidence/record.js';
import type { Finding } from '../finding.js';
import { besideRecord } from './beside.js';
import { besideFindings } from './besideFindings.js';
import { citingFindings } from './citing.js';
import { citedRecords } from './classes.js';
import { disputesFinding } from './disputes.js';
import { fitFinding } from './fit.js';
import { kindsOf } from './kinds.js';
import { noRecordFinding } from './noRecord.js';
import { numbersFinding } from './numbers.js';
import { relatedFinding } from './related.js';
import { nothingFinding, restsOnFindings } from './restsOn.js';
import { ultimatumsFinding } from './ultimatums.js';

/**
 * What a referee would say of the grounds of a case: what its numbers rest on, and where that does not agree with what
 * happened before. Nothing is solved for it. The worst comes first; what only lists comes last.
 */
export function evidenceFindings(c: Case, records: Records): Finding[] {
  const all = besideRecord(c, records);
  const departs = all.some(({ verdict, explained }) => verdict === 'outside' && !explained);
  const beside = besideFindings(all);
  const kinds = new Set([...kindsOf(c), ...citedRecords(c, records).map(({ record }) => record.kind)]);
  return [
    ...(departs ? beside : []),
    ...nothingFinding(c),
    ...fitFinding(c, records),
    ...ultimatumsFinding(c, records),
    ...citingFindings(c),
    ...relatedFinding(
      c,
      all.map(({ comparison }) => comparison.kind),
      records,
    ),
    ...disputesFinding([...kinds], records),
    ...(departs ? [] : beside),
    noRecordFinding(
      c,
      all.map(({ comparison }) => comparison),
      records,
    ),
    ...restsOnFindings(c),
    numbersFinding(c, all),
  ];
}
