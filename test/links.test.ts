import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { abide } from './support/abide.js';
import { root } from './support/root.js';

const below = (folder: string, end: string) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(end))
    .sort();

const PAGES = ['README.md', 'CONTRIBUTING.md', ...below('docs', '.md'), ...below('cases', 'README.md')];

/** Targets of links and pictures that lead to a file, without the place in it. Code is no link. */
function targets(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)|^\[[^\]]+\]: *(\S+)/gm)]
    .map((m) => (m[1] ?? m[2])!.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/i.test(target))
    .map(decodeURI);
}

test('a link is seen in prose, in a picture and in a list of references, and not in code', () => {
  const text = 'A [page](a.md#part), ![p](b.png), [web](https://example.org), [up](#x), `[no](c.md)`\n\n[ref]: d.md\n';
  assert.deepEqual(targets(text), ['a.md', 'b.png', 'd.md']);
});

for (const page of PAGES) {
  test(`every link in ${page} leads to a file of the repository`, () => {
    const missing = targets(readFileSync(join(root, page), 'utf8')).filter((target) => {
      const path = join(root, dirname(page), target);
      return target.startsWith('/') || !path.startsWith(root) || !existsSync(path);
    });
    assert.deepEqual(missing, []);
  });
}

test('every finding of the cases of the repository has its line in docs/findings.md', () => {
  const page = readFileSync(join(root, 'docs', 'findings.md'), 'utf8');
  // `settlement/explain/PACKAGE`: a word in capital letters stands for an id of the case.
  const listed = [...page.matchAll(/^\| `([^`]+)` +\|/gm)].map(
    ([, id]) => new RegExp(`^${id!.replace(/\b(PACKAGE|PARTY|A|B)\b/g, '[^/]+')}$`),
  );
  assert.ok(listed.length > 15);
  // A variant answers what its original answers.
  const cases = readdirSync(join(root, 'cases')).filter((name) => {
    const file = join(root, 'cases', name, 'case.yaml');
    return existsSync(file) && !/^extends:/m.test(readFileSync(file, 'utf8'));
  });
  const ids = new Set<string>();
  const add = (...args: string[]) => {
    const result = JSON.parse(abide([...args, '--json']).stdout);
    for (const { id } of result.findings) ids.add(id);
    return result;
  };
  for (const name of cases) {
    const { packages, parties } = add('assess', `cases/${name}`);
    add('explain', `cases/${name}`, packages[0].id, parties[0].id);
    add('compare', `cases/${name}`, packages[0].id, packages.at(-1).id);
    add('compare', `cases/${name}`, `cases/${cases[0]}`);
  }
  assert.deepEqual(
    [...ids].filter((id) => !listed.some((pattern) => pattern.test(id))),
    [],
  );
});
