// Bundles the workbench into dist/site: static files for any web server. Run by itself: `node scripts/workbench.mjs`.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfMissing, root } from './install.mjs';

export const site = join(root, 'dist', 'site');

/**
 * Modules that are loaded by their own address: the page, and what workers start from. Their names are kept, since the
 * engine asks for `worker.js` and `task.js` beside the file that it finds itself in.
 */
const ENTRIES = {
  main: 'workbench/src/main.tsx',
  quick: 'workbench/src/engine/quick.ts',
  ranges: 'workbench/src/engine/ranges.ts',
  deep: 'workbench/src/engine/deep.ts',
  once: 'workbench/src/engine/once.ts',
  tryEntry: 'workbench/src/engine/tryEntry.ts',
  packages: 'workbench/src/engine/packages.ts',
  aside: 'workbench/src/engine/aside.ts',
  worker: 'src/parallel/worker.ts',
  task: 'src/lens/worlds/task.ts',
  flipTask: 'src/lens/worlds/flipTask.ts',
};

export async function buildWorkbench() {
  const { build } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: join(site, 'assets'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    // Asked for by HiGHS where it runs in Node, and nowhere else.
    external: ['node:module'],
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    metafile: true,
    legalComments: 'linked',
    chunkNames: 'chunk-[hash]',
    define: { 'process.env.NODE_ENV': '"production"', ABIDE_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  cpSync(join(root, 'workbench', 'index.html'), join(site, 'index.html'));
  copyCases();
  await buildServiceWorker(build);
  return result.metafile;
}

/**
 * The service worker stands at the top of the site, so that it may answer for all of it, under whatever path that is
 * served. It is a classic script, which every browser takes, and knows the files of this build and their hash.
 */
async function buildServiceWorker(build) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.LEGAL.txt'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(site, file)));
  await build({
    absWorkingDir: root,
    entryPoints: { sw: 'workbench/src/offline/sw.ts' },
    outdir: site,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { SITE_HASH: JSON.stringify(hash.digest('hex').slice(0, 16)), SITE_FILES: JSON.stringify(files) },
    logLevel: 'warning',
  });
}

/** The cases of the repository, and a list of them. */
function copyCases() {
  const from = join(root, 'cases');
  const files = readdirSync(from, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => /(^|\/)[^/]+\.yaml$/.test(file))
    .sort();
  for (const file of files) {
    const to = join(site, 'cases', file);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(from, file), to);
  }
  writeFileSync(join(site, 'cases', 'index.json'), `${JSON.stringify(files, null, 1)}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  installIfMissing();
  (await import('./embed.mjs')).embedRecords();
  await buildWorkbench();
}
