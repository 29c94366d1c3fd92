import type { Finding } from '../../lens/finding.js';
import { certify } from '../../lens/settlement/certify.js';
import { explain as explainAll } from '../../lens/settlement/explain.js';
import { explainFor } from '../../lens/settlement/explainFor.js';
import { caseSpace } from '../../lens/settlement/space.js';
import { findingText } from '../../report/findingText.js';
import { type AskedFlags, askedCase, inWorld, worldLines } from '../askedCase.js';
import { assessCase, packageIn, refuseWrongWords } from '../assessCase.js';
import { emit, type OutputOptions, UserError } from '../output.js';
import { finish, whyStopped, withBudget } from '../work.js';

export interface ExplainOptions extends OutputOptions, AskedFlags {
  time?: number;
}

/** A package term by term, for all parties or with every ground for one; then what would win those who refuse. */
export async function explain(
  path: string,
  words: string,
  party: string | undefined,
  options: ExplainOptions,
): Promise<number> {
  const { c, drawn } = askedCase(path, options);
  refuseWrongWords(c, words);
  const { actors } = caseSpace(c);
  const at = actors.findIndex(({ id }) => id === party);
  if (party !== undefined && at < 0) {
    throw new UserError(2, `no party '${party}'; there are ${actors.map(({ id }) => id).join(', ')}`);
  }
  const { assessed, shown, partial } = await withBudget(options.time, async (budget) => {
    const assessed = await assessCase(c, budget);
    const shown = await packageIn(assessed, words, budget);
    return { assessed, shown, partial: assessed.partial ?? whyStopped(budget) };
  });
  const { context, assessment } = assessed;
  const certificate = certify(context, shown);
  const findings: Finding[] = [
    party === undefined ? explainAll(context, shown, certificate) : explainFor(context, shown, at, certificate),
  ];
  const more = assessment.findings.filter(
    (f) =>
      f.about.package === shown.id &&
      (f.id.startsWith('settlement/would-take/') || f.id.startsWith('settlement/trades/')) &&
      (party === undefined || f.about.party === undefined || f.about.party === party),
  );
  findings.push(...more);
  const { abide, case: about } = assessment;
  const basis = drawn ? inWorld(drawn) : assessment.basis;
  emit(
    options,
    () => ({ abide, ...(partial && { partial }), ...drawn, case: about, basis, findings, grounds: assessment.grounds }),
    () => [...worldLines(drawn), ...findings.flatMap((f) => [...findingText(f), ''])].join('\n').trimEnd(),
  );
  return finish(partial);
}
