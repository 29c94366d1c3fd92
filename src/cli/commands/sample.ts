import { extname, resolve } from 'node:path';
import { counted } from '../../lens/text.js';
import { loadCase } from '../load.js';
import { UserError, writeResult } from '../output.js';
import { type ColumnAbout, columnsFile } from '../sample/columnsFile.js';
import { csvTable } from '../sample/csvTable.js';
import { answeredSample, drawnSample } from '../sample/drawSample.js';
import { ResultFile } from '../sample/resultFile.js';
import { version } from '../version.js';
import { finish, withBudget } from '../work.js';
import type { WorldFlags } from '../worldFlags.js';
import { worldSettings } from '../worlds.js';

export interface SampleOptions extends WorldFlags {
  out: string;
  inputsOnly?: boolean;
  set?: string[];
  time?: number;
}

/** Draws worlds of a case and writes them as a table, and what its columns are as another one beside it. */
export async function sample(path: string, options: SampleOptions): Promise<number> {
  const { out, inputsOnly } = options;
  const { ending, beside } = namesOf(options);
  const settings = worldSettings(options);
  const c = loadCase(path, options.set);
  const file = new ResultFile(out, options.force === true);
  try {
    const describe = (of: readonly ColumnAbout[]) => writeResult(beside, columnsFile(of), options.force);
    const { table, columns, partial } = await withBudget(options.time, async (budget) =>
      inputsOnly ? drawnSample(c, settings) : answeredSample(c, settings, budget, describe),
    );
    if (inputsOnly) describe(columns);
    if (ending === '.csv') for (const piece of csvTable(table)) file.write(piece);
    else {
      const { parquetTable } = await import('../sample/parquetTable.js');
      const { count: worlds, seed } = settings;
      const about = { abide: version, case: c.id, asOf: c.asOf, worlds, seed: String(seed), columns };
      for (const piece of parquetTable(table, about)) file.write(piece);
    }
    file.finish();
    const size = `${counted(table.rows, 'row')} of ${counted(table.columns.length, 'column')}`;
    console.error(`written: ${out}, ${size}; what the columns are: ${beside}`);
    return finish(partial);
  } finally {
    file.abandon();
  }
}

/** How the file ends, and the name of that beside it; ends the command where the names do not go together. */
function namesOf({ out, checkpoint, inputsOnly }: SampleOptions): { ending: string; beside: string } {
  const ending = extname(out).toLowerCase();
  if (ending !== '.csv' && ending !== '.parquet') {
    throw new UserError(2, `--out takes a name that ends in .csv or .parquet, not '${out}'`);
  }
  const beside = `${out.slice(0, -ending.length)}.columns.csv`;
  if (checkpoint !== undefined) {
    const other = [out, beside].find((file) => resolve(file) === resolve(checkpoint));
    if (other) throw new UserError(2, `the result and --checkpoint both name ${other}; one would overwrite the other`);
    if (inputsOnly) throw new UserError(2, '--checkpoint keeps worlds that are answered; with --inputs-only none is');
  }
  return { ending, beside };
}
