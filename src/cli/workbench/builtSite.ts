import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../output.js';

/**
 * Folder of the web application. In a clone it is built where it is missing.
 *
 * @param root Folder of this Abide.
 */
export function builtSite(root: string): string {
  const site = join(root, 'dist', 'site');
  const isBuilt = () => existsSync(join(site, 'index.html'));
  if (isBuilt()) return site;
  const script = join(root, 'scripts', 'workbench.mjs');
  if (!existsSync(script)) throw new UserError(2, 'the workbench is not part of this installation of Abide');
  console.error('Building the workbench (once) …');
  // Standard output belongs to the command: only the address goes there.
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0 || !isBuilt()) throw new UserError(2, 'the workbench could not be built (see above)');
  return site;
}
