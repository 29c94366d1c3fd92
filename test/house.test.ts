import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { breaches, MAY_IMPORT } from './support/imports.js';
import { root } from './support/root.js';
import { wordsOutside } from './support/wordsOutside.js';

/** Sources by their path below `src`; those of the workbench as if it stood there, too. */
function sources(): Record<string, string> {
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true })
      .map(String)
      .filter((path) => /\.tsx?$/.test(path))
      .map((path): [string, string] => [path.replaceAll('\\', '/'), readFileSync(join(root, folder, path), 'utf8')]);
  const workbench = below('workbench/src').map(([path, text]): [string, string] => [
    `workbench/${path}`,
    // From workbench/src/app, src is three folders up; from src/workbench/app it would be two.
    text.replaceAll(/((?:\.\.\/)+)src\//g, (_, up: string) => up.slice(3)),
  ]);
  return Object.fromEntries([...below('src'), ...workbench]);
}

test('imports between the folders of src go one way', () => {
  assert.deepEqual(breaches(sources()), []);
});

test('every folder of src has its line in the import rule', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((e) => e.isDirectory());
  assert.deepEqual([...folders.map((e) => e.name), 'workbench'].sort(), Object.keys(MAY_IMPORT).sort());
});

test('the import rule catches an engine that knows a case, a view that knows an engine, a dynamic import', () => {
  const files = {
    'settlement/settle.ts': "import { readCase } from '../case/index.js';",
    'report/brief.ts': "import type { DealSpace } from '../settlement/space.js';",
    'case/read.ts': "const lens = await import('../lens/index.js');",
    'workbench/app/App.tsx': "import { settle } from '../../settlement/settle.js';",
    'lens/fine.ts': "import { settle } from '../settlement/index.js';\nimport { x } from './x.js';",
  };
  assert.deepEqual(breaches(files), [
    'settlement/settle.ts -> case/index.js',
    'report/brief.ts -> settlement/space.js',
    'case/read.ts -> lens/index.js',
    'workbench/app/App.tsx -> settlement/settle.js',
  ]);
});

test('all words that users of the workbench see stand in its one file of texts', () => {
  const files = Object.entries(sources()).filter(
    ([file]) => file.startsWith('workbench/') && file !== 'workbench/texts.ts' && !file.endsWith('.test.ts'),
  );
  const found = files.flatMap(([file, text]) => wordsOutside(file, text));
  // Words of the language of cases and of HTML, and what only somebody who writes the program can meet.
  const rest = found.map((words) => words.replace(/:\d+/, ''));
  assert.deepEqual(rest, [
    'workbench/answers/inert.ts noopener noreferrer',
    'workbench/case/outlineContext.ts there is no outline around this',
    'workbench/document/completionsAt.ts not in (',
  ]);
});

test('words are found as the text of an element, as a label, as an outcome of a choice, as prose; styles are none', () => {
  const page = `import { x } from 'over there';
    const why = (n: number) => \`no answer within \${n}\`;
    type Kind = 'no words';
    export const Page = ({ on }: { on: boolean }) => (
      <p className={on ? 'answer stale' : 'answer'} aria-label={on ? 'Open' : x.shut} data-kind="a">
        Save
        {on && 'Yes'}
        {why === 'a' ? x.y : <b style={{ font: '12px Arial, sans-serif' }} title={\`All \${x.n}\`} />}
      </p>
    );`;
  assert.deepEqual(wordsOutside('Page.tsx', page), [
    'Page.tsx:2 no answer within …',
    'Page.tsx:5 Open',
    'Page.tsx:6 Save',
    'Page.tsx:7 Yes',
    'Page.tsx:8 All …',
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
