import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf } from '../../case/testing.js';
import { Budget } from '../../shared/budget.js';
import { assess } from '../assess.js';
import { compareAtMedians, compareOverWorlds } from './compareWorlds.js';

const TEXT = `abide: 1
title: A price
as-of: 2025-12-16
parties: {a: {roles: [signatory]}, b: {roles: [signatory]}}
issues: {price: {options: {low: Low, mid: Middle, high: High}}}
values:
  a: {points: {price: {low: 0, mid: 40 to 70, high: 100}}}
  b: {points: {price: {high: 0, mid: 30 to 60, low: 100}}}
no-deal: {a: 20 to 50, b: 20 to 40}
packages: {draft: {price: mid}, dear: {price: high}}
`;

async function compared(after: string, count = 64) {
  const budget = new Budget();
  const [one, two] = [
    await assess(caseOf(TEXT), '0', budget, 'worth'),
    await assess(caseOf(after), '0', budget, 'worth'),
  ];
  assert.ok(one.kind === 'assessed' && two.kind === 'assessed');
  return compareOverWorlds(one, two, { count, seed: 3n, workers: 0 }, budget);
}

test('a case differs from itself by nothing, in every world', async () => {
  const { answers, worlds, complete } = await compared(TEXT);
  assert.equal(worlds, 64);
  assert.ok(complete && answers.length > 0);
  for (const { answer, before, after, difference } of answers) {
    assert.equal(before, after, answer.id);
    assert.deepEqual(difference, { p5: 0, p50: 0, p95: 0, more: 0, less: 0 }, answer.id);
  }
});

test('what is the same in both is drawn the same: no-deal that rises by 10 lowers that margin by 10 in each world, and no other', async () => {
  // The width of the range is kept, so that each draw moves by 10 as a whole.
  const { answers } = await compared(TEXT.replace('a: 20 to 50, b', 'a: 30 to 60, b'));
  for (const { answer, before, after, difference } of answers.filter(({ answer }) => answer.kind === 'margin')) {
    const by = answer.party === 'a' ? -10 : 0;
    for (const found of [after - before, difference!.p5, difference!.p50, difference!.p95]) {
      assert.ok(Math.abs(found - by) < 1e-9, `${answer.id}: ${found}`);
    }
    assert.equal(difference!.less, by < 0 ? 1 : 0);
  }
});

test('a package that both name is compared as each has it, and is said not to be the same', async () => {
  const { packages, answers } = await compared(TEXT.replace('draft: {price: mid}', 'draft: {price: low}'));
  assert.deepEqual(
    packages.filter(({ id }) => id === 'draft' || id === 'dear').map(({ id, same }) => [id, same]),
    [
      ['draft', false],
      ['dear', true],
    ],
  );
  const of = (id: string) => answers.find(({ answer }) => answer.id === id)!;
  // Low instead of the middle: worth 0 to a, in place of 40 to 70.
  const { p5, p95 } = of('margin/draft/a').difference!;
  assert.ok(p5 <= p95 && p95 < -30, `${p5} to ${p95}`);
  assert.equal(of('margin/dear/a').difference!.p95, 0);
});

test('what one variant alone has is not compared', async () => {
  const { packages, answers } = await compared(TEXT.replace(', dear: {price: high}', ''));
  assert.ok(packages.every(({ id }) => id !== 'dear'));
  assert.ok(answers.every(({ answer }) => answer.package !== 'dear'));
});

test('without worlds the answers are those at the medians, and nothing is said of their range', async () => {
  const { answers, worlds, complete } = await compared(TEXT.replace('b: 20 to 40', 'b: 30 to 50'), 0);
  assert.deepEqual([worlds, complete], [0, true]);
  assert.ok(answers.length > 0 && answers.every(({ difference }) => difference === undefined));
  const { before, after } = answers.find(({ answer }) => answer.id === 'margin/draft/b')!;
  assert.ok(Math.abs(after - before + 10) < 1e-9, `${before} to ${after}`);
});

test('the comparison at the medians has the numbers that the one over worlds has there, of packages that both name', async () => {
  const after = TEXT.replace('a: 20 to 50, b', 'a: 30 to 60, b').replace('dear: {price: high}', 'dear: {price: low}');
  const [quick, whole] = [await compareAtMedians(caseOf(TEXT), caseOf(after)), await compared(after, 0)];
  assert.ok(quick.answers.length > 0);
  for (const { answer, before, after: now } of quick.answers) {
    const same = whole.answers.find((other) => other.answer.id === answer.id)!;
    assert.ok(Math.abs(same.before - before) < 1e-9 && Math.abs(same.after - now) < 1e-9, answer.id);
  }
  assert.deepEqual(
    quick.packages.map(({ id, same }) => [id, same]),
    [
      ['draft', true],
      ['dear', false],
    ],
  );
});

test('a ratifier that one variant need not ask is told as that, at once and over worlds', async () => {
  const house = (needed: string) =>
    `${TEXT}ratifiers: {house: {name: The house, of: a, values: a, needed: ${needed}, accepts-from: 10}}\n`;
  const [asking, without] = [house('price = mid'), house('price = high')];
  const budget = new Budget();
  const [one, two] = [
    await assess(caseOf(asking), '0', budget, 'worth'),
    await assess(caseOf(without), '0', budget, 'worth'),
  ];
  assert.ok(one.kind === 'assessed' && two.kind === 'assessed');
  const options = { count: 0, seed: 3n, workers: 0 };
  for (const { answers } of [
    await compareAtMedians(caseOf(asking), caseOf(without)),
    await compareOverWorlds(one, two, options, budget),
  ]) {
    const of = (id: string) => answers.find(({ answer }) => answer.id === id)!.notAsked;
    assert.deepEqual(of('margin/draft/house'), { before: false, after: true });
    assert.deepEqual(of('margin/dear/house'), { before: true, after: false });
    assert.equal(of('margin/draft/a'), undefined);
  }
});
