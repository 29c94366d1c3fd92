import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { loadFromDisk } from '../src/case/files.js';
import { readCase } from '../src/case/index.js';
import type { Chosen } from '../src/lens/worlds/answerList.js';
import { WorldAnswers } from '../src/lens/worlds/answers.js';
import { answerWords } from '../src/lens/worlds/words.js';
import { betaQuantile } from '../src/quantity/special/incompleteBeta.js';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const PROMISE = readFileSync(join(root, 'cases', 'surprises', 'dear-promise.yaml'), 'utf8');

/** A small case with commitments and four uncertain numbers. */
const RANGES = PROMISE.replace('no-deal: {harbour: 15, ridge: 20}', 'no-deal: {harbour: 10 to 20, ridge: 15 to 25}')
  .replace('notice: 0 quarters, leaving: 15,', 'notice: 0 quarters, leaving: 10 to 20,')
  .replace('honouring: {willing: 15,', 'honouring: {willing: 10 to 20,');

/** Nothing is promised, nothing is offered; one issue is left open, and one number is uncertain. */
const PLAIN = `abide: 1
title: A border and a road
as-of: 2026-01-01
parties:
  north: {name: North, roles: [signatory]}
  south: {name: South, roles: [signatory]}
issues:
  border: {options: {old: The old line, new: The new line}}
  transit: {options: {closed: No transit, open: Free transit}}
values:
  north: {weight: {border: 60, transit: 40}, points: {border: {new: 0, old: 100}, transit: {closed: 0, open: 100}}}
  south: {weight: {border: 70, transit: 30}, points: {border: {old: 0, new: 100}, transit: {open: 0, closed: 100}}}
no-deal: {north: 30, south: 20 to 35}
packages: {draft: {name: "the draft, as of May", border: new, transit: "?"}}
`;

const folder = freshFolder();
writeFileSync(join(folder, 'promise.yaml'), PROMISE);
writeFileSync(join(folder, 'ranges.yaml'), RANGES);
writeFileSync(join(folder, 'plain.yaml'), PLAIN);
const run = (...args: string[]) => abide(['sample', ...args], folder);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
/** Fields of files without quotes. */
const table = (name: string) =>
  read(name)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

test('a sample has a row a world: its number, the numbers that were drawn, the answers, and why it failed', () => {
  const { status, stdout, stderr } = run('plain.yaml', '--out', 'plain.csv', '--samples', '16');
  assert.equal(status, 0, stderr);
  assert.equal(stdout, '');
  assert.equal(stderr, 'written: plain.csv, 16 rows of 7 columns; what the columns are: plain.columns.csv\n');
  const [head, ...rows] = table('plain.csv');
  const margins = ['margin/draft/north', 'margin/draft/south'];
  assert.deepEqual(head, ['world', 'no-deal.south', ...margins, 'signed/draft', 'ratified/draft', 'failed']);
  assert.deepEqual(
    rows.map(([world]) => world),
    Array.from({ length: 16 }, (_, w) => String(w)),
  );
  for (const [, noDeal, north, south, signed, ratified, failed] of rows) {
    // The draft is open where transit is: free transit gives North 0.4 · 100 − 30 = 10, South 0.7 · 100 − its no-deal.
    assert.equal(Number(north), 10);
    assert.ok(Math.abs(Number(south) - (70 - Number(noDeal))) < 1e-8);
    assert.deepEqual([signed, ratified, failed], ['1', '1', '']);
  }
  const drawn = rows.map(([, noDeal]) => Number(noDeal));
  // A 90 % interval leaves 5 % on either side, and of 16 draws in two strata of hypercubes some lie in each half.
  assert.ok(drawn.some((x) => x < 27.5) && drawn.some((x) => x > 27.5));
});

test('beside it stands what each column is: words, unit, input or answer, its value at the medians, its ground', () => {
  run('ranges.yaml', '--out', 'about.csv', '--samples', '8');
  const lines = read('about.columns.csv').trimEnd().split('\n');
  const [head] = table('about.csv');
  assert.equal(lines[0], 'id,words,unit,kind,median,ground');
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(',')[0]),
    head!.slice(1, -1),
  );
  const line = (id: string) => lines.find((text) => text.startsWith(`${id},`));
  assert.equal(
    line('no-deal.harbour'),
    'no-deal.harbour,what no agreement is worth to Harbour,points,input,15,example: Invented to show one mechanism; no state and no agreement is meant',
  );
  assert.match(
    line('margin/plan/ridge')!,
    /^margin\/plan\/ridge,margin of Ridge under the plan: above \(\+\) or below \(−\) the least that would be accepted,points,answer,[\d.]+,$/,
  );
  assert.match(line('peace/plan/15')!, /by the end of year 15,share,answer,0\.\d+,$/);
});

test('with --samples 0 there is one row, the medians, and its answers are those of the columns', () => {
  assert.equal(run('ranges.yaml', '--out', 'medians.csv', '--samples', '0').status, 0);
  const [head, row, ...others] = table('medians.csv');
  assert.deepEqual(others, []);
  assert.equal(row![0], 'median');
  const medians = new Map(table('medians.columns.csv').map((cells) => [cells[0], cells.slice(1)]));
  for (const [i, id] of head!.entries()) {
    if (id !== 'world' && id !== 'failed') assert.ok(medians.get(id)!.includes(row![i]!), id);
  }
});

test('a command that is asked in one world says what stands in the row of that world', () => {
  const drawn = ['--samples', '8', '--seed', '3'];
  assert.equal(run('ranges.yaml', '--out', 'rows.csv', ...drawn).status, 0);
  const [head, ...rows] = table('rows.csv');
  const inRow = (id: string) => Number(rows[5]![head!.indexOf(id)]);
  const asked = (...words: string[]) => {
    const [command, ...more] = words;
    const { status, stdout, stderr } = abide([command!, 'ranges.yaml', ...more, ...drawn, '--world', '5'], folder);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const { findings, world, worlds, seed } = JSON.parse(asked('explain', 'plan', '--json'));
  assert.deepEqual({ world, worlds, seed }, { world: 5, worlds: 8, seed: 3 });
  const margin = findings[0].value.rows.find(({ id }: { id: string }) => id === 'margin');
  const margins = margin.cells.map(({ number }: { number: number }) => number);
  assert.deepEqual(margins, [inRow('margin/plan/harbour'), inRow('margin/plan/ridge')]);
  const { profiles, step } = JSON.parse(asked('guarantee', '--json'));
  assert.equal(profiles[0].peace[15 / step.years], inRow('peace/plan/15'));
  assert.match(asked('explain', 'plan'), /^In world 5 of 8 \(0 to 7\), seed 3: each range is used at the value/);
});

test('a world that is not drawn, and worlds of which none is named, are refused', () => {
  const refused = (...words: string[]) => {
    const { status, stderr } = abide(['explain', 'ranges.yaml', 'plan', ...words], folder);
    assert.equal(status, 2);
    return stderr;
  };
  assert.match(refused('--world', '1024'), /--world takes a whole number from 0 to 1,023, not '1024'/);
  assert.match(refused('--world', '0', '--samples', '0'), /no world is drawn/);
  assert.match(refused('--seed', '3'), /--seed says which worlds --world counts in/);
});

test('with --inputs-only the draws are those of the whole sample, and nothing is answered', () => {
  run('ranges.yaml', '--out', 'whole.csv', '--samples', '8', '--seed', '3');
  assert.equal(run('ranges.yaml', '--out', 'inputs.csv', '--samples', '8', '--seed', '3', '--inputs-only').status, 0);
  assert.deepEqual(
    table('inputs.csv'),
    table('whole.csv').map((cells) => cells.slice(0, 5)),
  );
  assert.notDeepEqual(table('inputs.csv')[1], ['0']);
  run('ranges.yaml', '--out', 'other.csv', '--samples', '8', '--seed', '4', '--inputs-only');
  assert.notDeepEqual(table('other.csv'), table('inputs.csv'), 'another seed, other worlds');
});

test('any number of workers gives the same bytes, in CSV and in Parquet', () => {
  for (const ending of ['csv', 'parquet']) {
    const [here, ...others] = ['0', '1', '3'].map((workers) => {
      const out = `workers${workers}.${ending}`;
      const { status, stderr } = run('ranges.yaml', '--out', out, '--samples', '24', '--workers', workers);
      assert.equal(status, 0, stderr);
      return readFileSync(join(folder, out));
    });
    assert.ok(here!.length > 1000);
    for (const other of others) assert.ok(other.equals(here!), ending);
  }
});

test('in a case without uncertain numbers all worlds are equal', () => {
  assert.equal(run('promise.yaml', '--out', 'certain.csv', '--samples', '8').status, 0);
  const [head, first, ...others] = table('certain.csv');
  assert.equal(head![1], 'margin/plan/harbour', 'nothing is drawn');
  assert.equal(others.length, 7);
  for (const other of others) assert.deepEqual(other.slice(1), first!.slice(1));
  assert.equal(run('promise.yaml', '--out', 'none.csv', '--samples', '8', '--inputs-only').status, 0);
  assert.equal(read('none.csv'), 'world\n0\n1\n2\n3\n4\n5\n6\n7\n');
});

test('--set changes the case that is sampled', () => {
  run('plain.yaml', '--out', 'set.csv', '--samples', '0', '--set', 'north.no-deal=45');
  const [head, row] = table('set.csv');
  // Free transit gives North 0.4 · 100, and no transit nothing: 40 − 45, and North would not sign.
  assert.equal(row![head!.indexOf('margin/draft/north')], '-5');
  assert.equal(row![head!.indexOf('signed/draft')], '0');
});

test('what cannot be is refused with status 2 and the limit, before anything is written', () => {
  for (const [args, said] of [
    [['--samples', '-8'], /--samples takes a whole number from 0 to 1,048,576, not '-8'/],
    [['--samples', '1.5'], /--samples takes a whole number from 0 to 1,048,576, not '1\.5'/],
    [['--samples', '1048577'], /--samples takes a whole number from 0 to 1,048,576, not '1048577'/],
    [['--samples', '1e3'], /not '1e3'/],
    [['--seed', '9007199254740992'], /--seed takes a whole number from 0 to 9,007,199,254,740,991/],
    [['--workers', '65'], /--workers takes a whole number from 0 to 64, not '65'/],
    [['--resume'], /name its file with --checkpoint/],
    [['--checkpoint', 'c', '--samples', '0'], /with --samples 0 there are none/],
    [['--checkpoint', 'c', '--inputs-only'], /with --inputs-only none is/],
    [['--checkpoint', './no.csv'], /both name no\.csv/],
    [['--checkpoint', 'no.columns.csv'], /both name no\.columns\.csv/],
    [['--out', 'no.xlsx'], /ends in \.csv or \.parquet, not 'no\.xlsx'/],
  ] as const) {
    const { status, stderr } = run('plain.yaml', '--out', 'no.csv', ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  }
  assert.match(run('plain.yaml').stderr, /required option '--out <file>'/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('no.')),
    [],
  );
});

test('a number of worlds that cannot be dealt out evenly is rounded up, and that is said', () => {
  const { status, stderr } = run('plain.yaml', '--out', 'rounded.csv', '--samples', '9', '--inputs-only');
  assert.equal(status, 0);
  assert.match(stderr, /^9 worlds are rounded up to 16/);
  assert.equal(table('rounded.csv').length, 1 + 16);
});

test('a file that is there is left alone; with --force it is overwritten, and a copy is kept', () => {
  writeFileSync(join(folder, 'mine.csv'), 'my,own\n');
  const refused = run('plain.yaml', '--out', 'mine.csv', '--samples', '8');
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /mine\.csv is there already and is left alone; --force overwrites it, keeping a copy/);
  assert.equal(read('mine.csv'), 'my,own\n');
  assert.equal(run('plain.yaml', '--out', 'mine.csv', '--samples', '8', '--force').status, 0);
  assert.match(read('mine.csv'), /^world,/);
  assert.equal(read('mine.csv.bak'), 'my,own\n');

  writeFileSync(join(folder, 'beside.columns.csv'), 'my,own\n');
  const beside = run('plain.yaml', '--out', 'beside.csv', '--samples', '8');
  assert.equal(beside.status, 2);
  assert.match(beside.stderr, /beside\.columns\.csv was not written by Abide/);
  assert.ok(!readdirSync(folder).some((name) => /^beside\.csv/.test(name)), 'nothing is left behind');
  assert.equal(run('plain.yaml', '--out', 'two.csv', '--samples', '8').status, 0);
  assert.equal(run('plain.yaml', '--out', 'two.parquet', '--samples', '8').status, 0, 'both have one file beside them');
});

test('what cannot be written is told before the work, with status 2 and no stack', () => {
  mkdirSync(join(folder, 'dir.csv'));
  for (const [out, said] of [
    ['dir.csv', /dir\.csv is a folder; name a file in it/],
    ['plain.yaml/x.csv', /plain\.yaml\/x\.csv cannot be written: ENOTDIR|plain\.yaml is a file/],
    ['/proc/abide/x.csv', /cannot be written: E/],
  ] as const) {
    const { status, stderr } = run('plain.yaml', '--out', out, '--samples', '8');
    assert.equal(status, 2, out);
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
});

test('a disk that is full is said in a sentence', { skip: !existsSync('/dev/full') }, () => {
  symlinkSync('/dev/full', join(folder, 'full.csv'));
  const { status, stderr } = run('plain.yaml', '--out', 'full.csv', '--samples', '8');
  assert.equal(status, 2);
  assert.equal(stderr, 'abide: full.csv cannot be written: the disk is full (ENOSPC)\n');
});

test('a faulty case is told as by check, with status 1, and no file is begun', () => {
  writeFileSync(join(folder, 'faulty.yaml'), PLAIN.replace('border: 60', 'bordr: 60'));
  const { status, stderr } = run('faulty.yaml', '--out', 'faulty/out.csv');
  assert.equal(status, 1);
  assert.match(stderr, /nothing was computed/);
  assert.ok(!existsSync(join(folder, 'faulty')));
});

test('a time limit that ends before the worlds begin leaves no file; status 3', () => {
  const { status, stderr } = run('ranges.yaml', '--out', 'late.csv', '--time', '0.000001');
  assert.equal(status, 3);
  assert.match(stderr, /the time limit was reached before the first world was answered; nothing is written/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('late')),
    [],
  );
});

test('Ctrl-C writes the worlds that are answered, says in the others why they are not, and ends with status 3', async () => {
  const args = ['ranges.yaml', '--out', 'cut.csv', '--samples', '100000', '--workers', '0', '--checkpoint', 'cut.ckpt'];
  const child = spawn(process.execPath, [join(root, 'bin', 'abide.js'), 'sample', ...args], { cwd: folder });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const ended = once(child, 'exit');
  await grown(join(folder, 'cut.ckpt'), 5000);
  child.kill('SIGINT');
  assert.deepEqual(await ended, [3, null]);
  assert.match(said, /the work was cancelled: [\d,]+ worlds of 100,000 were not looked at; what is shown is partial/);
  const [, ...rows] = table('cut.csv');
  assert.equal(rows.length, 100_000);
  const answered = rows.filter((cells) => cells.at(-1) === '');
  assert.ok(answered.length > 10 && answered.length < rows.length);
  assert.equal(rows.at(-1)!.at(-1), 'not computed: the work was cancelled');
});

test('a run that is killed is gone on with by --resume, computes no world twice, and gives the same bytes', async () => {
  const args = ['ranges.yaml', '--samples', '512', '--workers', '1'];
  const kept = ['--out', 'killed.parquet', '--checkpoint', 'killed.ckpt'];
  const child = spawn(process.execPath, [join(root, 'bin', 'abide.js'), 'sample', ...args, ...kept], {
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const path = join(folder, 'killed.ckpt');
  await grown(path, 5000);
  child.kill('SIGKILL');
  assert.deepEqual(await ended, [null, 'SIGKILL']);
  assert.ok(!existsSync(join(folder, 'killed.parquet')), 'it was killed before its end');

  const begun = run(...args, ...kept);
  assert.equal(begun.status, 2);
  assert.match(
    begun.stderr,
    /killed\.ckpt already; --resume goes on with it, --force begins anew and keeps a copy of it/,
  );
  const otherSeed = run(...args, ...kept, '--resume', '--seed', '1');
  assert.equal(otherSeed.status, 2);
  assert.match(otherSeed.stderr, /is the checkpoint of another case, of other options or of another version/);
  const otherCase = run(...args, ...kept, '--resume', '--set', 'ridge.no-deal=21');
  assert.equal(otherCase.status, 2);
  assert.match(otherCase.stderr, /is the checkpoint of another case/);

  const resumed = run(...args, ...kept, '--resume');
  assert.equal(resumed.status, 0, resumed.stderr);
  assert.equal(rowsOf(path), 512);
  assert.equal(run(...args, '--out', 'whole.parquet').status, 0);
  const [a, b] = ['killed', 'whole'].map((name) => readFileSync(join(folder, `${name}.parquet`)));
  assert.ok(a!.equals(b!));

  const anew = run(...args, ...kept, '--force');
  assert.equal(anew.status, 0, anew.stderr);
  assert.match(anew.stderr, /the old killed\.ckpt is kept as killed\.ckpt\.bak/);
  assert.ok(readFileSync(join(folder, 'killed.parquet')).equals(b!));
});

test('worlds that abide assess has kept are not computed again', () => {
  const worlds = ['--samples', '16', '--checkpoint', 'both.ckpt'];
  assert.equal(abide(['assess', 'ranges.yaml', ...worlds], folder).status, 0);
  const { status, stderr } = run('ranges.yaml', ...worlds, '--resume', '--out', 'both.csv');
  assert.equal(status, 0, stderr);
  assert.equal(rowsOf(join(folder, 'both.ckpt')), 16);
  run('ranges.yaml', '--samples', '16', '--out', 'alone.csv');
  assert.equal(read('both.csv'), read('alone.csv'));
});

test('the help of the command says what it takes', () => {
  const { status, stdout } = run('--help');
  assert.equal(status, 0);
  for (const option of [
    'out',
    'samples',
    'seed',
    'workers',
    'checkpoint',
    'resume',
    'force',
    'inputs-only',
    'set',
    'time',
  ]) {
    assert.match(stdout, new RegExp(`--${option}\\b`));
  }
  assert.match(stdout, /one row a world/);
});

test('every number that the Berlin case draws has a column of its own', () => {
  const berlin = join(root, 'cases', 'berlin-2025');
  assert.equal(run(berlin, '--out', 'berlin.csv', '--samples', '64', '--inputs-only').status, 0);
  const [head, ...rows] = table('berlin.csv');
  assert.equal(new Set(head).size, head!.length);
  assert.ok(head!.includes('no-deal.ru.now'));
  for (const cells of rows) assert.ok(cells.length === head!.length && cells.every((cell) => Number.isFinite(+cell)));
});

test('every answer about the Berlin case is said in words of its own', () => {
  const { case: berlin } = readCase(join(root, 'cases', 'berlin-2025'), loadFromDisk);
  // Which options a package has does not matter to its words.
  const packages: Chosen[] = berlin!.packages.map(({ id, name }) => ({ id, name, options: [], found: false }));
  const { list } = new WorldAnswers(berlin!, packages);
  const words = list.map((answer) => answerWords(berlin!, packages, answer));
  assert.equal(new Set(words).size, list.length);
  assert.doesNotMatch(words.join('\n'), /undefined/);
  const of = (id: string) => words[list.findIndex((answer) => answer.id === id)];
  assert.equal(
    of('margin/offer/congress'),
    'margin of Congress under the offer: above (+) or below (−) the least that would be accepted',
  );
  assert.equal(
    of('moves/berlin/counter narrower-offer'),
    'chance that Ukraine would first put forward the narrower offer in the game of the offer',
  );
});

/** Waits until a file has so many bytes. */
async function grown(path: string, bytes: number): Promise<void> {
  for (let waited = 0; !existsSync(path) || statSync(path).size < bytes; waited += 5) {
    assert.ok(waited < 60_000, `${path} does not grow`);
    await pause(5);
  }
}

/** How many rows the records of a checkpoint hold, the same row twice counted twice; see src/cli/checkpointFormat.ts. */
function rowsOf(path: string): number {
  const bytes = readFileSync(path);
  let rows = 0;
  for (let at = 32 + bytes.readUInt32LE(28); at < bytes.length; at += 8 + bytes.readUInt32LE(at)) {
    rows += bytes.readUInt32LE(at + 12);
  }
  return rows;
}

test('a number from a class is drawn like any other: of 256 worlds as many lie below its quantiles as should', () => {
  const id = 'alliance.honoured.pre1945';
  const set = `ranges.yaml --out class.csv --inputs-only --samples 256 --set`.split(' ');
  const { status, stderr } = run(...set, `commitments.help.adds=from class ${id}`);
  assert.equal(status, 0, stderr);
  const [head, ...rows] = table('class.csv');
  const column = head!.indexOf('commitments.help.adds');
  const drawn = rows.map((row) => Number(row[column]));
  // Each of the eight Latin hypercubes has 32 worlds: 1 or 2 below the 5 % quantile, 16 below the median, 30 or 31
  // below the 95 % quantile.
  for (const [u, least, most] of [
    [0.05, 8, 16],
    [0.5, 128, 128],
    [0.95, 240, 248],
  ] as const) {
    const below = drawn.filter((x) => x < betaQuantile(61.5, 31.5, u)).length;
    assert.ok(least <= below && below <= most, `${below} below ${u}`);
  }
});
