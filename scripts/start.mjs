// `npm start`: installs what is missing, builds, and assesses the Berlin case (or the case that is named after `--`), in
// fewer worlds than `abide assess` draws, so that the first answer comes soon.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installIfMissing, root } from './install.mjs';

installIfMissing();
await build();
const args = process.argv.slice(2);
const command = args.length > 0 ? args : ['cases/berlin-2025', '--samples', '256', '--report', 'out/berlin-2025.html'];
const abide = spawnSync(process.execPath, [join(root, 'bin', 'abide.js'), 'assess', ...command], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(abide.status ?? 1);
