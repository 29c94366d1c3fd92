import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { showCase } from '../src/case/index.js';
import { caseOf } from '../src/case/testing.js';
import { assess, chosenPackages, countedCase, runWorlds, withWorlds } from '../src/lens/index.js';
import { Budget } from '../src/shared/budget.js';
import { root } from './support/root.js';

/** Names that a verb in the singular does not fit; no party of these cases was called so. */
const NAMES = ['Alder states', 'Birch states', 'Cedar states', 'Dogwood states', 'Elm chambers'];

/** A guarantee with its own course, a red line and an offer, whose parties have names in the plural. */
function pluralCase(): string {
  const text = readFileSync(join(root, 'cases', 'surprises', 'second-promise.yaml'), 'utf8')
    .replace('name: Harbour,', `name: ${NAMES[0]},`)
    .replace('name: Ridge,', `name: ${NAMES[1]},`)
    .replace('name: the League,', `name: ${NAMES[2]},`)
    .replace('name: the Power,', `name: ${NAMES[3]},`)
    .replace('no-deal: {harbour: 15, ridge: 20}', 'no-deal: {harbour: 10 to 30, ridge: 15 to 60}');
  return `${text}
red-lines: {hold: {name: never ours, party: ridge, when: line = harbour}}
ratifiers: {house: {name: ${NAMES[4]}, of: harbour, needed: line = between, values: harbour, accepts-from: 10 to 70}}
offers: {last: {by: ridge, to: harbour, package: one, expires: {after: 4 weeks}, resolve: 20% to 70%}}
`;
}

/** Words that stand before a name where what follows it is said of something else: "the resolve of Alder states is". */
const BEFORE = /\b(of|to|for|with|by|from|under|than|between|against|and|or|on|in|is|win|costs|brings)$/i;
/** What may follow a name in the plural and end like a verb in the singular. */
const AFTER = /^(as|its|less|this|across|points|is over)$/;

/** Names with a verb in the singular after them. */
function faults(text: string): string[] {
  return NAMES.flatMap((name) =>
    [...text.matchAll(new RegExp(`(\\S*\\s?)${name} (\\w+s|is|was|has|does)\\b`, 'gi'))]
      .filter(([, before, after]) => !BEFORE.test(before!.trim()) && !AFTER.test(after!))
      .map(([fault]) => `${fault} … in: ${text}`),
  );
}

test('a verb after a name in the plural is noticed, and one that belongs to another word is not', () => {
  assert.equal(faults('What Alder states expects without agreement').length, 1);
  assert.equal(faults('The offer: Alder states is asked').length, 1);
  assert.deepEqual(faults('What no agreement is worth to Alder states is known'), []);
  assert.deepEqual(faults('Alder states would sign; Birch states (+2.0) would not'), []);
});

test('no answer, label or number of a case has a verb in the singular after the name of a party', async () => {
  const text = pluralCase();
  const own = caseOf(text);
  const said = [...own.numbers.map(({ what }) => what), ...showCase(own)];
  const budget = new Budget();
  const found = await assess(own, '0.0.0', budget, 'all');
  assert.ok(found.kind === 'assessed');
  const run = await runWorlds(
    countedCase(own, found),
    chosenPackages(found),
    { count: 16, seed: 1n, workers: 1 },
    budget,
  );
  await withWorlds(found, run, budget, { workers: 1 });
  assert.ok(found.assessment.findings.some(({ lens }) => lens === 'offer'));
  assert.ok(found.assessment.findings.some(({ lens }) => lens === 'sensitivity'));
  // Everything that a view could show.
  JSON.stringify(found.assessment, (_, value) => {
    if (typeof value === 'string') said.push(value);
    return value;
  });
  assert.deepEqual(said.flatMap(faults), []);
});
