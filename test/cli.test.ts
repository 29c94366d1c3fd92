import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const CASES = readdirSync(join(root, 'cases')).filter((name) => existsSync(join(root, 'cases', name, 'case.yaml')));

test('abide alone says in eight lines what to type next', () => {
  const { status, stdout } = abide([]);
  assert.equal(status, 0);
  assert.equal(stdout.trimEnd().split('\n').length, 8);
  assert.match(stdout, /abide assess cases\/berlin-2025/);
});

test('every help topic is a page that is there; an unknown one is answered with the list and status 2', () => {
  const topics = [...abide(['help']).stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)]
    .map((m) => m[1]!)
    .filter((t) => t !== 'abide');
  assert.ok(topics.includes('language') && topics.includes('settlement'));
  for (const topic of topics) assert.match(abide(['help', topic]).stdout, /^# /, topic);
  const unknown = abide(['help', 'weather']);
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /no topic 'weather'; topics: language/);
});

test('the wrong use of a command ends with status 2 and never with a stack', () => {
  for (const args of [['asess'], ['assess'], ['assess', 'cases/berlin-2025', '--time', 'soon'], ['--frobnicate']]) {
    const { status, stderr } = abide(args);
    assert.equal(status, 2, args.join(' '));
    assert.notEqual(stderr, '');
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
});

for (const name of CASES) {
  test(`the brief of ${name} fits one screen: 40 lines of 100 columns, and shows the answer first`, () => {
    const { status, stdout } = abide(['assess', `cases/${name}`]);
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split('\n');
    assert.ok(lines.length <= 40, `${lines.length} lines`);
    for (const line of lines) assert.ok(line.length <= 100 || line.includes('next:'), line);
    assert.match(stdout, /An assessment, not a forecast/);
  });

  test(`abide check finds nothing wrong with ${name}`, () => {
    const { status, stdout } = abide(['check', `cases/${name}`]);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^0 errors, 0 warnings/m);
  });

  test(`every certificate of ${name} holds, and every ground that a finding names is explained`, () => {
    const { stdout } = abide(['assess', `cases/${name}`, '--json']);
    const { findings, grounds } = JSON.parse(stdout);
    assert.ok(findings.length > 10);
    for (const finding of findings) {
      assert.ok(finding.certificate === 'not proven' || finding.certificate.holds, finding.id);
      for (const key of finding.grounds) assert.ok(grounds[key], `${finding.id}: ${key}`);
      for (const row of finding.value.rows ?? []) {
        for (const cell of row.cells)
          for (const key of cell.grounds ?? []) assert.ok(grounds[key], `${finding.id}: ${key}`);
      }
      for (const [, label] of finding.sentence.matchAll(/\[([^\]]+)\]/g)) {
        const labels = Object.values<{ label: string }>(grounds).map((g) => g.label);
        for (const one of label!.split(', ')) assert.ok(labels.includes(one), `${finding.id}: [${one}]`);
      }
    }
  });
}

test('the same case gives the same bytes twice, without a path, a time or a version of the runtime', () => {
  const [a, b] = [abide(['assess', 'cases/berlin-2025', '--json']), abide(['assess', 'cases/berlin-2025', '--json'])];
  assert.equal(a.stdout, b.stdout);
  assert.equal(a.stderr, '');
  assert.ok(!a.stdout.includes(root));
  assert.ok(!a.stdout.includes(process.version));
});

test('with --json the result alone goes to standard output, also when there are warnings', () => {
  const folder = freshFolder();
  abide(['new', 'mine'], folder);
  const { status, stdout } = abide(['assess', 'mine', '--json', '--report', 'mine.html'], folder);
  assert.equal(status, 0);
  assert.doesNotThrow(() => JSON.parse(stdout));
  assert.ok(existsSync(join(folder, 'mine.html')));
});

test('a new case answers at once, and is never written over', () => {
  const folder = freshFolder();
  assert.equal(abide(['new', 'mine'], folder).status, 0);
  const text = readFileSync(join(folder, 'mine', 'case.yaml'), 'utf8');
  assert.match(abide(['assess', 'mine'], folder).stdout, /would/);
  assert.equal(abide(['new', 'mine'], folder).status, 2);
  assert.equal(readFileSync(join(folder, 'mine', 'case.yaml'), 'utf8'), text);
});

test('a file that Abide did not write is left alone; with --force a copy is kept', () => {
  const folder = freshFolder();
  abide(['new', 'mine'], folder);
  const notes = join(folder, 'notes.html');
  writeFileSync(notes, 'my notes');
  const refused = abide(['assess', 'mine', '--report', 'notes.html'], folder);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /notes\.html was not written by Abide/);
  assert.equal(readFileSync(notes, 'utf8'), 'my notes');
  assert.equal(abide(['assess', 'mine', '--report', 'notes.html', '--force'], folder).status, 0);
  assert.equal(readFileSync(`${notes}.bak`, 'utf8'), 'my notes');
  assert.equal(abide(['assess', 'mine', '--report', 'notes.html'], folder).status, 0, 'its own file it may replace');
  assert.equal(abide(['assess', 'mine', '--json', '--out', 'a.json'], folder).status, 0);
  assert.equal(abide(['assess', 'mine', '--json', '--out', 'a.json'], folder).status, 0);
});

test('--set moves what it names: a higher no-deal lowers the margin by as much', () => {
  const margin = (...set: string[]) => {
    const { findings } = JSON.parse(abide(['assess', 'cases/berlin-2025', '--json', ...set]).stdout);
    const table = findings.find((f: { id: string }) => f.id === 'settlement/who-signs').value;
    const column = table.columns.findIndex((c: { id: string }) => c.id === 'ua');
    return table.rows.find((r: { id: string }) => r.id === 'offer').cells[column].number;
  };
  const at = (n: number) => margin('--set', `ua.no-deal=${n}`);
  assert.ok(Math.abs(at(30) - at(50) - 20) < 1e-9);
});

test('a space of more than ten million packages is refused with its count and status 3', () => {
  const folder = freshFolder();
  const issues = Array.from({ length: 24 }, (_, i) => `  i${i}: {options: {a: A, b: B}}`).join('\n');
  const points = (a: number) =>
    Array.from({ length: 24 }, (_, i) => `      i${i}: {a: ${a}, b: ${100 - a}}`).join('\n');
  const weights = Array.from({ length: 24 }, (_, i) => `i${i}: 1`).join(', ');
  const party = (id: string, a: number) => `  ${id}:\n    weight: {${weights}}\n    points:\n${points(a)}`;
  const text = `abide: 1\ntitle: Large\nas-of: 2025-01-01\nparties:\n  x: {name: X, roles: [signatory]}\n  y: {name: Y, roles: [signatory]}\nissues:\n${issues}\nvalues:\n${party('x', 0)}\n${party('y', 100)}\nno-deal: {x: 10, y: 10}\n`;
  writeFileSync(join(folder, 'large.yaml'), text);
  const { status, stderr } = abide(['assess', 'large.yaml'], folder);
  assert.equal(status, 3, stderr);
  assert.match(stderr, /16777216 combinations/); // 2^24
});

test('--watch answers again after a save and says what moved', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'c'));
  const file = join(folder, 'c', 'case.yaml');
  copyFileSync(join(root, 'cases', 'berlin-2025', 'case.yaml'), file);
  const child = spawn(process.execPath, [join(root, 'bin', 'abide.js'), 'assess', 'c', '--watch'], { cwd: folder });
  let seen = '';
  child.stderr.on('data', (chunk) => {
    seen += chunk;
  });
  const until = async (pattern: RegExp) => {
    for (let i = 0; i < 400 && !pattern.test(seen); i++) await new Promise((resume) => setTimeout(resume, 50));
    assert.match(seen, pattern);
  };
  try {
    await until(/watching c/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('25 to 45', '60 to 70'));
    await until(/what moved:[\s\S]*Ukraine: .* → /);
  } finally {
    child.kill('SIGINT');
    await new Promise((resume) => child.once('exit', resume));
  }
});
