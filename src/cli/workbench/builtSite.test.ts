import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSite } from './builtSite.js';
import { folderOf } from './testing.js';

const INDEX = 'dist/site/index.html';
const BUILD = `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('dist/site', { recursive: true });
writeFileSync('${INDEX}', 'built');`;

test('an application that is there is not built again', (t) => {
  const root = folderOf(t, { [INDEX]: 'there', 'scripts/workbench.mjs': 'process.exit(1);' });
  assert.equal(builtSite(root), join(root, 'dist', 'site'));
});

test('in a clone the application is built where it is missing', (t) => {
  const root = folderOf(t, { 'scripts/workbench.mjs': BUILD });
  assert.equal(builtSite(root), join(root, 'dist', 'site'));
});

test('a build that fails, or leaves nothing, is told; so is an installation without the application', (t) => {
  for (const script of ['process.exit(1);', '']) {
    const root = folderOf(t, { 'scripts/workbench.mjs': script });
    assert.throws(() => builtSite(root), { message: 'the workbench could not be built (see above)', status: 2 });
  }
  assert.throws(() => builtSite(folderOf(t, {})), {
    message: 'the workbench is not part of this installation of Abide',
    status: 2,
  });
});
