import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTexts } from '../src/case/testing.js';
import { cellsOf } from './support/docTables.js';
import { root } from './support/root.js';

const page = (path: string) => readFileSync(join(root, 'docs', path), 'utf8');

/** The first answer of the language page, which has no stances, with a force beside the promise: all that can be left out is. */
const blocks = [...page('language.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1]!);
const river = blocks.find((block) => block.includes('title: Two neighbours and a river\n'))!;
const first = blocks.find((block) => block.includes('commitments:') && !block.includes('stances:'))!;
const guards = 'commitments: {guards: {by: friend, given: dam = small, kind: deployment, tripwire: 10}}';

const { case: c } = readTexts({
  'x/case.yaml': `abide: 1\nextends: ../ten\n${guards}\n`,
  'ten/case.yaml': `abide: 1\nextends: ../river\n${first}`,
  'river/case.yaml': river,
});
const PARTS = /^(behaviour|commitments|stances|balance|discount|horizon|tail)\b/;
const left = c!.numbers.filter(({ standing, path }) => standing === 'default' && PARTS.test(path));

test('the first answer of docs/language.md takes ten lines', () =>
  assert.equal(first.trimEnd().split('\n').length, 10));

test('docs/methods/guarantee.md lists every default of the guarantee part, with its value', () => {
  const [, section] = /\n## Defaults\n([\s\S]*?)\n## /.exec(page('methods/guarantee.md'))!;
  const rows = section!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map(cellsOf);
  const listed = rows.map(([key, value]) => ({
    path: new RegExp(
      `^${key!
        .replaceAll('`', '')
        .replaceAll('.', '\\.')
        .replace(/ID|PARTY|LEVEL/g, '[^.]+')}$`,
    ),
    value: value!,
  }));
  assert.ok(left.length > 10);
  for (const { path, written } of left) {
    assert.deepEqual(
      listed.filter((row) => row.path.test(path)).map((row) => row.value),
      [written],
      path,
    );
  }
  for (const { path } of listed)
    assert.ok(
      left.some((number) => path.test(number.path)),
      `${path} is no default`,
    );
});
