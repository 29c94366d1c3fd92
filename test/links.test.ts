import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
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
