import assert from 'node:assert/strict';
import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSite } from './builtSite.js';
import { folderOf } from './testing.js';

const INDEX = 'dist/site/index.html';
const BUILD = `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('dist/site', { recursive: true });
writeFileSync('${INDEX}', 'built');`;

test('an application that is there is not built again', (t) => {
  const root = folderOf(t, { 'scripts/workbench.mjs': 'process.exit(1);', [INDEX]: 'there' });
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(root, INDEX), later, later);
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

test('in a clone the application is built anew after a source has changed, and not after a test has', (t) => {
  const later = new Date(Date.now() + 60_000);
  const root = folderOf(t, {
    [INDEX]: 'old',
    'scripts/workbench.mjs': BUILD,
    'src/deep/in.ts': '',
    'src/deep/in.test.ts': '',
  });
  const page = () => readFileSync(join(root, INDEX), 'utf8');
  const touched = (file: string) => utimesSync(join(root, file), later, later);
  // The files were made one after the other, and the page among the first.
  utimesSync(join(root, INDEX), later, later);
  builtSite(root);
  assert.equal(page(), 'old');
  utimesSync(join(root, INDEX), new Date(), new Date(Date.now() + 30_000));
  touched('src/deep/in.test.ts');
  builtSite(root);
  assert.equal(page(), 'old');
  touched('src/deep/in.ts');
  builtSite(root);
  assert.equal(page(), 'built');
});

test('an installed Abide, which has no sources of the application, keeps the one that it has', (t) => {
  const root = folderOf(t, { [INDEX]: 'there', 'cases/later.yaml': '' });
  const before = new Date(0);
  utimesSync(join(root, INDEX), before, before);
  assert.equal(builtSite(root), join(root, 'dist', 'site'));
});
