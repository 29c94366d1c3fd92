import type { Workbench } from '../app/workbench.js';
import { texts } from '../texts.js';
import type { Making } from './wholeResult.js';

/** A button was pressed that ends it. */
class Stopped extends Error {}

/** What is being made; the next thing takes its place. */
let making: AbortController | undefined;

/** Makes a file that may take a while, and says so: what is being done, how far it is, how to stop it, and why it failed. */
export async function exportFile({ documents }: Workbench, says: string, make: (making: Making) => Promise<void>) {
  const { notices } = documents;
  making?.abort(new Stopped());
  const own = new AbortController();
  making = own;
  const stop = { label: texts.sharing.stop, run: () => own.abort(new Stopped()) };
  notices.tell('export', says, [stop]);
  try {
    await make({ signal: own.signal, onProgress: (said) => notices.progress('export', said) });
    if (making === own) notices.end('export');
  } catch (error) {
    if (making !== own) return;
    if (error instanceof Stopped) notices.tell('export', texts.sharing.stopped);
    else notices.tell('export', texts.sharing.failed((error as Error).message), [], 'alert');
  } finally {
    if (making === own) making = undefined;
  }
}
