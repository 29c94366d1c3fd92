import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

/** A small case with commitments: where the claim is about the command, and not about Berlin. */
const SMALL = 'cases/surprises/dear-promise.yaml';

/** A case of 24 issues with two options each. */
const LARGE = (() => {
  const each = (text: (id: string) => string) => Array.from({ length: 24 }, (_, i) => text(`i${i}`));
  const issues = each((id) => `  ${id}: {options: {a: A, b: B}}`).join('\n');
  const weights = each((id) => `${id}: 1`).join(', ');
  const party = (id: string, a: number) =>
    `  ${id}:\n    weight: {${weights}}\n    points:\n${each((i) => `      ${i}: {a: ${a}, b: ${100 - a}}`).join('\n')}`;
  return `abide: 1\ntitle: Large\nas-of: 2025-01-01\nparties:\n  x: {name: X, roles: [signatory]}\n  y: {name: Y, roles: [signatory]}\nissues:\n${issues}\nvalues:\n${party('x', 0)}\n${party('y', 100)}\nno-deal: {x: 10, y: 10}\n`;
})();

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
  for (const args of [['assess'], ['assess', 'cases/berlin-2025', '--time', 'soon'], ['--frobnicate']]) {
    const { status, stderr } = abide(args);
    assert.equal(status, 2, args.join(' '));
    assert.notEqual(stderr, '');
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
});

test('the same case gives the same bytes twice, without a path, a time or a version of the runtime', () => {
  const [a, b] = [abide(['assess', SMALL, '--json']), abide(['assess', SMALL, '--json'])];
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
  const refused = abide(['assess', 'mine', '--report', 'notes.html', '--samples', '0'], folder);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /notes\.html was not written by Abide/);
  assert.equal(readFileSync(notes, 'utf8'), 'my notes');
  assert.equal(abide(['assess', 'mine', '--report', 'notes.html', '--force', '--samples', '0'], folder).status, 0);
  assert.equal(readFileSync(`${notes}.bak`, 'utf8'), 'my notes');
  assert.equal(
    abide(['assess', 'mine', '--report', 'notes.html', '--samples', '0'], folder).status,
    0,
    'its own file it may replace',
  );
  assert.equal(abide(['assess', 'mine', '--json', '--out', 'a.json', '--samples', '0'], folder).status, 0);
  assert.equal(abide(['assess', 'mine', '--json', '--out', 'a.json', '--samples', '0'], folder).status, 0);
});

test('what only looks like a result of Abide is left alone: notes, a case in JSON, a result with something added', () => {
  const folder = freshFolder();
  abide(['new', 'mine'], folder);
  const own = join(folder, 'own.txt');
  assert.equal(abide(['assess', 'mine', '--out', 'own.txt', '--samples', '0'], folder).status, 0);
  const others = {
    'notes.txt': 'abide by these notes\n',
    'case.json': '{"abide": 1, "title": "A case written in JSON"}\n',
    'quoted.json': '{"note": "\\"madeBy\\": \\"abide settle\\"", "madeBy": "abide settle"}\n',
    'page.html': '<!doctype html>\n<p>&lt;<meta name="generator" content="Abide 0.1.0">\n',
    'annotated.txt': `${readFileSync(own, 'utf8')}What I think of it: too kind.\n`,
  };
  for (const [name, text] of Object.entries(others)) {
    writeFileSync(join(folder, name), text);
    const { status, stderr } = abide(['check', 'mine', '--out', name], folder);
    assert.equal(status, 2, name);
    assert.match(stderr, /was not written by Abide/);
    assert.equal(readFileSync(join(folder, name), 'utf8'), text, name);
  }
});

test('every command may replace the file that it wrote, as text and as JSON; standard output has no mark', () => {
  const folder = freshFolder();
  abide(['new', 'mine'], folder);
  const commands = [
    ['assess', 'mine', '--samples', '32'],
    ['check', 'mine'],
    ['show', 'mine'],
    ['explain', 'mine', 'draft'],
    ['compare', 'mine', 'draft', 'border=old,transit=open'],
    ['compare', 'mine', 'mine'],
    ['settle', 'mine'],
  ];
  // Each writes over what the one before it wrote.
  for (const command of [...commands, commands[0]!]) {
    for (const json of [[], ['--json']]) {
      const { status, stderr } = abide([...command, ...json, '--out', 'out'], folder);
      assert.equal(status, 0, `${command.join(' ')} ${json}: ${stderr}`);
    }
  }
  assert.ok(!existsSync(join(folder, 'out.bak')), 'nothing had to be kept');
  for (const command of commands.slice(0, 2)) assert.doesNotMatch(abide(command, folder).stdout, /Written by Abide/);
});

test('--out and --report may not name one file, however it is written', () => {
  const folder = freshFolder();
  abide(['new', 'mine'], folder);
  const { status, stderr } = abide(['assess', 'mine', '--json', '--out', 'x', '--report', './mine/../x'], folder);
  assert.equal(status, 2);
  assert.match(stderr, /both name/);
  assert.ok(!existsSync(join(folder, 'x')));
});

test('what to type next quotes a path with a space and never compares a package with itself', () => {
  const folder = freshFolder();
  abide(['new', 'my case'], folder);
  const suggested = (path: string) => {
    const { stdout } = abide(['assess', path], folder);
    const next = stdout.slice(stdout.indexOf('next:'));
    return [...next.matchAll(/abide (explain|compare) .*?(?= · |$)/gm)].map((m) => m[0]);
  };
  // The draft is the Nash package, so nothing else is found and there is nothing to compare it with:
  // (40 - 30) (70 - 27.5) is the only product of two gains.
  assert.deepEqual(suggested('my case'), ['abide explain "my case" draft']);
  const text = readFileSync(join(folder, 'my case', 'case.yaml'), 'utf8');
  writeFileSync(
    join(folder, 'other.yaml'),
    text.replace('draft: {border: new, transit: open}', 'draft: {border: old}'),
  );
  assert.deepEqual(suggested('other.yaml'), ['abide explain other.yaml draft', 'abide compare other.yaml draft found']);
});

test('a command that is not there is answered with the nearest one, an option with the nearest option', () => {
  for (const [args, said] of [
    [['asess'], /no command 'asess'; did you mean assess\?/],
    [['asess', 'cases/berlin-2025', '--json'], /no command 'asess'; did you mean assess\?/],
    [['Compare', 'a', 'b'], /did you mean compare\?/],
    [['weather'], /no command 'weather'; there are assess, check/],
    [['assess', 'cases/berlin-2025', '--lnog'], /Did you mean --long\?/],
    [['--verison'], /Did you mean --version\?/],
  ] as const) {
    const { status, stdout, stderr } = abide([...args]);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, said);
    assert.equal(stdout, '');
  }
});

test('the result does not depend on how the case is named, and never holds an absolute path', () => {
  const above = freshFolder();
  abide(['new', 'base'], above);
  const folder = join(above, 'reading');
  mkdirSync(folder);
  writeFileSync(join(folder, 'case.yaml'), 'abide: 1\nextends: ../base\ntitle: Another reading\n');
  const names = [
    ['reading', above],
    ['.', folder],
    [folder, above],
    ['reading/', above],
    ['reading/case.yaml', above],
    ['case.yaml', folder],
    ['../reading', folder],
  ] as const;
  for (const [words, named] of [
    [['assess', '--samples', '32'], names],
    [['show'], names.slice(0, 3)],
    [['settle'], names.slice(0, 3)],
  ] as const) {
    const [first, ...others] = named.map(([path, from]) => abide([...words, path, '--json'], from).stdout);
    assert.ok(first!.length > 500);
    assert.ok(!first!.includes(above));
    for (const other of others) assert.equal(other, first, words[0]);
    if (words[0] === 'assess') assert.equal(JSON.parse(first!).case.id, 'reading');
  }
});

test('settle takes a case however it is named, and other data without a word about where they lie', () => {
  const folder = freshFolder();
  abide(['new', 'mine'], folder);
  const text = readFileSync(join(folder, 'mine', 'case.yaml'), 'utf8');
  writeFileSync(join(folder, 'short.yml'), text);
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'draft.yml'), text);
  const { stdout } = abide(['settle', 'mine'], folder);
  assert.match(stdout, /^mine\n/);
  for (const path of ['mine/', 'mine/case.yaml', 'mine/case.yaml/', 'short.yml', 'other/draft.yml']) {
    const run = abide(['settle', path], folder);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(run.stdout, stdout, path);
  }
  const nameless = abide(['settle', 'other'], folder);
  assert.equal(nameless.status, 1);
  assert.match(nameless.stderr, /other is a folder without case\.yaml[\s\S]*instead: other\/draft\.yml/);
  const base = join(root, 'cases', 'scorable', 'base.json');
  assert.equal(abide(['settle', base]).stdout, abide(['settle', 'cases/scorable/base.json']).stdout);
  assert.ok(!abide(['settle', base]).stdout.includes(root));
});

test('a second case that is missing is told before anything is computed; a package in its place is recognised', () => {
  const missing = abide(['compare', 'cases/berlin-2025', 'cases/camp-david-1987']);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /camp-david-1987 does not exist[\s\S]*nearest: cases\/camp-david-1978/);
  assert.match(missing.stderr, /camp-david-1987 could not be read; nothing was computed/);
  for (const word of ['offer', 'offr']) {
    const alone = abide(['compare', 'cases/berlin-2025', word]);
    assert.equal(alone.status, 2);
    assert.match(alone.stderr, /there is no case offe?r\. .*name both: compare CASE offer PACKAGE/);
  }
});

test('a package that is written out wrongly is refused in words', () => {
  for (const [words, said] of [
    ['offr', /no package 'offr'\. Did you mean offer\? A package can also be written out/],
    ['weather', /no package 'weather'\. There are offer, .*, found, if there is one\. A package can also/],
    ['guarantee=none,guarantee=article5', /issue 'guarantee' is given twice/],
    ['guarantee=none=article5', /'guarantee=none=article5' is not of the form issue=option/],
    ['guarantee=none,', /'' is not of the form issue=option/],
    ['garantee=none', /no issue 'garantee'\. Did you mean guarantee\?/],
    ['guarantee=non', /issue 'guarantee' has no option 'non'\. Did you mean none/],
  ] as const) {
    const { status, stderr } = abide(['explain', 'cases/berlin-2025', words]);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  }
});

test('a package that Abide would have found is refused once it was looked for', () => {
  const folder = freshFolder();
  abide(['new', 'mine'], folder);
  // The draft is the Nash package, so none is found.
  for (const word of ['found', 'fuond']) {
    const { status, stderr } = abide(['explain', 'mine', word], folder);
    assert.equal(status, 2);
    assert.match(stderr, new RegExp(`no package '${word}'\\. There are draft\\.`));
  }
});

test('what cannot be right is refused before anything is computed: also where a computation would be too large', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'large.yaml'), LARGE);
  const right = 'i0=a';
  for (const [args, said] of [
    [['explain', 'large.yaml', 'plan'], /no package 'plan'/],
    [['explain', 'large.yaml', 'i0=c'], /issue 'i0' has no option 'c'/],
    [['explain', 'large.yaml', right, 'z'], /no party 'z'; there are x, y/],
    [['compare', 'large.yaml', 'i24=a', right], /no issue 'i24'/],
    [['compare', 'large.yaml', right, 'i0=a,i0=b'], /issue 'i0' is given twice/],
  ] as const) {
    const { status, stderr } = abide([...args], folder);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  }
  const { status, stderr } = abide(['explain', 'large.yaml', right, 'x'], folder);
  assert.equal(status, 3);
  assert.match(stderr, /16777216 combinations/); // 2^24
});

test('every command that a time limit cuts short says so once, on standard error, with status 3', () => {
  const whole = 'line=between,pledge=given';
  for (const args of [
    ['assess', SMALL],
    ['explain', SMALL, whole],
    ['compare', SMALL, whole, whole],
    ['compare', SMALL, 'cases/camp-david-1978'],
    ['settle', SMALL],
  ]) {
    const { status, stdout, stderr } = abide([...args, '--time', '0.000001']);
    assert.equal(status, 3, args[0]);
    assert.notEqual(stdout, '');
    assert.equal(stderr.match(/what is shown is partial/g)?.length, 1, stderr);
  }
  const open = abide(['explain', SMALL, 'pledge=given', '--time', '0.000001']);
  assert.equal(open.status, 3);
  assert.match(open.stderr, /the time limit was reached/);
});

test('--set moves what it names: a higher no-deal lowers the margin by as much', () => {
  const margin = (...set: string[]) => {
    const { findings } = JSON.parse(abide(['assess', SMALL, '--json', ...set]).stdout);
    const table = findings.find((f: { id: string }) => f.id === 'settlement/who-signs').value;
    const column = table.columns.findIndex((c: { id: string }) => c.id === 'harbour');
    return table.rows.find((r: { id: string }) => r.id === 'plan').cells[column].number;
  };
  const at = (n: number) => margin('--set', `harbour.no-deal=${n}`);
  assert.ok(Math.abs(at(10) - at(30) - 20) < 1e-9);
});

test('a space of more than ten million packages is refused with its count and status 3', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'large.yaml'), LARGE);
  const { status, stderr } = abide(['assess', 'large.yaml'], folder);
  assert.equal(status, 3, stderr);
  assert.match(stderr, /16777216 combinations/); // 2^24
});

test('--watch answers again after a save and says what moved', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'c'));
  const file = join(folder, 'c', 'case.yaml');
  copyFileSync(join(root, SMALL), file);
  const child = spawn(process.execPath, [join(root, 'bin', 'abide.js'), 'assess', 'c', '--watch'], { cwd: folder });
  let seen = '';
  child.stderr.on('data', (chunk) => {
    seen += chunk;
  });
  const until = async (pattern: RegExp) => {
    for (let i = 0; i < 2400 && !pattern.test(seen); i++) await new Promise((resume) => setTimeout(resume, 50));
    assert.match(seen, pattern);
  };
  try {
    await until(/watching c/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('harbour: 15,', 'harbour: 60,'));
    await until(/what moved:[\s\S]*Harbour: .* → /);
  } finally {
    child.kill('SIGINT');
    await new Promise((resume) => child.once('exit', resume));
  }
});
