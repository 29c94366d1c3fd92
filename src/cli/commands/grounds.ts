import { records } from '../../evidence/index.js';
import { caseHead } from '../../lens/caseHead.js';
import { evidenceFindings } from '../../lens/evidence/evidenceFindings.js';
import { groundTexts } from '../../lens/evidence/groundTexts.js';
import { explainRecords } from '../../lens/evidence/recordGrounds.js';
import { refereeText } from '../../report/refereeText.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions } from '../output.js';
import { version } from '../version.js';

export interface GroundsOptions extends OutputOptions {
  set?: string[];
  long?: boolean;
}

/** What the numbers of a case rest on, the worst first: findings of the lens `evidence`, as text or JSON. Nothing is solved. */
export async function groundsCommand(path: string, options: GroundsOptions): Promise<number> {
  const c = loadCase(path, options.set);
  const known = records();
  const findings = evidenceFindings(c, known);
  const grounds = groundTexts(c);
  explainRecords(grounds, findings, known);
  const head = await caseHead(c);
  emit(
    options,
    () => ({ abide: version, format: 1, case: head, findings, grounds }),
    () =>
      refereeText(
        findings,
        `On what ground: ${head.title} · as of ${head.asOf} · case ${head.hash}`,
        options.long,
      ).join('\n'),
  );
  return 0;
}
