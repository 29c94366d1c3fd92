import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const page = (path: string) => readFileSync(join(root, 'docs', path), 'utf8');

/** Fields whose keys are ids of the case, or that are told in one line. */
const WHOLE =
  /\.(inForce|testedBy|testedEver|reliabilityBy|causes|worth|inPeace|durabilityCost|middleGround|certificate)$/;

/** Fields of a result: `profiles[].peace`. Lists of objects other than profiles are told in one line. */
function fields(value: unknown, path = ''): string[] {
  if (path === 'profiles') return [path, ...fields((value as unknown[])[0], 'profiles[]')];
  if (value === null || typeof value !== 'object' || Array.isArray(value) || WHOLE.test(path)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => fields(inner, path === '' ? key : `${path}.${key}`));
}

test('docs/findings.md lists the fields that abide guarantee --json prints, and no other', () => {
  const blocks = [...page('language.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1]!);
  const folder = freshFolder();
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'case.yaml'), text);
  };
  write('river', blocks.find((block) => block.includes('title: Two neighbours and a river\n'))!);
  write('whole', `abide: 1\nextends: ../river\n${blocks.find((block) => block.includes('tripwire:'))!}`);
  const { status, stdout, stderr } = abide(['guarantee', 'whole', '--package', 'plan', '--json'], folder);
  assert.equal(status, 0, stderr);
  const result = JSON.parse(stdout);
  assert.match(JSON.stringify(result.levers), /"alone"/);
  const printed = fields(result);

  const [, section] = page('findings.md').split('## The result of `abide guarantee --json`\n');
  const listed = section!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!))
    .filter((name) => name !== 'partial');
  assert.deepEqual([...listed].sort(), [...printed].sort());
});

test('docs/findings.md lists every finding of the guarantee lens, also those that no case here shows', () => {
  const lens = join(root, 'src', 'lens');
  const folder = join(lens, 'guarantee', 'findings');
  const files = [...readdirSync(folder).map((name) => join(folder, name)), join(lens, 'assess.ts')];
  const ids = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'(guarantee\/[a-z-]+)'/g)].map((m) => m[1]!),
  );
  assert.ok(ids.length > 10);
  const listed = page('findings.md');
  assert.deepEqual(
    ids.filter((id) => !listed.includes(`| \`${id}\` |`)),
    [],
  );
});
