import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder, type Run } from './support/abide.js';
import { root } from './support/root.js';

/**
 * Whole runs on the cases of the repository. A run on Berlin takes seconds, so all that is claimed about them stands
 * here, and each command is run once, whoever names it: the README, the first steps, an answer, a transcript.
 */
const CASES = readdirSync(join(root, 'cases')).filter((name) => existsSync(join(root, 'cases', name, 'case.yaml')));

/** Runs as a reader sees them. `UPDATE=1 npm test -- commands` writes them anew: read the difference. */
const TRANSCRIPTS: [file: string, line: string][] = [
  ['berlin-brief', 'assess cases/berlin-2025'],
  ['berlin-executive', 'assess cases/berlin-2025 --set ratification=executive'],
  ['berlin-explain-offer', 'explain cases/berlin-2025 offer'],
  ['berlin-explain-offer-ru', 'explain cases/berlin-2025 offer ru'],
  ['berlin-compare-packages', 'compare cases/berlin-2025 offer found'],
  ['berlin-compare-cases', 'compare cases/berlin-2025 cases/berlin-2025-exchange-priced'],
  ['berlin-offer', 'offer cases/berlin-2025'],
  ['berlin-grounds', 'grounds cases/berlin-2025'],
  ['camp-david-grounds', 'grounds cases/camp-david-1978'],
  ['entry-game', 'game test/data/games/entry.efg'],
  ['camp-david-brief', 'assess cases/camp-david-1978'],
  ['scorable-settle', 'settle cases/scorable/base.json'],
];

/** What the commands read, in a folder where they may write. */
const folder = freshFolder();
for (const part of ['cases', join('test', 'data')]) cpSync(join(root, part), join(folder, part), { recursive: true });

const runs = new Map<string, Run>();

/**
 * What is typed in a test: `assess` with 64 worlds where a line does not say how many, and never more than that; other
 * commands with 16 where a line says more. All that differs is how long it takes.
 *
 * @param line What follows `abide`, words with one space between them.
 */
function typed(line: string): string {
  const most = line.startsWith('assess ') ? 64 : 16;
  if (line.startsWith('assess ') && !line.includes('--samples')) return `${line} --samples ${most}`;
  return line.replace(/--samples (\d+)/, (_, samples) => `--samples ${Math.min(Number(samples), most)}`);
}

function run(line: string): Run {
  const words = typed(line);
  const known = runs.get(words) ?? abide(words === '' ? [] : words.split(' '), folder);
  runs.set(words, known);
  return known;
}

function jsonOf(line: string) {
  const { status, stdout, stderr } = run(`${line} --json`);
  assert.equal(status, 0, `${line}: ${stderr}`);
  return JSON.parse(stdout);
}

for (const name of CASES) {
  test(`the brief of ${name} fits one screen: 40 lines of 100 columns, and shows the answer first`, () => {
    const { status, stdout } = run(`assess cases/${name}`);
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split('\n');
    assert.ok(lines.length <= 40, `${lines.length} lines`);
    for (const line of lines) assert.ok(line.length <= 100, line);
    assert.match(stdout, /An assessment, not a forecast/);
  });

  test(`abide check finds nothing wrong with ${name}`, () => {
    const { status, stdout } = run(`check cases/${name}`);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^0 errors, 0 warnings/m);
  });

  test(`every certificate of ${name} holds, and every ground that a finding names is explained`, () => {
    const { findings, grounds } = jsonOf(`assess cases/${name}`);
    assert.ok(findings.length > 10);
    for (const finding of findings) {
      assert.ok(finding.certificate === 'not proven' || finding.certificate.holds, finding.id);
      for (const key of finding.grounds) assert.ok(grounds[key], `${finding.id}: ${key}`);
      for (const row of finding.value.rows ?? []) {
        for (const cell of row.cells ?? [])
          for (const key of cell.grounds ?? []) assert.ok(grounds[key], `${finding.id}: ${key}`);
      }
      for (const [, label] of finding.sentence.matchAll(/\[([^\]]+)\]/g)) {
        const labels = Object.values<{ label: string }>(grounds).map((g) => g.label);
        for (const one of label!.split(', ')) assert.ok(labels.includes(one), `${finding.id}: [${one}]`);
      }
    }
  });
}

test('every finding of the cases of the repository has its line in docs/findings.md', () => {
  const page = readFileSync(join(root, 'docs', 'findings.md'), 'utf8');
  // `settlement/explain/PACKAGE`: a word in capital letters stands for an id of the case, ANSWER for one or several.
  const listed = [...page.matchAll(/^\| `([^`]+)` +\|/gm)].map(
    ([, id]) =>
      new RegExp(`^${id!.replace(/\b(PACKAGE|PARTY|OFFER|MODEL|KIND|A|B)\b/g, '[^/]+').replace(/\bANSWER\b/g, '.+')}$`),
  );
  assert.ok(listed.length > 15);
  const assessed = CASES.map((name) => jsonOf(`assess cases/${name}`));
  // What only explain and compare find has the same ids whatever the case; Camp David answers soonest.
  const camp = 'cases/camp-david-1978';
  const { packages, parties } = assessed[CASES.indexOf('camp-david-1978')];
  const asked = [
    jsonOf(`explain ${camp} ${packages[0].id}`),
    jsonOf(`explain ${camp} ${packages[0].id} ${parties[0].id}`),
    jsonOf(`compare ${camp} ${packages[0].id} ${packages.at(-1).id}`),
    jsonOf(`compare ${camp} ${camp}`),
  ];
  const ids = new Set([...assessed, ...asked].flatMap(({ findings }) => findings.map((f: { id: string }) => f.id)));
  assert.deepEqual(
    [...ids].filter((id) => !listed.some((pattern) => pattern.test(id))),
    [],
  );
});

for (const [file, line] of TRANSCRIPTS) {
  test(`abide ${line} prints what the transcript ${file} shows`, () => {
    const { status, stdout, stderr } = run(line);
    assert.equal(status, 0, stderr);
    const path = join(root, 'test', 'transcripts', `${file}.txt`);
    const text = `$ abide ${typed(line)}\n${stdout}`;
    if (process.env.UPDATE === '1') writeFileSync(path, text);
    assert.ok(existsSync(path), `${path} is missing: UPDATE=1 npm test -- commands`);
    assert.equal(text, readFileSync(path, 'utf8'));
  });
}

const README = readFileSync(join(root, 'README.md'), 'utf8');

test('every command of the README that needs no new case ends with status 0', () => {
  const lines = [...README.matchAll(/^npx abide ([^#\n]*)/gm)].map((m) => m[1]!.trim().split(/\s+/).join(' '));
  const ready = lines.filter((line) => !line.includes('my-case'));
  assert.ok(ready.length >= 6);
  for (const line of ready) {
    const { status, stderr } = run(line);
    assert.equal(status, 0, `${line}: ${stderr}`);
  }
});

test('every suggested command that names a case of the repository runs as it is written', () => {
  const texts = [run('').stdout, README, ...CASES.map((name) => run(`assess cases/${name}`).stdout)];
  const written = texts.flatMap((text) =>
    [...text.matchAll(/\babide ([a-z]+ cases\/[^\n]*?)(?= *$| · | {2,}|`)/gm)].map((m) => m[1]!),
  );
  const lines = [...new Set(written)];
  for (const word of ['assess', 'explain', 'compare', 'settle']) {
    assert.ok(
      lines.some((line) => line.startsWith(`${word} `)),
      word,
    );
  }
  assert.ok(lines.length > 8);
  for (const line of lines) {
    const { status, stderr } = run(line);
    assert.equal(status, 0, `${line}: ${stderr}`);
  }
});

test('every suggested command begins with npx, as in a checkout', () => {
  const brief = run('assess cases/berlin-2025').stdout;
  for (const text of [run('').stdout, run('help').stdout, brief.slice(brief.indexOf('next:'))]) {
    for (const [, before] of text.matchAll(/(\w+ )?\babide [a-z]+ \S/g)) assert.equal(before, 'npx ');
  }
});
