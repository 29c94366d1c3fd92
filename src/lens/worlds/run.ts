import type { Case } from '../../case/index.js';
import { computeRows, type KnownRows, type Pool, type RowChunk } from '../../parallel/index.js';
import type { Budget } from '../../shared/budget.js';
import type { Worlds } from '../finding.js';
import { type Answer, answersOf, type Chosen } from './answerList.js';
import { type Draws, drawWorlds } from './draws.js';
import { type Input, inputsOf } from './inputs.js';
import { WorldTable } from './table.js';
import type { WorldTask } from './task.js';

/** How worlds are drawn and computed. */
export interface WorldOptions {
  /** See {@link worldCount}. */
  count: number;
  seed: bigint;
  /** Threads besides this one. */
  workers: number | Pool;
  /** Keeps rows as they come, and knows those of an earlier run. @param answers The columns. */
  checkpoint?: (answers: readonly Answer[]) => {
    begun?: KnownRows;
    onRows: (chunk: RowChunk) => void | Promise<void>;
  };
}

/** A case in many worlds. */
export interface WorldRun {
  packages: Chosen[];
  inputs: Input[];
  draws: Draws;
  table: WorldTable;
  seed: bigint;
  /** Whether all worlds were looked at before the budget ended. */
  complete: boolean;
  /** What went otherwise than it was asked for; for a person, not the same in every run. */
  notes: string[];
}

const MODULE = new URL('./task.js', import.meta.url);

/** Draws worlds of a case and answers each. The same case, count and seed give the same run for any number of workers. */
export async function runWorlds(
  c: Case,
  packages: Chosen[],
  { count, seed, workers, checkpoint }: WorldOptions,
  budget: Budget,
): Promise<WorldRun> {
  const inputs = inputsOf(c);
  const draws = drawWorlds(inputs, count, seed, c.correlations);
  const { table, complete, notes } = await answerWorlds(c, packages, draws.values, count, workers, budget, checkpoint);
  return { packages, inputs, draws, table, seed, complete, notes };
}

/** Answers worlds whose numbers are given. @param values `values[i][k][w]`, see {@link Draws}. */
export async function answerWorlds(
  c: Case,
  packages: Chosen[],
  values: Float64Array[][],
  count: number,
  workers: number | Pool,
  budget: Budget,
  checkpoint?: WorldOptions['checkpoint'],
): Promise<{ table: WorldTable; complete: boolean; notes: string[] }> {
  const answers = answersOf(c, packages);
  const kept = checkpoint?.(answers);
  const rows = await computeRows<WorldTask>({
    module: MODULE,
    init: { c: { ...c, files: {} }, packages, values },
    rows: count,
    columns: answers.length,
    workers,
    budget,
    stage: 'worlds',
    ...(kept?.begun && { begun: kept.begun }),
    ...(kept && { onRows: kept.onRows }),
  });
  const failures = rows.failures.map(({ row, why }) => ({ world: row, why }));
  const failed = new Set(rows.failures.map(({ row }) => row));
  const answered = rows.done.map((done, w) => (done && !failed.has(w) ? 1 : 0));
  const table = new WorldTable(answers, rows.values, answered, failures);
  return { table, complete: rows.complete, notes: rows.notes };
}

/** The numbers of the case that were drawn, in the worlds that were answered. */
export function drawnColumns({ inputs, draws, table }: WorldRun) {
  return inputs.flatMap((input, i) =>
    input.columns.map((column, k) => ({
      ...column,
      values: Float64Array.from(table.worlds, (w) => draws.values[i]![k]![w]!),
    })),
  );
}

/** What every view says of the worlds behind its ranges. @param stable See {@link Worlds.stable}. */
export function worldsOf({ inputs, table, seed }: WorldRun, stable: number | null): Worlds {
  const [first] = table.failures;
  return {
    count: table.worlds.length,
    seed: String(seed),
    inputs: inputs.reduce((sum, input) => sum + input.columns.length, 0),
    stable,
    failed: {
      count: table.failures.length,
      ...(first && { example: { world: first.world, why: first.why } }),
    },
  };
}
