import { type Assessed, assess } from '../lens/index.js';
import { loadCase } from './load.js';
import { tooLarge } from './tooLarge.js';
import { version } from './version.js';
import { startWork } from './work.js';

/** Reads and assesses a case for a command; ends the command where the case is faulty or too large. */
export async function assessCase(path: string, options: { set?: string[]; time?: number }): Promise<Assessed> {
  const c = loadCase(path, options.set);
  const { budget, end } = startWork(options.time);
  try {
    const result = await assess(c, version, budget);
    if (result.kind === 'too-large') {
      throw tooLarge(result);
    }
    return result;
  } finally {
    end();
  }
}
