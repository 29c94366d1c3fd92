import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { breaches, MAY_IMPORT } from './support/imports.js';
import { root } from './support/root.js';

/** Sources by their path below `src`; those of the workbench as if it stood there, too. */
function sources(): Record<string, string> {
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true })
      .map(String)
      .filter((path) => /\.tsx?$/.test(path))
      .map((path): [string, string] => [path.replaceAll('\\', '/'), readFileSync(join(root, folder, path), 'utf8')]);
  const workbench = below('workbench/src').map(([path, text]): [string, string] => [
    `workbench/${path}`,
    // From workbench/src/app, src is three folders up; from src/workbench/app it would be two.
    text.replaceAll(/((?:\.\.\/)+)src\//g, (_, up: string) => up.slice(3)),
  ]);
  return Object.fromEntries([...below('src'), ...workbench]);
}

test('imports between the folders of src go one way', () => {
  assert.deepEqual(breaches(sources()), []);
});

test('every folder of src has its line in the import rule', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((e) => e.isDirectory());
  assert.deepEqual([...folders.map((e) => e.name), 'workbench'].sort(), Object.keys(MAY_IMPORT).sort());
});

test('the import rule catches an engine that knows a case, a view that knows an engine, a dynamic import', () => {
  const files = {
    'settlement/settle.ts': "import { readCase } from '../case/index.js';",
    'report/brief.ts': "import type { DealSpace } from '../settlement/space.js';",
    'case/read.ts': "const lens = await import('../lens/index.js');",
    'workbench/app/App.tsx': "import { settle } from '../../settlement/settle.js';",
    'lens/fine.ts': "import { settle } from '../settlement/index.js';\nimport { x } from './x.js';",
  };
  assert.deepEqual(breaches(files), [
    'settlement/settle.ts -> case/index.js',
    'report/brief.ts -> settlement/space.js',
    'case/read.ts -> lens/index.js',
    'workbench/app/App.tsx -> settlement/settle.js',
  ]);
});

test('every file is linted and formatted', () => {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const run = spawnSync(process.execPath, [biome, 'ci', '--colors=off', '.'], { cwd: root, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stdout + run.stderr);
});

test('what package.json exports is built', () => {
  const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const file of [...Object.values<string>(exports), ...Object.values<string>(bin)]) {
    assert.ok(existsSync(join(root, file)), file);
  }
});

test('the lock file names no download address', () => {
  assert.doesNotMatch(readFileSync(join(root, 'package-lock.json'), 'utf8'), /"resolved"/);
});
