import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../output.js';
import { openBrowser } from '../workbench/browser.js';
import { builtSite } from '../workbench/builtSite.js';
import { openCase } from '../workbench/openedCase.js';
import { startServer } from '../workbench/server.js';

export interface OpenOptions {
  port?: string;
  /** False with `--no-browser`. */
  browser: boolean;
}

/** Where this Abide lies: the folder with `bin`, `cases` and `dist`. */
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * Opens a case in the workbench.
 *
 * @param path The Berlin case where it is left out.
 */
export function open(path: string | undefined, options: OpenOptions): Promise<number> {
  return serveCase(path ?? join(ROOT, 'cases', 'berlin-2025'), options, () => builtSite(ROOT));
}

/**
 * Serves a case until Ctrl-C. The address is the result, alone on standard output.
 *
 * @param site Gives the folder of the web application; not asked before there is a case.
 */
export async function serveCase(path: string, options: OpenOptions, site: () => string): Promise<number> {
  const ports = portsOf(options.port);
  const opened = openCase(path);
  const server = await startServer(opened, site(), ports);
  console.log(server.address);
  console.error(`the workbench, with ${relative('.', opened.file)}; Ctrl-C ends it`);
  if (options.browser) openBrowser(server.startAddress);
  await new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end());
  });
  await server.close();
  return 0;
}

/** What a browser keeps belongs to an address, so that the same one is taken from day to day while nobody else has it. */
const USUAL = 4786;

function portsOf(text: string | undefined): number[] {
  if (text === undefined) return [USUAL, 0];
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return [port];
  throw new UserError(2, `--port takes a whole number from 1 to 65535, not '${text}'`);
}
