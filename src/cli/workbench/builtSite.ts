import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../output.js';

/** What the application is made from, seen from the folder of Abide. */
const SOURCES = ['workbench', 'src', 'cases', 'data', 'scripts', 'package-lock.json'];

/**
 * Folder of the web application. In a clone it is built where it is missing, or older than what it is made from; an
 * installed Abide has no sources, and the application that came with it.
 *
 * @param root Folder of this Abide.
 */
export function builtSite(root: string): string {
  const site = join(root, 'dist', 'site');
  const page = join(site, 'index.html');
  const script = join(root, 'scripts', 'workbench.mjs');
  const isClone = existsSync(script);
  const built = existsSync(page);
  if (built && !(isClone && changedSince(root, statSync(page).mtimeMs))) return site;
  if (!isClone) throw new UserError(2, 'the workbench is not part of this installation of Abide');
  console.error(
    built ? 'Building the workbench anew, as its sources have changed …' : 'Building the workbench (once) …',
  );
  // Standard output belongs to the command: only the address goes there.
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0 || !existsSync(page)) throw new UserError(2, 'the workbench could not be built (see above)');
  return site;
}

/** Whether a source was written, or put in or taken out, after a time in milliseconds; what only tests are made of does not count. */
function changedSince(root: string, time: number): boolean {
  const changed = (path: string): boolean => {
    const about = statSync(path, { throwIfNoEntry: false });
    if (!about) return false;
    if (about.mtimeMs > time) return true;
    if (!about.isDirectory()) return false;
    return readdirSync(path).some((name) => !/^\.|\.test\.ts$|^node_modules$/.test(name) && changed(join(path, name)));
  };
  return SOURCES.some((name) => changed(join(root, name)));
}
