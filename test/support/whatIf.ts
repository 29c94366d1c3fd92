import { caseOf } from '../../src/case/testing.js';
import { assess } from '../../src/lens/assess.js';
import type { Finding } from '../../src/lens/finding.js';
import type { Assessed } from '../../src/lens/settlement/assess.js';
import { Asker, type Group, groupsOf } from '../../src/lens/worlds/asker.js';
import { chosenPackages } from '../../src/lens/worlds/chosen.js';
import type { Headline } from '../../src/lens/worlds/headline.js';
import { askedAnswers } from '../../src/lens/worlds/headline.js';
import { inputsOf } from '../../src/lens/worlds/inputs.js';
import { runWorlds, type WorldRun } from '../../src/lens/worlds/run.js';
import { Budget } from '../../src/shared/budget.js';

export interface LinearParts {
  /** Worth to Upland of sharing: the margin of the plan is this less the next. */
  shared?: string;
  noDeal?: string;
  /** No-deal of Lowland, to whom the plan is worth 60. */
  low?: string;
  more?: string;
}

/** Upland's margin of the plan is one number less another, and Lowland's 60 less a third. */
export function linearCase({ shared = '50', noDeal = '30 to 54', low = '35', more = '' }: LinearParts = {}): string {
  return `abide: 1
title: A tiny what-if
as-of: 2024-03-01
parties:
  up: {name: Upland, roles: [signatory]}
  low: {name: Lowland, roles: [signatory]}
issues:
  land: {options: {kept: Kept, shared: Shared, ceded: Ceded}}
values:
  up: {weight: {land: 100}, points: {land: {kept: 0, shared: ${shared}, ceded: 100}}}
  low: {weight: {land: 100}, points: {land: {kept: 100, shared: 60, ceded: 0}}}
no-deal: {up: ${noDeal}, low: ${low}}
packages:
  plan: {land: shared}
  all: {land: ceded}
${more}`;
}

/** A case that is ready to be asked. */
export async function askable(
  text: string,
  wanted: string,
): Promise<{ asker: Asker; group: Group; headline: Headline }> {
  const { assessed, headline } = await assessedCase(text, wanted);
  const { c } = assessed.context;
  const [group] = groupsOf(c, chosenPackages(assessed), [headline]);
  return { asker: new Asker(inputsOf(c), 0, new Budget({})), group: group!, headline };
}

export async function assessedCase(text: string, wanted: string): Promise<{ assessed: Assessed; headline: Headline }> {
  const c = caseOf(text);
  const assessed = await assess(c, '0.0.0', new Budget({}), 'worth');
  if (assessed.kind !== 'assessed') throw new Error('too large');
  const headline = askedAnswers(c, chosenPackages(assessed)).find(({ answer }) => answer === wanted);
  if (!headline) throw new Error(`no answer ${wanted}`);
  return { assessed, headline };
}

export async function worlds(assessed: Assessed, count: number, seed = 0n): Promise<WorldRun> {
  return runWorlds(assessed.context.c, chosenPackages(assessed), { count, seed, workers: 0 }, new Budget({}));
}

export function findingOf(findings: readonly Finding[], id: string): Finding {
  const found = findings.find((finding) => finding.id === id);
  if (!found) throw new Error(`no finding ${id}; there are ${findings.map((f) => f.id).join(', ')}`);
  return found;
}

export const close = (a: number, b: number, by: number) => Math.abs(a - b) <= by;
