import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseTemplate, MINIMAL_CASE } from './template.js';
import { caseOf, complaints, EXAMPLE, readText } from './testing.js';

test('the example, the template of abide new and the smallest case are read without a word', () => {
  assert.deepEqual(complaints(EXAMPLE), []);
  assert.deepEqual(readText(caseTemplate('New', '2025-01-01')).diagnostics, []);
  assert.deepEqual(readText(MINIMAL_CASE).diagnostics, []);
});

test('the template of abide new is 15 lines long', () => {
  assert.equal(caseTemplate('New', '2025-01-01').trimEnd().split('\n').length, 15);
});

test('the smallest case is smallest: without any one of its lines it is refused', () => {
  const lines = MINIMAL_CASE.trimEnd().split('\n');
  for (const line of lines) assert.notDeepEqual(complaints(lines.filter((l) => l !== line).join('\n')), [], line);
});

/** One change to the example each: what is replaced, by what, and what is then said. */
const CHANGES: [about: string, from: string, to: string, said: string[]][] = [
  ['an unknown key', 'title:', 'titel: x\ntitle:', ['unknown-key 2:1']],
  ['an unknown key further in', 'paragraphs: 12', 'paragraph: 12', ['unknown-key 5:79']],
  ['an unknown role', '[endorser, guarantor]', '[endorser, guarantee]', ['unknown-word 12:48']],
  ['a date that is none', '2024-03-01\nsources', '2024-13-01\nsources', ['wrong-form 3:8']],
  ['an issue without options', '{none: No dam, small: Small dam, large: Large dam}', '{}', ['too-few 16:9']],
  ['no signatory', 'roles: [signatory]}\n', 'roles: [adversary]}\n', ['adoption-too-many 21:12']],
  ['a paragraph beyond the last', '@p2', '@p13', ['no-such-paragraph 14:73']],
  ['an unknown source', '@report/p3', '@reprot/p3', ['unknown-ground 15:87']],
  ['an unknown judgement', 'ground: reading', 'ground: raeding', ['unknown-ground 8:9']],
  ['an unknown reference class', 'honoured.all}', 'honoured.al}', ['unknown-class 42:102']],
  ['existence in a circle', 'flow: {name', 'flow: {exists: court = joint, name', ['exists-circle 14:18']],
  ['an issue that always exists', 'court: {exists: flow != free', 'court: {exists: flow in-any', ['condition 15:24']],
  [
    'a rule with both tags',
    '{require: flow != fixed',
    '{forbid: dam = none, require: flow != fixed',
    ['rule-form 19:3'],
  ],
  [
    'a rule that excludes nothing',
    'forbid: dam = large and flow = shared',
    'forbid: dam = large and dam = small',
    ['constant-condition 20:38'],
  ],
  [
    'a red line that no package crosses',
    'when: dam = large',
    'when: dam = large and dam = none',
    ['constant-condition 39:36'],
  ],
  ['an unknown party', '{party: low, when: dam', '{party: lou, when: dam', ['unknown-party 39:25']],
  ['more signatories than there are', 'at-least: 2', 'at-least: 3', ['adoption-too-many 21:12']],
  ['an unknown veto', 'vetoes: [friend]', 'vetoes: [freind]', ['unknown-party 21:34']],
  ['a weight below 0', 'flow: 50,', 'flow: -50,', ['negative 31:20']],
  [
    'weights that are all 0',
    '{flow: 50, dam: 20 to 40, pledge: 10}',
    '{flow: 0, dam: 0, pledge: 0}',
    ['no-weight 31:5'],
  ],
  ['weight without points', 'pledge: 10}', 'pledge: 10, court: 3}', ['missing-points 31:51']],
  ['an issue twice in the order', '[flow, pledge]', '[flow, dam]', ['duplicate-rank 24:34', 'weightless 29:7']],
  ['an order and numbers', 'order: [dam,', 'flow: 3, order: [dam,', ['order-and-weights 24:14']],
  ['an option without points', 'small: 70%, large: 100', 'large: 100', ['missing-points 28:7']],
  ['no points for the absence of an issue', 'foreign: 0, absent: 50}', 'foreign: 0}', ['missing-points 27:7']],
  [
    'points for an absence that cannot be',
    'pledge: {none: 100, given: 0}',
    'pledge: {none: 100, given: 0, absent: 3}',
    ['never-absent 29:37'],
  ],
  ['points outside 0 to 100', 'given: 100, ground: p7', 'given: 101, ground: p7', ['out-of-range 35:32']],
  [
    'a scale without its top',
    'flow: {free: 0, shared: 80, fixed: 100}',
    'flow: {free: 0, shared: 80, fixed: 90}',
    ['scale-not-spanned 33:7'],
  ],
  ['points without weight', 'flow: 50, dam', 'dam', ['weightless 33:7']],
  ['a no-deal that is a package and a number', '{as: today}', '{as: today, now: 3}', ['no-deal-form 46:3']],
  ['a status quo that is unknown', '{as: today}', '{as: todya}', ['unknown-package 46:12']],
  ['a status quo that leaves issues open', '{as: today}', '{as: open-plan}', ['status-quo-open 46:12']],
  ['a drift without its time', '-4 per year', '-4', ['unit 47:31']],
  ['a signatory without no-deal', '  up: {as: today}\n', '', ['party-without-values 10:3']],
  ['a ratifier with the values of nobody', 'values: low, except', 'values: friends, except', ['unknown-party 50:53']],
  [
    'except beside values of its own',
    'values: {points',
    'except: {dam: {small: 3}}, values: {points',
    ['except-without-party 51:20'],
  ],
  ['a package like none', 'like: plan,', 'like: paln,', ['unknown-package 55:31']],
  [
    'packages like each other',
    'plan: {name: The plan,',
    'plan: {like: plan-without-pledge, name: The plan,',
    ['like-circle 55:31'],
  ],
  ['but without like', '{like: plan, but: {pledge: none}}', '{but: {pledge: none}}', ['but-without-like 55:25']],
  [
    'an unknown option in a package',
    'flow: shared, court: joint',
    'flow: sahred, court: joint',
    ['unknown-option 54:32'],
  ],
  [
    'an issue where it does not exist',
    'flow: free, dam: none, pledge: none',
    'flow: free, court: joint, dam: none, pledge: none',
    ['issue-absent 53:30'],
  ],
  ['an absence of what exists', 'court: joint, dam: small', 'court: absent, dam: small', ['issue-present 54:47']],
  [
    'a package that breaks a rule',
    'dam: small, pledge: given',
    'dam: large, pledge: given',
    ['package-breaks-rule 54:3', 'package-breaks-rule 55:3'],
  ],
  [
    'a ground at an option of a package',
    'dam: small, pledge: given',
    'dam: small @p2, pledge: given',
    ['ground-form 54:59'],
  ],
  ['a weight with % beside one without', 'flow: 50, dam', 'flow: 50%, dam', ['share-or-points 31:30']],
  [
    'a weight with % beside a 0, which has no unit',
    '{flow: 50, dam: 20 to 40, pledge: 10}',
    '{flow: 50%, dam: 20% to 60%, pledge: 0}',
    ['weightless 35:7'],
  ],
  [
    'weights in % whose ranges leave no room for 100%',
    '{flow: 50, dam: 20 to 40, pledge: 10}',
    '{flow: 50%, dam: 20% to 30%, pledge: 10%}',
    ['sum-of-weights 31:5'],
  ],
  ['a weight as a distribution', 'flow: 50, dam', 'flow: 2 * (20 to 30), dam', ['drawn-together 31:20']],
  ['a cost from 0', 'costs: 5 to 20', 'costs: 0 to 20', ['interval-from-zero 40:63']],
  ['a ratifier named like a party', '  assembly:', '  friend:', ['duplicate-name 50:3']],
  ['a condition on an absence that cannot be', 'when: dam = small and', 'when: dam absent or', ['never-absent 44:28']],
  [
    'an issue that hangs on an absence that cannot be',
    'exists: flow != free',
    'exists: flow absent or dam = small',
    ['never-absent 15:19'],
  ],
  ['a day that no month has', '2024-03-01\nsources', '2024-02-30\nsources', ['wrong-form 3:8']],
  ['a day that this year does not have', 'published: 2024-02,', 'published: 2023-02-29,', ['wrong-form 5:70']],
  ['a judgement of the 31st of April', 'on: 2024-03-01}', 'on: 2024-04-31}', ['wrong-form 7:71']],
  [
    'refuse with a capital letter',
    'otherwise: 12 @class/alliance.honoured.all',
    'otherwise: Refuse',
    ['unknown-word 42:98'],
  ],
  [
    'refuse with a ground',
    'otherwise: 12 @class/alliance.honoured.all',
    'otherwise: refuse @p3',
    ['ground-form 42:98'],
  ],
  [
    'otherwise with nothing after it',
    'otherwise: 12 @class/alliance.honoured.all',
    'otherwise:',
    ['empty-value 42:87'],
  ],
  ['a judgement named like a source', 'reading: {says', 'report: {says: x}\n  reading: {says', ['duplicate-key 7:3']],
  ['a source named like a paragraph', '  report: {title', '  p1: {title: x}\n  report: {title', ['reserved-word 5:3']],
  [
    'a reserved word for an option',
    'none: No pledge',
    'absent: No pledge',
    [
      'reserved-word 17:22',
      'unknown-option 29:16',
      'unknown-option 35:16',
      'unknown-option 37:23',
      'unknown-option 53:42',
      'unknown-option 55:51',
    ],
  ],
];
for (const [about, from, to, said] of CHANGES) {
  test(`${about}: ${said.join(', ')}`, () => {
    assert.ok(EXAMPLE.includes(from), from);
    assert.deepEqual(complaints(EXAMPLE.replace(from, to)), said);
  });
}

test('a rank order gives rank-order centroid weights, with a tied block sharing its mean', () => {
  const { shares } = caseOf(EXAMPLE).parties[0]!.values!;
  // n = 4: (1 + 1/2 + 1/3 + 1/4)/4 = 25/48; (1/2 + 1/3 + 1/4)/4 = 13/48; (1/3 + 1/4)/4 = 7/48; (1/4)/4 = 3/48.
  const expected = { dam: 25 / 48, flow: 10 / 48, pledge: 10 / 48, court: 3 / 48 };
  assert.deepEqual(Object.keys(shares).sort(), Object.keys(expected).sort());
  for (const [issue, share] of Object.entries(expected)) assert.ok(Math.abs(shares[issue]! - share) < 1e-12, issue);
});

test('weights are shares at their medians, and sum to 1', () => {
  const { shares } = caseOf(EXAMPLE).parties[1]!.values!;
  // dam: 20 to 40 is lognormal, median √800 = 28.28…
  const total = 60 + Math.sqrt(800);
  assert.ok(Math.abs(shares.flow! - 50 / total) < 1e-12);
  assert.ok(Math.abs(Object.values(shares).reduce((a, b) => a + b, 0) - 1) < 1e-12);
});

test('weights that are left out are equal, and counted as defaults', () => {
  const c = caseOf(MINIMAL_CASE);
  assert.deepEqual(c.parties[0]!.values!.shares, { price: 1 });
  assert.deepEqual(
    c.numbers.filter((n) => n.standing === 'default').map((n) => n.path),
    ['values.a.weight.price', 'no-deal.a.drift', 'values.b.weight.price', 'no-deal.b.drift'],
  );
});

test('a ground is the own one, else the nearest around, else none', () => {
  const c = caseOf(EXAMPLE);
  const ground = (path: string) => {
    const n = c.numbers.find((number) => number.path === path)!;
    return `${n.standing} ${n.ground?.key ?? '-'}`;
  };
  assert.equal(ground('values.up.points.flow.shared'), 'own report/p5');
  assert.equal(ground('values.low.points.pledge.given'), 'inherited report/p7');
  assert.equal(ground('values.low.points.flow.shared'), 'inherited reading');
  assert.equal(ground('exchanges.water-for-dam.otherwise'), 'own class/alliance.honoured.all');
  assert.equal(ground('ratifiers.voters.accepts-from'), 'default -');
  const bare = caseOf(EXAMPLE.replace('ground: reading\n', ''));
  assert.equal(bare.numbers.find((n) => n.path === 'links.calm.points')!.standing, 'none');
});

test('drift is read per quarter', () => {
  assert.equal(caseOf(EXAMPLE).parties[1]!.noDeal!.drift!.value, -1);
});

test('packages are filled in: like and but, absent issues, open issues', () => {
  const options = Object.fromEntries(caseOf(EXAMPLE).packages.map((p) => [p.id, p.options]));
  assert.deepEqual(options.today, { flow: 'free', court: null, dam: 'none', pledge: 'none' });
  assert.deepEqual(options['plan-without-pledge'], { flow: 'shared', court: 'joint', dam: 'small', pledge: 'none' });
  assert.deepEqual(options['open-plan'], { flow: 'shared' });
});

test('an issue that like had and the change removes is absent without complaint', () => {
  const c = caseOf(EXAMPLE.replace('but: {pledge: none}', 'but: {flow: free}'));
  assert.deepEqual(c.packages[2]!.options, { flow: 'free', court: null, dam: 'small', pledge: 'given' });
});

test('a ratifier takes over the values of a party, except where it differs', () => {
  const { ratifiers, parties } = caseOf(EXAMPLE);
  const [assembly] = ratifiers;
  assert.equal(assembly!.values.points.dam!.small!.value, 30);
  assert.equal(parties[1]!.values!.points.dam!.small!.value, 60);
  assert.deepEqual(assembly!.values.shares, parties[1]!.values!.shares);
});

test('the 29th of February is a day of a leap year alone', () => {
  const published = (day: string) => complaints(EXAMPLE.replace('published: 2024-02,', `published: ${day},`));
  assert.deepEqual(published('2024-02-29'), []);
  assert.deepEqual(published('2000-02-29'), []);
  assert.deepEqual(published('1900-02-29'), ['wrong-form 5:70']);
});

test('for what otherwise may be, refuse is offered', () => {
  const told = (written: string) =>
    readText(EXAMPLE.replace('otherwise: 12 @class/alliance.honoured.all', written)).diagnostics.find(
      (d) => d.severity === 'error',
    )!;
  assert.deepEqual(told('otherwise: Refuse').nearest, ['refuse']);
  assert.deepEqual(told('otherwise: refused @p3').nearest, ['refuse']);
  assert.match(told('otherwise:').instead!, /^refuse; or a number/);
  assert.match(told('otherwise: refuse @p3').instead!, /^otherwise: refuse, and ground: p3 beside it/);
  const c = caseOf(EXAMPLE.replace('otherwise: 12 @class/alliance.honoured.all', 'otherwise: refuse, ground: p3'));
  assert.equal(c.exchanges[0]!.ground!.key, 'report/p3');
});

test('the same text gives the same case, byte for byte', () => {
  assert.equal(JSON.stringify(readText(EXAMPLE)), JSON.stringify(readText(EXAMPLE)));
});
