import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CODES } from '../src/case/codes.js';
import { MINIMAL_CASE } from '../src/case/template.js';
import { GUARANTEE, readText, readTexts } from '../src/case/testing.js';
import { root } from './support/root.js';

const page = readFileSync(join(root, 'docs', 'language.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1]!);
const whole = blocks.find((block) => block.includes('title: Two neighbours and a river\n'))!;

for (const block of blocks) {
  const title = block.split('\n', 1)[0]!;
  test(`docs/language.md: the example that begins with "${title}" is read without error or warning`, () => {
    // A piece changes the case of Upland and Lowland.
    const text = block.startsWith('abide: 1') ? block : `abide: 1\nextends: ../river\n${block}`;
    const { case: c, diagnostics } = readTexts({ 'x/case.yaml': text, 'river/case.yaml': whole });
    assert.deepEqual(
      diagnostics.filter((d) => d.severity !== 'note'),
      [],
    );
    assert.ok(c);
  });
}

test('docs/language.md: every number from the record in its table is read, and nothing but its note is told', () => {
  const section = /### Numbers from the record\n([\s\S]*?)\n### |### Numbers from the record\n([\s\S]*?)\n## /.exec(
    page,
  )!;
  const forms = [...(section[1] ?? section[2]!).matchAll(/^\| `([^`]+)` \|/gm)].map((m) => m[1]!);
  assert.ok(forms.length >= 9);
  for (const form of forms) {
    const path = form.endsWith('per year') ? 'balance.decay' : 'commitments.help.adds';
    const { case: c, diagnostics } = readText(GUARANTEE, [`${path}=${form}`]);
    assert.deepEqual(
      diagnostics.filter((d) => d.at?.file === '--set' && d.code !== 'from-the-record'),
      [],
      form,
    );
    assert.ok(c!.numbers.find((n) => n.path === path)!.from, form);
  }
});

test('docs/language.md shows the smallest case as it is', () => assert.ok(blocks.includes(MINIMAL_CASE)));

test('docs/language.md is no wider than a terminal, tables and examples apart', () => {
  const prose = page.replace(/```[\s\S]*?```/g, '').split('\n');
  assert.deepEqual(
    prose.filter((line) => line.length > 100 && !line.startsWith('|')),
    [],
  );
});

test('docs/diagnostics.md lists every code of the case language', () => {
  const listed = readFileSync(join(root, 'docs', 'diagnostics.md'), 'utf8');
  for (const [code, line] of Object.entries(CODES)) assert.ok(listed.includes(`| \`${code}\` | ${line} |`), code);
});

test('docs/diagnostics.md lists every code of the other inputs', () => {
  const listed = readFileSync(join(root, 'docs', 'diagnostics.md'), 'utf8');
  const folders = [
    ['settlement', 'formats'],
    ['shared'],
    ['game'],
    ['game', 'efg'],
    ['sensitivity'],
    ['survival'],
    ['evidence'],
  ];
  const files = folders.flatMap((path) => {
    const folder = join(root, 'src', ...path);
    const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    return names.map((name) => join(folder, name));
  });
  const codes = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/\b(?:error|warning|note|stop|say)\(\s*'([a-z-]+)'|\bcode: '([a-z-]+)'/g)].map(
      (m) => m[1] ?? m[2]!,
    );
  });
  assert.ok(codes.length > 20);
  assert.deepEqual(
    [...new Set(codes)].filter((code) => !listed.includes(`| \`${code}\` |`)),
    [],
  );
});
