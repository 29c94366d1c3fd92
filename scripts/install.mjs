// Installs the packages of package-lock.json where they are missing or of another version; otherwise does nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function installIfMissing() {
  if (isInstalled()) return;
  console.error('Installing packages (once) …');
  // npm tells its scripts where it is; started by hand, npm is looked up on the path.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const args = [...npm[1], 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Standard output belongs to the command that the user typed: npm's goes to standard error.
  const shell = npm[0] === 'npm.cmd';
  const { status } = spawnSync(npm[0], args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (status !== 0) {
    console.error('The packages could not be installed (see above). A network connection is needed this once.');
    process.exit(status || 1);
  }
}

/** True if every package that this platform needs is there in the locked version. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const has = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wants = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wants).every(
    ([path, { version, optional }]) => path === '' || has[path]?.version === version || (optional && !has[path]),
  );
}
