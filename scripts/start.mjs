// `npm start`: installs what is missing, builds, and assesses the Berlin case (or the case that is named after `--`).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installIfMissing, root } from './install.mjs';

installIfMissing();
build();
const args = process.argv.slice(2);
const command = args.length > 0 ? args : ['cases/berlin-2025', '--report', 'out/berlin-2025.html'];
const abide = spawnSync(process.execPath, [join(root, 'bin', 'abide.js'), 'assess', ...command], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(abide.status ?? 1);
