import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import type { CommitmentGame, Payoffs } from './model.js';
import type { CommitmentSolution, Threshold } from './solution.js';
import { solveCommitment } from './solve.js';
import { anyGame, type Steady, steady } from './testing.js';

// Worth to the target: d = 30 withdrawn, a = 45 accepted, w = 55 extended, y = 55 countered, c = 2 for a period. So
// ρ* = (w − a) ÷ (w − d) = 2/5 and g = (y − a) ÷ (y − a + c) = 5/6. To the sponsor: 0, x = 10, 5, 8, and 1/10.
const numbers: Omit<Steady, 'periods'> = {
  withdrawn: [30, 0],
  accept: [45, 10],
  extended: [55, 5],
  counters: [[55, 8]],
  cost: 2,
  sponsorCost: '1/10',
};
const steps = (periods: number, more: Partial<Steady> = {}): CommitmentSolution =>
  solveCommitment(steady({ ...numbers, periods, ...more }));
const q = (n: number, d = 1): Fraction => new Fraction(n, d);
const star = q(2, 5);
const g = q(5, 6);

function same(found: Threshold | Fraction, wanted: Fraction | string): void {
  const text = (x: Threshold): string => (typeof x === 'string' ? x : x.toFraction());
  assert.equal(text(found), typeof wanted === 'string' ? wanted : wanted.toFraction());
}

describe('closed forms of the standing offer', () => {
  it('with no counter accepts from (w − a) ÷ (w − d) on', () => {
    const { threshold, value, accepts, unique } = steps(0, { resolve: '1/5' });
    same(threshold, star);
    same(value.target, q(50)); // 1/5 · 30 + 4/5 · 55
    assert.ok(unique);
    assert.deepEqual(accepts, [{ from: star, to: q(1), open: false }]);
    same(steps(0, { resolve: star }).path[0]!.accept, q(1));
  });

  it('accepts at any belief what is as good as the extension, and never what is worse than no deal', () => {
    same(steps(2, { accept: [55, 10], counters: [] }).threshold, 'always');
    same(steps(0, { accept: [29, 10], counters: [] }).threshold, 'never');
    // Three periods cost 6, so accepting 29 at once is better than a sure 30 − 6; 23 is not.
    same(steps(3, { accept: [23, 10] }).threshold, 'never');
  });

  it('needs no belief where a strategic sponsor would withdraw as well', () => {
    const { threshold, sponsorWithdraws } = steps(0, { withdrawn: [30, 6] });
    assert.ok(sponsorWithdraws);
    same(threshold, 'always');
    same(steps(0, { withdrawn: [46, 6] }).threshold, 'never');
    assert.ok(!steps(0, { withdrawn: [30, 6], bound: true }).sponsorWithdraws);
  });

  it('with one counter accepts from ρ*·g on, and otherwise counters with the chances that make both indifferent', () => {
    same(steps(1).threshold, q(1, 3));
    const { path, value } = steps(1, { resolve: '1/5' });
    same(value.target, q(49)); // (1 − 1/2) · 55 + 1/2 · (45 − 2)
    const [counter] = path[0]!.counters;
    same(counter!.made, q(1));
    same(q(1).sub(counter!.taken), q(3, 8)); // ρ (1 − ρ*) ÷ ((1 − ρ) ρ*) = (1/5 · 3/5) ÷ (4/5 · 2/5)
    same(path[1]!.belief, star);
    same(path[1]!.accept, q(31, 50)); // (8 + 1/10 − 5) ÷ (10 − 5)
  });

  it('with n counters accepts from ρ*·gⁿ on, which tends to ρ*·e^(−C/(y − a)) as one cost C is cut ever finer', () => {
    for (let n = 1; n <= 6; n++) same(steps(n).threshold, star.mul(g.pow(n)!));
    assert.ok(Math.abs(Number(steps(4).threshold) - 0.193) < 5e-4);
    const fine = (n: number): number => Number(steps(n, { cost: new Fraction(8, n), counters: [[60, 8]] }).threshold);
    const limit = 0.4 * Math.exp(-8 / 15);
    const gaps = [8, 16, 32].map((n) => fine(n) - limit);
    // The gap falls as 1 ÷ n.
    for (const i of [0, 1]) assert.ok(gaps[i]! > 0 && Math.abs(gaps[i]! / gaps[i + 1]! - 2) < 0.05);
  });

  it('mixes inside with acceptance at c_S ÷ (x_S − y_S), and rises from belief to belief', () => {
    const { path, unique } = steps(4, { resolve: '1/10' });
    assert.ok(unique);
    const wanted = [q(1, 10), ...[3, 2, 1].map((k) => star.mul(g.pow(k)!)), star];
    assert.deepEqual(
      path.map(({ belief }) => belief.toFraction()),
      wanted.map((belief) => belief.toFraction()),
    );
    for (const t of [1, 2, 3]) same(path[t]!.accept, q(1, 20)); // (1/10) ÷ (10 − 8)
  });

  it('lets the deadline pass rather than counter where the counter is worth less than that, y < w − c', () => {
    // With y = 50 and c = 1, waiting is worth 55 − 1 − 25 ρ, always more than the counter: accepts from 9/25, not 1/3.
    same(steps(1, { counters: [[50, 8]], cost: 1 }).threshold, q(9, 25));
    same(steps(4, { counters: [[50, 8]], cost: 1 }).threshold, q(6, 25)); // 55 − 4 − 25 ρ = 45
    const { path } = steps(1, { counters: [[50, 8]], cost: 1 });
    same(path[0]!.wait, q(1));
  });

  it('a counter that is worth less to the sponsor than the extension is never taken', () => {
    const { layers, threshold, path } = steps(1, { counters: [[55, '4.8']] });
    same(layers[0]!.reach[0]!, q(0));
    assert.ok(path.every(({ counters }) => counters.every(({ taken, made }) => made.mul(taken).equals(0))));
    same(threshold, q(8, 25)); // 55 − 2 − 25 ρ = 45
  });

  it('answers at the end of the period turn g into (y − a − c) ÷ (y − a)', () => {
    same(steps(1, { counters: [[57, 8]], answeredLate: true }).threshold, star.mul(q(10, 12)));
  });

  it('a sponsor to whom waiting costs nothing leaves several equilibria: the threshold is only bounded', () => {
    const { unique, threshold, thresholdOver, value, valueOver } = steps(4, { sponsorCost: 0, resolve: '1/10' });
    assert.ok(!unique);
    same(threshold, star.mul(g.pow(4)!));
    same(thresholdOver.hi, threshold as Fraction);
    same(value.target, valueOver.target.hi);
    // At the worst all but the last counter are rejected for sure: 55 − 3 · 2 − 30 ρ, which is 45 at 2/15.
    same(thresholdOver.lo, q(2, 15));
    same(valueOver.target.lo, q(46));
  });
});

describe('laws of the standing offer', () => {
  const sure = { numRuns: 300, seed: 11 };
  const scaled = (game: CommitmentGame, change: (p: Payoffs) => Payoffs): CommitmentGame => ({
    ...game,
    accept: game.accept.map(change),
    counters: game.counters.map((counter) => ({ ...counter, payoffs: counter.payoffs.map(change) })),
    withdrawn: change(game.withdrawn),
    extended: change(game.extended),
  });
  const text = (x: unknown): string => JSON.stringify(x, (_, v) => (v instanceof Fraction ? v.toFraction() : v));
  const doings = ({ path, endings, accepts, thresholdOver, unique }: CommitmentSolution): string =>
    text([path.map(({ value: _, ...rest }) => rest), endings, accepts, thresholdOver, unique]);

  it('what an equilibrium is worth lies within the bounds on all, and chances sum to 1', () => {
    fc.assert(
      fc.property(anyGame(4, 3), (game) => {
        const { value, valueOver, endings } = solveCommitment(game);
        for (const who of ['target', 'sponsor'] as const) {
          assert.ok(value[who].compare(valueOver[who].lo) >= 0 && value[who].compare(valueOver[who].hi) <= 0);
        }
        for (const { offer, counters, withdrawn, extended } of Object.values(endings)) {
          const all = [...offer, ...counters.flat(), withdrawn, extended];
          same(
            all.reduce((sum, chance) => sum.add(chance)),
            q(1),
          );
        }
      }),
      sure,
    );
  });

  it('another scale or zero of one player changes nothing that is done', () => {
    fc.assert(
      fc.property(anyGame(3, 2), fc.constantFrom('target' as const, 'sponsor' as const), (game, who) => {
        const other = scaled(game, (p) => ({ ...p, [who]: p[who].mul(q(7, 3)).sub(5) }));
        assert.equal(doings(solveCommitment(other)), doings(solveCommitment(game)));
      }),
      sure,
    );
  });

  it('the order of counters, a second copy of one, and periods in which nothing changes leave the values', () => {
    const values = ({ value, valueOver, accepts, thresholdOver, unique }: CommitmentSolution): string =>
      text([value, valueOver, accepts, thresholdOver, unique]);
    fc.assert(
      fc.property(anyGame(3, 3), (game) => {
        const wanted = values(solveCommitment(game));
        assert.equal(values(solveCommitment({ ...game, counters: [...game.counters].reverse() })), wanted);
        const copied = [...game.counters, ...game.counters.slice(0, 1)];
        assert.equal(values(solveCommitment({ ...game, counters: copied })), wanted);
      }),
      sure,
    );
    fc.assert(
      fc.property(anyGame(0, 0), (game) => {
        const longer = { ...game, accept: [game.accept[0]!, game.accept[0]!, game.accept[0]!] };
        const { value, threshold } = solveCommitment(longer);
        same(value.target, solveCommitment(game).value.target);
        same(threshold, solveCommitment(game).threshold as Fraction);
      }),
      sure,
    );
  });

  it('a sponsor known to be strategic who would not withdraw plays the reference game', () => {
    fc.assert(
      fc.property(anyGame(4, 2), (any) => {
        const game = { ...any, resolve: q(0) };
        fc.pre(game.withdrawn.sponsor.compare(game.extended.sponsor) < 0);
        const open = solveCommitment({ ...game, bound: false });
        const bound = solveCommitment({ ...game, bound: true });
        assert.equal(text([open.value, open.path, open.endings]), text([bound.value, bound.path, bound.endings]));
      }),
      sure,
    );
  });

  it('refuses what is no game', () => {
    const game = steady({ ...numbers, periods: 2 });
    assert.throws(() => solveCommitment({ ...game, resolve: q(6, 5) }), /6\/5/);
    assert.throws(() => solveCommitment({ ...game, accept: [] }), /no period/);
    assert.throws(() => solveCommitment({ ...game, accept: game.accept.slice(1) }), /2 payoffs for 1/);
  });
});
