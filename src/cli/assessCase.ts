import { type Assessed, assess } from '../lens/index.js';
import { count } from '../lens/text.js';
import { classes } from './classes.js';
import { loadCase } from './load.js';
import { UserError } from './output.js';
import { version } from './version.js';
import { startWork } from './work.js';

/** Reads and assesses a case for a command; ends the command where the case is faulty or too large. */
export async function assessCase(path: string, options: { set?: string[]; time?: number }): Promise<Assessed> {
  const c = loadCase(path, options.set);
  const { budget, end } = startWork(options.time);
  try {
    const result = await assess(c, classes(), version, budget);
    if (result.kind === 'too-large') {
      const after = result.packages ? `; ${result.packages} of them keep the rules` : '';
      throw new UserError(3, `${result.tuples} combinations of options${after}. ${result.why} The limit is ${count(result.limit)} packages.`);
    }
    return result;
  } finally {
    end();
  }
}
