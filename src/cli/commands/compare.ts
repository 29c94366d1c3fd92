import { existsSync } from 'node:fs';
import type { Assessment, Finding } from '../../lens/finding.js';
import { certify } from '../../lens/settlement/certify.js';
import { compare as comparePackages } from '../../lens/settlement/compare.js';
import { compareCases } from '../../lens/settlement/compareCases.js';
import { findingText } from '../../report/findingText.js';
import type { Budget } from '../../shared/budget.js';
import { nearest } from '../../shared/nearest.js';
import { type AskedFlags, type AskedWorld, askedCase, worldLines } from '../askedCase.js';
import { assessCase, packageIn, refuseWrongWords } from '../assessCase.js';
import { emit, type OutputOptions, UserError } from '../output.js';
import { finish, whyStopped, withBudget } from '../work.js';

export interface CompareOptions extends OutputOptions, AskedFlags {
  time?: number;
}

interface Compared {
  abide: string;
  about: { case: Assessment['case'] } | { cases: Assessment['case'][] };
  finding: Finding;
  partial: string | undefined;
  drawn: AskedWorld | undefined;
}

/** `compare CASE A B`: two packages of a case. `compare CASE CASE`: two cases, package by package. */
export async function compare(
  path: string,
  a: string,
  b: string | undefined,
  options: CompareOptions,
): Promise<number> {
  const { abide, about, finding, partial, drawn } = await withBudget(options.time, (budget) =>
    b === undefined ? twoCases(path, a, options, budget) : twoPackages(path, a, b, options, budget),
  );
  emit(
    options,
    () => ({ abide, ...(partial && { partial }), ...drawn, ...about, findings: [finding] }),
    () => [...worldLines(drawn), ...findingText(finding)].join('\n'),
  );
  return finish(partial);
}

async function twoCases(path: string, other: string, options: CompareOptions, budget: Budget): Promise<Compared> {
  const { c: one, drawn } = askedCase(path, options);
  if (!existsSync(other)) refusePackage(other, [...one.packages.map((p) => p.id), 'found']);
  const { c: two } = askedCase(other, options);
  const [first, second] = [await assessCase(one, budget), await assessCase(two, budget)];
  return {
    abide: first.assessment.abide,
    about: { cases: [first.assessment.case, second.assessment.case] },
    finding: compareCases(first, second),
    partial: first.partial ?? second.partial,
    drawn,
  };
}

/** Where a second case should stand, and none does, a package was perhaps meant. */
function refusePackage(word: string, packages: readonly string[]): void {
  const meant = word.includes('=') || packages.includes(word) ? word : nearest(word, packages)[0];
  if (meant === undefined) return;
  throw new UserError(2, `there is no case ${word}. To compare two packages, name both: compare CASE ${meant} PACKAGE`);
}

async function twoPackages(
  path: string,
  a: string,
  b: string,
  options: CompareOptions,
  budget: Budget,
): Promise<Compared> {
  const { c, drawn } = askedCase(path, options);
  refuseWrongWords(c, a, b);
  const assessed = await assessCase(c, budget);
  const [from, to] = [await packageIn(assessed, a, budget), await packageIn(assessed, b, budget)];
  const { context, assessment } = assessed;
  return {
    abide: assessment.abide,
    about: { case: assessment.case },
    finding: comparePackages(context, from, to, certify(context, from, to)),
    partial: assessed.partial ?? whyStopped(budget),
    drawn,
  };
}
