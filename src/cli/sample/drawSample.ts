import type { Case } from '../../case/case.js';
import { count, counted } from '../../lens/text.js';
import { chosenPackages, countedCase } from '../../lens/worlds/chosen.js';
import { type Draws, drawWorlds } from '../../lens/worlds/draws.js';
import { type Input, inputsOf } from '../../lens/worlds/inputs.js';
import { answerWorlds, runWorlds } from '../../lens/worlds/run.js';
import type { WorldTable } from '../../lens/worlds/table.js';
import type { Budget } from '../../shared/budget.js';
import { assessCase } from '../assessCase.js';
import { UserError } from '../output.js';
import { whyStopped } from '../work.js';
import { type WorldSettings, withWorldOptions } from '../worlds.js';
import { aboutAnswers, aboutInputs, type ColumnAbout } from './columnsFile.js';
import { answeredTable, atMedians, drawnTable, type SampleTable } from './sampleTable.js';

/** A table of worlds. */
export interface Sample {
  table: SampleTable;
  columns: ColumnAbout[];
  /** Why it is not whole. */
  partial?: string | undefined;
}

/** The draws of a case, and no answers. */
export function drawnSample(c: Case, { count, seed }: WorldSettings): Sample {
  const inputs = inputsOf(c);
  const columns = aboutInputs(c, inputs);
  const table =
    count === 0
      ? drawnTable(inputs, mediansOf(inputs), atMedians)
      : drawnTable(inputs, drawWorlds(inputs, count, seed, c.correlations));
  return { table, columns };
}

/**
 * Worlds of a case with the answers of each.
 *
 * @param describe Told what the columns are before the long work begins.
 * @throws {UserError} If the budget ends before it is known which packages there are to ask about.
 */
export async function answeredSample(
  c: Case,
  settings: WorldSettings,
  budget: Budget,
  describe: (columns: readonly ColumnAbout[]) => void,
): Promise<Sample> {
  const assessed = await assessCase(c, budget);
  const packages = chosenPackages(assessed);
  const own = countedCase(c, assessed);
  const inputs = inputsOf(c);
  const draws = mediansOf(inputs);
  const { table } = await answerWorlds(own, packages, draws.values, 1, 0, budget);
  const stopped = whyStopped(budget);
  if (stopped) throw new UserError(3, `${stopped} before the first world was answered; nothing is written`);
  const values = table.failures.length === 0 ? table.values : undefined;
  const columns = [...aboutInputs(c, inputs), ...aboutAnswers(c, packages, table.answers, values)];
  describe(columns);
  if (settings.count === 0) {
    const sample = answeredTable({ inputs, draws, table }, undefined, atMedians);
    return { table: sample, columns, partial: assessed.partial };
  }
  const run = await withWorldOptions(settings, c, packages, (options) => runWorlds(own, packages, options, budget));
  for (const note of run.notes) console.error(note);
  sayFailures(run.table, settings.count);
  const why = run.complete ? undefined : whyStopped(budget);
  const left = settings.count - run.table.worlds.length - run.table.failures.length;
  const unfinished = why && `${why}: ${counted(left, 'world')} of ${count(settings.count)} were not looked at`;
  return {
    table: answeredTable(run, why),
    columns,
    partial: [assessed.partial, unfinished].filter(Boolean).join('; ') || undefined,
  };
}

/** The one world in which every number is at its median. */
function mediansOf(inputs: readonly Input[]): Draws {
  return { count: 1, values: inputs.map(({ columns }) => columns.map(({ median }) => Float64Array.of(median))) };
}

function sayFailures({ failures }: WorldTable, worlds: number): void {
  const [first] = failures;
  if (!first) return;
  console.error(
    `${counted(failures.length, 'world')} of ${count(worlds)} failed, the first ${first.world}: ${first.why}`,
  );
}
