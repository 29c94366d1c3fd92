import type { Budget, Stop } from '../shared/budget.js';
import { adopters, isSignable } from './adoption.js';
import type { Compiled } from './compile.js';
import { type Block, Enumeration } from './enumerate.js';
import { FrontierBuilder } from './frontier.js';
import { Patterns } from './patterns.js';
import type { TooLarge } from './result.js';
import { overrun } from './size.js';

/** What one pass over all packages leaves behind. */
export interface Survey {
  patterns: Patterns;
  /** Facts about each pattern, by its id. */
  facts: PatternFacts[];
  all: FrontierBuilder;
  signable: FrontierBuilder;
  candidates: FrontierBuilder;
  lo: Float64Array;
  hi: Float64Array;
  /** Packages looked at: all of them unless the budget ended the pass. */
  packages: number;
  /** Set where the budget ended the pass before every package was seen and every frontier was whole. */
  stopped?: Stop;
}

export interface PatternFacts {
  accepts: boolean[];
  signable: boolean;
  /** Signable and accepted by every signatory. */
  candidate: boolean;
  unanimous: boolean;
}

/** Passes over all packages once: counts them by pattern, keeps the frontiers and each party's lowest and highest value. */
export async function survey(compiled: Compiled, budget: Budget): Promise<Survey | TooLarge> {
  const { space, signatories } = compiled;
  const parties = space.parties.length;
  const all = new FrontierBuilder(signatories.length);
  const signable = new FrontierBuilder(signatories.length);
  // Where a signature takes every signatory, what is signable is a candidate: one frontier serves both.
  const candidates = needsAll(compiled) ? signable : new FrontierBuilder(signatories.length);
  const lo = new Float64Array(parties).fill(Number.POSITIVE_INFINITY);
  const hi = new Float64Array(parties).fill(Number.NEGATIVE_INFINITY);
  const facts: PatternFacts[] = [];
  let patterns: Patterns | undefined;
  let packages = 0;
  const look = ({ values, marks, words, tuples, length }: Block): void => {
    patterns ??= new Patterns(words);
    const columns = signatories.map((p) => values[p]);
    for (let j = 0; j < length; j++) {
      const id = patterns.add(marks, j * words);
      if (id === facts.length) facts.push(factsOf(compiled, patterns, id));
      const fact = facts[id];
      // What a candidate dominates, a signable package dominates; what a signable one dominates, some package does.
      const tuple = tuples[j];
      if (fact.candidate && candidates !== signable && candidates.add(columns, j, tuple)) continue;
      if (fact.signable && signable.add(columns, j, tuple)) continue;
      all.add(columns, j, tuple);
    }
    for (let p = 0; p < parties; p++) widen(values[p], length, lo, hi, p);
    packages += length;
  };
  const end = await eachBlock(compiled, budget, 'packages', async (block) => {
    look(block);
    for (const builder of [all, signable, candidates]) if (builder.due) await builder.settle(budget);
  });
  if (end && end !== 'stopped') return end;
  await all.settle(budget);
  await signable.settle(budget);
  if (candidates !== signable) await candidates.settle(budget);
  const cut = end === 'stopped' || all.cut || signable.cut || candidates.cut;
  return {
    patterns: patterns ?? new Patterns(1),
    facts,
    all,
    signable,
    candidates,
    lo,
    hi,
    packages,
    ...(cut && { stopped: budget.stopped }),
  };
}

function widen(column: Float64Array, length: number, lo: Float64Array, hi: Float64Array, p: number): void {
  let least = lo[p];
  let most = hi[p];
  for (let j = 0; j < length; j++) {
    if (column[j] < least) least = column[j];
    if (column[j] > most) most = column[j];
  }
  lo[p] = least;
  hi[p] = most;
}

/**
 * Hands every block of packages to `look`.
 * @returns undefined when all were seen; else why not: the budget ended it, or the search was longer than allowed.
 */
export async function eachBlock(
  compiled: Compiled,
  budget: Budget,
  stage: string,
  look: (block: Block) => Promise<void> | void,
  partial: readonly (number | undefined)[] = [],
): Promise<TooLarge | 'stopped' | undefined> {
  const enumeration = new Enumeration(compiled, partial);
  const total = compiled.sizes.reduce((n, size, i) => n * (partial[i] === undefined ? size : 1), 1);
  const { block } = enumeration;
  for (;;) {
    if (!(await budget.goOn(stage, Math.min(enumeration.visited, total), total))) return 'stopped';
    if (!enumeration.next()) return undefined;
    if (enumeration.overrun) return overrun(compiled);
    if (block.length > 0) await look(block);
  }
}

export function factsOf({ space, signatories, bits }: Compiled, patterns: Patterns, id: number): PatternFacts {
  const accepts = space.parties.map(() => true);
  bits.forEach(({ party, kind }, bit) => {
    if (kind !== 'not-needed' && patterns.has(id, bit)) accepts[party] = false;
  });
  const signable = isSignable(space.adoption, (p) => accepts[p]);
  const unanimous = signatories.every((p) => accepts[p]);
  return { accepts, signable, unanimous, candidate: signable && unanimous };
}

function needsAll({ space, signatories }: Compiled): boolean {
  const { voters, vetoes, atLeast } = space.adoption;
  const needed = new Set(atLeast >= voters.length ? adopters(space.adoption) : vetoes);
  return signatories.every((p) => needed.has(p));
}
