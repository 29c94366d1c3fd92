// Puts data/records and data/models into the code and compiles src, test and bench into dist, and the workbench where it is asked for.
// Run by itself, `npm run build`: all of it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfMissing, root } from './install.mjs';
import { buildWorkbench, site } from './workbench.mjs';

/** @param options.workbench Also compiles the workbench and bundles it into dist/site. */
export async function build({ workbench = false } = {}) {
  // Not before its package is installed.
  const { checkRecords, embedRecords } = await import('./embed.mjs');
  embedRecords();
  removeOrphans(join(root, 'dist'), root);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, workbench ? [tsc, '--build', 'workbench'] : [tsc], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    console.error('The build failed (see above).');
    process.exit(1);
  }
  if (!(await checkRecords())) {
    console.error('data/records or data/models has faults (see above).');
    process.exit(1);
  }
  if (workbench) await buildWorkbench();
}

/** Compiled files whose source is gone would still be run as tests. */
function removeOrphans(folder, source) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const from = join(source, entry.name);
    if (entry.isDirectory()) {
      if (join(folder, entry.name) === site) continue;
      if (existsSync(from)) removeOrphans(join(folder, entry.name), from);
      else rmSync(join(folder, entry.name), { recursive: true });
    } else {
      const stem = from.replace(/(\.d\.ts|\.js)(\.map)?$/, '');
      if (stem !== from && !existsSync(`${stem}.ts`) && !existsSync(`${stem}.tsx`)) rmSync(join(folder, entry.name));
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  installIfMissing();
  await build({ workbench: true });
}
