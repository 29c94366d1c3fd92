import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINIMAL_CASE } from '../../../src/case/index.js';
import { caseOf, EXAMPLE } from '../../../src/case/testing.js';
import { answerAtMedians, assess } from '../../../src/lens/index.js';
import { Budget } from '../../../src/shared/budget.js';
import { tinyCase } from '../../../test/support/guaranteeCases.js';
import { blockers, headOf, signsSentence } from './signsSentence.js';

/** Points add up by hand: north 60·old + 40·open, south 70·new + 30·closed. */
const border = (more: string) => `abide: 1
title: A border
as-of: 2025-12-16
parties: {north: {name: North, roles: [signatory]}, south: {name: the South, roles: [signatory]}}
issues: {border: {options: {old: Old, new: New}}, transit: {options: {closed: Closed, open: Open}}}
values:
  north: {weight: {border: 60, transit: 40}, points: {border: {new: 0, old: 100}, transit: {closed: 0, open: 100}}}
  south: {weight: {border: 70, transit: 30}, points: {border: {old: 0, new: 100}, transit: {open: 0, closed: 100}}}
no-deal: {north: 30, south: 20}
${more}`;

async function sentenceOf(text: string) {
  const c = caseOf(text);
  return signsSentence(c, await answerAtMedians(c, []));
}

test('a package that all accept could be signed, with the margins of all', async () => {
  // north 40 − 30, south 70 − 20.
  const text = border('packages: {plan: {name: the plan, border: new, transit: open}}');
  assert.equal(await sentenceOf(text), 'The plan could be signed: North (+10.0) and the South (+50.0) would sign.');
});

test('who refuses comes first, with by how much, and who would sign after', async () => {
  // north 100 − 30, south 0 − 20.
  const text = border('packages: {plan: {name: the plan, border: old, transit: open}}');
  assert.equal(
    await sentenceOf(text),
    'The plan is not signed: the South would refuse it by 20.0 points; North (+70.0) would sign.',
  );
});

test('a red line is a reason by itself, beside too few points, and its name is told', async () => {
  const line = 'red-lines: {border: {name: no new border, party: north, when: border = new}}\n';
  const enough = border(`${line}packages: {plan: {border: new, transit: open}}`);
  assert.equal(
    await sentenceOf(enough),
    'Plan is not signed: North would refuse it: it crosses “no new border”; the South (+50.0) would sign.',
  );
  // north 0 − 30.
  const both = border(`${line}packages: {plan: {border: new, transit: closed}}`);
  assert.match(await sentenceOf(both), /North would refuse it by 30\.0 points, and it crosses “no new border”;/);
});

test('a package can be signed although somebody refuses it, and signed but not ratified', async () => {
  const some = border('adoption: {at-least: 1}\npackages: {plan: {border: old, transit: open}}');
  assert.equal(
    await sentenceOf(some),
    'Plan could be signed, although the South would refuse it by 20.0 points; North (+70.0) would sign.',
  );
  const ratifiers = 'ratifiers: {senate: {name: the Senate, of: north, values: north, accepts-from: 55}}\n';
  // For the Senate north's 40 − 55, and 100 − 55.
  const against = border(`${ratifiers}packages: {plan: {border: new, transit: open}}`);
  assert.equal(
    await sentenceOf(against),
    'Plan could be signed: North (+10.0) and the South (+50.0) would sign; but the Senate would not ratify it by 15.0 points.',
  );
  const c = caseOf(against);
  assert.deepEqual(
    blockers(c, await answerAtMedians(c, []), 'plan').map(({ party }) => party),
    ['senate'],
  );
});

test('a shortfall that would read as nothing is said to be small', async () => {
  // south 30 − 30.04.
  const text = border('packages: {plan: {border: old, transit: closed}}').replace('south: 20', 'south: 30.04');
  assert.match(await sentenceOf(text), /the South would refuse it by less than 0\.1 points/);
});

test('whoever refuses only because the peace may end is told with its margin were that peace certain', async () => {
  // 0.05 · 100 + 0.15 · 50 + 0.8 · 70 − 67.5 = 1.0 in peace.
  const text = tinyCase({ values: '' }).replace('low: 35', 'low: 67.5');
  const found = await assess(caseOf(text), '0', new Budget());
  assert.ok(found.kind === 'assessed');
  assert.match(
    signsSentence(caseOf(text), await answerAtMedians(caseOf(text), []), found.assessment),
    /Lowland would refuse it by [\d.]+ points, but not if its peace were certain \(\+1\.0\);/,
  );
  assert.doesNotMatch(await sentenceOf(text), /certain/);
});

test('a status quo is not what the answer speaks of first', async () => {
  const c = caseOf(EXAMPLE);
  assert.equal(c.packages[0]!.id, 'today');
  assert.equal(headOf(c, await answerAtMedians(c, [])), 'plan');
});

test('a closer look that agrees adds how many could be signed; one that does not has the last word', async () => {
  const c = caseOf(border('packages: {plan: {name: the plan, border: new, transit: open}}'));
  const quick = await answerAtMedians(c, []);
  const found = await assess(c, '0', new Budget(), 'worth');
  assert.ok(found.kind === 'assessed');
  // Of old or new with closed or open: north 60, 100, 0, 40; south 30, 0, 100, 70: both accept the first and the last.
  const sentence = signsSentence(c, quick, found.assessment);
  assert.equal(
    sentence,
    'The plan could be signed: North (+10.0) and the South (+50.0) would sign. Of 4 packages 2 could be signed.',
  );
  const otherwise = { ...quick, values: { ...quick.values, 'signed/plan': 0, 'margin/plan/north': -0.01 } };
  assert.equal(
    signsSentence(c, otherwise, found.assessment),
    found.assessment.findings.find(({ id }) => id === 'settlement/answer')!.sentence,
  );
});

test('a case without packages says so until something is found', async () => {
  const c = caseOf(MINIMAL_CASE);
  const quick = await answerAtMedians(c, []);
  assert.equal(signsSentence(c, quick), 'The case names no package yet; what could be signed is being looked for.');
  const found = await assess(c, '0', new Budget(), 'worth');
  assert.ok(found.kind === 'assessed');
  assert.match(signsSentence(c, quick, found.assessment), /^None of 2 packages could be signed\./);
});
