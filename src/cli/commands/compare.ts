import { existsSync } from 'node:fs';
import type { Assessment, Finding } from '../../lens/finding.js';
import { certify } from '../../lens/settlement/certify.js';
import { compare as comparePackages } from '../../lens/settlement/compare.js';
import { compareCases } from '../../lens/settlement/compareCases.js';
import { findPackage } from '../../lens/settlement/find.js';
import { findingText } from '../../report/findingText.js';
import type { Budget } from '../../shared/budget.js';
import { assessCase } from '../assessCase.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions, UserError } from '../output.js';
import { finish, whyStopped, withBudget } from '../work.js';

export interface CompareOptions extends OutputOptions {
  set?: string[];
  time?: number;
}

interface Compared {
  abide: string;
  about: { case: Assessment['case'] } | { cases: Assessment['case'][] };
  finding: Finding;
  partial: string | undefined;
}

/** `compare CASE A B`: two packages of a case. `compare CASE CASE`: two cases, package by package. */
export async function compare(
  path: string,
  a: string,
  b: string | undefined,
  options: CompareOptions,
): Promise<number> {
  const { abide, about, finding, partial } = await withBudget(options.time, (budget) =>
    b === undefined ? twoCases(path, a, options, budget) : twoPackages(path, a, b, options, budget),
  );
  emit(
    options,
    () => ({ abide, ...about, findings: [finding] }),
    () => findingText(finding).join('\n'),
  );
  return finish(partial);
}

async function twoCases(path: string, other: string, options: CompareOptions, budget: Budget): Promise<Compared> {
  const one = loadCase(path, options.set);
  if (!existsSync(other) && (other.includes('=') || one.packages.some((p) => p.id === other))) {
    throw new UserError(2, `${other} is one package; name the other one too: compare CASE PACKAGE PACKAGE`);
  }
  const two = loadCase(other, options.set);
  const [first, second] = [await assessCase(one, budget), await assessCase(two, budget)];
  return {
    abide: first.assessment.abide,
    about: { cases: [first.assessment.case, second.assessment.case] },
    finding: compareCases(first, second),
    partial: first.partial ?? second.partial,
  };
}

async function twoPackages(
  path: string,
  a: string,
  b: string,
  options: CompareOptions,
  budget: Budget,
): Promise<Compared> {
  const assessed = await assessCase(loadCase(path, options.set), budget);
  const [from, to] = [await findPackage(assessed, a, budget), await findPackage(assessed, b, budget)];
  if (typeof from === 'string') throw new UserError(2, from);
  if (typeof to === 'string') throw new UserError(2, to);
  const { context, assessment } = assessed;
  return {
    abide: assessment.abide,
    about: { case: assessment.case },
    finding: comparePackages(context, from, to, certify(context, from, to)),
    partial: assessed.partial ?? whyStopped(budget),
  };
}
