import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, complaints, EXAMPLE, readText } from './testing.js';

test('PARTY.no-deal sets a number and keeps the drift', () => {
  const noDeal = caseOf(EXAMPLE, ['low.no-deal=45']).parties[1]!.noDeal!;
  assert.equal(noDeal.now.kind === 'points' && noDeal.now.number.value, 45);
  assert.equal(noDeal.drift!.value, -1);
});

test('a number takes the place of a status quo', () => {
  const noDeal = caseOf(EXAMPLE, ['up.no-deal = 20 to 30']).parties[0]!.noDeal!;
  assert.equal(noDeal.now.kind === 'points' && noDeal.now.number.written, '20 to 30');
});

test('an issue sets every package in which it exists, and a rule requires it there', () => {
  const c = caseOf(EXAMPLE, ['court=foreign']);
  assert.deepEqual(
    c.packages.map((p) => p.options.court),
    [null, 'foreign', 'foreign', 'foreign'],
  );
  assert.equal(c.rules.at(-1)!.id, 'set-court');
  assert.equal(c.rules.at(-1)!.condition.text, 'court absent or court = foreign');
});

test('what ceases to exist through a change is absent, what comes to exist is open', () => {
  const without = caseOf(EXAMPLE, ['flow=free']);
  assert.ok(without.packages.every((p) => p.options.court === null));
  const { diagnostics } = readText(EXAMPLE, ['flow=shared']);
  assert.deepEqual(
    diagnostics.filter((d) => d.severity === 'error').map((d) => d.code),
    ['status-quo-open'],
  );
});

test('any path of the file can be set: a cost, a weight, an exchange, a map', () => {
  const c = caseOf(EXAMPLE, [
    'red-lines.no-large-dam.costs=20',
    'values.low.weight.dam=30',
    'exchanges.water-for-dam.otherwise=refuse',
    'no-deal.friend={now: 5, drift: 1 per year}',
  ]);
  assert.equal(c.redLines[0]!.costs!.value, 20);
  assert.equal(c.parties[1]!.values!.shares.dam, 30 / 90);
  assert.equal(c.exchanges[0]!.otherwise, 'refuse');
  assert.equal(c.parties[2]!.noDeal!.drift!.value, 0.25);
});

test('a change is named as the place of its number', () => {
  const { at } = caseOf(EXAMPLE, ['title=x', 'links.calm.points=-7 @p3']).links[0]!.points;
  assert.deepEqual(at, { file: '--set', line: 2, column: 19, length: 6 });
});

const WRONG: [change: string, said: string, near: string | undefined][] = [
  ['lwo.no-deal=45', 'unknown-path 1:1', 'low.no-deal'],
  ['cuort=foreign', 'unknown-key 1:1', undefined],
  ['court=foriegn', 'unknown-option 1:7', undefined],
  ['red-lines.no-lage-dam.costs=20', 'unknown-path 1:1', 'red-lines.no-large-dam'],
  ['low.no-deal', 'set-form 1:1', undefined],
  ['low.no-deal=', 'set-form 1:12', undefined],
  ['low.no-deal=0,5', 'decimal-comma 1:13', undefined],
  ['red-lines.no-large-dam.cost=20', 'unknown-key 1:1', 'costs'],
  ['no-deal.low={now: 3', 'yaml 1:20', undefined],
];
for (const [change, said, near] of WRONG) {
  test(`${change} is answered with ${said}`, () => {
    assert.deepEqual(complaints(EXAMPLE, [change]), [said]);
    const d = readText(EXAMPLE, [change]).diagnostics.find((x) => x.severity === 'error')!;
    assert.equal(d.at!.file, '--set');
    if (near)
      assert.ok(
        [...(d.nearest ?? []), d.instead ?? ''].some((n) => n.includes(near)),
        JSON.stringify(d),
      );
  });
}
