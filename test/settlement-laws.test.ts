import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Constraint,
  checkCompletion,
  checkPackage,
  checkTrades,
  checkWouldTake,
  complete,
  type DealSpace,
  explainPackage,
  packagesOfPoint,
  type Settlement,
  settle,
  trades,
  wouldTake,
} from '../src/settlement/index.js';
import { Budget } from '../src/shared/budget.js';
import { anySpace, Brute, deadlocked, same, subsets, tuples } from './settlement-spaces.js';

const settled = async (space: DealSpace): Promise<Settlement> => {
  const result = await settle(space, {}, new Budget());
  assert.equal(result.kind, 'settlement');
  return result as Settlement;
};
const law = (name: string, arbitrary: fc.Arbitrary<DealSpace>, holds: (space: DealSpace) => Promise<void>): void => {
  test(name, () => fc.assert(fc.asyncProperty(arbitrary, holds), { numRuns: 200 }));
};

law('counts agree with counting by the definitions', anySpace, async (space) => {
  const { counts, range, carries } = await settled(space);
  const brute = new Brute(space);
  const count = (yes: (x: readonly number[]) => boolean): number => brute.packages.filter(yes).length;
  const parties = space.parties.map((_, p) => p);
  const ratifiers = parties.filter((p) => space.parties[p].role === 'ratifier');
  assert.deepEqual(counts, {
    packages: brute.packages.length,
    acceptable: parties.map((p) => count((x) => brute.accepts(p, x))),
    signable: count((x) => brute.signable(x)),
    ratifiable: count((x) => brute.signable(x) && ratifiers.every((p) => brute.stands(p, x))),
    unanimous: count((x) => brute.signatories.every((p) => brute.accepts(p, x))),
    candidates: count((x) => brute.candidate(x)),
    blocksAlone: parties.map((p) => count((x) => !brute.signable(x) && brute.signable(x, [], p))),
    ratifiers: ratifiers.map((party) => ({
      party,
      refuses: count((x) => brute.signable(x) && !brute.stands(party, x)),
      alone: count((x) => brute.signable(x) && ratifiers.every((p) => brute.stands(p, x) === (p !== party))),
    })),
  });
  if (brute.packages.length > 0)
    for (const p of parties) {
      const values = brute.packages.map((x) => brute.value(p, x));
      assert.deepEqual(range[p], { lo: Math.min(...values), hi: Math.max(...values) });
    }
  assert.deepEqual(
    carries,
    brute.relevant().map((constraint) => ({ constraint, signable: count((x) => brute.signable(x, [constraint])) })),
  );
});

law('frontiers agree with comparing every pair of packages', anySpace, async (space) => {
  const { frontier } = await settled(space);
  const brute = new Brute(space);
  assert.deepEqual(frontier.all, brute.frontier(brute.packages));
  assert.deepEqual(frontier.signable, brute.frontier(brute.packages.filter((x) => brute.signable(x))));
  assert.deepEqual(frontier.candidates, brute.frontier(brute.packages.filter((x) => brute.candidate(x))));
});

law('solutions are the best candidates by their definitions, ties included', anySpace, async (space) => {
  const { solutions } = await settled(space);
  const brute = new Brute(space);
  const frontier = brute.frontier(brute.packages.filter((x) => brute.candidate(x)));
  const gains = frontier.map(({ values }) => values.map((v, k) => v - space.parties[brute.signatories[k]].threshold));
  const most = brute.signatories.map((_, k) => Math.max(...gains.map((g) => g[k])));
  const shares = gains.map((g) => g.map((gain, k) => (most[k] > 0 ? gain / most[k] : 1)));
  const bestBy = (score: number[]): typeof frontier =>
    frontier.filter((_, i) => Math.abs(score[i] - Math.max(...score)) < 1e-8 * Math.max(1, Math.abs(score[i])));
  const pairs = (x: number[]): number =>
    x.flatMap((a, i) => x.slice(i + 1).map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
  const positive = gains.some((g) => g.every((x) => x > 0));
  const products = gains.map((g) => (g.every((x) => x > 0) ? g.reduce((a, b) => a * b) : -1));
  assert.deepEqual(solutions.nash.points, positive ? bestBy(products) : []);
  assert.equal(solutions.nash.why === undefined, positive);
  assert.deepEqual(solutions.kalaiSmorodinskyMaxMin.points, bestBy(shares.map((s) => Math.min(...s))));
  assert.deepEqual(solutions.leastAsymmetry.points, bestBy(frontier.map((p) => -pairs(p.values))));
  assert.deepEqual(
    solutions.leastAsymmetryNormalised.points,
    bestBy(shares.map((s) => Math.min(...s) - Math.max(...s))),
  );
  assert.deepEqual(solutions.utilitarian.points, bestBy(frontier.map((p) => p.values.reduce((a, b) => a + b))));
  // Leximin: no other has a lexicographically higher list of gains, sorted from the smallest.
  const keys = gains.map((g) =>
    g
      .slice()
      .sort((a, b) => a - b)
      .map((x) => String(1000 + x))
      .join(),
  );
  const top = keys.toSorted().at(-1);
  assert.deepEqual(
    solutions.egalitarian.points,
    frontier.filter((_, i) => keys[i] === top),
  );
});

law('corrections and conflicts are those found by trying every set of constraints', deadlocked, async (space) => {
  const { whyNoDeal } = await settled(space);
  const brute = new Brute(space);
  const relevant = brute.relevant();
  if (brute.packages.some((x) => brute.signable(x))) {
    assert.deepEqual(whyNoDeal, { signableAlready: true, corrections: [], conflicts: [] });
    return;
  }
  const opens = (dropped: readonly Constraint[]): boolean => brute.packages.some((x) => brute.signable(x, dropped));
  const without = (set: readonly Constraint[]): Constraint[] => relevant.filter((c) => !set.some((d) => same(c, d)));
  const minimal = (yes: (set: readonly Constraint[]) => boolean): string[] =>
    subsets(relevant)
      .filter((set) => yes(set) && set.every((c) => !yes(set.filter((d) => d !== c))))
      .map((set) => JSON.stringify(set))
      .sort();
  const named = (sets: readonly (readonly Constraint[])[]): string[] => sets.map((set) => JSON.stringify(set)).sort();
  assert.deepEqual(named(whyNoDeal.corrections.map((c) => c.constraints)), minimal(opens));
  assert.deepEqual(
    named(whyNoDeal.conflicts),
    minimal((kept) => !opens(without(kept))),
  );
  for (const { constraints, packages, amounts } of whyNoDeal.corrections) {
    const opened = brute.packages.filter((x) => brute.signable(x, constraints));
    assert.equal(packages, opened.length);
    // The amounts are the smallest ones: no opened package needs less of every threshold and of one strictly less.
    const lowered = constraints.filter((c) => c.kind === 'threshold').map((c) => c.party);
    const needs = opened.map((x) => lowered.map((p) => space.parties[p].threshold - brute.value(p, x)));
    const less = (a: number[], b: number[]): boolean => a.every((v, k) => v <= b[k]) && a.some((v, k) => v < b[k]);
    const smallest = needs.filter((need) => !needs.some((other) => less(other, need))).map(String);
    assert.deepEqual(
      amounts.map(({ lower, packages: n }) => `${lower.map((l) => l.by)} in ${n}`).sort(),
      [...new Set(smallest)].map((need) => `${need} in ${smallest.filter((s) => s === need).length}`).sort(),
    );
    for (const amount of amounts) assert.ok(brute.signable(amount.package, constraints));
  }
});

law('every certificate of a settlement holds for the whole space', fc.oneof(anySpace, deadlocked), async (space) => {
  const { checks } = await settled(space);
  assert.deepEqual(
    checks.map((c) => c.checkedBy),
    [
      'checkCounts',
      'checkFrontier',
      'checkFrontier',
      'checkFrontier',
      'checkSolutions',
      'checkCorrections',
      'checkConflicts',
    ],
  );
  for (const check of checks) assert.ok(check.holds && check.whole, JSON.stringify(check));
});

law('a settlement does not depend on the order of the parties', anySpace, async (space) => {
  const n = space.parties.length;
  const flip = (p: number): number => n - 1 - p;
  const { adoption } = space;
  const turned: DealSpace = {
    ...space,
    parties: space.parties.toReversed(),
    adoption: { ...adoption, voters: adoption.voters.map(flip), vetoes: adoption.vetoes.map(flip) },
  };
  const [a, b] = [await settled(space), await settled(turned)];
  assert.deepEqual(b.counts.acceptable.toReversed(), a.counts.acceptable);
  assert.deepEqual(b.counts.blocksAlone.toReversed(), a.counts.blocksAlone);
  assert.equal(b.counts.signable, a.counts.signable);
  const vectors = (s: Settlement, turn: boolean): string[] =>
    s.frontier.signable.map((p) => `${turn ? p.values.toReversed() : p.values} ${p.packages}`).sort();
  assert.deepEqual(vectors(b, true), vectors(a, false));
  const sets = (s: Settlement, turn: boolean): string[] =>
    s.whyNoDeal.conflicts
      .map((set) =>
        set
          .map((c) => `${turn ? flip(c.party) : c.party} ${c.kind} ${c.kind === 'line' ? c.line : ''}`)
          .sort()
          .join(),
      )
      .sort();
  assert.deepEqual(sets(b, true), sets(a, false));
});

law('a settlement does not depend on the order of issues and options', anySpace, async (space) => {
  const last = space.issues.length - 1;
  const sizes = space.issues.map((issue) => issue.options.length);
  const turnFormula = (f: DealSpace['rules'][number]): DealSpace['rules'][number] => {
    if (f.kind === 'is')
      return { kind: 'is', issue: last - f.issue, options: f.options.map((o) => sizes[f.issue] - 1 - o) };
    return f.kind === 'not' ? { kind: 'not', of: turnFormula(f.of) } : { kind: f.kind, of: f.of.map(turnFormula) };
  };
  const turnTable = (table: NonNullable<DealSpace['parties'][number]['tables']>[number]): typeof table => {
    const old = tuples(table.issues.map((i) => sizes[i])).map(String);
    const issues = table.issues.map((i) => last - i).toReversed();
    const values = tuples(issues.map((i) => sizes[last - i])).map((t) => {
      const before = t.map((o, d) => sizes[last - issues[d]] - 1 - o).toReversed();
      return table.values[old.indexOf(String(before))];
    });
    return { ...table, issues, values: Float64Array.from(values) };
  };
  const turned: DealSpace = {
    ...space,
    issues: space.issues.map((issue) => ({ ...issue, options: issue.options.toReversed() })).toReversed(),
    rules: space.rules.map(turnFormula),
    parties: space.parties.map((party) => ({
      ...party,
      points: party.points.map((row) => row.toReversed()).toReversed(),
      terms: party.terms.map((term) => ({ ...term, when: turnFormula(term.when) })),
      ...(party.tables && { tables: party.tables.map(turnTable) }),
      refuses: party.refuses.map((line) => ({ ...line, when: turnFormula(line.when) })),
      ...(party.needed && { needed: turnFormula(party.needed) }),
    })),
  };
  const [a, b] = [await settled(space), await settled(turned)];
  assert.deepEqual(b.counts, a.counts);
  const bare = (s: Settlement): unknown[] =>
    [s.frontier.all, s.frontier.signable, s.solutions.nash.points, s.solutions.egalitarian.points].map((points) =>
      points.map(({ values, packages }) => ({ values, packages })),
    );
  assert.deepEqual(bare(b), bare(a));
  assert.deepEqual(b.whyNoDeal.conflicts, a.whyNoDeal.conflicts);
});

test('rescaling each party by a positive affine map of its own changes no ordinal answer', () => {
  const scales = [4, 0.5, 8, 2, 16];
  const shifts = [3, -7, 0.25, 5, 1];
  return fc.assert(
    fc.asyncProperty(anySpace, async (space) => {
      // Powers of two keep the arithmetic exact. A shift is put on the first issue and on the threshold.
      const mapped: DealSpace = {
        ...space,
        parties: space.parties.map((party, p) => ({
          ...party,
          points: party.points.map((row, i) => row.map((x) => x * scales[p] + (i === 0 ? shifts[p] : 0))),
          terms: party.terms.map((term) => ({ ...term, points: term.points * scales[p] })),
          ...(party.tables && {
            tables: party.tables.map((table) => ({ ...table, values: table.values.map((x) => x * scales[p]) })),
          }),
          threshold: party.threshold * scales[p] + shifts[p],
        })),
      };
      const [a, b] = [await settled(space), await settled(mapped)];
      assert.deepEqual(b.counts, a.counts);
      const packages = (s: Settlement): unknown[] =>
        [
          s.frontier.all,
          s.frontier.signable,
          s.frontier.candidates,
          s.solutions.nash.points,
          s.solutions.kalaiSmorodinskyMaxMin.points,
          s.solutions.leastAsymmetryNormalised.points,
        ].map((points) => points.map((point) => ({ package: point.package, packages: point.packages })));
      assert.deepEqual(packages(b), packages(a));
      assert.deepEqual(b.whyNoDeal.conflicts, a.whyNoDeal.conflicts);
      assert.deepEqual(b.carries, a.carries);
    }),
    { numRuns: 200 },
  );
});

law('raising a threshold never makes a package signable', anySpace, async (space) => {
  const before = new Brute(space);
  const { counts } = await settled(space);
  for (const [p, party] of space.parties.entries()) {
    const raised = { ...space, parties: space.parties.with(p, { ...party, threshold: party.threshold + 3 }) };
    assert.ok((await settled(raised)).counts.signable <= counts.signable);
    for (const x of before.packages)
      if (explainPackage(raised, x).signable) assert.ok(explainPackage(space, x).signable);
  }
});

law('what is said of one package is what the definitions say', anySpace, async (space) => {
  const brute = new Brute(space);
  for (const x of brute.packages) {
    const explained = explainPackage(space, x);
    assert.equal(explained.signable, brute.signable(x));
    assert.deepEqual(
      explained.standings.map((s) => s.accepts),
      space.parties.map((_, p) => brute.accepts(p, x)),
    );
    assert.deepEqual(
      explained.standings.map((s) => s.value),
      space.parties.map((_, p) => brute.value(p, x)),
    );
    assert.deepEqual(checkPackage(space, explained).problem, undefined);
  }
});

law('a completion is certified, and a whole package completes itself', anySpace, async (space) => {
  const brute = new Brute(space);
  const open = space.issues.map((_, i) => (i === 0 ? 0 : undefined));
  const completion = await complete(space, open, new Budget());
  const check = await checkCompletion(space, open, completion, new Budget());
  assert.ok(check.holds && check.whole, JSON.stringify(check));
  assert.equal(completion === undefined, !brute.packages.some((x) => x[0] === 0));
  for (const x of brute.packages.slice(0, 5)) {
    const itself = await complete(space, x, new Budget());
    assert.deepEqual(itself?.package, x);
    assert.equal(itself?.share, 1);
  }
});

law('what would win a party takes the fewest changes and the least losses', anySpace, async (space) => {
  const brute = new Brute(space);
  for (const x of brute.packages.slice(0, 6))
    for (const party of brute.signatories) {
      const result = await wouldTake(space, x, party, new Budget());
      const check = await checkWouldTake(space, x, result, new Budget());
      assert.ok(check.holds && check.whole, JSON.stringify(check));
      if (brute.accepts(party, x)) continue;
      const kept = space.parties.flatMap((_, p) => (brute.stands(p, x) ? [p] : []));
      const wins = brute.packages.filter((y) => brute.accepts(party, y) && kept.every((p) => brute.stands(p, y)));
      const distances = wins.map((y) => y.filter((option, i) => option !== x[i]).length);
      assert.equal(result.changes, wins.length === 0 ? undefined : Math.min(...distances));
    }
});

law('trades are certified, and each leaves every signatory at least as well off', anySpace, async (space) => {
  const brute = new Brute(space);
  for (const x of brute.packages.slice(0, 6)) {
    const result = await trades(space, x, new Budget());
    const check = await checkTrades(space, x, result, new Budget());
    assert.ok(check.whole && check.problem === undefined, JSON.stringify(check));
    for (const trade of result.trades) {
      const gains = brute.signatories.map((p) => brute.value(p, trade.package) - brute.value(p, x));
      assert.deepEqual(
        trade.gains.map((g) => g.by),
        gains,
      );
      assert.ok(Math.min(...gains) >= 0 && Math.max(...gains) > 0);
    }
  }
});

law('the packages of a point are listed on demand', anySpace, async (space) => {
  const brute = new Brute(space);
  for (const point of (await settled(space)).frontier.signable) {
    const { packages } = await packagesOfPoint(space, point.values, 'signable', new Budget());
    assert.deepEqual(
      packages,
      brute.packages.filter((x) => brute.signable(x) && String(brute.vector(x)) === String(point.values)),
    );
    assert.equal(packages.length, point.packages);
  }
});

law('work that is stopped says so and proves nothing', anySpace, async (space) => {
  const stop = new AbortController();
  stop.abort();
  const result = await settle(space, {}, new Budget({ signal: stop.signal }));
  assert.ok(result.kind === 'settlement');
  assert.equal(result.partial?.stopped, 'cancelled');
  assert.equal(result.partial?.looked, 0);
  assert.ok(result.whyNoDeal.partial);
  for (const check of result.checks) assert.ok(!check.holds && !check.whole);
});
