import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, EXAMPLE } from '../../case/testing.js';
import { type ReferenceClass, records } from '../../evidence/index.js';
import type { Finding } from '../finding.js';
import { names } from './classes.js';
import { drivenFinding } from './driven.js';
import { evidenceFindings } from './evidenceFindings.js';
import { explainRecords, recordGround } from './recordGrounds.js';
import { caseText, classFor, recordsOf } from './testing.js';

const of = (findings: readonly Finding[], id: string) => findings.find((f) => f.id === `evidence/${id}`);

/** What does not fit the one class that the drift of the case cites. */
function misfits(
  record: ReferenceClass,
  others: ReferenceClass[] = [],
  text: Parameters<typeof caseText>[0] = {},
): string {
  const c = caseOf(caseText({ drift: 'drift: {from: willing, to: wary, chance: 10% per year}', ...text }));
  const number = c.numbers.find(({ path }) => path === 'stances.friend.drift.chance')!;
  number.ground = { key: `class/${record.id}`, kind: 'class', id: record.id };
  return of(evidenceFindings(c, recordsOf(record, ...others)), 'fit')!.sentence;
}

const fine = classFor('state-year.change', 15, [0.14, 0.17]);

test('a class that is of its time, of the thing, of enough cases and of one mind passes', () => {
  assert.match(
    misfits(fine),
    /^The case leans on 1 class of past cases, and nothing speaks against it\. Nothing to mend\.$/,
  );
});

test('each way in which a class can fit badly is said, with what would mend it', () => {
  const odd: [Partial<ReferenceClass>, RegExp][] = [
    [{ era: [1816, 1944] }, /all its cases lie before 1945 \(1816–1944\)\. To mend: cite a class after 1945/],
    [{ era: [1946, 2005] }, /its last cases are of 2005, 20 years before this one\. To mend: say/],
    [{ era: [1946, 2026] }, /it holds cases up to 1 year after the date of this case/],
    [{ era: [1946, 2030] }, /it holds cases up to 5 years after the date of this case \(1946–2030\), so nobody could/],
    [{ n: 9, events: 1 }, /it has no more than 9 state-years\. To mend: widen the range/],
    [{ clusters: { count: 22, of: 'wars' } }, /100 state-years, but 22 wars: the interval takes them for independent/],
    [{ laboratory: true }, /its cases are of a laboratory, not of states/],
  ];
  for (const [change, said] of odd) assert.match(misfits({ ...fine, ...change }), said);
});

test('19 years, 30 clusters and 10 cases are not yet remarked', () => {
  for (const change of [{ era: [1946, 2006] }, { clusters: { count: 30, of: 'wars' } }, { n: 10, events: 2 }]) {
    assert.match(misfits({ ...fine, ...change } as ReferenceClass), /nothing speaks against it/);
  }
});

test('a share of cases does not ground a chance of a year', () => {
  const { per: _, ...share } = fine;
  assert.match(misfits(share), /it counts cases, and the number is a chance of a year/);
});

test('a class of states that are no democracy is questioned where the party has somebody to ask', () => {
  const record = { ...fine, id: 'state-year.change.nondemocracy' };
  const ratifier = 'ratifiers: {house: {name: the House, of: friend, values: friend, accepts-from: 20}}\n';
  assert.match(
    misfits(record, [], { ratifier }),
    /states that are no democracy, and the Friend could not ratify without the House/,
  );
  assert.match(misfits(record), /nothing speaks against it/);
});

test('a rival coding that lies apart by more than chance is shown with its count; one that meets it is not', () => {
  const rival = (interval: [number, number]) => classFor('rival', 40, interval);
  const record = { ...fine, rivals: ['rival'] };
  assert.match(
    misfits(record, [rival([0.35, 0.45])]),
    /another coding disagrees by more than chance, title of rival: 40 % a year \(40 of 100 state-years, 1946–2008; rule of rival\)/,
  );
  assert.match(misfits(record, [rival([0.16, 0.45])]), /nothing speaks against it/);
});

test('a class that mixes two unlike ones is told from its part', () => {
  assert.match(
    misfits(fine, [classFor('state-year.change.late', 40, [0.35, 0.45])]),
    /it mixes what is not alike: its part title of state-year\.change\.late lies apart, 40 % a year \(40 of 100/,
  );
});

test('a class that a judgement names counts as leant on, and part of a longer id does not name it', () => {
  const c = caseOf(
    caseText({ judgements: 'hand: {says: "As in state-year.change, more or less", by: me, on: 2025-01-01}' }),
  );
  assert.match(of(evidenceFindings(c, recordsOf(fine)), 'fit')!.sentence, /leans on 1 class/);
  assert.ok(names('see state-year.change.', 'state-year.change'));
  assert.ok(!names('see state-year.change.late', 'state-year.change'));
  assert.ok(!names('see my-state-year.change', 'state-year.change'));
});

test('a number that cites a record of another kind, or that no share can ground, is told what both are', () => {
  const told = (path: string, ground: string, more: Parameters<typeof caseText>[0] = {}) => {
    const c = caseOf(caseText({ drift: 'drift: {from: willing, to: wary, chance: 10% per year}', ...more }));
    const number = c.numbers.find((n) => n.path === path)!;
    const [kind, id] = ground.split('/') as ['class', string];
    number.ground = { key: ground, kind, id };
    return of(evidenceFindings(c, records()), 'fit')!.sentence;
  };
  const drift = 'stances.friend.drift.chance';
  const honoured = 'class/alliance.honoured.post1945';
  assert.match(
    told(drift, honoured),
    /it records promises honoured when called upon, and “chance per year of a turn of the Friend from willing to wary” is of change of who governs; .*To mend: cite a class of change of who governs; rest the number on a judgement/,
  );
  assert.match(
    told('commitments.help.adds', honoured),
    /and “chance that help adds to the defence: Help” is of a kind that no record here counts/,
  );
  assert.match(
    told('forms.treaty.notice', 'class/state-year.sols-change.democracy'),
    /it is no record of what rests on it.*it records change of who governs, and “time between notice .*” is a length of time, of which no share of cases tells\. To mend: cite a curve, .*@curve\/ID/,
  );
  assert.match(
    told('forms.treaty.leaving', honoured),
    /it records promises honoured when called upon, and “.*” is in points, which no share of cases gives/,
  );
  assert.doesNotMatch(told(drift, 'class/state-year.sols-change.democracy'), /it records/);
  assert.doesNotMatch(told('forms.treaty.notice', 'curve/alliance.lifetime.treaty'), /it records/);
});

test('a number is let alone once a judgement that it rests on names the record and so says how it follows', () => {
  const says = (text: string) => {
    const c = caseOf(caseText({ judgements: `hand: {says: "${text}", by: me, on: 2025-01-01}` }));
    const adds = c.numbers.find(({ path }) => path === 'commitments.help.adds')!;
    adds.also = [adds.ground ?? { key: 'hand', kind: 'judgement', id: 'hand' }];
    adds.ground = { key: 'class/alliance.honoured.post1945', kind: 'class', id: 'alliance.honoured.post1945' };
    return of(evidenceFindings(c, records()), 'fit')!.sentence;
  };
  assert.match(says('Set by hand'), /it records promises/);
  assert.doesNotMatch(says('Half of what alliance.honoured.post1945 has'), /it records promises/);
});

test('a class cited for an ultimatum is told to be another thing, and set beside nothing', () => {
  const text = EXAMPLE.replace('resolve: 20% to 60% @p3', 'resolve: 20% to 60% @class/sanction-threat.concession');
  const findings = evidenceFindings(caseOf(text), records());
  assert.match(
    of(findings, 'ultimatums')!.sentence,
    /Threat: the target gives way \(sanction-threat\.concession\) is cited for it and records what threats achieve: that is another thing\./,
  );
  const fit = of(findings, 'fit')!.value;
  assert.ok(fit.kind === 'table');
  const cells = fit.rows.find(({ id }) => id === 'sanction-threat.concession')!.cells;
  assert.match(
    cells.at(-1)!.text,
    /^it records what threats achieve, and “chance that the sponsor is committed, for The first offer” is about an ultimatum, and of ultimatums between states there are no data here/,
  );
  assert.match(
    of(findings, 'fit')!.sentence,
    /leans on 2 classes of past cases; neither is a record of what rests on it\. /,
  );
  assert.ok(!findings.some(({ id }) => id.startsWith('evidence/beside')));
  assert.match(of(findings, 'no-record')!.sentence, /2 on who yields to an ultimatum/);
});

test('ultimatums are spoken of where an offer asks for one, and nowhere else', () => {
  const sentence = of(evidenceFindings(caseOf(EXAMPLE), records()), 'ultimatums')!.sentence;
  assert.match(
    sentence,
    /^There is no record here of ultimatums between states\. 2 numbers ask for one: chance that the sponsor is committed/,
  );
  assert.match(sentence, /They are another thing/);
  assert.equal(of(evidenceFindings(caseOf(caseText()), records()), 'ultimatums'), undefined);
});

test('a source and a judgement that nothing cites are named, and judgements without author or date', () => {
  const judgements = 'hand: {says: Set by hand}\n  idle: {says: Never used, by: me, on: 2025-01-01}';
  const c = caseOf(caseText({ judgements, more: 'sources: {paper: {title: A paper}}\n' }));
  const findings = evidenceFindings(c, recordsOf(fine));
  assert.match(
    of(findings, 'unused')!.sentence,
    /^Source paper and judgement idle carry no number, line or package\. To mend:/,
  );
  assert.match(
    of(findings, 'unsigned')!.sentence,
    /^Of 2 judgements 1 is without an author and 1 is without a date: hand\. To mend:/,
  );
  const sentence = (text: string) =>
    of(evidenceFindings(caseOf(caseText({ judgements: text })), recordsOf(fine)), 'unsigned')!.sentence;
  assert.equal(
    sentence('hand: {says: Set by hand, by: me}'),
    'The judgement hand is without a date. To mend: on: at it, so that what was known then can be looked up.',
  );
  assert.match(
    sentence('hand: {says: Set by hand}'),
    /^The judgement hand is without an author and a date\. To mend: by: and on: at it, so/,
  );
});

test('a ground that carries a quarter of all stated numbers is named with its share', () => {
  const c = caseOf(caseText());
  const stated = c.numbers.filter(({ standing }) => standing !== 'default').length;
  assert.match(
    of(evidenceFindings(c, recordsOf(fine)), 'weight')!.sentence,
    new RegExp(
      `^The judgement hand carries ${stated} of ${stated} stated numbers \\(100\u00a0%\\), all of them inherited\\.`,
    ),
  );
});

test('a case without stated chances of turning is told that it lets stances never end, and not that it has a record', () => {
  const { sentence } = of(evidenceFindings(caseOf(caseText()), recordsOf(fine)), 'no-record')!;
  assert.match(
    sentence,
    /^No number of this case can be set beside a record of past cases, only that it lets some stances never end: /,
  );
});

test('one number of many rests, several rest', () => {
  const one = caseOf(
    caseText({
      drift: 'drift: {from: willing, to: wary, chance: from class state-year.sols-change.democracy per year}',
    }).replace('ground: hand\n', ''),
  );
  assert.match(
    of(evidenceFindings(one, records()), 'grounds')!.sentence,
    / numbers 1 rests on a class of comparable cases, \d+ on nothing/,
  );
});

test('numbers without a ground are counted and named; those of Abide are not among them', () => {
  const c = caseOf(caseText().replace('ground: hand\n', ''));
  assert.match(
    of(evidenceFindings(c, recordsOf(fine)), 'none')!.sentence,
    /^No stated number of this case has a ground: worth to Lowland/,
  );
  assert.equal(of(evidenceFindings(caseOf(caseText()), recordsOf(fine)), 'none'), undefined);
});

test('in the findings about grounds no rate of a record stands without its count, its years and its coding', () => {
  const texts = [EXAMPLE, caseText({ drift: 'drift: {from: willing, to: wary, chance: 1% per year}' })].flatMap(
    (text) =>
      evidenceFindings(caseOf(text), records()).flatMap(({ sentence, value }) => [
        sentence,
        ...(value.kind === 'table' ? value.rows.flatMap(({ cells }) => cells.map((cell) => cell.text)) : []),
        ...(value.kind === 'forest'
          ? value.rows.flatMap(({ of: whose, note }) => (whose === 'record' ? [note ?? ''] : []))
          : []),
      ]),
  );
  const rules = new Set(Object.values(records().classes).map(({ rule }) => rule));
  const rates = texts.flatMap((text) => [...text.matchAll(/ \([\d,]+ of [\d,]+ [^()]*?, \d{4}–\d{4}(; )?([^()]*)\)/g)]);
  assert.ok(rates.length >= 10, `${rates.length}`);
  for (const [said, , rule] of rates) assert.ok(rules.has(rule!), said);
});

test('records of the kinds of which a case speaks and names none are suggested with their rates; of what it names, not', () => {
  const related = (text: string) => of(evidenceFindings(caseOf(text), records()), 'related');
  const { sentence, value } = related(caseText())!;
  assert.match(
    sentence,
    /^There are records of promises honoured when called upon, how promises end, how agreements end and return of fighting, and the case names none\. Promises honoured when called upon, as in alliance\.honoured\.defense\.post1945 \(defence obligation, after 1945\): 14 % \(6 of 43 /,
  );
  assert.ok(value.kind === 'table');
  assert.ok(value.rows.some(({ id }) => id === 'alliance.honoured.bilateral.defense.post1945'));
  for (const { cells } of value.rows) assert.match(cells[1]!.text, /\d of [\d,]+ |of [\d,]+ .*there last/);
  const named = 'hand: {says: "As alliance.honoured.all and dyad.peace.interstate tell", by: me, on: 2025-01-01}';
  assert.match(
    related(caseText({ judgements: named }))!.sentence,
    /^There are records of how promises end and how agreements end, and/,
  );
  assert.equal(related(caseText().replace(/forms:[\s\S]*$/, '')), undefined);
});

test('literature that disagrees stands side by side for the kinds of the case alone', () => {
  const dispute = (kind: 'peace' | 'coercion') => ({
    question: `What of ${kind}?`,
    kind,
    says: [
      { claim: 'Yes. Always.', citation: 'Doe, J. K. and Roe, R. (2001), A book' },
      { claim: 'No: never.', citation: 'Poe, E. (2002), Another' },
    ],
  });
  const known = { ...recordsOf(fine), disputes: [dispute('peace'), dispute('coercion')] };
  const { sentence, value } = of(evidenceFindings(caseOf(caseText()), known), 'disputes')!;
  assert.match(sentence, /What of peace\? Doe and Roe 2001: yes; Poe 2002: no\. To mend:/);
  assert.ok(!sentence.includes('coercion'));
  assert.ok(value.kind === 'table' && value.rows.length === 2);
});

test('what is wrong comes before what only lists', () => {
  const c = caseOf(caseText({ drift: 'drift: {from: willing, to: wary, chance: 1% per year}' }));
  const ids = evidenceFindings(c, recordsOf(fine)).map(({ id }) => id);
  assert.equal(ids[0], 'evidence/beside/turnover');
  assert.equal(ids.at(-1), 'evidence/numbers');
});

test('the driver of an answer that rests on a judgement alone is named; one that rests on a source is not', () => {
  const c = caseOf(EXAMPLE);
  const main = (id: string): Finding => ({
    id: 'sensitivity/main',
    lens: 'sensitivity',
    question: '',
    about: {},
    sentence: '',
    value: { kind: 'set', items: [{ id, name: 'It', detail: '50 % of the variance' }] },
    grounds: [],
    certificate: 'not proven',
  });
  assert.match(
    drivenFinding(c, main('no-deal.low.now'))[0]!.sentence,
    /most rests on a judgement alone\. It, 50 % of the variance: the judgement reading \(“Ordinal/,
  );
  assert.deepEqual(drivenFinding(c, main('values.up.points.flow.shared')), []);
  assert.deepEqual(drivenFinding(c, undefined), []);
});

test('every record that a finding names is explained with count, era, coding, selection, rivals and citation', () => {
  const known = records();
  const findings = evidenceFindings(caseOf(EXAMPLE), known);
  const grounds: Parameters<typeof explainRecords>[0] = {};
  explainRecords(grounds, findings, known);
  const [key, ground] = Object.entries(grounds).find(([k]) => k.startsWith('class/'))!;
  assert.ok(key && ground.record);
  const { rate, n, era, coding, selection, sources } = ground.record;
  assert.match(rate, new RegExp(`of ${n} .*${era[0]}–${era[1]}`));
  assert.ok(coding && selection && sources[0]!.citation);
  for (const { record } of Object.values(grounds)) for (const rival of record!.rivals) assert.match(rival.rate, /\(\d/);
});

test('a finding that names a record that is not there, and a record whose source is not, are refused', () => {
  const finding = evidenceFindings(caseOf(caseText()), recordsOf(fine))[0]!;
  assert.throws(
    () => explainRecords({}, [{ ...finding, grounds: ['class/nowhere'] }], recordsOf(fine)),
    /class\/nowhere/,
  );
  assert.throws(() => recordGround(fine, { ...recordsOf(fine), sources: {} }), /'test'/);
  assert.throws(() => recordGround({ ...fine, rivals: ['nobody'] }, recordsOf(fine)), /nobody/);
});
