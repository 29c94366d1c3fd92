import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  complete,
  type DealSpace,
  explainPackage,
  type Formula,
  type Settlement,
  settle,
  trades,
  wouldTake,
} from '../src/settlement/index.js';
import { Budget } from '../src/shared/budget.js';
import { simpleSpace } from './settlement-spaces.js';

// Small spaces whose answers are worked out by hand beside them.

const budget = new Budget();
const is = (issue: number, ...options: number[]): Formula => ({ kind: 'is', issue, options });
const settled = async (space: DealSpace): Promise<Settlement> => (await settle(space, {}, budget)) as Settlement;
const vectors = (points: readonly { values: number[] }[]): number[][] => points.map((p) => p.values);

test('a value is the sum of its issues and of the links that hold; what it rests on is listed', () => {
  const space = simpleSpace(
    [2, 2],
    [
      {
        points: [
          [10, 20],
          [1, 2],
        ],
        threshold: 24,
        terms: [
          [is(0, 1), 3],
          [is(0, 0), 100],
        ],
        refuses: [is(1, 0), is(1, 1)],
      },
    ],
  );
  const { standings, signable } = explainPackage(space, [1, 0]);
  // 20 + 1 + 3 = 24, at the threshold, which accepts; but the first line is crossed.
  assert.deepEqual(standings, [
    {
      party: 0,
      value: 24,
      issues: [20, 1],
      terms: [{ term: 0, points: 3 }],
      tables: [],
      lines: [0],
      margin: 0,
      accepts: false,
      needed: true,
    },
  ]);
  assert.equal(signable, false);
});

test('values are sums without rounding noise, and ties with the threshold accept', async () => {
  // In floating point 0.1 + 0.2 > 0.3 and 0.7 + 0.1 < 0.8.
  const space = simpleSpace(
    [2, 1],
    [
      { points: [[0.1, 0.7], [0.2]], threshold: 0.3 },
      { points: [[0.7, 0.1], [0.1]], threshold: 0.8 },
    ],
  );
  const { counts, frontier } = await settled(space);
  assert.deepEqual(counts.acceptable, [2, 1]);
  assert.deepEqual(vectors(frontier.all), [
    [0.9, 0.2],
    [0.3, 0.8],
  ]);
});

test('values that differ by less than the grid of 1e-9 are one vector', async () => {
  const space = simpleSpace([3], [{ points: [[1, 1 + 4e-10, 1 + 2e-9]] }]);
  const { frontier, range } = await settled(space);
  assert.deepEqual(frontier.all, [{ values: [1.000000002], packages: 1, package: [2] }]);
  assert.deepEqual(range, [{ lo: 1, hi: 1.000000002 }]);
});

test('the solutions part where they should', async () => {
  // Gains over no-deal (1, 2) of the four packages: (1, 9), (3, 5), (4, 3), (8, 1); none dominates another.
  // Nash: 9, 15, 12, 8. Egalitarian, smallest gain: 1, 3, 3, 1, and of the two with 3 the second smallest is 5 or 4.
  // Utilitarian, values (2,11), (4,7), (5,5), (9,3): 13, 11, 10, 12. Shares of the ideal gains (8, 9):
  // (1/8, 1), (3/8, 5/9), (1/2, 1/3), (1, 1/9): max-min is 3/8. Asymmetry of values: 9, 3, 0, 6; of shares 7/8,
  // 13/72 = 0.181, 1/6 = 0.167, 8/9: (5, 5) in both.
  const space = simpleSpace(
    [4],
    [
      { points: [[2, 4, 5, 9]], threshold: 1 },
      { points: [[11, 7, 5, 3]], threshold: 2 },
    ],
  );
  const { solutions: s } = await settled(space);
  assert.deepEqual([vectors(s.nash.points), s.nash.value], [[[4, 7]], 15]);
  assert.deepEqual([vectors(s.egalitarian.points), s.egalitarian.value], [[[4, 7]], 3]);
  assert.deepEqual([vectors(s.utilitarian.points), s.utilitarian.value], [[[2, 11]], 13]);
  assert.deepEqual([vectors(s.kalaiSmorodinskyMaxMin.points), s.kalaiSmorodinskyMaxMin.value], [[[4, 7]], 3 / 8]);
  assert.deepEqual([vectors(s.leastAsymmetry.points), s.leastAsymmetry.value], [[[5, 5]], 0]);
  assert.deepEqual(vectors(s.leastAsymmetryNormalised.points), [[5, 5]]);
  assert.deepEqual(s.ideal, [9, 11]);
  assert.deepEqual(
    [s.nash, s.kalaiSmorodinskyMaxMin, s.leastAsymmetryNormalised, s.egalitarian, s.utilitarian, s.leastAsymmetry].map(
      (x) => x.comparesPoints,
    ),
    [false, false, false, true, true, true],
  );
});

test('all ties are given', async () => {
  // Gains (2, 8) and (4, 4) have the product 16; (8, 2) too.
  const space = simpleSpace([3], [{ points: [[2, 4, 8]] }, { points: [[8, 4, 2]] }]);
  const { solutions } = await settled(space);
  assert.deepEqual(vectors(solutions.nash.points), [
    [8, 2],
    [4, 4],
    [2, 8],
  ]);
});

test('where nobody can gain for nothing lost by another, there is no Nash point, and it says why', async () => {
  const space = simpleSpace(
    [2],
    [
      { points: [[5, 9]], threshold: 5 },
      { points: [[9, 5]], threshold: 5 },
    ],
  );
  const { solutions } = await settled(space);
  assert.deepEqual(solutions.nash, {
    points: [],
    comparesPoints: false,
    why: 'no candidate leaves every signatory better off than no-deal',
  });
  assert.equal(solutions.egalitarian.value, 0);
});

test('no solution is ever below a no-deal value, though a quorum may sign without the one who loses', async () => {
  const space = simpleSpace(
    [2],
    [
      { points: [[0, 9]], threshold: 1 },
      { points: [[9, 0]], threshold: 1 },
      { points: [[9, 0]], threshold: 1 },
    ],
  );
  const quorum = { ...space, adoption: { voters: [0, 1, 2], atLeast: 2, vetoes: [] } };
  const { counts, frontier, solutions } = await settled(quorum);
  assert.equal(counts.signable, 1);
  assert.deepEqual(vectors(frontier.signable), [[0, 9, 9]]);
  assert.equal(counts.candidates, 0);
  assert.deepEqual(solutions.utilitarian.points, []);
  assert.match(solutions.utilitarian.why!, /accepted by every signatory/);
});

test('under a quorum every way to make up the coalition gives its corrections', async () => {
  // One package, worth 6, 7 and 8 to three parties that want 10, 9 and 9 and of whom two must sign. Shortfalls 4, 2, 1.
  // Any two thresholds are a correction: {0,1} by (4,2), {0,2} by (4,1), {1,2} by (2,1). A conflict hits all three: any
  // two thresholds as well.
  const one = simpleSpace(
    [1],
    [
      { points: [[6]], threshold: 10 },
      { points: [[7]], threshold: 9 },
      { points: [[8]], threshold: 9 },
    ],
  );
  const { whyNoDeal, carries } = await settled({ ...one, adoption: { voters: [0, 1, 2], atLeast: 2, vetoes: [] } });
  assert.deepEqual(
    whyNoDeal.corrections.map((c) => c.amounts.map((a) => a.lower.map((l) => [l.party, l.by]))),
    [
      [
        [
          [0, 4],
          [1, 2],
        ],
      ],
      [
        [
          [0, 4],
          [2, 1],
        ],
      ],
      [
        [
          [1, 2],
          [2, 1],
        ],
      ],
    ],
  );
  assert.deepEqual(
    whyNoDeal.conflicts.map((set) => set.map((c) => c.party)),
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
  );
  assert.deepEqual(
    carries.map((c) => c.signable),
    [0, 0, 0],
  );
});

test('amounts are Pareto-minimal, each with its packages', async () => {
  // Both thresholds are 10. Shortfalls of the four packages: (1, 5), (5, 1), (3, 3), (5, 5): the last needs more.
  const space = simpleSpace(
    [4],
    [
      { points: [[9, 5, 7, 5]], threshold: 10 },
      { points: [[5, 9, 7, 5]], threshold: 10 },
    ],
  );
  const { whyNoDeal } = await settled(space);
  assert.equal(whyNoDeal.corrections.length, 1);
  assert.equal(whyNoDeal.corrections[0].packages, 4);
  assert.deepEqual(
    whyNoDeal.corrections[0].amounts.map((a) => [...a.lower.map((l) => l.by), ...a.package]),
    [
      [1, 5, 0],
      [3, 3, 2],
      [5, 1, 1],
    ],
  );
  assert.deepEqual(whyNoDeal.conflicts, [[{ party: 0, kind: 'threshold' }], [{ party: 1, kind: 'threshold' }]]);
});

test('a quorum that no vote can reach is a conflict of nothing with itself', async () => {
  const space = { ...simpleSpace([2], [{ points: [[1, 2]] }]), adoption: { voters: [0], atLeast: 2, vetoes: [] } };
  const { whyNoDeal } = await settled(space);
  assert.deepEqual(whyNoDeal, { signableAlready: false, corrections: [], conflicts: [[]] });
});

test('the best completion prefers signable, then acceptance, then the largest smallest share', async () => {
  // Issue 0 is open. Option 0 is worth (9, 5), 1 (7, 7), 2 (5, 9), 3 (4, 20); thresholds 5 and 5: options 0 to 2 are
  // signable. Shares from the threshold to the best among these three, 9 and 9: (1, 0), (1/2, 1/2), (0, 1).
  const space = simpleSpace(
    [4, 2],
    [
      {
        points: [
          [9, 7, 5, 4],
          [0, 0],
        ],
        threshold: 5,
      },
      {
        points: [
          [5, 7, 9, 20],
          [0, 0],
        ],
        threshold: 5,
      },
    ],
  );
  assert.deepEqual(await complete(space, [undefined, 1], budget), {
    package: [1, 1],
    completions: 4,
    signable: true,
    accepting: 2,
    share: 0.5,
    ties: 1,
  });
  // With the second issue open too, its options are worth the same to both: two completions tie.
  assert.equal((await complete(space, [undefined, undefined], budget))?.ties, 2);
  assert.deepEqual((await complete(space, [3, undefined], budget))?.package, [3, 0]);
  const impossible = { ...space, rules: [is(0, 0)] };
  assert.equal(await complete(impossible, [1, undefined], budget), undefined);
});

test('what it would take: the fewest changes, then the losses that no other undercuts', async () => {
  // From [0, 0], worth 0 to party 0 and 20 to party 1 (threshold 4 each). Single changes are worth, to party 0:
  // issue 0 to 1: 5, to 2: 4; issue 1 to 1: 4. They cost party 1: 6, 3 and 3; all keep it at 14 or more. Two ways cost 3.
  const space = simpleSpace(
    [3, 2],
    [
      {
        points: [
          [0, 5, 4],
          [0, 4],
        ],
        threshold: 4,
      },
      {
        points: [
          [10, 4, 7],
          [10, 7],
        ],
        threshold: 4,
      },
    ],
  );
  const result = await wouldTake(space, [0, 0], 0, budget);
  assert.equal(result.changes, 1);
  assert.deepEqual(result.ways, [
    { losses: [{ party: 1, by: 3 }], packages: 2, package: [2, 0], changes: [{ issue: 0, from: 0, to: 2 }] },
  ]);
  assert.equal((await wouldTake(space, [0, 0], 1, budget)).acceptsAlready, true);
});

test('what it would take does not give up one who accepted', async () => {
  // Only option 1 wins party 0, and it crosses a line of party 1, who accepted.
  const space = simpleSpace(
    [2],
    [
      { points: [[0, 5]], threshold: 5 },
      { points: [[0, 0]], refuses: [is(0, 1)] },
    ],
  );
  const result = await wouldTake(space, [0], 0, budget);
  assert.equal(result.changes, undefined);
  assert.deepEqual(result.ways, []);
});

test('a trade is two changes that hurt apart and help together', async () => {
  // From [0, 0], worth 2 to each. Issue 0 to 1: (11, 0), hurts party 1 by 2. Issue 1 to 1: (0, 11), hurts party 0 by 2.
  // Both: 9 to each, 7 more.
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
  const { trades: found } = await trades(space, [0, 0], budget);
  assert.deepEqual(found, [
    {
      changes: [
        { issue: 0, from: 0, to: 1 },
        { issue: 1, from: 0, to: 1 },
      ],
      package: [1, 1],
      gains: [
        { party: 0, by: 7 },
        { party: 1, by: 7 },
      ],
      alone: [
        { worse: [{ party: 1, by: 2 }], crosses: [] },
        { worse: [{ party: 0, by: 2 }], crosses: [] },
      ],
      signable: true,
    },
  ]);
});

test('an exchange that is a hard line makes a trade: one side only for the other', async () => {
  // Party 0 refuses option 1 of issue 0 without option 1 of issue 1. Party 1 gains 5 by the first and loses 1 by the
  // second, which gives party 0 3.
  const line: Formula = { kind: 'and', of: [is(0, 1), { kind: 'not', of: is(1, 1) }] };
  const space = simpleSpace(
    [2, 2],
    [
      {
        points: [
          [0, 0],
          [0, 3],
        ],
        refuses: [line],
      },
      {
        points: [
          [0, 5],
          [1, 0],
        ],
      },
    ],
  );
  const { trades: found } = await trades(space, [0, 0], budget);
  assert.equal(found.length, 1);
  assert.deepEqual(found[0].alone, [
    { worse: [], crosses: [0] },
    { worse: [{ party: 1, by: 1 }], crosses: [] },
  ]);
  assert.deepEqual(
    found[0].gains.map((g) => g.by),
    [3, 4],
  );
});

test('the ratifier on whom it turns is named', async () => {
  // Two packages are signed. The first house refuses both, but is needed for the second only; the second house refuses
  // the second. So one package is ratifiable, and of the other neither house alone is the obstacle.
  const space = simpleSpace([2], [{ points: [[1, 1]] }]);
  const house = (name: string, points: number[], needed?: Formula): DealSpace['parties'][number] => ({
    name,
    role: 'ratifier',
    points: [Float64Array.from(points)],
    terms: [],
    refuses: [],
    threshold: 5,
    ...(needed && { needed }),
  });
  const both = { ...space, parties: [...space.parties, house('a', [0, 0], is(0, 1)), house('b', [9, 0])] };
  const { counts } = await settled(both);
  assert.equal(counts.signable, 2);
  assert.equal(counts.ratifiable, 1);
  assert.deepEqual(counts.ratifiers, [
    { party: 1, refuses: 1, alone: 0 },
    { party: 2, refuses: 1, alone: 0 },
  ]);
  const one = { ...both, parties: both.parties.slice(0, 2) };
  assert.deepEqual((await settled(one)).counts.ratifiers, [{ party: 1, refuses: 1, alone: 1 }]);
});

test('a party that is indifferent to everything does not make every package a Nash point', async () => {
  // Products of gains .1·.9·.5 = .045, .6·.6·.5 = .18, .9·.1·.5 = .045. NegMAS 0.16.0 (`nash_points`) returns all three,
  // because it stops looking as soon as one party's range of utilities is empty.
  const space = simpleSpace(
    [3],
    [{ points: [[0.1, 0.6, 0.9]] }, { points: [[0.9, 0.6, 0.1]] }, { points: [[0.5, 0.5, 0.5]] }],
  );
  const { solutions } = await settled(space);
  assert.deepEqual(vectors(solutions.nash.points), [[0.6, 0.6, 0.5]]);
});

test('least asymmetry has an answer among four and more parties', async () => {
  // Σ over pairs |u_i − u_j| of (1, 1, 0, 0) is 4, and GENIUS (`BidSpace.getKalaiSmorodinsky`) looks only below 2.
  const space = simpleSpace(
    [1],
    [1, 1, 0, 0].map((u) => ({ points: [[u]] })),
  );
  const { solutions } = await settled(space);
  assert.deepEqual([vectors(solutions.leastAsymmetry.points), solutions.leastAsymmetry.value], [[[1, 1, 0, 0]], 4]);
});

test('work that is cancelled half way speaks of what it saw', async () => {
  // 10^7 packages take seconds; the first sign of progress cancels.
  const points = Array.from({ length: 7 }, (_, i) => Array.from({ length: 10 }, (_, o) => (o * (i + 3)) % 11));
  const space = simpleSpace(Array(7).fill(10), [
    { points, threshold: 30 },
    { points: points.toReversed(), threshold: 30 },
  ]);
  const stop = new AbortController();
  const result = await settle(space, {}, new Budget({ signal: stop.signal, onProgress: () => stop.abort() }));
  assert.ok(result.kind === 'settlement' && result.partial);
  const { looked, tuples, stopped } = result.partial;
  assert.equal(stopped, 'cancelled');
  assert.equal(tuples, 10_000_000);
  assert.ok(looked > 0 && looked < tuples);
  assert.equal(result.counts.packages, looked);
  for (const check of result.checks) assert.ok(!check.holds && !check.whole, check.kind);
});
