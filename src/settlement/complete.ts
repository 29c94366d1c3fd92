import type { Budget } from '../shared/budget.js';
import { type Compiled, compile } from './compile.js';
import { packageOf } from './enumerate.js';
import { Patterns } from './patterns.js';
import type { Completion } from './result.js';
import type { DealSpace } from './space.js';
import { eachBlock, factsOf } from './survey.js';

/**
 * The best completion of a partial package, without comparing points of different parties. Completions are ranked by
 *
 * 1. being signable,
 * 2. the number of signatories that accept,
 * 3. the smallest share over the signatories, the larger the better. Among the completions that are best by 1 and 2, a
 *    signatory's share runs from 0 at its threshold (or at the lowest value that it has there, when that is lower) to
 *    1 at the highest; it is 1 where nothing open moves it. The same shape as Kalai–Smorodinsky's max-min reading,
 * 4. package order.
 *
 * @param partial Option index per issue; undefined where the package leaves the issue open.
 * @returns undefined where no package agrees with what is given, or the search was ended before it found one.
 */
export async function complete(
  space: DealSpace,
  partial: readonly (number | undefined)[],
  budget: Budget,
): Promise<Completion | undefined> {
  const compiled = compile(space);
  const { signatories, thresholds } = compiled;
  const rank = new Ranks(compiled);
  let completions = 0;
  let top = -1;
  let lo: number[] = [];
  let hi: number[] = [];
  await eachBlock(
    compiled,
    budget,
    'completions',
    ({ length, marks, words, values }) => {
      completions += length;
      for (let j = 0; j < length; j++) {
        const r = rank.of(marks, j * words, words);
        if (r < top) continue;
        if (r > top) {
          lo = signatories.map(() => Number.POSITIVE_INFINITY);
          hi = signatories.map(() => Number.NEGATIVE_INFINITY);
          top = r;
        }
        signatories.forEach((p, k) => {
          lo[k] = Math.min(lo[k], values[p][j]);
          hi[k] = Math.max(hi[k], values[p][j]);
        });
      }
    },
    partial,
  );
  if (top < 0) return undefined;
  const zero = signatories.map((p, k) => Math.min(thresholds[p], lo[k]));
  let share = -1;
  let tuple = -1;
  let ties = 0;
  await eachBlock(
    compiled,
    budget,
    'completions',
    ({ length, marks, words, values, tuples }) => {
      for (let j = 0; j < length; j++) {
        if (rank.of(marks, j * words, words) !== top) continue;
        let least = 1;
        for (let k = 0; k < zero.length; k++)
          if (hi[k] > lo[k]) least = Math.min(least, (values[signatories[k]][j] - zero[k]) / (hi[k] - zero[k]));
        if (least > share) {
          share = least;
          tuple = tuples[j];
          ties = 0;
        }
        if (least === share) ties++;
      }
    },
    partial,
  );
  if (tuple < 0) return undefined;
  const accepting = top % (signatories.length + 1);
  return {
    package: packageOf(compiled.sizes, tuple),
    completions,
    signable: top > accepting,
    accepting,
    share,
    ties,
    ...(budget.stopped && { partial: budget.stopped }),
  };
}

/** Rank of a package by 1 and 2 as one number: signatories that accept, plus more than all of them if signable. */
class Ranks {
  readonly #compiled: Compiled;
  #patterns: Patterns | undefined;
  readonly #ranks: number[] = [];

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
  }

  of(marks: Uint32Array, at: number, words: number): number {
    this.#patterns ??= new Patterns(words);
    const id = this.#patterns.add(marks, at);
    if (id === this.#ranks.length) {
      const { accepts, signable } = factsOf(this.#compiled, this.#patterns, id);
      const { signatories } = this.#compiled;
      const accepting = signatories.filter((p) => accepts[p]).length;
      this.#ranks.push(accepting + (signable ? signatories.length + 1 : 0));
    }
    return this.#ranks[id];
  }
}
