import type { Case } from '../../case/index.js';
import type { Pool } from '../../parallel/index.js';
import { type Estimate, shapleyIndices, sobolIndices, standardise } from '../../sensitivity/index.js';
import type { Budget } from '../../shared/budget.js';
import type { Cell, Finding } from '../finding.js';
import type { Assessed } from '../settlement/assess.js';
import { count, fixed, list, percent, title } from '../text.js';
import { groupsOf } from './asker.js';
import { chosenPackages } from './chosen.js';
import { drawWorlds, HYPERCUBES } from './draws.js';
import type { InputGroup } from './groupInputs.js';
import type { Headline } from './headline.js';
import { type Input, inputsOf } from './inputs.js';
import { answerWorlds } from './run.js';
import type { WorldTable } from './table.js';
import { aboutOf } from './tornadoFinding.js';

/** With more groups there are more than 256 sets of them, each a world for each pair of draws. */
export const MOST_SHAPLEY = 8;

export interface GroupOptions {
  method: 'sobol' | 'shapley';
  /** Worlds to answer at most, rounded down to whole blocks, and at least {@link HYPERCUBES} of these. */
  worlds: number;
  seed: bigint;
  workers: number | Pool;
}

/**
 * How much of the variance of each headline each group of numbers accounts for: first-order and total indices from a
 * Saltelli design, or Shapley effects from all sets of groups. New worlds are drawn for it: two independent draws A and B
 * of all numbers, and rows of A in which some groups are taken from B.
 */
export async function groupFindings(
  assessed: Assessed,
  headlines: readonly Headline[],
  groups: readonly InputGroup[],
  { method, worlds, seed, workers }: GroupOptions,
  budget: Budget,
): Promise<Finding[]> {
  const { c } = assessed.context;
  const inputs = inputsOf(c);
  const sets = method === 'sobol' ? saltelliSets(groups.length) : allSets(groups.length);
  const n = HYPERCUBES * Math.max(1, Math.floor(worlds / sets.length / HYPERCUBES));
  const values = mixed(c, inputs, groups, sets, n, seed);
  const findings: Finding[] = [];
  for (const group of groupsOf(c, chosenPackages(assessed), headlines)) {
    const rows = n * sets.length;
    const { table } = await answerWorlds(group.c, group.packages, values, rows, workers, budget);
    for (const headline of group.headlines) {
      const y = standardise(wholeBlocks(table, headline.answer, n, sets.length));
      const of = { n: y.length / sets.length, groups: groups.length };
      if (y === 'constant' || of.n < LEAST_BLOCKS) continue;
      const resampling = { resamples: 1000, seed: 1, budget };
      const found =
        method === 'sobol'
          ? await sobolIndices({ y, ...of, second: false }, resampling)
          : await shapleyIndices({ y, ...of }, resampling);
      findings.push(finding(headline, groups, found, y.length));
    }
  }
  return findings;
}

/** Fewer than these say nothing. */
const LEAST_BLOCKS = 8;
/** B's seed lies so far from A's that no two runs share one. */
const OTHER = 1n << 60n;

/** By row of a block of Saltelli's design A, A_B^1 … A_B^g, B: the groups that come from B. */
function saltelliSets(groups: number): boolean[][] {
  const each = Array.from({ length: groups }, (_, j) => j);
  return [each.map(() => false), ...each.map((j) => each.map((k) => k === j)), each.map(() => true)];
}

/** Every set of groups: bit j of its number is 1 where group j comes from B. */
function allSets(groups: number): boolean[][] {
  return Array.from({ length: 2 ** groups }, (_, set) =>
    Array.from({ length: groups }, (_, j) => ((set >> j) & 1) === 1),
  );
}

/** `[i][k][block · rows + row]`. */
function mixed(
  { correlations }: Case,
  inputs: readonly Input[],
  groups: readonly InputGroup[],
  sets: readonly boolean[][],
  n: number,
  seed: bigint,
): Float64Array[][] {
  const [a, b] = [seed, seed + OTHER].map((from) => drawWorlds(inputs, n, from, correlations));
  return inputs.map((input, i) => {
    const group = groups.findIndex((one) => one.inputs.includes(i));
    return input.columns.map((_, k) =>
      Float64Array.from({ length: n * sets.length }, (_, at) => {
        const fromB = sets[at % sets.length]![group]!;
        return (fromB ? b! : a!).values[i]![k]![Math.floor(at / sets.length)]!;
      }),
    );
  });
}

/** An answer in the blocks of which every world has one. */
function wholeBlocks(table: WorldTable, answer: string, n: number, rows: number): Float64Array {
  const all = new Float64Array(n * rows).fill(Number.NaN);
  const column = table.column(answer);
  table.worlds.forEach((w, k) => {
    all[w] = column[k]!;
  });
  const blocks = Array.from({ length: n }, (_, i) => all.subarray(i * rows, (i + 1) * rows));
  return Float64Array.from(blocks.filter((block) => !block.some(Number.isNaN)).flatMap((block) => [...block]));
}

interface Indices {
  first: Estimate[];
  total: Estimate[];
  effects?: Estimate[];
}

function finding(headline: Headline, groups: readonly InputGroup[], indices: Indices, worlds: number): Finding {
  const { first, total, effects } = indices;
  const share = effects ?? total;
  const order = groups.map((_, j) => j).sort((i, j) => share[j]!.estimate - share[i]!.estimate);
  const named = order.slice(0, 3).map((j) => {
    const { name } = groups[j]!;
    if (effects) return `${name} ${withInterval(effects[j]!)}`;
    return `${name}, ${withInterval(first[j]!)} and ${withInterval(total[j]!)}`;
  });
  return {
    id: `sensitivity/groups/${headline.answer}`,
    lens: 'sensitivity',
    question: `Whose numbers, or which, carry ${headline.says}?`,
    about: aboutOf(headline),
    sentence: `Shares of the variance of ${headline.says}, ${effects ? 'which add up to all of it (Shapley effects)' : 'alone, and with all they act together with (first order and total)'}: ${named.join('; ')}. ${tiedInWords(groups)}${count(worlds)} worlds.`,
    value: {
      kind: 'table',
      of: 'group of numbers',
      columns: [
        ...(effects ? [{ id: 'effect', name: 'Shapley effect' }] : []),
        { id: 'first', name: 'alone (first order)' },
        { id: 'total', name: 'with all others (total)' },
        { id: 'numbers', name: 'inputs' },
      ],
      rows: order.map((j) => ({
        id: groups[j]!.id,
        name: title(groups[j]!.name),
        cells: [
          ...(effects ? [cell(effects[j]!)] : []),
          cell(first[j]!),
          cell(total[j]!),
          { text: String(groups[j]!.inputs.length), number: groups[j]!.inputs.length },
        ],
      })),
    },
    grounds: [],
    certificate: 'not proven',
  };
}

/** Which groups are one since numbers of them go together. */
function tiedInWords(groups: readonly InputGroup[]): string {
  const tied = groups.flatMap(({ name, tied }) => (tied ? [`${name} (${list(tied.map((x) => `“${x}”`))})`] : []));
  return tied.length > 0 ? `One group, since numbers of theirs go together: ${tied.join('; ')}. ` : '';
}

const cell = (one: Estimate): Cell => ({ text: withInterval(one), number: one.estimate });

/** `38 % (33–43)`, with the 95 % interval. */
function withInterval({ estimate, low, high }: Estimate): string {
  if (low === null || high === null) return percent(estimate);
  const whole = (x: number) => fixed(x * 100, 0);
  return `${percent(estimate)} (${whole(low)} to ${whole(high)})`;
}
