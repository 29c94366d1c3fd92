import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LIKELIHOOD } from '../src/lens/likely.js';
import { root } from './support/root.js';

test('the words of chance in docs/findings.md are those of the code, with their bounds', () => {
  const [, section] = readFileSync(join(root, 'docs', 'findings.md'), 'utf8').split('## Words of chance\n');
  const listed = [...section!.matchAll(/^\| ([a-z ]+) \| (\d+) to (\d+) % \|$/gm)].map(([, term, from, to]) => [
    term,
    Number(from),
    Number(to),
  ]);
  const known = LIKELIHOOD.map(({ term, from }, i) => [term, 100 * from, 100 * (LIKELIHOOD[i - 1]?.from ?? 1)]);
  assert.deepEqual(listed, known);
});
