import { certify } from '../../lens/settlement/certify.js';
import { compare as comparePackages } from '../../lens/settlement/compare.js';
import { compareCases } from '../../lens/settlement/compareCases.js';
import { findPackage } from '../../lens/settlement/find.js';
import { findingText } from '../../report/findingText.js';
import { Budget } from '../../shared/budget.js';
import { assessCase } from '../assessCase.js';
import { emit, type OutputOptions, UserError } from '../output.js';

export interface CompareOptions extends OutputOptions {
  set?: string[];
  time?: number;
}

/** `compare CASE A B`: two packages of a case. `compare CASE CASE`: two cases, package by package. */
export async function compare(
  path: string,
  a: string,
  b: string | undefined,
  options: CompareOptions,
): Promise<number> {
  const first = await assessCase(path, options);
  if (b === undefined) {
    const second = await assessCase(a, options);
    const finding = compareCases(first, second);
    emit(
      options,
      () => ({
        abide: first.assessment.abide,
        cases: [first.assessment.case, second.assessment.case],
        findings: [finding],
      }),
      () => findingText(finding).join('\n'),
    );
    return first.partial || second.partial ? 3 : 0;
  }
  const budget = new Budget();
  const [from, to] = [await findPackage(first, a, budget), await findPackage(first, b, budget)];
  if (typeof from === 'string') throw new UserError(2, from);
  if (typeof to === 'string') throw new UserError(2, to);
  const certificate = certify(first.context, from, to);
  const finding = comparePackages(first.context, from, to, certificate);
  const { abide, case: about } = first.assessment;
  emit(
    options,
    () => ({ abide, case: about, findings: [finding] }),
    () => findingText(finding).join('\n'),
  );
  return first.partial ? 3 : 0;
}
