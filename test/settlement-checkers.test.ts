import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Check,
  checkCompletion,
  checkConflicts,
  checkCorrections,
  checkCounts,
  checkFrontier,
  checkPackage,
  checkSolutions,
  checkTrades,
  checkWouldTake,
  complete,
  type DealSpace,
  explainPackage,
  type Settlement,
  settle,
  trades,
  wouldTake,
} from '../src/settlement/index.js';
import { Budget } from '../src/shared/budget.js';
import { simpleSpace } from './settlement-spaces.js';

// Every checker is handed a right result, which it accepts, and the same result with one thing changed, which it
// refuses.

const budget = new Budget();

/** 3 × 3 × 2 packages, of which some are acceptable to both. */
const open = simpleSpace(
  [3, 3, 2],
  [
    {
      points: [
        [0, 3, 6],
        [0, 2, 5],
        [0, 4],
      ],
      threshold: 4,
    },
    {
      points: [
        [6, 4, 0],
        [5, 3, 0],
        [1, 0],
      ],
      threshold: 4,
      refuses: [{ kind: 'is', issue: 0, options: [2] }],
    },
  ],
);

/**
 * The same with thresholds of 10 and a hard line of the first party against option 0 of issues 1 and 2. The first party
 * has 10 without its line only at [2,2,1], [2,1,1] (across the second's line) and [1,2,1] (worth 4 to the second). The
 * second has 10 at [0,0,0], [0,0,1], [0,1,0] and [1,0,0], all across the first's line and worth 0, 4, 2 and 3 to it. So the minimal
 * corrections are the second's threshold, by 6, and the first's threshold with its line, by 6.
 */
const shut: DealSpace = {
  ...open,
  parties: open.parties.map((party, p) => ({
    ...party,
    threshold: 10,
    ...(p === 0 && {
      refuses: [
        {
          name: 'line',
          when: {
            kind: 'or' as const,
            of: [1, 2].map((issue) => ({ kind: 'is' as const, issue, options: [0] })),
          },
        },
      ],
    }),
  })),
};

async function settled(space: DealSpace): Promise<Settlement> {
  return (await settle(space, {}, budget)) as Settlement;
}

/** Accepts the result; refuses each change of it, saying what is wrong. */
async function judges<T>(
  result: T,
  check: (result: T) => Promise<Check> | Check,
  changes: Record<string, (result: T) => void>,
) {
  const right = await check(result);
  assert.ok(right.holds && right.whole, JSON.stringify(right));
  for (const [name, change] of Object.entries(changes)) {
    const corrupted = structuredClone(result);
    change(corrupted);
    assert.notDeepEqual(corrupted, result, `'${name}' changes something`);
    const verdict = await check(corrupted);
    assert.equal(verdict.holds, false, `'${name}' is refused`);
    assert.ok(verdict.problem, `'${name}' is refused with a reason`);
  }
}

test('checkFrontier refuses a frontier that is not the frontier', async () => {
  const { frontier } = await settled(open);
  assert.ok(frontier.all.length > 3 && frontier.candidates.length > 1);
  await judges(frontier.all, (points) => checkFrontier(open, points, 'all', budget), {
    'a point is missing': (points) => points.splice(1, 1),
    'a dominated point is listed': (points) => points.push({ values: [0, 1], packages: 1, package: [2, 2, 0] }),
    'a point is listed twice': (points) => points.push(points[0]),
    'a number of packages is wrong': (points) => points[0].packages++,
    'a value is wrong': (points) => points[0].values[0]++,
    'a value is wrong by a millionth': (points) => {
      points[0].values[0] += 1e-6;
    },
    'a witness is another package': (points) => {
      points[0].package = points[1].package;
    },
    'a witness is no package': (points) => {
      points[0].package = [0, 0, 7];
    },
    'nothing is listed': (points) => points.splice(0),
  });
  await judges(frontier.candidates, (points) => checkFrontier(open, points, 'candidates', budget), {
    'a point outside the scope is listed': (points) => points.unshift(frontier.all[0]),
    'a point is missing': (points) => points.pop(),
  });
  await judges(frontier.signable, (points) => checkFrontier(open, points, 'signable', budget), {
    'a point outside the scope is listed': (points) => points.unshift(frontier.all[0]),
  });
});

test('checkFrontier refuses a witness that is not the first package of its vector', async () => {
  // The third option of the issue is worth what the second is worth.
  const twins = simpleSpace([3], [{ points: [[0, 1, 1]] }, { points: [[0, 1, 1]] }]);
  const { frontier } = await settled(twins);
  assert.deepEqual(frontier.all, [{ values: [1, 1], packages: 2, package: [1] }]);
  await judges(frontier.all, (points) => checkFrontier(twins, points, 'all', budget), {
    'a later package': (points) => {
      points[0].package = [2];
    },
  });
});

test('checkCounts refuses wrong counts', async () => {
  const ratified: DealSpace = {
    ...open,
    parties: [...open.parties, { ...open.parties[0], name: 'house', role: 'ratifier', threshold: 7 }],
  };
  const { counts, range, carries } = await settled(ratified);
  assert.ok(counts.ratifiers[0].refuses > 0);
  await judges({ counts, range, carries }, (counted) => checkCounts(ratified, counted, budget), {
    packages: ({ counts: c }) => c.packages++,
    acceptable: ({ counts: c }) => c.acceptable[1]--,
    signable: ({ counts: c }) => c.signable++,
    ratifiable: ({ counts: c }) => c.ratifiable++,
    'blocks alone': ({ counts: c }) => c.blocksAlone[0]++,
    'ratifier alone': ({ counts: c }) => c.ratifiers[0].alone--,
    range: ({ range: r }) => r[0].hi++,
    'a constraint carries more': ({ carries: c }) => c[0].signable++,
    'a constraint is missing': ({ carries: c }) => c.pop(),
  });
});

test('checkSolutions refuses solutions that are not best, not all, or not there', async () => {
  const { solutions, frontier } = await settled(open);
  assert.ok(solutions.nash.points.length > 0);
  const other = (given: { values: number[] }) =>
    frontier.candidates.find((p) => String(p.values) !== String(given.values))!;
  await judges(solutions, (s) => checkSolutions(open, s, frontier.candidates, budget), {
    'another Nash point': (s) => {
      s.nash.points = [other(s.nash.points[0])];
    },
    'a worse Nash point with its own product': (s) => {
      const point = other(s.nash.points[0]);
      s.nash = { ...s.nash, points: [point], value: (point.values[0] - 4) * (point.values[1] - 4) };
    },
    'a tie that is none': (s) => s.kalaiSmorodinskyMaxMin.points.push(other(s.kalaiSmorodinskyMaxMin.points[0])),
    'no egalitarian point': (s) => {
      s.egalitarian.points = [];
    },
    'a wrong sum': (s) => {
      s.utilitarian.value = s.utilitarian.value! + 1;
    },
    'another asymmetry': (s) => {
      s.leastAsymmetry.points = [other(s.leastAsymmetry.points[0])];
    },
    'another normalised asymmetry': (s) => {
      s.leastAsymmetryNormalised.points = [other(s.leastAsymmetryNormalised.points[0])];
    },
    'another ideal': (s) => {
      s.ideal![1] += 1;
    },
    'no ideal': (s) => {
      s.ideal = undefined;
    },
  });
  const none = await settled(shut);
  await judges(none.solutions, (s) => checkSolutions(shut, s, [], budget), {
    'a solution where nothing is acceptable': (s) => s.nash.points.push(frontier.all[0]),
  });
});

test('checkCorrections refuses what is not a correction, not minimal, or not all', async () => {
  const { whyNoDeal } = await settled(shut);
  assert.deepEqual(whyNoDeal.corrections, [
    {
      constraints: [{ party: 1, kind: 'threshold' }],
      packages: 1,
      amounts: [{ lower: [{ party: 1, by: 6 }], packages: 1, package: [1, 2, 1] }],
    },
    {
      constraints: [
        { party: 0, kind: 'threshold' },
        { party: 0, kind: 'line', line: 0 },
      ],
      packages: 4,
      amounts: [{ lower: [{ party: 0, by: 6 }], packages: 1, package: [0, 0, 1] }],
    },
  ]);
  const partyOf = (w: typeof whyNoDeal): number => w.corrections.findIndex((c) => c.amounts[0].lower.length > 0);
  await judges(whyNoDeal, (w) => checkCorrections(shut, w, budget), {
    'nothing is listed': (w) => {
      w.corrections = [];
      w.conflicts = [];
    },
    'one is missing': (w) => w.corrections.shift(),
    'the last is missing': (w) => w.corrections.pop(),
    'one is not minimal': (w) => {
      const all = w.corrections.flatMap((c) => c.constraints);
      w.corrections[0].constraints = all.filter(
        (c, i) => all.findIndex((d) => JSON.stringify(c) === JSON.stringify(d)) === i,
      );
    },
    'one opens nothing': (w) => w.corrections[0].constraints.pop(),
    'a number of packages is wrong': (w) => w.corrections[0].packages++,
    'an amount is too small': (w) => w.corrections[partyOf(w)].amounts[0].lower[0].by--,
    'an amount is too large': (w) => w.corrections[partyOf(w)].amounts[0].lower[0].by++,
    'an amount is missing': (w) => w.corrections[partyOf(w)].amounts.pop(),
    'an amount has another witness': (w) => {
      w.corrections[partyOf(w)].amounts[0].package = [2, 2, 0];
    },
    'it is said that something is signable': (w) => {
      w.signableAlready = true;
    },
  });
  const { whyNoDeal: fine } = await settled(open);
  await judges(fine, (w) => checkCorrections(open, w, budget), {
    'it is said that nothing is signable': (w) => {
      w.signableAlready = false;
    },
  });
});

test('checkConflicts refuses what is not a conflict, not minimal, or not all', async () => {
  const { whyNoDeal } = await settled(shut);
  await judges(whyNoDeal, (w) => checkConflicts(shut, w, budget), {
    'nothing is listed': (w) => w.conflicts.splice(0),
    'one is missing': (w) => w.conflicts.shift(),
    'the last is missing': (w) => w.conflicts.pop(),
    'one lacks a member': (w) => w.conflicts[0].pop(),
    'one is not minimal': (w) => w.conflicts[0].push(...w.conflicts[1]),
    'one is another set': (w) => {
      w.conflicts[0] = [{ party: 1, kind: 'line', line: 0 }];
    },
  });
});

test('checkPackage refuses a wrong word about a package', async () => {
  const linked = simpleSpace(
    [2, 2],
    [
      {
        points: [
          [0, 1],
          [0, 1],
        ],
        terms: [[{ kind: 'is', issue: 0, options: [1] }, 2]],
      },
      {
        points: [
          [1, 0],
          [1, 0],
        ],
        threshold: 1,
      },
    ],
    [
      {
        kind: 'not',
        of: {
          kind: 'and',
          of: [
            { kind: 'is', issue: 0, options: [0] },
            { kind: 'is', issue: 1, options: [0] },
          ],
        },
      },
    ],
  );
  await judges(explainPackage(linked, [1, 0]), (e) => checkPackage(linked, e), {
    'a value': (e) => e.standings[0].value++,
    'a margin': (e) => e.standings[1].margin--,
    'an issue': (e) => e.standings[0].issues[0]++,
    'a term is missing': (e) => e.standings[0].terms.pop(),
    'a term is worth more': (e) => e.standings[0].terms[0].points++,
    'a line': (e) => e.standings[0].lines.push(0),
    acceptance: (e) => {
      e.standings[1].accepts = false;
    },
    signature: (e) => {
      e.signable = false;
    },
    ratification: (e) => {
      e.ratifiable = false;
    },
    'a rule': (e) => e.brokenRules.push(0),
    'a party is missing': (e) => e.standings.pop(),
  });
});

test('checkCompletion refuses another completion', async () => {
  const partial = [undefined, 1, undefined];
  const right = await complete(open, partial, budget);
  assert.ok(right);
  await judges(right, (c) => checkCompletion(open, partial, c, budget), {
    'another package': (c) => {
      c.package = [2, 1, 0];
    },
    'a package that changes what was given': (c) => {
      c.package = [c.package[0], 2, c.package[2]];
    },
    'another share': (c) => {
      c.share -= 0.1;
    },
    'more ties': (c) => c.ties++,
    'more completions': (c) => c.completions++,
    'fewer who accept': (c) => c.accepting--,
  });
  assert.equal((await checkCompletion(open, partial, undefined, budget)).holds, false);
});

test('checkWouldTake refuses ways that do not win, cost more, or are not all', async () => {
  const from = [2, 0, 1];
  const right = await wouldTake(open, from, 1, budget);
  assert.ok(right.changes === 1 && right.ways.length > 0, JSON.stringify(right));
  await judges(right, (w) => checkWouldTake(open, from, w, budget), {
    'no way': (w) => w.ways.pop(),
    'nothing wins': (w) => {
      w.changes = undefined;
      w.ways = [];
    },
    'more changes': (w) => {
      w.changes = 2;
    },
    'a smaller loss': (w) => {
      w.ways[0].losses[0].by -= 1;
    },
    'other changes': (w) => {
      w.ways[0].changes[0].to = 2;
    },
    'another package': (w) => {
      w.ways[0].package = [2, 0, 0];
    },
    'more packages': (w) => w.ways[0].packages++,
    'the party accepts': (w) => {
      w.acceptsAlready = true;
    },
  });
});

test('checkTrades refuses what is not a trade, and a list that lacks one', async () => {
  // The parties care about opposite issues; see trades.test.ts for the arithmetic.
  const space = simpleSpace(
    [2, 2],
    [
      {
        points: [
          [0, 9],
          [2, 0],
        ],
      },
      {
        points: [
          [2, 0],
          [0, 9],
        ],
      },
    ],
  );
  const from = [0, 0];
  const right = await trades(space, from, budget);
  assert.equal(right.trades.length, 1);
  await judges(right, (t) => checkTrades(space, from, t, budget), {
    'one is missing': (t) => t.trades.pop(),
    'one is listed twice': (t) => t.trades.push(t.trades[0]),
    'a gain is wrong': (t) => t.trades[0].gains[0].by++,
    'a harm is missing': (t) => t.trades[0].alone[0].worse.pop(),
    'another package': (t) => {
      t.trades[0].package = [1, 0];
    },
  });
});

test('a check that was stopped claims nothing beyond what it saw', async () => {
  const { frontier } = await settled(open);
  const stop = new AbortController();
  stop.abort();
  const big = simpleSpace(
    [10, 10, 10, 10],
    [{ points: Array.from({ length: 4 }, () => Array.from({ length: 10 }, (_, o) => o)) }],
  );
  const points = [{ values: [36], packages: 1, package: [9, 9, 9, 9] }];
  const check = await checkFrontier(big, points, 'all', new Budget({ signal: stop.signal }));
  assert.equal(check.whole, false);
  assert.match(check.extent, /^the first \d+ packages$/);
  assert.equal((await checkFrontier(big, points, 'all', budget)).whole, true);
  assert.ok(frontier.all.length > 0);
});
