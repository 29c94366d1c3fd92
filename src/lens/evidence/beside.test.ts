import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseOf } from '../../case/testing.js';
import { besideRecord } from './beside.js';
import { besideFindings } from './besideFindings.js';
import { comparisonsOf } from './comparisons.js';
import { evidenceFindings } from './evidenceFindings.js';
import { caseText, classFor, recordsOf } from './testing.js';

const near = (actual: number | undefined, wanted: number) =>
  assert.ok(Math.abs(actual! - wanted) < 1e-4, `${actual}, not ${wanted}`);

const yearly = classFor('state-year.change.democracy', 15, [0.14, 0.17]);

test('a drift is compared as it stands, with the ends of its range', () => {
  const c = caseOf(caseText({ drift: 'drift: {from: willing, to: wary, chance: 4% to 12% per year}' }));
  const [willing, wary] = comparisonsOf(c, recordsOf(yearly));
  assert.equal(willing!.what, 'chance within a year that the stance “willing” of the Friend is left');
  near(willing!.lo, 0.04);
  near(willing!.hi, 0.12);
  // Into "wary" a drift leads and out of it nothing.
  assert.deepEqual([wary!.point, wary!.formula], [0, 'nothing in the case moves it']);
});

test('a move at an event every four years becomes a chance of a year, and all ways out count together', () => {
  const text = {
    drift: 'drift: {from: willing, to: wary, chance: 10% per year}',
    chance: '{willing: [60%, 40%], wary: [30%, 70%]}',
  };
  const [willing, wary] = comparisonsOf(caseOf(caseText(text)), recordsOf(yearly));
  // 1 − 0.6^(1/4) = 0.119888; with the drift 1 − 0.9 · 0.880112 = 0.207899. Days 2922 / 2 / 365.2425 = 4.000082 years.
  near(willing!.point, 0.2079);
  assert.match(willing!.formula!, /^drift and vote together: 1 − \(1 − 0\.1\)\(1 − 0\.12\)$/);
  // 1 − 0.7^(1/4) = 0.085309
  near(wary!.point, 0.0853);
  assert.equal(wary!.formula, 'vote: 1 − 0.7^(1/4.0)');
});

test('a yearly matrix is compared by what does not stay', () => {
  const c = caseOf(caseText({ drift: 'yearly: {willing: [90%, 10%], wary: [5%, 95%]}' }));
  assert.deepEqual(
    comparisonsOf(c, recordsOf(yearly)).map(({ point }) => point.toFixed(4)),
    ['0.1000', '0.0500'],
  );
});

test('of moves on a single day no chance of a year can be made, and they are counted among those without a record', () => {
  const c = caseOf(caseText({ chance: '{willing: [60%, 40%], wary: [30%, 70%]}', on: '2026-01-01' }));
  assert.deepEqual(comparisonsOf(c, recordsOf(yearly)), []);
  const findings = evidenceFindings(c, recordsOf(yearly));
  assert.ok(!findings.some(({ id }) => id.startsWith('evidence/beside')));
  assert.match(findings.find(({ id }) => id === 'evidence/no-record')!.sentence, /^No number of this case can be set/);
});

test('a case without stances gives nothing beside the record, and says of how many numbers there is none', () => {
  const c = caseOf(caseText().replace(/forms:[\s\S]*$/, ''));
  assert.deepEqual(comparisonsOf(c, recordsOf(yearly)), []);
  const found = evidenceFindings(c, recordsOf(yearly)).find(({ id }) => id === 'evidence/no-record')!;
  // Three parties with a weight and two points each; what each expects without agreement, and how that drifts: 6 + 3 + 3.
  assert.match(
    found.sentence,
    /No number of this case can be set beside a record of past cases: 3 weights and 12 in points of a party/,
  );
});

test('what lies below every class is named with the gap, the record with its count and years, and what would mend it', () => {
  const c = caseOf(
    caseText({
      drift:
        'drift: [{from: willing, to: wary, chance: 2% to 4% per year}, {from: wary, to: willing, chance: 15% per year}]',
    }),
  );
  const [found] = besideFindings(besideRecord(c, recordsOf(yearly)));
  assert.equal(
    found!.sentence,
    '2 quantities of the case can be set beside the record of change of who governs; 1 lies outside every related class. Chance within a year that the stance “willing” of the Friend is left: 2.8\u00a0% (2\u00a0% to 4\u00a0%), 10 percentage points below the 95 % interval of the nearest class, title of state-year.change.democracy: 15 % a year (15 of 100 state-years, 1946–2008; rule of state-year.change.democracy). To mend: cite a class and take the number from it (from class state-year.change.democracy per year); widen the range until it reaches 14\u00a0%; or name the class in a judgement and say why the case departs from it.',
  );
  assert.ok(found!.value.kind === 'forest');
  assert.deepEqual(
    found!.value.rows.map(({ id, of }) => [id, of]),
    [
      ['stances.friend/willing', 'case'],
      ['stances.friend/wary', 'case'],
      ['state-year.change.democracy', 'record'],
    ],
  );
});

test('a judgement that names the class and says why it departs needs no more', () => {
  const c = caseOf(
    caseText({
      drift:
        'drift: [{from: willing, to: wary, chance: 2% to 4% per year}, {from: wary, to: willing, chance: 15% per year}]',
      judgements: 'hand: {says: "Below state-year.change.democracy, since nobody is asked", by: me, on: 2025-01-01}',
    }),
  );
  const all = besideRecord(c, recordsOf(yearly));
  assert.deepEqual(
    all.map(({ verdict, explained }) => [verdict, explained]),
    [
      ['outside', true],
      ['inside', true],
    ],
  );
  assert.match(besideFindings(all)[0]!.sentence, /Nothing to mend\.$/);
});

test('what lies between two classes is not outside the record, and in none of them', () => {
  const c = caseOf(caseText({ drift: 'drift: {from: willing, to: wary, chance: 18% to 22% per year}' }));
  const [willing] = besideRecord(c, recordsOf(yearly, classFor('state-year.leader.democracy', 27, [0.26, 0.29])));
  assert.equal(willing!.verdict, 'between');
});

test('the class of states that are no democracy is no measure for a party with a parliament to ask', () => {
  const ratifier = 'ratifiers: {house: {name: the House, of: friend, values: friend, accepts-from: 20}}\n';
  const drift = 'drift: {from: willing, to: wary, chance: 4% to 6% per year}';
  const known = recordsOf(yearly, classFor('state-year.change.nondemocracy', 5, [0.045, 0.06]));
  assert.equal(besideRecord(caseOf(caseText({ drift })), known)[0]!.verdict, 'meets');
  assert.equal(besideRecord(caseOf(caseText({ drift, ratifier })), known)[0]!.verdict, 'outside');
});

/** The chance of a single day, which is no chance of a year, with a class of cases as its ground. */
function onOneDay(ground: string) {
  const c = caseOf(caseText({ chance: '{willing: [60%, 40%], wary: [30%, 70%]}', on: '2026-01-01' }));
  const number = c.numbers.find(({ path }) => path === 'calendar.vote.chance.willing.1')!;
  number.ground = { key: `class/${ground}`, kind: 'class', id: ground };
  return { c, number };
}

test('a number that cites a class of its kind is set beside it and its rivals alone', () => {
  const { per: _, ...share } = classFor('leader.stays', 30, [0.25, 0.35], { rivals: ['leader.stays.lenient'] });
  const lenient = { ...share, id: 'leader.stays.lenient', jeffreys: [0.65, 0.75] as [number, number], rivals: [] };
  const known = recordsOf(share, lenient, { ...share, id: 'leader.other', jeffreys: [0.7, 0.8] });
  const { c, number } = onOneDay('leader.stays');
  const [found, ...others] = besideRecord(c, known);
  assert.deepEqual([found!.comparison.id, others], [number.path, []]);
  assert.deepEqual(
    found!.classes.map(({ id }) => id),
    ['leader.stays', 'leader.stays.lenient'],
  );
  assert.equal(found!.verdict, 'between');
});

test('a number that cites a class of another kind is set beside nothing', () => {
  const { per: _, ...share } = classFor('promise.kept', 30, [0.25, 0.35], { kind: 'honouring' });
  const { c } = onOneDay('promise.kept');
  assert.deepEqual(besideRecord(c, recordsOf(share)), []);
  const none = evidenceFindings(c, recordsOf(share)).find(({ id }) => id === 'evidence/no-record')!;
  assert.match(none.sentence, /^No number of this case can be set beside a record/);
});

test('what would mend a number outside its class depends on whether it cites none, cites it, or is made from it', () => {
  const mend = (chance: string, known = recordsOf(yearly)) => {
    const c = caseOf(caseText({ drift: `drift: {from: willing, to: wary, chance: ${chance}}` }));
    const all = besideRecord(c, known).filter(({ comparison }) => comparison.numbers.length > 0);
    return /To mend: (.*?)[;.] /.exec(besideFindings(all)[0]!.sentence)![1];
  };
  const id = 'state-year.sols-change.democracy';
  const known = recordsOf(classFor(id, 15, [0.14, 0.17]));
  assert.equal(mend('2% per year', known), `cite a class and take the number from it (from class ${id} per year)`);
  assert.equal(
    mend(`2% per year @class/${id}`, known),
    `take the number from the class that it cites (from class ${id} per year)`,
  );
  assert.equal(mend(`20% * from class ${id} per year`, known), `take the whole rate of ${id}`);
  // A class of another kind is no class for it.
  assert.match(mend('2% per year @class/alliance.honoured.all', known)!, /^cite a class/);
});

test('two that lie outside one class tell its rate once', () => {
  const both = (chance: string) =>
    `{from: willing, to: wary, chance: ${chance}}, {from: wary, to: willing, chance: 2% per year}`;
  const c = caseOf(caseText({ drift: `drift: [${both('1% per year')}]` }));
  const { sentence } = besideFindings(besideRecord(c, recordsOf(yearly)))[0]!;
  assert.equal(sentence.split('15 of 100').length, 2);
  assert.match(sentence, /12 percentage points below the 95 % interval of that same class\./);
});

test('a verdict is what a plain reading of the intervals gives, and a class that is moved away turns it', () => {
  const share = fc.integer({ min: 1, max: 98 }).map((x) => x / 100);
  const interval = fc.tuple(share, share).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 50 }),
      fc.array(interval, { minLength: 1, maxLength: 4 }),
      (percent, intervals) => {
        const drift = `drift: {from: willing, to: wary, chance: ${percent}% per year}`;
        const c = caseOf(caseText({ drift }));
        const classes = intervals.map((own, i) => classFor(`k${i}`, Math.round(50 * (own[0] + own[1])), own));
        const { verdict, gap } = besideRecord(c, recordsOf(...classes))[0]!;
        const p = percent / 100;
        const holds = intervals.some(([lo, hi]) => lo <= p && p <= hi);
        const below = intervals.every(([lo]) => p < lo);
        const above = intervals.every(([, hi]) => p > hi);
        assert.equal(verdict, holds ? 'inside' : below || above ? 'outside' : 'between');
        assert.equal(Math.sign(gap), holds ? 0 : below ? -1 : above ? 1 : Math.sign(gap));
        const away = classes.map((k) => ({ ...k, jeffreys: [0.99, 1] as [number, number] }));
        assert.equal(besideRecord(c, recordsOf(...away))[0]!.verdict, 'outside');
      },
    ),
    { numRuns: 60 },
  );
});
