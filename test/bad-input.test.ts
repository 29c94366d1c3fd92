import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';

const CASE = `abide: 1
title: Small
as-of: 2025-01-01
parties:
  a: {name: Arland, roles: [signatory]}
  b: {name: Boria, roles: [signatory]}
issues:
  land: {options: {kept: Kept, ceded: Ceded}}
values:
  a: {weight: {land: 1}, points: {land: {kept: 100, ceded: 0}}}
  b: {weight: {land: 1}, points: {land: {kept: 0, ceded: 100}}}
no-deal: {a: 40, b: 0}
`;

const HELD = `${CASE.replace('Arland, roles: [signatory]', 'Arland, roles: [signatory, defender]').replace('Boria, roles: [signatory]', 'Boria, roles: [signatory, adversary]').replace('issues:', '  c: {name: Corland, roles: [guarantor]}\nissues:')}forms: {treaty: {notice: 1 year, leaving: 10, refusing: 20}}
commitments: {help: {by: c, given: land = kept, form: treaty, honouring: 20}}
futures: {held: {a: 20, b: 5, c: 30}, lost: {a: 0, b: 70, c: 20}}
`;

const STANCES = `${HELD.replace('honouring: 20', 'honouring: {warm: 10, cold: 30}')}stances: {c: {start: {warm: 60%, cold: 40%}}}\n`;

/** Text of a case file, the code that has to be named, and where the diagnostic has to stand. */
const FAULTS: [name: string, text: string | Buffer, code: RegExp, line?: number][] = [
  ['an empty file', '', /./],
  ['a file of blanks and comments', '\n# nothing\n\n', /./],
  ['binary', Buffer.from([0, 1, 2, 255, 254, 0, 9]), /./],
  ['text that is not UTF-8', Buffer.from([0x61, 0x62, 0xff, 0xfe, 0x63]), /./],
  ['50 MB', Buffer.alloc(50 * 2 ** 20, 'a: 1\n'), /too-large/],
  [
    'an alias bomb',
    `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]`).join('\n')}\n`,
    /./,
  ],
  ['20,000 nested brackets', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, /./],
  ['a tab', CASE.replace('  a: {name', '\ta: {name'), /tab/, 5],
  ['a key twice', CASE.replace('title: Small', 'title: Small\ntitle: Large'), /duplicate-key/, 3],
  ['an unknown key', CASE.replace('as-of', 'as-off'), /unknown-key/, 3],
  ['an unknown option', CASE.replace('{kept: 100, ceded: 0}', '{kept: 100, seded: 0}'), /unknown-option|missing/, 10],
  ['a negative weight', CASE.replace('a: {weight: {land: 1}', 'a: {weight: {land: -1}'), /negative/, 10],
  ['weights that are all zero', CASE.replace('a: {weight: {land: 1}', 'a: {weight: {land: 0}'), /weight|zero/, 10],
  ['an issue without options', CASE.replace('{kept: Kept, ceded: Ceded}', '{}'), /./, 8],
  ['NaN', CASE.replace('{a: 40,', '{a: .nan,'), /number/, 12],
  ['1e999', CASE.replace('{a: 40,', '{a: 1e999,'), /./, 12],
  [
    'a cycle of exists',
    CASE.replace(
      '  land: {options',
      '  x: {exists: y = p, options: {p: P, q: Q}}\n  y: {exists: x = p, options: {p: P, q: Q}}\n  land: {options',
    ),
    /exists-circle/,
  ],
  ['extends that leads back', `${CASE}extends: case.yaml\n`, /extends|circle/],
  ['a Cyrillic letter in a name', CASE.replace('values:\n  a:', 'values:\n  \u0430:'), /look-alike|unknown/],
  ['chances that do not sum', `${HELD}stances: {c: {start: {yes-sayers: 60%, no-sayers: 30%}}}\n`, /sum to 90%/, 17],
  ['a chance above 100 %', `${HELD}balance: {alone: {even: 120%}}\n`, /out-of-range/, 17],
  [
    'a row of a calendar that does not sum',
    `${STANCES}calendar: {vote: {on: 2027-01-01, moves: c, chance: {warm: [60%, 30%], cold: [10%, 90%]}}}\n`,
    /sum to 90%/,
    18,
  ],
  [
    'a year in which everybody changes sides',
    STANCES.replace('cold: 40%}', 'cold: 40%}, yearly: {warm: [10%, 90%], cold: [90%, 10%]}'),
    /no-rates/,
    17,
  ],
  ['a date beyond horizon and tail', `${HELD}calendar: {vote: {on: 2090-01-01, marks: c}}\n`, /event-date/, 17],
  ['a negative rate', `${HELD}behaviour: {reconsiders: -1 per year}\n`, /negative/, 17],
  ['a negative cost', HELD.replace('leaving: 10', 'leaving: -10'), /negative/, 14],
  ['a chance below 0 %', `${HELD}balance: {levels: [low, high], rebuild: -5% per year}\n`, /out-of-range/, 17],
  ['a promise without a form', HELD.replace('form: treaty, ', ''), /commitment-keys/, 15],
  ['a promise of no one at all', HELD.replace('by: c, ', ''), /missing-key/, 15],
  ['a horizon of nothing', `${HELD}horizon: 0 years\n`, /not-above-zero/, 17],
  ['a promise of nobody', HELD.replace('by: c', 'by: d'), /unknown-party/, 15],
  ['a commitment without an adversary', HELD.replace(', adversary', ''), /guarantee-sides/, 15],
  ['an attack on somebody else', HELD.replace('given:', 'trigger: attack on c, given:'), /trigger/, 15],
  ['a war that is worth nothing to somebody', HELD.replace(', c: 30}', '}'), /missing-futures/, 16],
  ['a calendar that has passed', `${HELD}calendar: {vote: {on: 2020-01-01, marks: c}}\n`, /event-date/, 17],
  ['a right-to-left mark in a name', CASE.replace('Arland', 'Ar\u202eland'), /./, 5],
];

/** A folder of its own for each, all checked in one run. */
const faulty = freshFolder();
FAULTS.forEach(([, text], n) => {
  mkdirSync(join(faulty, `c${n}`));
  writeFileSync(join(faulty, `c${n}`, 'case.yaml'), text);
});
const checked = abide(['check', ...FAULTS.map((_, n) => `c${n}`)], faulty);

FAULTS.forEach(([name, , code, line], n) => {
  test(`${name} is answered with a diagnostic that says where, status 1, and no stack`, () => {
    assert.equal(checked.status, 1);
    const said = checked.stdout
      .split(/^(?=(?:error: )?c\d+\/)/m)
      .filter((part) => part.replace('error: ', '').startsWith(`c${n}/`));
    const errors = said.filter((part) => /^(\S+: )?error: /.test(part));
    assert.ok(errors.length > 0, checked.stdout.slice(0, 2000));
    assert.match(said.join(''), code);
    assert.doesNotMatch(said.join(''), /\n {4}at |node:internal/);
    if (line !== undefined) assert.match(errors.join(''), new RegExp(`^c${n}/case\\.yaml:${line}:\\d+: error`, 'm'));
  });
});

test('one faulty case among several is enough for status 1, and their problems are counted together', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'good.yaml'), CASE);
  writeFileSync(join(folder, 'bad.yaml'), CASE.replace('as-of', 'as-off'));
  const together = abide(['check', 'bad.yaml', 'good.yaml'], folder);
  assert.equal(together.status, 1);
  assert.match(together.stdout, /^2 errors, 0 warnings, \d+ notes? in 2 cases$/m);
  assert.equal(abide(['check', 'good.yaml', 'good.yaml'], folder).status, 0);
});

for (const name of ['binary', '50 MB', '20,000 nested brackets', 'an unknown key']) {
  test(`abide assess ends with status 1 and no stack on ${name}`, () => {
    const { status, stderr } = abide(['assess', `c${FAULTS.findIndex(([fault]) => fault === name)}`], faulty);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /error: /);
    assert.doesNotMatch(stderr, /\n {4}at |node:internal/);
  });
}

test('rules that leave nothing are said so, and the counts are zero', () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'c'));
  const text = `${CASE}rules:\n  one: {require: land = kept}\n  two: {forbid: land = kept}\n`;
  writeFileSync(join(folder, 'c', 'case.yaml'), text);
  const { status, stdout, stderr } = abide(['assess', 'c'], folder);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /The rules leave no package/);
});

test('a path that is not there and a folder without a case are answered in words', () => {
  const folder = freshFolder();
  for (const path of ['nowhere', '.']) {
    const { status, stderr } = abide(['assess', path], folder);
    assert.equal(status, 1);
    assert.match(stderr, /error/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
});

test('all problems of a case are told at once', () => {
  const folder = freshFolder();
  const text = CASE.replace('as-of', 'as-off')
    .replace('{a: 40,', '{a: forty,')
    .replace('b: {name: Boria', 'b: {nme: Boria');
  writeFileSync(join(folder, 'c.yaml'), text);
  const { stdout } = abide(['check', 'c.yaml'], folder);
  for (const line of [3, 6, 12]) assert.match(stdout, new RegExp(`c\\.yaml:${line}:`), stdout);
});

/** `abide guarantee` on a case in a folder of its own, from where it is run. */
function guarantee(text: string, ...args: string[]) {
  const folder = freshFolder();
  mkdirSync(join(folder, 'c'));
  writeFileSync(join(folder, 'c', 'case.yaml'), text);
  writeFileSync(join(folder, 'file'), 'not a folder');
  const run = abide(['guarantee', 'c', ...args], folder);
  assert.doesNotMatch(run.stderr, /\n {4}at |node:internal/);
  return { ...run, folder };
}

const PLAYED = `${HELD}packages: {offer: {land: kept}, rival: {land: ceded}}\nhorizon: 2 years\ntail: 1 year\n`;

test('abide guarantee on a faulty case says where, with status 1 and nothing on standard output', () => {
  const { status, stdout, stderr } = guarantee(HELD.replace('leaving: 10', 'leaving: -10'));
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /case\.yaml:14:\d+: error: .*negative/);
});

test('abide guarantee on a case without commitments says what is missing, with status 1', () => {
  const { status, stderr } = guarantee(CASE);
  assert.equal(status, 1);
  assert.match(stderr, /says nothing about commitments/);
});

test('a commitment that stands in no package is warned about where it is written', () => {
  const { status, stderr } = guarantee(PLAYED.replace('given: land = kept', 'given: land = kept and land = ceded'));
  assert.equal(status, 0);
  assert.match(stderr, /case\.yaml:15:\d+: warning: .*\[constant-condition\]/);
});

test('too many states end the command with status 3, their number, and the variable to make coarser', () => {
  const many = PLAYED.replace('notice: 1 year', 'notice: 40 years')
    .replace('by: c,', 'by: c, honouring: 20, given: land = kept, form: treaty}, too: {by: c,')
    .concat('step: month\n');
  const { status, stdout, stderr } = guarantee(many);
  assert.deepEqual([status, stdout], [3, '']);
  assert.match(stderr, /more than 50,000 states \(levels: help 482, too 482\)/);
  assert.match(stderr, /Make “help” coarser: a shorter notice in its form, or longer steps/);
});

test('an unknown package is answered with status 2 and the nearest name, or all names', () => {
  for (const [name, said] of [
    ['ofer', /did you mean offer\?/],
    ['entirely-different', /there are offer, rival/],
  ] as const) {
    const { status, stdout, stderr } = guarantee(PLAYED, '--package', name);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, said);
  }
});

test('an export to a folder that cannot be made or is a file ends with status 2 before anything is printed', () => {
  for (const [folder, said] of [
    ['file/games', /file\/games cannot be written: ENOTDIR/],
    ['file', /file is a file; name a folder/],
    ['/dev/null/games', /cannot be written: ENOTDIR/],
  ] as const) {
    const { status, stdout, stderr } = guarantee(PLAYED, '--export', folder);
    assert.deepEqual([status, stdout], [2, ''], stderr);
    assert.match(stderr, said);
  }
});

test('a second export replaces the files of the first, and keeps a copy of one that somebody has changed', () => {
  const { status, stderr, folder } = guarantee(PLAYED, '--export', 'games');
  assert.equal(status, 0, stderr);
  const again = () => abide(['guarantee', 'c', '--export', 'games'], folder);
  assert.doesNotMatch(again().stderr, /is kept as/);
  const file = join(folder, 'games', 'offer', 'chain.tra');
  const written = readFileSync(file, 'utf8');
  writeFileSync(file, 'my own notes');
  assert.match(again().stderr, /chain\.tra is kept as .*chain\.tra\.bak/);
  assert.equal(readFileSync(file, 'utf8'), written);
  assert.equal(readFileSync(`${file}.bak`, 'utf8'), 'my own notes');
});
