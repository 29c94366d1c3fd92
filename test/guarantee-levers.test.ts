import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf } from '../src/case/testing.js';
import { structureStore } from '../src/lens/guarantee/couple.js';
import { profileOf } from '../src/lens/guarantee/inputs.js';
import { leversOf } from '../src/lens/guarantee/levers.js';
import { answersFor } from '../src/lens/guarantee/profileAnswers.js';
import { Definition } from './support/guaranteeByDefinition.js';
import { tinyCase } from './support/guaranteeCases.js';
import { answersOf, packageOf, stakesFor } from './support/guaranteeLens.js';
import { storyOf } from './support/guaranteeStory.js';

const LETTER = { notice: '0 quarters', leaving: 3, refusing: 9 };
const TREATY = { notice: '1 year', leaving: 12, refusing: 28 };

/** The plan: a treaty and a force. A case for every set of levers that are in place, each written as it then is. */
function planWith(levers: { cost: boolean; notice: boolean; guards: boolean }): string {
  const { leaving, refusing } = levers.cost ? TREATY : LETTER;
  const { notice } = levers.notice ? TREATY : LETTER;
  return tinyCase({
    forms: `  letter: {notice: ${LETTER.notice}, leaving: ${LETTER.leaving}, refusing: ${LETTER.refusing}}
  treaty: {notice: ${notice}, leaving: ${leaving}, refusing: ${refusing}}`,
    commitments: `  help: {by: friend, given: pledge != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: 24}
  guards: {by: friend, given: guard = ${levers.guards ? 'small' : 'large'}, kind: deployment, tripwire: 12, recalling: 3}`,
    more: 'behaviour: {slip: {loses: 10 points, in: 5% of years}}',
  });
}

function peaceWith(on: readonly string[]): number {
  const c = caseOf(
    planWith({ cost: on.includes('help.cost'), notice: on.includes('help.notice'), guards: on.includes('guards') }),
  );
  return storyOf(new Definition(c, packageOf(c, 'plan'))).peace.at(-1)!;
}

/** All orders of some things. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((first) => orders(things.filter((x) => x !== first)).map((rest) => [first, ...rest]));
}

const leversOfPlan = () => {
  const c = caseOf(planWith({ cost: true, notice: true, guards: true }));
  const { structure, stakes } = answersOf(c, packageOf(c, 'plan'));
  return leversOf(c.guarantee!, structure.profile, stakes, structureStore(c))!;
};

test('levers are what the cost of a form, its notice and a force add alone, last, and on average over all orders', () => {
  const { levers, none, all } = leversOfPlan();
  const ids = ['help.cost', 'help.notice', 'guards'];
  assert.deepEqual(
    levers.map(({ id }) => id),
    ids,
  );
  const near = (found: number, expected: number, what: string) =>
    assert.ok(Math.abs(found - expected) <= 1e-9, `${what}: ${found}, by definition ${expected}`);
  near(none, peaceWith([]), 'none');
  near(all, peaceWith(ids), 'all');
  const every = orders(ids);
  assert.equal(every.length, 6);
  for (const { id, alone, last, average } of levers) {
    near(alone, peaceWith([id]) - peaceWith([]), `${id} alone`);
    near(last, peaceWith(ids) - peaceWith(ids.filter((x) => x !== id)), `${id} last`);
    const steps = every.map((order) => {
      const before = order.slice(0, order.indexOf(id));
      return peaceWith([...before, id]) - peaceWith(before);
    });
    near(average, steps.reduce((a, b) => a + b, 0) / every.length, `${id} on average`);
  }
});

test('what levers add on average is together what all of them add', () => {
  const { levers, none, all } = leversOfPlan();
  const sum = levers.reduce((total, { average }) => total + average, 0);
  assert.ok(Math.abs(sum - (all - none)) <= 1e-12, `${sum}, all − none ${all - none}`);
});

test('with every lever in place the peace is that of the package, also where the futures differ from package to package', () => {
  const c = caseOf(
    planWith({ cost: true, notice: true, guards: true }).replace(
      'lost: {up: 70',
      'lost: {up: {90: land = kept, 55: otherwise}',
    ),
  );
  const structures = structureStore(c);
  const plan = packageOf(c, 'plan');
  for (const land of ['kept', 'ceded']) {
    const options = { ...plan, land };
    const profile = profileOf(c.guarantee!, options);
    const answers = answersFor(structures(profile), stakesFor(c, options));
    const { all } = leversOf(c.guarantee!, answers.structure.profile, answers.stakes, structures)!;
    assert.equal(all, answers.peace.at(-1));
  }
});

test('a package without a promise that could be weaker, and without a force, has no lever', () => {
  const c = caseOf(tinyCase());
  const { structure, stakes } = answersOf(c, packageOf(c, 'word'));
  assert.equal(leversOf(c.guarantee!, structure.profile, stakes, structureStore(c)), undefined);
});
