import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberFor } from './cased.js';
import type { GuaranteePart } from './guarantee.js';
import { showCase } from './show.js';
import { caseOf, complaints, EXAMPLE, GUARANTEE, readText } from './testing.js';

const part = (text = GUARANTEE, changes: readonly string[] = []): GuaranteePart => caseOf(text, changes).guarantee!;

/** What is said of a change to the example: code, words and the text at the place. */
function said(from: string | RegExp, to: string): string[] {
  const text = GUARANTEE.replace(from, to);
  assert.notEqual(text, GUARANTEE, String(from));
  const lines = text.split('\n');
  return readText(text)
    .diagnostics.filter((d) => d.severity !== 'note')
    .map((d) => `${d.code} [${lines[d.at!.line - 1]!.slice(d.at!.column - 1).slice(0, d.at!.length)}] ${d.what}`);
}

test('the guarantee part is read whole, times in years and shares from 0 to 1', () => {
  assert.deepEqual(complaints(GUARANTEE), []);
  const g = part();
  assert.deepEqual(g.step, { years: 0.5, name: 'half-year' });
  assert.deepEqual([g.horizon.value, g.tail.value, g.adversary, g.protects], [10, 20, 'up', 'low']);
  assert.deepEqual(
    g.forms.map((f) => [f.id, f.notice.value, f.leaving.value]),
    [
      ['letter', 0, Math.sqrt(12)],
      ['treaty', 1, 10],
    ],
  );
  const [help, guards] = g.commitments;
  assert.deepEqual(
    help!.form.map((f) => [f.form, f.when?.text]),
    [
      ['treaty', 'court = joint'],
      ['letter', undefined],
    ],
  );
  // Logits of 0.3 and 0.5 are -0.847 and 0: half of that is the median's, 1 / (1 + e^0.4236).
  assert.ok(Math.abs(help!.adds.value - 1 / (1 + Math.sqrt(7 / 3))) < 1e-12);
  assert.deepEqual(
    [guards!.kind, guards!.form, guards!.protects, guards!.adds.standing],
    ['deployment', [], 'low', 'default'],
  );
  assert.deepEqual(
    [guards!.tripwire, guards!.recalling, guards!.upkeep.wary].map((n) => n!.value),
    [8, 4, 3],
  );
  const [stances] = g.stances;
  assert.deepEqual(stances!.levels, ['willing', 'wary']);
  assert.deepEqual(
    stances!.drifts.map((d) => [d.from, d.to, d.chance.unit]),
    [
      [0, 1, 'share'],
      [1, 0, 'share'],
    ],
  );
  assert.deepEqual(
    g.events[1]!.moves!.rows.map((row) => row.map((n) => n.value)),
    [
      [0.6, 0.4],
      [0.3, 0.7],
    ],
  );
  assert.deepEqual([g.events[0]!.marks, g.events[0]!.on, g.events[1]!.on.length], ['friend', ['2025-05-01'], 2]);
  assert.deepEqual([g.behaviour.order, g.lasting, g.futuresGiven], [['friend'], ['court'], 'plan']);
  assert.deepEqual(
    Object.entries(g.discount).map(([id, n]) => [id, n.standing]),
    [
      ['up', 'inherited'],
      ['low', 'inherited'],
      ['friend', 'default'],
    ],
  );
  assert.deepEqual([g.balance.levels, g.balance.start, g.balance.alone[1]!.value], [['weak', 'strong'], 0, 0.15]);
});

test('a number by cases is that of the first case that holds in the package', () => {
  const { lost } = part().futures.up!;
  assert.equal(numberFor(lost, { pledge: 'given' }).value, 70);
  assert.equal(numberFor(lost, { pledge: 'none' }).value, 60);
  assert.equal(numberFor(part().futures.up!.held, {}).value, 5);
});

test('every number of the part is listed with a path of its own, and defaults are among them', () => {
  const c = caseOf(GUARANTEE);
  const paths = c.numbers.map((n) => n.path);
  assert.deepEqual(
    paths.filter((p, i) => paths.indexOf(p) < i),
    [],
  );
  const added = c.numbers.length - caseOf(EXAMPLE).numbers.length;
  // horizon, tail; forms 6; stances 4; help 2 + 1, its upkeep 1; guards 1 + 2 + 2; calendar 4; behaviour 4; balance 4;
  // futures 7; discount 3.
  assert.equal(added, 2 + 6 + 4 + 4 + 5 + 4 + 4 + 4 + 7 + 3);
  assert.ok(paths.includes('calendar.new-government.chance.wary.2'));
  for (const n of c.numbers) assert.ok(n.standing === 'default' || n.at, n.path);
});

test('ten lines make a guarantee part: all but commitments, forms and futures has a default', () => {
  const short = `${EXAMPLE.replace('Upland, roles: [signatory]', 'Upland, roles: [signatory, adversary]')}
forms: {treaty: {notice: 1 year, leaving: 10, refusing: 30}}
commitments: {help: {by: friend, given: pledge = given, form: treaty, honouring: 20}}
futures: {held: {low: 20, up: 5, friend: 30}, lost: {low: 0, up: 80, friend: 20}}
`;
  assert.deepEqual(complaints(short), []);
  const g = part(short);
  const defaults = caseOf(short).numbers.filter(
    (n) => n.standing === 'default' && !/^(values|no-deal|ratifiers)/.test(n.path),
  );
  assert.deepEqual(
    defaults.map((n) => [n.path, n.written]),
    [
      ['horizon', '15 years'],
      ['tail', '30 years'],
      ['stances.friend.start.supportive', '100%'],
      ['commitments.help.adds', '40%'],
      ['commitments.help.upkeep', '0'],
      ['behaviour.reconsiders', '1 per year'],
      ['behaviour.slip.loses', '10 points'],
      ['behaviour.slip.in', '1% of years'],
      ['behaviour.war-cost-known-to', '12 points'],
      ['balance.rebuild', '0% per year'],
      ['balance.decay', '0% per year'],
      ['balance.alone.even', '20%'],
      ['discount.up', '5% per year'],
      ['discount.low', '5% per year'],
      ['discount.friend', '5% per year'],
    ],
  );
  assert.deepEqual([g.step.name, g.behaviour.order, g.lasting, g.events], ['quarter', ['friend'], [], []]);
  assert.equal(g.commitments[0]!.honouring.supportive!.value, 20);
});

test('the strength in which a defender holds alone falls evenly from 40% to 10% where it is not given', () => {
  const g = part(
    GUARANTEE.replace('[weak, strong]', '[weak, even, strong]').replace(', alone: {weak: 45%, strong: 15%}', ''),
  );
  assert.deepEqual(
    g.balance.alone.map((n) => n.written),
    ['40%', '25%', '10%'],
  );
});

test('intervals of chances are scaled to what the points leave', () => {
  const [s] = part(
    GUARANTEE.replace('willing: 70% @p11, wary: 30%', 'willing: 60%, wary: 10% to 50%, hostile: 5% to 30%')
      .replace(/honouring: \{willing: 10 to 20, wary: 30\}/, 'honouring: 20')
      .replace('upkeep: {willing: 1, wary: 3}', 'upkeep: 1')
      .replace('moves: friend, chance: {willing: [60%, 40%], wary: [30%, 70%]}', 'marks: friend'),
  ).stances;
  const medians = s!.start.map((n) => n.value);
  assert.equal(medians[0], 0.6);
  assert.ok(Math.abs(medians.reduce((a, b) => a + b) - 1) < 1e-12);
});

test('without commitments there is no guarantee part, and one note names what is not used', () => {
  const { case: c, diagnostics } = readText(`${EXAMPLE}tail: 20 years\nlasting: [court]\n`);
  assert.equal(c!.guarantee, undefined);
  assert.deepEqual(c!.notUsed, ['tail', 'lasting']);
  assert.deepEqual(
    diagnostics.map((d) => [d.severity, d.what]),
    [['note', 'not used: tail, lasting']],
  );
});

test('--set reaches every kind of place', () => {
  const g = part(GUARANTEE, [
    'forms.treaty.refusing=40',
    'horizon=5 years',
    'calendar.new-government.chance.wary.1=50%',
    'calendar.new-government.chance.wary.2=50%',
    'futures.lost.up=90',
  ]);
  assert.equal(g.forms[1]!.refusing.value, 40);
  assert.equal(g.horizon.value, 5);
  assert.equal(g.events[1]!.moves!.rows[1]![0]!.value, 0.5);
  assert.equal(g.futures.up!.lost.cases[0]!.number.value, 90);
});

test('abide show reads the part back in words', () => {
  const shown = showCase(caseOf(GUARANTEE)).join(' ').replace(/\s+/g, ' ');
  for (const words of [
    'Upland may attack Lowland; steps of a half-year, answers for 10 years, and 20 years more are played',
    'Treaty (treaty): notice 1 year; leaving costs 10 points, refusing 30 (20 to 45) [p9]',
    'form: Treaty where Court is Joint court; otherwise Letter',
    'honouring costs 14.1 (10 to 20) points where willing, 30 where wary',
    'The friend, at the start: willing 70 %, wary 30 %',
    'The vote (vote), 2025-05-01: a mark for The friend',
    'a switch that costs 10 points is still made in 1 % (0.5 % to 2 %) of years',
    'Upland: held 5, lost (70 where Pledge is Pledge of the friend; 60 otherwise)',
    'what outlives it: Court',
  ])
    assert.ok(shown.includes(words), `${words}\n${shown}`);
});

const CASES: [from: string | RegExp, to: string, said: string[]][] = [
  ['wary: 30%}\n', 'wary: 20%}\n', ['sum-of-chances [start] the chances of The friend at the start sum to 90%']],
  [
    '[30%, 70%]',
    '[30%, 60%]',
    ['sum-of-chances [wary] stance of The friend after "New government": the chances after wary sum to 90%'],
  ],
  [
    '[30%, 70%]',
    '[130%, -30%]',
    ['out-of-range [130%] 130% lies outside 0% to 100%', 'out-of-range [-30%] -30% lies outside 0% to 100%'],
  ],
  ['[30%, 70%]', '[100%]', ['row-length [wary] the row of wary has 1 chances']],
  [
    'wary: [30%, 70%]',
    'weary: [30%, 70%]',
    ["unknown-stance [weary] unknown stance 'weary'", 'missing-stance [chance] no row for wary'],
  ],
  ['adds: 30% to 50% @p10', 'adds: 0.4', ['share-or-points [0.4] 0.4: a share is written in per cent']],
  ['decay: 1% per year', 'decay: 1%', ['unit [1%] a chance goes by the year']],
  [
    'decay: 1% per year',
    'decay: 100% per year',
    ['certain-in-a-year [100% per year] chance per year of the loss of a level by Upland is 100% per year'],
  ],
  [
    'reconsiders: 1 per year',
    'reconsiders: -1 per year',
    ['negative [-1 per year] -1 per year: a rate cannot be below 0'],
  ],
  ['reconsiders: 1 per year', 'reconsiders: 1', ['unit [1] how often?']],
  ['notice: 12 months', 'notice: 12', ['unit [12] quarters, months or years?']],
  [
    'in: 0.5% to 2% of years',
    'in: 60% of years',
    ['slip-too-often [60% of years] a slip in 60% of years is too often'],
  ],
  [
    'loses: 10 points',
    'loses: 0',
    ['not-above-zero [0] points that a switch costs which is made by a slip has to be above 0'],
  ],
  ['on: 2025-05-01', 'on: 2024-03-01', ['event-date [2024-03-01] 2024-03-01 is not after 2024-03-01']],
  ['2029-06-01]', '2055-01-01]', ['event-date [2055-01-01] 2055-01-01 lies beyond horizon and tail']],
  [
    '[2025-06-01, 2029-06-01]',
    '[2025-06-01, 2025-06-01]',
    ['event-date [2025-06-01] 2025-06-01 is not after 2025-06-01'],
  ],
  ['on: 2025-05-01, marks: friend', 'on: 2025-05-01', ['event-form [vote] vote neither moves nor marks anything']],
  ['moves: friend, ', 'marks: friend, ', ['event-form [chance] new-government has chance and no moves']],
  ['moves: friend', 'moves: low', ['not-a-guarantor [low] low has no stance that could move']],
  ['roles: [endorser, guarantor]', 'roles: [endorser]', ['not-a-guarantor [friend] friend is no guarantor']],
  ['[signatory, adversary]', '[signatory]', ['guarantee-sides [commitments] no party is adversary; low is defender']],
  [
    'form: {treaty: court = joint, letter: otherwise}',
    'form: treatise',
    ["unknown-form [treatise] unknown form 'treatise'"],
  ],
  ['letter: otherwise', 'letter: court = foreign', ['no-form [form] the promise can stand without a form']],
  ['trigger: attack on low', 'trigger: attack on up', ['trigger [attack on up] an attack on up does not occur here']],
  ['protects: low', 'protects: up', ['protects-another [up] up is not the defender']],
  [
    'given: pledge = given,',
    'given: pledge = given and pledge = none,',
    ['constant-condition [pledge = given and pledge = none] this is never true'],
  ],
  ['honouring: {willing: 10 to 20, wary: 30}, ', '', ['commitment-keys [help] a promise needs honouring']],
  ['tripwire: 8, ', '', ['commitment-keys [guards] a deployment needs tripwire']],
  [
    'kind: deployment, ',
    '',
    [
      'commitment-keys [guards] a promise needs form and honouring',
      'commitment-keys [tripwire] tripwire belongs to a deployment',
      'commitment-keys [recalling] recalling belongs to a deployment',
    ],
  ],
  ['to: wary', 'to: weary', ["unknown-stance [weary] unknown stance of friend 'weary'"]],
  ['to: wary', 'to: willing', ['drift-to-itself [willing] a stance cannot turn into itself']],
  ['order: [friend]', 'order: [low]', ['not-a-guarantor [low] low has no commitment']],
  ['60: otherwise', '60: pledge = none', ['cases-form [60] the last case has a condition']],
  ['start: weak', 'start: week', ["unknown-level [week] unknown level 'week'"]],
  [
    'low: 20, up: 5, friend: 0',
    'low: 20, up: 5',
    ['missing-futures [held] The friend does not say what a renewed war is worth in which the attack is held'],
  ],
  [
    'held: {low',
    'honoured: {low',
    [
      'unknown-key [honoured] whether help came and whether the defence held are two things',
      'missing-key [futures] futures has no held',
    ],
  ],
  ['given: plan\n  held', 'peace: {low: 80}\n  held', ['unknown-key [peace] peace is worth what the package is worth']],
  ['step: half-year', 'order: [friend]', ['unknown-key [order] the order of moves stands in behaviour']],
  [
    'pledge: 10}',
    'pledge: 90}',
    ['protection-twice [pledge] pledge weighs more with Lowland than all other issues together'],
  ],
];

for (const [from, to, expected] of CASES) {
  test(`in the guarantee part: ${to || `no ${from}`}: ${expected[0]!.split(' ')[0]}`, () => {
    const found = said(from, to);
    for (const words of expected) assert.ok(found.includes(words), `${words}\nis not among\n${found.join('\n')}`);
  });
}

test('a war that is worth more than peace to a party without values, to which peace is worth 0, is warned of', () => {
  const valueless = GUARANTEE.replace('  friend:\n    points: {pledge: {none: 0, given: 100}}\n', '')
    .replace('  friend: 10\n', '')
    .replace(', vetoes: [friend]', '');
  const about = (held: string, lost: string) =>
    readText(valueless.replace('friend: 0}', `friend: ${held}}`).replace('friend: -5}', `friend: ${lost}}`))
      .diagnostics.filter((d) => d.severity !== 'note')
      .map((d) => `${d.severity} ${d.code}: ${d.what}`);
  const warning = 'warning war-above-peace: a renewed war is worth more to The friend than peace';
  assert.deepEqual(about('0', '-5'), []);
  assert.deepEqual(about('{-3: court = joint, 4: otherwise}', '-5'), [warning]);
  assert.deepEqual(about('6', '2'), [warning]);
});

test('where it is missing who is bound, the parties are named who could be', () => {
  const { diagnostics } = readText(GUARANTEE.replace('{by: friend, protects', '{protects'));
  const missing = diagnostics.find(({ code }) => code === 'missing-key')!;
  assert.deepEqual([missing.what, missing.instead], ['commitments.help has no by', 'by: up | low | friend']);
});

test('a problem of the guarantee part is told alone, without others that follow from it', () => {
  const followers = CASES.map(([from, to, expected]) => [to, said(from, to).length - expected.length]).filter(
    ([, n]) => n !== 0,
  );
  assert.deepEqual(followers, []);
});
