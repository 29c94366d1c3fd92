import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const text = readFileSync(join(root, 'README.md'), 'utf8');

test('the case in the README is whole: it checks without an error or a warning, and answers', () => {
  const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(text)!;
  const folder = freshFolder();
  writeFileSync(join(folder, 'readme.yaml'), yaml!);
  assert.match(abide(['check', 'readme.yaml'], folder).stdout, /^0 errors, 0 warnings/m);
  assert.match(abide(['assess', 'readme.yaml'], folder).stdout, /would (not )?sign/);
});
