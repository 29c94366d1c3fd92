import type { Case } from '../../case/index.js';
import type { Budget } from '../../shared/budget.js';
import type { Assessed } from '../settlement/assess.js';
import { answerAtMedians, byName, chosenOf, type MedianAnswers, notNeededFor } from './answerAtMedians.js';
import type { Answer, Chosen } from './answerList.js';
import { WorldAnswers } from './answers.js';
import { chosenPackages, countedCase } from './chosen.js';
import { GamesOfEdits } from './gamesOfEdits.js';
import { PackageGames } from './packageGame.js';
import { runWorlds, type WorldOptions, type WorldRun } from './run.js';

/** One answer in two variants of a case. */
export interface ComparedAnswer {
  answer: Answer;
  /** With every number at its median, every game in the case's own steps; NaN where there is nothing to say. */
  before: number;
  after: number;
  /** Of the margin of a ratifier: in which variant its consent is not needed; absent where it is in both. */
  notAsked?: { before: boolean; after: boolean };
  /**
   * After less before in one and the same world, over the worlds that both variants answered: 5, 50 and 95 % quantiles by
   * the nearest rank, and the shares of worlds in which it is above and below 0. Absent where no world has both.
   */
  difference?: { p5: number; p50: number; p95: number; more: number; less: number };
}

/** Two variants of a case, answered over the same draws. */
export interface ComparedWorlds {
  answers: ComparedAnswer[];
  /** Packages that both have, and whether both mean the same by them. */
  packages: { id: string; name: string; same: boolean }[];
  /** Worlds that both answered. */
  worlds: number;
  complete: boolean;
}

/**
 * Compares two variants of a case world by world. A number's draws follow from seed and name (`drawWorlds`), so what is in
 * both variants is the same in both, and what differs between two answers of a world comes from what was changed.
 *
 * Compared are the packages that both name, each as its variant has it, and those found for the second that the first
 * allows too.
 *
 * @param options With a count of 0 the answers are those at the medians alone, at once.
 */
export async function compareOverWorlds(
  before: Assessed,
  after: Assessed,
  options: WorldOptions,
  budget: Budget,
): Promise<ComparedWorlds> {
  const [first, second] = commonPackages(before, after);
  const [one, two] = [countedCase(before.context.c, before), countedCase(after.context.c, after)];
  const runs =
    options.count > 0
      ? ([await runWorlds(one, first, options, budget), await runWorlds(two, second, options, budget)] as const)
      : undefined;
  const medians = [
    new WorldAnswers(one, first, new PackageGames('own')),
    new WorldAnswers(two, second, new PackageGames('own')),
  ] as const;
  const values = [medians[0].of(one), medians[1].of(two)] as const;
  const spared = [
    first.flatMap((p) => notNeededFor(before.context, p)),
    second.flatMap((p) => notNeededFor(after.context, p)),
  ] as const;
  const answers = medians[1].list.flatMap((answer, i): ComparedAnswer[] => {
    const old = medians[0].list.findIndex(({ id }) => id === answer.id);
    if (old < 0) return [];
    const difference = runs && pairedDifference(...runs, answer.id);
    const [was, is] = [values[0][old]!, values[1][i]!];
    return [{ answer, before: was, after: is, ...notAsked(answer, ...spared), ...(difference && { difference }) }];
  });
  const inFirst = first.map((p) => JSON.stringify(byName(one, p).options));
  return {
    answers,
    packages: second.map((p, i) => ({
      id: p.id,
      name: p.name,
      same: inFirst[i] === JSON.stringify(byName(two, p).options),
    })),
    worlds: runs ? commonWorlds(...runs).length : 0,
    complete: !runs || runs.every(({ complete }) => complete),
  };
}

/** The same at the medians alone, and at once: packages that the cases name, without what only a closer look finds. */
export async function compareAtMedians(before: Case, after: Case): Promise<ComparedWorlds> {
  const games = new GamesOfEdits('own');
  const [old, now] = [await answerAtMedians(before, [], games), await answerAtMedians(after, [], games)];
  const answers = now.list.flatMap((answer): ComparedAnswer[] => {
    const value = old.values[answer.id];
    if (value === undefined) return [];
    const spared = notAsked(answer, old.notNeeded, now.notNeeded);
    return [{ answer, before: value, after: now.values[answer.id]!, ...spared }];
  });
  const packages = now.packages.flatMap(({ id, name, options }) => {
    const other = old.packages.find((p) => p.id === id);
    return other ? [{ id, name, same: JSON.stringify(other.options) === JSON.stringify(options) }] : [];
  });
  return { answers, packages, worlds: 0, complete: true };
}

type Spared = MedianAnswers['notNeeded'];

function notAsked({ kind, package: of, party }: Answer, was: Spared, is: Spared): Pick<ComparedAnswer, 'notAsked'> {
  if (kind !== 'margin') return {};
  const [before, after] = [was, is].map((list) => list.some((one) => one.package === of && one.party === party));
  return before || after ? { notAsked: { before: before!, after: after! } } : {};
}

/** The same packages by their ids, in the same order, as each variant has them. */
function commonPackages(before: Assessed, after: Assessed): [Chosen[], Chosen[]] {
  const [old, now] = [chosenPackages(before), chosenPackages(after)];
  const pairs = now.flatMap((p): [Chosen, Chosen][] => {
    const named = old.find(({ id }) => id === p.id);
    if (!p.found) return named && !named.found ? [[named, p]] : [];
    const [allowed] = named && !named.found ? [] : chosenOf(before.context.c, [byName(after.context.c, p)]);
    return allowed ? [[allowed, p]] : [];
  });
  return [pairs.map(([p]) => p), pairs.map(([, p]) => p)];
}

function commonWorlds(a: WorldRun, b: WorldRun): number[] {
  const other = new Set(b.table.worlds);
  return [...a.table.worlds].filter((w) => other.has(w));
}

/** An answer of the second run less that of the first, paired by world. */
export function pairedDifference(a: WorldRun, b: WorldRun, id: string): ComparedAnswer['difference'] {
  const [old, now] = [byWorld(a, id), byWorld(b, id)];
  const differences = Float64Array.from(
    commonWorlds(a, b)
      .map((w) => now.get(w)! - old.get(w)!)
      .filter((x) => !Number.isNaN(x)),
  ).sort();
  const n = differences.length;
  if (n === 0) return undefined;
  const rank = (p: number) => differences[Math.min(n - 1, Math.max(0, Math.ceil(p * n) - 1))]!;
  const share = (test: (x: number) => boolean) => differences.filter(test).length / n;
  return { p5: rank(0.05), p50: rank(0.5), p95: rank(0.95), more: share((x) => x > 0), less: share((x) => x < 0) };
}

function byWorld({ table }: WorldRun, id: string): Map<number, number> {
  const column = table.column(id);
  return new Map([...table.worlds].map((w, k) => [w, column[k]!]));
}
