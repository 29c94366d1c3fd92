import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  checkCounts,
  checkFrontier,
  checkPackage,
  type DealSpace,
  explainPackage,
  type Settlement,
  type SpaceParty,
  settle,
} from '../src/settlement/index.js';
import { Budget } from '../src/shared/budget.js';
import { anySpace, Brute, simpleSpace, tuples } from './settlement-spaces.js';

// Worth by a table over several issues at once. The laws of settlement-laws.test.ts run on spaces with tables too.

const settled = async (space: DealSpace): Promise<Settlement> => (await settle(space, {}, new Budget())) as Settlement;

/** A space whose party `p` has this table and no other. */
function withTable(space: DealSpace, p: number, issues: number[], values: number[]): DealSpace {
  const table = { name: 'durability', issues, values: Float64Array.from(values) };
  return { ...space, parties: space.parties.with(p, { ...space.parties[p], tables: [table] }) };
}

const zeros = (sizes: number[]): number[][] => sizes.map((n) => Array.from({ length: n }, () => 0));

/** The first party's worth is its table over the first and the last issue; the second is worth more where it is less. */
const small = withTable(
  simpleSpace(
    [2, 2, 3],
    [
      { points: zeros([2, 2, 3]), threshold: 4 },
      {
        points: [
          [5, 4],
          [1, 0],
          [2, 1, 0],
        ],
        threshold: 5,
      },
    ],
  ),
  0,
  [0, 2],
  [1, 2, 3, 4, 5, 6],
);

test('a table is read with the first of its issues most significant', async () => {
  const worth = (x: number[]): number => explainPackage(small, x).standings[0].value;
  assert.deepEqual([worth([0, 0, 0]), worth([0, 1, 0]), worth([0, 0, 2]), worth([1, 0, 0])], [1, 1, 3, 4]);
  const [standing] = explainPackage(small, [1, 1, 2]).standings;
  assert.deepEqual(standing.tables, [{ table: 0, points: 6 }]);
  assert.deepEqual(standing.margin, 2);
  const { counts, range, frontier } = await settled(small);
  assert.deepEqual(range[0], { lo: 1, hi: 6 });
  // Acceptable to the first: option 1 of the first issue, with both options of the second and all three of the last.
  assert.equal(counts.acceptable[0], 6);
  assert.deepEqual(
    frontier.signable.map((point) => point.values),
    [
      [6, 5],
      [5, 6],
      [4, 7],
    ],
  );
});

test('a table whose last issue comes before the last of the space, and a table over no issue, count too', async () => {
  const early = withTable(simpleSpace([2, 2, 3], [{ points: zeros([2, 2, 3]) }]), 0, [0, 1], [0, 7, 3, -2]);
  assert.deepEqual((await settled(early)).range, [{ lo: -2, hi: 7 }]);
  assert.deepEqual((await settled(early)).frontier.all, [{ values: [7], packages: 3, package: [0, 1, 0] }]);
  const constant = withTable(early, 0, [], [2.5]);
  assert.deepEqual((await settled(constant)).range, [{ lo: 2.5, hi: 2.5 }]);
  assert.deepEqual(explainPackage(constant, [1, 1, 2]).standings[0].tables, [{ table: 0, points: 2.5 }]);
});

test('a table that is a sum over issues gives what the sum gives', async () => {
  const input = fc.record({
    space: anySpace,
    picks: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    // Tenths are no binary fractions: rounding must be the same either way.
    scale: fc.constantFrom(1, 0.1, 1 / 3),
  });
  await fc.assert(
    fc.asyncProperty(input, async ({ space, picks, scale }) => {
      const bare = { ...space, parties: space.parties.map(({ tables: _, ...party }) => scaled(party, scale)) };
      const issues = space.issues.flatMap((_, i) => (picks[i] ? [i] : []));
      const all = tuples(issues.map((i) => space.issues[i].options.length));
      const parties = bare.parties.map((party) => {
        const values = all.map((t) => t.reduce((sum, option, d) => sum + party.points[issues[d]][option], 0));
        return {
          ...party,
          points: party.points.map((row, i) => (issues.includes(i) ? row.map(() => 0) : row)),
          tables: [{ name: 'sum', issues, values: Float64Array.from(values) }],
        };
      });
      assert.deepEqual(await settled({ ...bare, parties }), await settled(bare));
    }),
    { numRuns: 200 },
  );
});

function scaled(party: SpaceParty, by: number): SpaceParty {
  return {
    ...party,
    points: party.points.map((row) => row.map((x) => x * by)),
    terms: party.terms.map((term) => ({ ...term, points: term.points * by })),
    threshold: party.threshold * by,
  };
}

test('large and small tables add up exactly, whatever stands beside them', async () => {
  const points = [[0.1, 0.7], [0.2]];
  const space = withTable(simpleSpace([2, 1], [{ points, threshold: 0.3 }]), 0, [0, 1], [0, -0.5]);
  const { counts, frontier } = await settled(space);
  // 0.1 + 0.2 meets 0.3, and 0.7 + 0.2 − 0.5 is 0.4.
  assert.equal(counts.acceptable[0], 2);
  assert.deepEqual(frontier.all[0], { values: [0.4], packages: 1, package: [1, 0] });
  const huge = withTable(simpleSpace([2, 1], [{ points, threshold: 0 }]), 0, [0], [2 ** 60, -(2 ** 60)]);
  const check = await checkCounts(huge, await settled(huge), new Budget());
  assert.ok(check.holds && check.whole, JSON.stringify(check));
});

/** The space with one number of the first table of a party changed. */
function corrupted(space: DealSpace, p: number, row: number, by: number): DealSpace {
  const [table, ...rest] = space.parties[p].tables!;
  const values = table.values.map((x, k) => (k === row ? x + by : x));
  return { ...space, parties: space.parties.with(p, { ...space.parties[p], tables: [{ ...table, values }, ...rest] }) };
}

test('a result from a table with one number wrong is refused', async () => {
  const right = await settled(small);
  for (const [row, first, last] of [
    [3, 1, 0],
    [4, 1, 1],
    [5, 1, 2],
  ]) {
    const wrong = corrupted(small, 0, row, -3);
    const from = await settled(wrong);
    assert.match((await checkCounts(small, from, new Budget())).problem ?? '', /./);
    assert.match((await checkFrontier(small, from.frontier.all, 'all', new Budget())).problem ?? '', /./);
    assert.match(checkPackage(small, explainPackage(wrong, [first, 0, last])).problem ?? '', /value to party 0/);
    assert.equal((await checkCounts(small, right, new Budget())).holds, true);
  }
});

test('checkPackage refuses a wrong word about a table', () => {
  const right = explainPackage(small, [1, 0, 1]);
  assert.equal(checkPackage(small, right).holds, true);
  const wrong = (change: (tables: { table: number; points: number }[]) => void): string | undefined => {
    const copy = structuredClone(right);
    change(copy.standings[0].tables);
    return checkPackage(small, copy).problem;
  };
  assert.match(wrong((tables) => tables.pop()) ?? '', /incomplete/);
  assert.match(wrong((tables) => tables.push(tables[0])) ?? '', /incomplete/);
  assert.match(wrong((tables) => tables[0].points++) ?? '', /worth something else/);
});

test('counts and frontiers of a corrupted table are refused exactly where they are other ones', async () => {
  const input = fc.record({
    space: anySpace.filter((space) => space.parties.some((party) => party.tables?.length)),
    pick: fc.nat(),
    row: fc.nat(),
    by: fc.constantFrom(-5, -1, 1, 5),
  });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(input, async ({ space, pick, row, by }) => {
      const having = space.parties.flatMap((party, p) => (party.tables?.length ? [p] : []));
      const p = having[pick % having.length];
      const { issues, values } = space.parties[p].tables![0];
      const at = row % values.length;
      const wrong = corrupted(space, p, at, by);
      const [a, b] = [await settled(space), await settled(wrong)];
      const counts = await checkCounts(space, b, new Budget());
      const said = ({ counts, range, carries }: Settlement): unknown => ({ counts, range, carries });
      assert.equal(counts.holds, isDeepStrictEqual(said(a), said(b)));
      const frontier = await checkFrontier(space, b.frontier.all, 'all', new Budget());
      assert.equal(frontier.holds, isDeepStrictEqual(a.frontier.all, b.frontier.all));
      const digits = tuples(issues.map((i) => space.issues[i].options.length))[at];
      const touched = new Brute(space).packages.filter((x) => issues.every((issue, d) => x[issue] === digits[d]));
      for (const x of touched) assert.equal(checkPackage(space, explainPackage(wrong, x)).holds, false);
      if (!counts.holds && !frontier.holds) refused++;
    }),
    { numRuns: 200 },
  );
  assert.ok(refused > 0);
});

test('a table that contradicts the space is an error of the caller', () => {
  const refuses = (issues: number[], values: number[], why: RegExp): void => {
    assert.throws(() => explainPackage(withTable(small, 0, issues, values), [0, 0, 0]), why);
  };
  refuses([2, 0], [1, 2, 3, 4, 5, 6], /table 'durability' of 'p0' does not name issues in rising order/);
  refuses([0, 0], [1, 2, 3, 4], /rising order/);
  refuses([0, 3], [1, 2], /rising order/);
  refuses([0, 2], [1, 2, 3, 4, 5], /does not match the options/);
  refuses([0], [1, Number.NaN], /is not finite/);
});
