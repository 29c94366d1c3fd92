import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { breaches, MAY_IMPORT } from './support/imports.js';
import { root } from './support/root.js';

function sources(): Record<string, string> {
  const paths = readdirSync(join(root, 'src'), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.ts'));
  return Object.fromEntries(paths.map((p) => [p.replaceAll('\\', '/'), readFileSync(join(root, 'src', p), 'utf8')]));
}

test('imports between the folders of src go one way', () => {
  assert.deepEqual(breaches(sources()), []);
});

test('every folder of src has its line in the import rule', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((e) => e.isDirectory());
  assert.deepEqual(folders.map((e) => e.name).sort(), Object.keys(MAY_IMPORT).sort());
});

test('the import rule catches an engine that knows a case, a view that knows an engine, a dynamic import', () => {
  const files = {
    'settlement/settle.ts': "import { readCase } from '../case/index.js';",
    'report/brief.ts': "import type { DealSpace } from '../settlement/space.js';",
    'case/read.ts': "const lens = await import('../lens/index.js');",
    'lens/fine.ts': "import { settle } from '../settlement/index.js';\nimport { x } from './x.js';",
  };
  assert.deepEqual(breaches(files), [
    'settlement/settle.ts -> case/index.js',
    'report/brief.ts -> settlement/space.js',
    'case/read.ts -> lens/index.js',
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
