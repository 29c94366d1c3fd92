import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseOf } from '../src/case/testing.js';
import { middleGroundOf } from '../src/lens/guarantee/profileAnswers.js';
import { anyGuaranteeCase, anyOptions } from './support/anyGuaranteeCase.js';
import { Definition } from './support/guaranteeByDefinition.js';
import { type TinyParts, tinyCase } from './support/guaranteeCases.js';
import { answersOf, packageOf } from './support/guaranteeLens.js';
import { middleGroundByDefinition } from './support/guaranteeMiddleGround.js';
import { storyOf } from './support/guaranteeStory.js';

/*
 * The lens against the definitions of the guarantee game, by code that shares nothing with it but the reader of cases:
 * test/support/guaranteeByDefinition.ts. Everything that is said of a package has to agree to 1e-9.
 */

/** Case parts, each with the package that is looked at, under the sentence that is proven. */
const CASES: [claim: string, id: string, parts: TinyParts][] = [
  ['one promise, one government, nothing else', 'plan', {}],
  ['a word that can be left without notice', 'word', {}],
  ['a package without commitments, in which help may come all the same', 'bare', {}],
  [
    'notice of three quarters in quarters, cheap to give and free to take back',
    'plan',
    {
      forms:
        '  letter: {notice: 0 quarters, leaving: 0, refusing: 9}\n  treaty: {notice: 9 months, leaving: 1, refusing: 28}',
      more: 'step: quarter\nhorizon: 1 year',
    },
  ],
  [
    'a promise that costs nothing to refuse is still a promise',
    'plan',
    {
      forms:
        '  letter: {notice: 0 quarters, leaving: 3, refusing: 9}\n  treaty: {notice: 1 year, leaving: 2, refusing: 0}',
    },
  ],
  [
    'governments that differ in what help costs them, and drift',
    'plan',
    {
      commitments: `  help: {by: friend, given: pledge != none, form: treaty, honouring: {willing: 10, wary: 25, hostile: 50}, adds: 55%,
    upkeep: {willing: 0, wary: 1, hostile: 4}}`,
      more: `stances: {friend: {start: {willing: 50%, wary: 30%, hostile: 20%}, drift: [{from: willing, to: wary, chance: 20% per year},
    {from: wary, to: hostile, chance: 30% per year}, {from: hostile, to: willing, chance: 5% per year}]}}`,
    },
  ],
  [
    'a yearly matrix of stances, cut into shorter steps',
    'plan',
    {
      commitments:
        '  help: {by: friend, given: pledge != none, form: treaty, honouring: {willing: 10, wary: 35}, upkeep: 2}',
      more: 'stances: {friend: {start: {willing: 100%, wary: 0%}, yearly: {willing: [80%, 20%], wary: [35%, 65%]}}}\nstep: quarter\nhorizon: 1 year',
    },
  ],
  [
    'events on their days: at the border of two steps, twice within a step, two in one step by their days, repeated in the tail',
    'plan',
    {
      commitments: '  help: {by: friend, given: pledge != none, form: treaty, honouring: {willing: 10, wary: 45}}',
      more: `stances: {friend: {start: {willing: 70%, wary: 30%}}}
calendar:
  later: {on: [2024-09-01, 2025-01-01], moves: friend, chance: {willing: [60%, 40%], wary: [10%, 90%]}}
  sooner: {on: [2024-10-15, 2025-10-15], moves: friend, chance: {willing: [15%, 85%], wary: [90%, 10%]}}
  once: {on: 2025-03-01, moves: friend, chance: {willing: [50%, 50%], wary: [0%, 100%]}}
  marked: {on: 2024-12-01, marks: friend}`,
    },
  ],
  [
    'an adversary that rebuilds and loses strength',
    'word',
    {
      more: 'balance: {levels: [weak, even, strong], start: even, rebuild: 40% per year, decay: 10% per year, alone: {weak: 70%, even: 35%, strong: 5%}}',
    },
  ],
  [
    'a force with a tripwire, dear to keep, cheap to recall',
    'plan',
    {
      commitments: `  help: {by: friend, given: pledge != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: 22, adds: 20%}
  guards: {by: friend, given: guard != none, kind: deployment, tripwire: 14, recalling: 2, upkeep: 5, adds: 70%}`,
    },
  ],
  [
    'two forces of one guarantor and no promise; what help costs is said by a promise of another package',
    'plan',
    {
      commitments: `  help: {by: friend, given: pledge = soft, form: letter, honouring: 22, adds: 20%}
  guards: {by: friend, given: guard != none, kind: deployment, tripwire: 14, recalling: 2}
  planes: {by: friend, given: guard = small, kind: deployment, tripwire: 5, recalling: 1, adds: 10%}`,
    },
  ],
  ...['friend, ally', 'ally, friend'].map((order): (typeof CASES)[number] => [
    `two guarantors who answer in the order ${order}`,
    'plan',
    {
      commitments: `  help: {by: friend, given: pledge != none, form: treaty, honouring: 22, adds: 60%}
  too: {by: ally, given: pledge = firm, form: letter, honouring: 16, adds: 50%}
  guards: {by: ally, given: guard != none, kind: deployment, tripwire: 6, recalling: 3}`,
      more: `behaviour: {order: [${order}], reconsiders: 2 per year, slip: {loses: 6 points, in: 3% of years}, war-cost-known-to: 7 points}`,
    },
  ]),
  [
    'what outlives a war, as it differs from the package of the futures',
    'word',
    { more: 'lasting: [land, pledge]', held: 'up: 8, low: 25, friend: 40, ally: 35}\n  given: plan #' },
  ],
  ['what outlives a war, on top of the worst', 'word', { more: 'lasting: [land]' }],
  [
    'futures by cases of the package',
    'word',
    {
      held: 'up: {8: land = kept, 20: otherwise}, low: 25, friend: 40, ally: 35',
      lost: 'up: {90: pledge = firm, 60: land = kept, 20: otherwise}, low: {-5: land = kept, 10: otherwise}, friend: 30, ally: 25',
    },
  ],
  [
    'patience that differs from party to party',
    'plan',
    { more: 'discount: {up: 30% per year, low: 1% per year, friend: 12% per year}' },
  ],
  [
    'links and what crossing priced lines costs',
    'word',
    {
      more: `links: {calm: {party: up, when: pledge = soft, points: 6}, far: {party: low, when: land = ceded, points: 50}}
red-lines: {proud: {party: up, when: land = kept, costs: 11}}
exchanges: {bargain: {party: low, gives: pledge != none, for: guard != none, otherwise: 4}}`,
    },
  ],
  ['a horizon after which nothing is looked at', 'plan', { more: 'tail: 0 years' }],
  ['a horizon and a tail that are not whole years or steps', 'plan', { more: 'horizon: 20 months\ntail: 30 months' }],
];

for (const [claim, id, parts] of CASES) {
  test(`as by definition: ${claim}`, () => {
    const c = caseOf(tinyCase(parts));
    agree(c, packageOf(c, id));
  });
}

test('as by definition: any numbers, stances, calendars, forms, forces, one or two guarantors in any order', () => {
  fc.assert(
    fc.property(anyGuaranteeCase, anyOptions, (text, options) => agree(caseOf(text), options)),
    { numRuns: 40 },
  );
});

/** Every answer of the lens about a package against its definition. */
function agree(c: ReturnType<typeof caseOf>, options: ReturnType<typeof packageOf>): void {
  const definition = new Definition(c, options);
  const story = storyOf(definition);
  const answers = answersOf(c, options);
  const noDeal = Object.fromEntries(
    c.parties.flatMap(({ id, noDeal }) => (noDeal?.now.kind === 'points' ? [[id, noDeal.now.number.value]] : [])),
  );
  near(answers.peace, story.peace, 'peace');
  for (const cause of Object.keys({ ...answers.causes, ...story.causes })) {
    const none = story.peace.map(() => 0);
    near(answers.causes[cause as keyof typeof answers.causes], story.causes[cause] ?? none, cause);
  }
  for (const key of ['guaranteeFails', 'inForce', 'tested', 'reliability', 'worth', 'inPeace'] as const)
    near(answers[key], story[key], key);
  const [found, expected] = [middleGroundOf(answers, noDeal), middleGroundByDefinition(definition, noDeal)];
  // Regret weighed with its chance: regret alone is that divided by a chance that may be tiny.
  const weighed = ({ collapse, regret }: typeof found) =>
    Object.fromEntries(Object.entries(regret).map(([id, r]) => [id, r === null ? null : r * collapse]));
  near([found.collapse, weighed(found)], [expected.collapse, weighed(expected)], 'middle ground');
}

/** The same shape, and numbers within 1e-9. */
function near(found: unknown, expected: unknown, where: string): void {
  if (typeof expected === 'number' && typeof found === 'number') {
    assert.ok(Math.abs(found - expected) <= 1e-9, `${where}: ${found}, by definition ${expected}`);
  } else if (typeof expected === 'object' && expected !== null && typeof found === 'object' && found !== null) {
    assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort(), where);
    for (const [key, value] of Object.entries(expected))
      near((found as Record<string, unknown>)[key], value, `${where} ${key}`);
  } else assert.deepEqual(found, expected, where);
}
