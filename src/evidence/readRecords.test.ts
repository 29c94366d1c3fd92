import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Records, rateInWords, readRecords, records } from './index.js';

const DATA = new URL('../../../data/', import.meta.url);
const FILES = ['records', 'models'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, DATA))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      name: `data/${folder}/${name}`,
      text: readFileSync(new URL(`${folder}/${name}`, DATA), 'utf8'),
    })),
);

/** A small file with one of everything. */
const SMALL = `title: Truces
kind: peace
sources: [Doe 2020]
era: [1950, 2000]
unit: truce
units: truces
coding: Broken when a shot is fired.
selection: Truces that were signed.
cells:
  by: region
  counts:
    - [1, 4]
    - [2, 5]
    - [0, 1]
classes:
  truce.broken.all:
    title: all truces
    what: Truces that were broken
    events: 3
    n: 10
    clusters: {count: 4, of: wars}
    rivals: [truce.broken.strict]
  truce.broken.strict:
    title: strict coding
    what: Truces that were broken by an attack
    events: 2
    n: 10
    coding: Broken when somebody attacks.
curves:
  truce.lasting.all:
    title: all truces
    what: How long truces last
    n: 10
    events: 3
    causes:
      east: broken by the east
      west: broken by the west
    table:
      - [years, at risk, survival, error, lower, upper, east, west]
      - [1, 9, 0.9, 0.094868, 0.732011, 1, 0.1, 0]
      - [5, 6, 0.7, 0.144914, 0.466594, 1, 0.2, 0.1]
cites:
  Doe 2020: {title: Truces, citation: "Doe, J. (2020), Truces", terms: none}
disputes:
  - question: Do truces last?
    kind: peace
    says:
      - {claim: Yes., citation: Doe 2020}
      - {claim: No., citation: Roe 2021}
question: was the truce broken?
rule: a shot was fired
`;

const read = (...texts: string[]) => readRecords(texts.map((text, i) => ({ name: `${i}.yaml`, text })));
const said = (...texts: string[]) =>
  read(...texts).diagnostics.map((d) => `${d.code} ${d.at!.line}:${d.at!.column}: ${d.what}`);

test('the small file is sound', () => assert.deepEqual(said(SMALL), []));

const FAULTS: [about: string, from: string, to: string, said: string[]][] = [
  ['an unknown key', 'unit: truce', 'unitt: truce\nunit: truce', ["record-form 5:1: unknown key 'unitt'"]],
  ['a missing key', '    what: Truces that were broken\n', '', ['record-form 16:3: this lacks what']],
  ['a file without a coding', 'coding: Broken when a shot is fired.\n', '', ['record-form 1:1: this lacks coding']],
  [
    'an unknown kind',
    'kind: peace\ns',
    'kind: love\ns',
    [
      'record-form 2:7: kind: one of these is wanted here: honouring, commitment, turnover, agreement, peace, coercion, dispute',
    ],
  ],
  ['a text that is empty', 'unit: truce', 'unit: ""', ['record-form 5:7: unit: a text is wanted here']],
  [
    'a count that is no whole number',
    'events: 3\n    n: 10\n    clusters',
    'events: 2.5\n    n: 10\n    clusters',
    ['record-form 19:13: events: a count is wanted here: a whole number, 0 or more'],
  ],
  [
    'a count below 0',
    'events: 2\n',
    'events: -2\n',
    ['record-form 26:13: events: a count is wanted here: a whole number, 0 or more'],
  ],
  ['more events than cases', 'events: 2\n', 'events: 12\n', ['record-count 26:13: 12 of 10 is not a count']],
  ['no cases', 'events: 2\n    n: 10', 'events: 0\n    n: 0', ['record-count 27:8: a record without cases']],
  ['more clusters than cases', 'count: 4', 'count: 40', ['record-count 21:23: 40 clusters of 10 cases']],
  [
    'an era that runs backwards',
    '[1950, 2000]',
    '[2000, 1950]',
    ['record-form 4:6: era: the first year is after the last'],
  ],
  ['an era of one year', '[1950, 2000]', '[1950]', ['record-form 4:6: era: two years are wanted here: [1945, 2003]']],
  [
    'an id with a capital letter',
    '  truce.broken.strict:',
    '  truce.Broken:',
    ["record-id 23:3: 'truce.Broken' is not the id of a record"],
  ],
  [
    'an id that stands twice',
    '  truce.lasting.all:',
    '  truce.broken.all:',
    ['record-id 30:3: the record truce.broken.all stands twice'],
  ],
  [
    'one key twice',
    '    n: 10\n    coding',
    '    n: 10\n    n: 10\n    coding',
    ['record-yaml 28:5: Map keys must be unique'],
  ],
  [
    'a rival that is not there',
    '[truce.broken.strict]',
    '[truce.broken.strikt]',
    ["record-reference 22:14: no record has the id 'truce.broken.strikt'"],
  ],
  [
    'a rival of itself',
    '[truce.broken.strict]',
    '[truce.broken.all]',
    ['record-reference 22:14: truce.broken.all is no rival of itself'],
  ],
  [
    'a rival of another kind',
    'coding: Broken when somebody',
    'kind: dispute\n    question: was anybody shot?\n    coding: Broken when somebody',
    ['record-reference 22:14: truce.broken.strict is of another kind: dispute'],
  ],
  [
    'a source that is not there',
    '[Doe 2020]',
    '[Doe 2020, Poe 1840]',
    ["record-reference 3:21: no file describes the source 'Poe 1840'"],
  ],
  [
    'a source that nothing uses',
    'disputes:',
    '  Poe 1840: {title: A, citation: B, terms: C}\ndisputes:',
    ["record-unused 44:3: no record comes from the source 'Poe 1840'"],
  ],
  [
    'a curve that rises',
    '5, 6, 0.7',
    '5, 6, 0.95',
    [
      'record-curve 41:16: a curve does not rise: 0.95 after 0.9',
      'record-curve 41:16: survivors and causes add up to 1.250000, not 1',
    ],
  ],
  ['a number at risk that rises', '[5, 6,', '[5, 10,', ['record-curve 41:13: 10 at risk after 9']],
  ['more at risk than there are cases', '[1, 9,', '[1, 11,', ['record-curve 40:13: 11 at risk after 10']],
  ['times that fall', '[5, 6,', '[0.5, 6,', ['record-curve 41:10: 0.5 years come after 1']],
  [
    'an interval that does not hold its share',
    '0.466594, 1',
    '0.75, 0.6',
    [
      'record-curve 41:31: the interval from 0.75 on does not hold 0.7',
      'record-curve 41:37: the interval up to 0.6 does not hold 0.7',
    ],
  ],
  [
    'a share above 1',
    '0.732011, 1,',
    '0.732011, 1.1,',
    ['record-curve 40:41: the interval up to 1.1 does not hold 0.9'],
  ],
  ['an error below 0', '0.144914', '-0.1', ['record-curve 41:21: an error of -0.1']],
  [
    'causes that do not add up',
    '0.2, 0.1]',
    '0.2, 0.2]',
    ['record-curve 41:16: survivors and causes add up to 1.100000, not 1'],
  ],
  [
    'a cause that falls',
    '0.2, 0.1]',
    '0.05, 0.25]',
    ['record-curve 41:44: a share that has ended does not fall: 0.05 after 0.1'],
  ],
  ['a row that is too short', ', 0.2, 0.1]', ', 0.3]', ['record-curve 41:9: a row has 8 numbers']],
  [
    'columns in another order',
    'error, lower',
    'lower, error',
    ['record-curve 39:9: the table begins with other columns'],
  ],
  [
    'a time that the curve cannot see',
    '    n: 10\n    events: 3\n    causes',
    '    n: 10\n    blind: 2\n    events: 3\n    causes',
    ['record-curve 41:10: 1 years come after 2'],
  ],
  [
    'a cell that is no count',
    '[2, 5]',
    '[6, 5]',
    [
      'record-cells 13:7: a cell is events and cases: [3, 20]',
      'record-cells 20:8: 10 cases, and all cells together have 5',
      'record-cells 27:8: 10 cases, and all cells together have 5',
    ],
  ],
  [
    'cells that leave cases out',
    '    - [0, 1]\n',
    '',
    [
      'record-cells 19:8: 10 cases, and all cells together have 9',
      'record-cells 26:8: 10 cases, and all cells together have 9',
    ],
  ],
  [
    'a dispute with one side',
    '      - {claim: No., citation: Roe 2021}\n',
    '',
    ['record-form 48:7: a dispute has two sides at least'],
  ],
  [
    'a file without a question or a short rule, which its entries do not have either,',
    'question: was the truce broken?\nrule: a shot was fired\n',
    '',
    [16, 23, 30].map((line) => `record-form ${line}:3: this lacks question, rule`),
  ],
  [
    'a rule that is too long to stand with every rate',
    'rule: a shot was fired',
    `rule: ${'a shot was fired, or '.repeat(3)}`,
    ['record-form 51:7: rule: 60 signs at the most, for it stands with every rate'],
  ],
  [
    'a rival that asks another question',
    'coding: Broken when somebody',
    'question: was anybody shot?\n    coding: Broken when somebody',
    ['record-reference 22:14: truce.broken.strict asks another question: was anybody shot?'],
  ],
  [
    'a class of years that asks the question of a class of cases',
    'coding: Broken when somebody',
    'per: year\n    coding: Broken when somebody',
    ['record-question 23:3: truce.broken.strict asks the question of truce.broken.all'],
  ],
  ['an alias', 'unit: truce', 'unit: *x', ['record-yaml 5:7: aliases (*name) are not read']],
  [
    'a syntax error',
    'sources: [Doe 2020]',
    'sources: [Doe 2020',
    ['record-yaml 4:1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ],
];
for (const [about, from, to, faults] of FAULTS) {
  test(`${about} is refused, with its place`, () => {
    assert.ok(SMALL.includes(from));
    assert.deepEqual(said(SMALL.replace(from, to)), faults);
  });
}

test('20,000 brackets end in one diagnostic, and a file that is a list in another', () => {
  assert.deepEqual(said(`classes: ${'['.repeat(20_000)}`), ['record-yaml 1:29: nested more than 20 deep']);
  assert.deepEqual(said('- a\n'), ['record-form 1:1: a map is wanted here']);
});

test('with one fault anywhere there are no records, rather than some', () => {
  const { records: none, diagnostics } = read(SMALL, 'classes: 1\n');
  assert.ok(diagnostics.length > 0);
  assert.deepEqual(Object.keys(none.classes), []);
});

test('a new file is all that a new class needs: it is related, has its intervals, and its rival names it too', () => {
  const more = `title: Truces of the sea
kind: peace
sources: [Doe 2020]
era: [1950, 2000]
unit: truce at sea
units: truces at sea
question: was the truce broken?
coding: Broken when a ship is sunk.
rule: a ship was sunk
selection: Truces that were signed.
classes:
  truce.broken.sea:
    {title: at sea, what: Truces at sea that were broken, events: 1, n: 4, rivals: [truce.broken.all]}
`;
  const { records: all, diagnostics } = read(SMALL, more);
  assert.deepEqual(diagnostics, []);
  const k = all.classes['truce.broken.sea']!;
  assert.deepEqual([k.family, k.kind, k.coding, k.era], ['1', 'peace', 'Broken when a ship is sunk.', [1950, 2000]]);
  assert.deepEqual(all.classes['truce.broken.all']!.rivals, ['truce.broken.strict', 'truce.broken.sea']);
});

test('what an entry says goes before what its file says, and cautions add up', () => {
  const file = SMALL.replace('cells:', 'caution: Few.\ncells:').replace(
    'coding: Broken when somebody attacks.',
    'coding: Broken when somebody attacks.\n    caution: Old.\n    era: [1960, 1970]',
  );
  const { records: all, diagnostics } = read(file);
  assert.deepEqual(diagnostics, []);
  const { coding, caution, era } = all.classes['truce.broken.strict']!;
  assert.deepEqual([coding, caution, era], ['Broken when somebody attacks.', 'Old. Few.', [1960, 1970]]);
  assert.equal(all.classes['truce.broken.all']!.caution, 'Few.');
});

/** With the intervals, which are computed when they are asked for. */
const plain = (all: Records) => JSON.parse(JSON.stringify(all));

test('what is embedded is data/records and data/models, and nothing in it is at fault', () => {
  const { records: all, diagnostics } = readRecords(FILES);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(plain(records()), plain(all));
});

test('data/README.md tells every source, how many records there are, and an example that is sound', () => {
  const readme = readFileSync(new URL('README.md', DATA), 'utf8');
  const { classes, curves, sources } = records();
  for (const source of Object.keys(sources)) assert.ok(readme.includes(`| ${source} |`), source);
  assert.ok(readme.includes(`${Object.keys(classes).length} classes and ${Object.keys(curves).length} curves`));
  const [, example] = /```yaml\n([\s\S]*?)```/.exec(readme)!;
  const { records: shown, diagnostics } = read(example!);
  assert.deepEqual(diagnostics, []);
  assert.ok(readme.includes(`“${rateInWords(shown.classes['truce.broken.sea']!)}”`));
});

test('every class, curve and model says its era, its coding, what selected its cases, and whence it comes', () => {
  const { classes, curves, models, sources } = records();
  const all = [...Object.values(classes), ...Object.values(curves), ...Object.values(models)];
  assert.equal(Object.keys(classes).length, 115);
  assert.equal(Object.keys(curves).length, 26);
  for (const { id, era, question, coding, rule, selection, title, what, unit, units, sources: from } of all) {
    assert.ok(era[0] <= era[1], id);
    assert.match(question, /^[a-z].*\?$/, id);
    for (const text of [coding, rule, selection, title, what, unit, units])
      assert.ok(text.length > 3, `${id}: ${text}`);
    // A text that stands by itself refers to no other one.
    assert.doesNotMatch(coding, /^As /, id);
    for (const source of from) assert.match(sources[source]!.citation, /\b(19|20)\d\d\b/, id);
  }
});

test('the contested record of honoured alliances is there: 6 of 43, 61 of 92, 93 of 137, and 54 tests come from 22 wars', () => {
  const k = (id: string) => records().classes[id]!;
  const counts = (id: string) => [k(id).events, k(id).n, k(id).clusters!.count];
  // Berkemeier and Fuhrmann 2018; Leeds and Anac 2005.
  assert.deepEqual(counts('alliance.honoured.defense.post1945'), [6, 43, 20]);
  assert.deepEqual(counts('alliance.honoured.pre1945'), [61, 92, 24]);
  assert.deepEqual(counts('ally.honoured.la.all'), [93, 137, 33]);
  assert.deepEqual(counts('alliance.honoured.post1945'), [12, 54, 22]);
  assert.deepEqual(k('alliance.honoured.all').rivals.sort(), [
    'alliance.honoured.altcoding',
    'alliance.honoured.lenient',
  ]);
});

test('rivals name each other', () => {
  const { classes, curves } = records();
  for (const { id, rivals } of [...Object.values(classes), ...Object.values(curves)])
    for (const rival of rivals) assert.ok((classes[rival] ?? curves[rival])!.rivals.includes(id), `${rival} and ${id}`);
});
