import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showCase } from './show.js';
import { caseOf, complaints, EXAMPLE, readText } from './testing.js';

test('an offer is read with its times in weeks, its chances as shares and its points by party', () => {
  const [o] = caseOf(EXAMPLE).offers;
  assert.equal(o!.name, 'The first offer');
  assert.deepEqual([o!.by, o!.to, o!.package, o!.counters], ['up', 'low', 'plan', ['plan-without-pledge']]);
  assert.ok(Math.abs(o!.expires.value - Math.sqrt(18)) < 1e-12); // Lognormal: √(3 · 6).
  assert.ok(Math.abs(o!.period.value - 5 / 7) < 1e-12);
  assert.ok(o!.resolve.value > 0.2 && o!.resolve.value < 0.6);
  assert.ok(Math.abs(o!.extension.weeks.value - 365.2425 / 12 / 7) < 1e-12);
  assert.ok(Math.abs(o!.waiting.low!.value - 0.2) < 1e-12); // √(0.1 · 0.4).
  assert.deepEqual([o!.withdrawn.low!.value, o!.refused.up!.value], [-3, -1]);
  assert.deepEqual([o!.prize!.by, o!.prize!.later.value], ['2024-11-05', 1]);
  assert.ok(o!.consent.friend!.linesHold && o!.consent.friend!.knownTo);
});

test('what an offer leaves out gets its documented default, counted as ours', () => {
  const offer = 'offers: {first: {by: up, to: low, package: plan, expires: {after: 6 weeks}, resolve: 40%}}\n';
  const c = caseOf(EXAMPLE.replace(/^offers:[\s\S]*/m, offer));
  const [o] = c.offers;
  assert.deepEqual([o!.period.value, o!.extension.weeks.value, o!.extension.costs.value], [1, 6, 0]);
  const ours = c.numbers.filter((n) => n.path.startsWith('offers.') && n.standing === 'default');
  assert.deepEqual(
    ours.map((n) => n.path),
    ['offers.first.period', 'offers.first.extension.for', 'offers.first.extension.costs'],
  );
  assert.equal(o!.name, 'The plan');
});

test('the last day may be a day, and the prize may fall until an event of the calendar', () => {
  const text = EXAMPLE.replace('{after: 3 to 6 weeks @p2}', '{on: 2024-03-29}').replace('by: 2024-11-05', 'by: vote');
  const [o] = caseOf(`${text}calendar: {vote: {name: The vote, on: [2024-02-01, 2024-10-01], marks: up}}\n`).offers;
  assert.equal(o!.expires.value, 4); // 28 days.
  assert.deepEqual([o!.prize!.by, o!.prize!.event], ['2024-10-01', { id: 'vote', name: 'The vote' }]);
});

test('--set reaches the numbers of an offer', () => {
  assert.equal(caseOf(EXAMPLE, ['offers.first.resolve=35%']).offers[0]!.resolve.value, 0.35);
});

const WRONG: [about: string, from: string, to: string, said: string][] = [
  ['a target that is its sponsor', 'to: low', 'to: up', 'offer-form'],
  ['an unknown sponsor', 'by: up, to', 'by: upp, to', 'unknown-party'],
  ['an unknown package', 'package: plan,', 'package: plann,', 'unknown-package'],
  ['a counter that names nothing', '[plan-without-pledge]', '[pledge-less]', 'unknown-package'],
  ['a counter that is the offer', '[plan-without-pledge]', '[plan]', 'offer-form'],
  ['resolve above one', 'resolve: 20% to 60% @p3', 'resolve: 120%', 'out-of-range'],
  ['resolve as a bare share', 'resolve: 20% to 60% @p3', 'resolve: 0.4', 'share-or-points'],
  ['a last day before the case', '{after: 3 to 6 weeks @p2}', '{on: 2024-02-28}', 'offer-time'],
  ['a day that the calendar does not have', '{after: 3 to 6 weeks @p2}', '{on: 2024-02-31}', 'wrong-form'],
  ['both a time and a day', '{after: 3 to 6 weeks @p2}', '{after: 3 weeks, on: 2024-05-01}', 'offer-time'],
  ['neither a time nor a day', '{after: 3 to 6 weeks @p2}', '{ground: p2}', 'offer-time'],
  ['a time without its unit', 'after: 3 to 6 weeks', 'after: 3 to 6', 'unit'],
  ['more periods than are played', 'period: 5 days', 'period: 1 hour', 'unit'],
  ['periods without end', 'after: 3 to 6 weeks', 'after: 3 years', 'offer-time'],
  ['a period of no time', 'period: 5 days', 'period: 0 days', 'not-above-zero'],
  ['waiting of somebody else', 'waiting: {low:', 'waiting: {friend:', 'unknown-party'],
  ['waiting without its time', 'low: 0.1 to 0.4 per week', 'low: 3', 'unit'],
  ['consent of a side', 'consent: {friend:', 'consent: {low:', 'unknown-party'],
  ['a prize that falls until the past', 'by: 2024-11-05', 'by: 2024-01-05', 'offer-time'],
  ['a prize that falls until nothing', 'by: 2024-11-05', 'by: elections', 'unknown-event'],
  ['no resolve', 'resolve: 20% to 60% @p3,', '', 'missing-key'],
];
for (const [about, from, to, code] of WRONG) {
  test(`an offer with ${about} is refused with ${code}`, () => {
    assert.ok(EXAMPLE.includes(from), from);
    const said = complaints(EXAMPLE.replace(from, to));
    assert.equal(said.length, 1, said.join(', '));
    assert.match(said[0]!, new RegExp(`^${code} `));
  });
}

test('an offer of a package that breaks a rule is refused at the package', () => {
  const said = complaints(
    EXAMPLE.replace('court: joint, dam: small, pledge: given', 'court: joint, dam: large, pledge: given'),
  );
  assert.ok(
    said.some((s) => s.startsWith('package-breaks-rule')),
    said.join(', '),
  );
});

test('an offer to a party without values says what it needs', () => {
  const text = EXAMPLE.replace(
    'friend: {name: The friend, roles: [endorser, guarantor]}',
    '$&\n  other: {name: Other, roles: [guarantor]}',
  );
  const { diagnostics } = readText(text.replace('to: low', 'to: other'));
  const told = diagnostics.find((d) => d.code === 'party-without-values');
  assert.match(told!.instead!, /values: \{other: …\} and no-deal: \{other: …\}/);
});

test('show reads an offer back in words', () => {
  const shown = showCase(caseOf(EXAMPLE)).join('\n');
  assert.match(shown, /The first offer \(first\): Upland to Lowland, package plan/);
  assert.match(shown, /an agreement is worth 8\.5 \(5 to 12\) points more to the sponsor now, 1 from 2024-11-05 on/);
});
