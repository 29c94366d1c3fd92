import type { Finding } from '../../lens/finding.js';
import { certify } from '../../lens/settlement/certify.js';
import { explain as explainAll } from '../../lens/settlement/explain.js';
import { explainFor } from '../../lens/settlement/explainFor.js';
import { findPackage } from '../../lens/settlement/find.js';
import { findingText } from '../../report/findingText.js';
import { Budget } from '../../shared/budget.js';
import { assessCase } from '../assessCase.js';
import { emit, type OutputOptions, UserError } from '../output.js';

export interface ExplainOptions extends OutputOptions {
  set?: string[];
  time?: number;
}

/** A package term by term, for all parties or with every ground for one; then what would win those who refuse. */
export async function explain(
  path: string,
  words: string,
  party: string | undefined,
  options: ExplainOptions,
): Promise<number> {
  const assessed = await assessCase(path, options);
  const { context, assessment } = assessed;
  const shown = await findPackage(assessed, words, new Budget());
  if (typeof shown === 'string') throw new UserError(2, shown);
  const certificate = certify(context, shown);
  const findings: Finding[] = [];
  if (party === undefined) {
    findings.push(explainAll(context, shown, certificate));
  } else {
    const at = context.actors.findIndex((a) => a.id === party);
    if (at < 0) throw new UserError(2, `no party '${party}'; there are ${context.actors.map((a) => a.id).join(', ')}`);
    findings.push(explainFor(context, shown, at, certificate));
  }
  const more = assessment.findings.filter(
    (f) =>
      f.about.package === shown.id &&
      (f.id.startsWith('settlement/would-take/') || f.id.startsWith('settlement/trades/')) &&
      (party === undefined || f.about.party === undefined || f.about.party === party),
  );
  findings.push(...more);
  const { abide, case: about, basis } = assessment;
  emit(
    options,
    () => ({ abide, case: about, basis, findings, grounds: assessment.grounds }),
    () =>
      findings
        .flatMap((f) => [...findingText(f), ''])
        .join('\n')
        .trimEnd(),
  );
  return assessed.partial ? 3 : 0;
}
