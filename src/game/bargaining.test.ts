import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fraction from 'fraction.js';
import { backwardInduction } from './backwardInduction.js';
import type { buildGame } from './build.js';
import { bargaining, shareOfProposer } from './testing/bargaining.js';

const solved = (game: ReturnType<typeof buildGame>) => {
  const found = backwardInduction(game);
  assert.ok(typeof found !== 'string', String(found));
  return found;
};

const DISCOUNTS = ['0', '1/10', '1/2', '2/3', '9/10', '99/100', '1'].map((x) => new Fraction(x));

test('the closed form: with one offer left the proposer gets all, then 1 − δ times what the next one gets', () => {
  // δ = 1/2: 1, 1 − 1/2 = 1/2, 1 − 1/4 = 3/4, 1 − 3/8 = 5/8. For many offers 1/(1 + δ) = 2/3 (Rubinstein 1982).
  const half = new Fraction('1/2');
  assert.deepEqual(
    [1, 2, 3, 4].map((n) => shareOfProposer(n, half).toFraction()),
    ['1', '1/2', '3/4', '5/8'],
  );
  assert.ok(Math.abs(shareOfProposer(60, half).valueOf() - 2 / 3) < 1e-15);
});

test('alternating offers with a deadline: the closed form for every number of offers and discount', () => {
  // Ståhl (1972). Around the exact share lie offers a step above and below, so that the solver has to find it.
  for (const delta of DISCOUNTS) {
    for (let periods = 1; periods <= 7; periods++) {
      const offers = (left: number) => {
        const exact = shareOfProposer(left, delta);
        return [exact.sub('1/1000'), exact, exact.add('1/1000')];
      };
      const { value, choice } = solved(bargaining(periods, delta, offers));
      const share = shareOfProposer(periods, delta);
      assert.deepEqual(
        value(0).map((x) => x.toFraction()),
        [share.toFraction(), new Fraction(1).sub(share).toFraction()],
        `${periods} offers, δ = ${delta.toFraction()}`,
      );
      assert.equal(choice[0], 1);
    }
  }
});

test('on a grid of shares that has the exact one, the proposer gets at best that, and at worst a step less', () => {
  // With q^(T−1) steps every exact share lies on the grid. Where an offer leaves the answerer indifferent, refusing it
  // is an equilibrium too (van Damme, Selten and Winter 1990), and the proposer then gives away a step more.
  for (const [delta, periods, steps] of [
    ['1/2', 1, 4],
    ['1/2', 2, 8],
    ['1/2', 3, 8],
    ['2/3', 2, 12],
    ['2/3', 3, 18],
    ['9/10', 2, 20],
  ] as const) {
    const grid = Array.from({ length: steps + 1 }, (_, k) => new Fraction(k, steps));
    const { all, value } = solved(bargaining(periods, new Fraction(delta), () => grid));
    const share = shareOfProposer(periods, new Fraction(delta));
    const best = all.payoffs!.at(-1)!;
    assert.equal(best[0]!.toFraction(), shareOnGrid(periods, new Fraction(delta), steps).toFraction());
    assert.ok(best[0]!.compare(share) >= 0);
    assert.ok(all.payoffs!.some((x) => x.every((y, p) => y.equals(value(0)[p]!))));
    assert.ok(all.count! > 1n);
  }
});

/** What the proposer gets at best on the grid: it is answered yes where that is as good, and hopes for the least after. */
function shareOnGrid(left: number, delta: Fraction, steps: number): Fraction {
  const extremes = (n: number): { best: Fraction; worst: Fraction } => {
    if (n === 0) return { best: new Fraction(0), worst: new Fraction(0) };
    const next = extremes(n - 1);
    const kept = (asked: Fraction, strictly: boolean) => {
      const units = new Fraction(1).sub(asked).mul(steps);
      const whole = units.floor();
      return (strictly && whole.equals(units) ? whole.sub(1) : whole).div(steps);
    };
    return { best: kept(next.worst.mul(delta), false), worst: kept(next.best.mul(delta), true) };
  };
  return extremes(left).best;
}
