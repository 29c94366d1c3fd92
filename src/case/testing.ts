import type { Case } from './case.js';
import { type CaseReading, readCase } from './read.js';

/** Reads a case from texts by path; for tests. */
export function readTexts(
  texts: Record<string, string>,
  changes: readonly string[] = [],
  path = Object.keys(texts)[0]!,
): CaseReading {
  return readCase(
    path,
    (wanted) => {
      const file = [wanted, `${wanted}/case.yaml`].find((name) => name in texts);
      if (file) return { text: texts[file]!, file };
      return { problem: { code: 'no-such-case', severity: 'error', what: `${wanted} does not exist` } };
    },
    changes,
  );
}

export function readText(text: string, changes: readonly string[] = []): CaseReading {
  return readTexts({ 'cases/test/case.yaml': text }, changes);
}

/** Code and place of each diagnostic, notes apart: `unknown-key 4:12`. */
export function complaints(text: string, changes: readonly string[] = []): string[] {
  return readText(text, changes)
    .diagnostics.filter((d) => d.severity !== 'note')
    .map((d) => `${d.code}${d.at ? ` ${d.at.line}:${d.at.column}` : ''}`);
}

/** The case, which has to be without error. */
export function caseOf(text: string, changes: readonly string[] = []): Case {
  const { case: c, diagnostics } = readText(text, changes);
  if (!c) throw new Error(diagnostics.map((d) => `${d.at?.line}:${d.at?.column} ${d.code} ${d.what}`).join('\n'));
  return c;
}

/** A case that uses every part of the language that is computed, but for those about what holds. */
export const EXAMPLE = `abide: 1
title: Two neighbours and a river
as-of: 2024-03-01
sources:
  report: {title: Report on the talks, author: A. Writer, published: 2024-02, paragraphs: 12}
judgements:
  reading: {says: Ordinal reading of the report, by: case author, on: 2024-03-01}
ground: reading
parties:
  up: {name: Upland, roles: [signatory]}
  low: {name: Lowland, roles: [signatory, defender]}
  friend: {name: The friend, roles: [endorser, guarantor]}
issues:
  flow: {name: Water flow, options: {free: As it comes, shared: Shared @p2, fixed: Fixed quota}}
  court: {exists: flow != free, options: {joint: Joint court, foreign: Foreign court @report/p3}}
  dam: {options: {none: No dam, small: Small dam, large: Large dam}}
  pledge: {options: {none: No pledge, given: Pledge of the friend}}
rules:
  quota-needs-a-court: {require: flow != fixed or court = foreign, ground: p4}
  no-large-dam-with-shares: {forbid: dam = large and flow = shared}
adoption: {at-least: 2, vetoes: [friend]}
values:
  up:
    weight: {order: [dam, [flow, pledge], court]}
    points:
      flow: {free: 100, shared: 40 to 60 @p5, fixed: 0}
      court: {joint: 100, foreign: 0, absent: 50}
      dam: {none: 0, small: 70%, large: 100}
      pledge: {none: 100, given: 0}
  low:
    weight: {flow: 50, dam: 20 to 40, pledge: 10}
    points:
      flow: {free: 0, shared: 80, fixed: 100}
      dam: {large: 0, small: 60, none: 100}
      pledge: {none: 0, given: 100, ground: p7}
  friend:
    points: {pledge: {none: 0, given: 100}}
red-lines:
  no-large-dam: {party: low, when: dam = large, ground: p8}
  no-foreign-court: {party: up, when: court = foreign, costs: 5 to 20 @p9}
exchanges:
  water-for-dam: {party: up, gives: "flow in (shared, fixed)", for: not (dam = none), otherwise: 12 @class/alliance.honoured.all}
links:
  calm: {party: low, when: dam = small and flow = shared, points: -3}
no-deal:
  up: {as: today}
  low: {now: 20 to 40, drift: -4 per year}
  friend: 10
ratifiers:
  assembly: {of: low, needed: flow != free, values: low, except: {dam: {small: 30}}, accepts-from: 55}
  voters: {of: up, values: {points: {dam: {none: 0, small: 100, large: 50}}}}
packages:
  today: {flow: free, dam: none, pledge: none}
  plan: {name: The plan, flow: shared, court: joint, dam: small, pledge: given}
  plan-without-pledge: {like: plan, but: {pledge: none}}
  open-plan: {flow: shared, court: "?", dam: "?", pledge: "?"}
offers:
  first:
    {name: The first offer, by: up, to: low, package: plan, expires: {after: 3 to 6 weeks @p2}, period: 5 days, resolve: 20% to 60% @p3,
     counters: [plan-without-pledge], extension: {for: 1 month, costs: 2 to 4 points}, waiting: {low: 0.1 to 0.4 per week},
     withdrawn: {low: -5 to -1}, refused: {low: 2, up: -1}, prize: {now: 5 to 12, falls-to: 1, by: 2024-11-05},
     consent: {friend: {lines-hold: 80% to 95%, known-to: 5 to 12 points}}, ground: p4}
`;

/** A case that uses every part of the language about what holds. */
export const GUARANTEE = `${EXAMPLE.replace('{name: Upland, roles: [signatory]}', '{name: Upland, roles: [signatory, adversary]}')}forms:
  letter: {name: Letter, notice: 0 quarters, leaving: 2 to 6, refusing: 5 to 15}
  treaty: {notice: 12 months, leaving: 10, refusing: 20 to 45, ground: p9}
commitments:
  help:
    {by: friend, protects: low, given: pledge = given, trigger: attack on low, form: {treaty: court = joint, letter: otherwise},
     honouring: {willing: 10 to 20, wary: 30}, adds: 30% to 50% @p10}
  guards:
    {by: friend, given: pledge = given and dam = small, kind: deployment, tripwire: 8, recalling: 4, upkeep: {willing: 1, wary: 3}}
stances:
  friend:
    start: {willing: 70% @p11, wary: 30%}
    drift: [{from: willing, to: wary, chance: 4% to 12% per year}, {from: wary, to: willing, chance: 2% per year}]
calendar:
  vote: {name: The vote, on: 2025-05-01, marks: friend}
  new-government: {on: [2025-06-01, 2029-06-01], moves: friend, chance: {willing: [60%, 40%], wary: [30%, 70%]}}
behaviour:
  {reconsiders: 1 per year, slip: {loses: 10 points, in: 0.5% to 2% of years}, war-cost-known-to: 8 to 20 points, order: [friend]}
lasting: [court]
discount: {low: 4% per year, up: 3% to 6% per year}
balance: {levels: [weak, strong], start: weak, rebuild: {up: 10% to 25% per year}, decay: 1% per year, alone: {weak: 45%, strong: 15%}}
futures:
  given: plan
  held: {low: 20, up: 5, friend: 0}
  lost: {low: -10, up: {70: pledge = given, 60: otherwise}, friend: -5}
  ground: p12
step: half-year
horizon: 10 years
tail: 20 years
`;
