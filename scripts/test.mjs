// `npm test`: installs what is missing, builds, and runs every test. `npm test -- settlement` runs the files whose
// path contains the word.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installIfMissing, root } from './install.mjs';

installIfMissing();
await build({ workbench: true });
if (process.env.CI === 'true' && process.getuid?.() === 0) await installChromium();

const words = process.argv.slice(2);
const files = readdirSync(join(root, 'dist'), { recursive: true })
  .map((file) => join('dist', file))
  .filter((file) => file.endsWith('.test.js') && words.every((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error(`No test file has ${words.join(' and ')} in its path.`);
  process.exit(2);
}
const args = ['--enable-source-maps', '--test', '--test-concurrency=2', ...files];
const run = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
process.exit(run.status ?? 1);

/** A machine that only tests may change itself; a person's machine is left alone (the browser suite says what to do). */
async function installChromium() {
  const { findChromium } = await import('../dist/test/support/chromium.js');
  if (findChromium()) return;
  for (const command of ['apt-get update', 'apt-get install -y --no-install-recommends chromium fonts-dejavu-core']) {
    console.error(`$ ${command}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const [program, ...rest] = command.split(' ');
    if (spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0) return;
  }
}
