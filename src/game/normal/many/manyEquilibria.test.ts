import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../../shared/budget.js';
import { nearEquilibriumFault } from '../../check/nearEquilibrium.js';
import { findInNormal } from '../find.js';
import type { NormalGame } from '../model.js';
import { readNfg } from '../nfg/index.js';
import type { NormalResults } from '../results.js';
import { written } from '../testing/bruteForce.js';
import { coordination, random, randomNormalGame, reordered } from '../testing/games.js';
import { contract } from './bounds.js';
import { simplestBetween } from './simplestBetween.js';

const all = (game: NormalGame) => findInNormal(game, 'all', new Budget({ seconds: 20 }));
const profiles = ({ equilibria }: NormalResults) =>
  equilibria.map(({ profile }) => profile.map(written).join(' | ')).sort();
const file = (name: string) =>
  readNfg({ name, text: readFileSync(new URL(`../../../../../test/data/games/${name}`, import.meta.url), 'utf8') })
    .game!;

const SMALL = new Fraction(1n, 10n ** 11n);

/** Nau, Gomez Canovas and Hansen (2004), section 4: the only equilibrium is irrational. */
const IRRATIONAL = readNfg({
  name: 'irrational.nfg',
  text: 'NFG 1 R "" { "1" "2" "3" } { 2 2 2 } 3 0 2  0 1 0  0 2 0  1 0 0  1 0 0  0 3 0  0 1 0  2 0 3',
}).game!;

test('a 2×2×2 game of McKelvey and McLennan has nine equilibria, two of them totally mixed, with indices that sum to 1', async () => {
  const found = await all(file('nine-equilibria.nfg'));
  assert.equal(found.complete, true);
  assert.equal(found.equilibria.length, 9);
  const mixed = found.equilibria.filter(({ profile }) => profile.flat().every((x) => x.n > 0n));
  assert.equal(mixed.length, 2);
  assert.equal(
    found.equilibria.reduce((sum, { index }) => sum + index!, 0),
    1,
  );
});

test('an irrational equilibrium is found, proven to be near, and proven to be the only one', async () => {
  const { equilibria, complete } = await all(IRRATIONAL);
  assert.equal(complete, true);
  const [{ profile, within, regrets }] = equilibria as [(typeof equilibria)[number]];
  assert.equal(equilibria.length, 1);
  assert.ok(within!.compare(SMALL) < 0);
  assert.ok(regrets.largest.compare(0) > 0 && regrets.largest.compare(SMALL) < 0);
  assert.equal(nearEquilibriumFault(IRRATIONAL, profile, within!), undefined);
});

test('a profile with no equilibrium so near is refused: moved, a smaller radius, another support, a strategy that pays as much', async () => {
  const { equilibria } = await all(IRRATIONAL);
  const { profile, within } = equilibria[0]!;
  const shift = new Fraction(1, 10 ** 6);
  const moved = profile.map((own, p) => (p === 0 ? [own[0]!.add(shift), own[1]!.sub(shift)] : own));
  assert.match(nearEquilibriumFault(IRRATIONAL, moved, within!)!, /need not have a solution/);
  assert.match(nearEquilibriumFault(IRRATIONAL, profile, within!.div(2n ** 20n))!, /need not have a solution/);
  assert.match(nearEquilibriumFault(IRRATIONAL, profile, new Fraction(1))!, /too large/);
  const pure = profile.map((own) => own.map((_, s) => new Fraction(s === 0 ? 1 : 0)));
  assert.match(nearEquilibriumFault(IRRATIONAL, pure, within!)!, /strategy 2 of player [123] may pay as much/);
  const half = new Fraction(1, 2);
  const game = coordination(2);
  assert.equal(
    nearEquilibriumFault(
      game,
      [
        [half, half],
        [half, half],
      ],
      new Fraction(1, 1000),
    ),
    undefined,
  );
  assert.match(
    nearEquilibriumFault(
      game,
      [
        [half, half],
        [half, half],
      ],
      new Fraction(1, 4),
    )!,
    /need not|may be 0/,
  );
});

test('with two players it finds what vertex enumeration finds, index by index', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer(),
      async (m, n, seed) => {
        const game = randomNormalGame([m, n], seed);
        const two = await all(game);
        // A third player who can do one thing changes nothing.
        const three = await all({
          ...game,
          players: ['A', 'B', 'C'],
          strategies: [...game.strategies, ['only']],
          paid: [...game.paid, new Float64Array(m * n)],
          unit: [1n, 1n, 1n],
        });
        if (!three.complete) return;
        compared++;
        assert.deepEqual(
          profiles(three),
          profiles(two).map((said) => `${said} | 1`),
        );
        assert.deepEqual(
          three.equilibria.map(({ index }) => index).sort(),
          two.equilibria.map(({ index }) => index).sort(),
        );
      },
    ),
    { numRuns: 100 },
  );
  assert.ok(compared > 80);
});

test('random games of three players: each equilibrium is proven near, and another order of strategies finds as many', async () => {
  let complete = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const game = randomNormalGame([2, 2, 2], seed, 50);
      const found = await all(game);
      if (!found.complete) return;
      complete++;
      for (const { profile, within, regrets } of found.equilibria) {
        if (within) assert.equal(nearEquilibriumFault(game, profile, within), undefined);
        else assert.equal(regrets.largest.n, 0n);
      }
      const turned = await all(
        reordered(game, [
          [1, 0],
          [0, 1],
          [1, 0],
        ]),
      );
      assert.equal(turned.equilibria.length, found.equilibria.length);
    }),
    { numRuns: 60 },
  );
  assert.ok(complete > 40);
});

test('where equilibria are not isolated, that is said and nothing is called complete', async () => {
  const nothing = await all({ ...randomNormalGame([2, 2, 2], 1, 0) });
  assert.equal(nothing.complete, false);
  assert.match(nothing.limit!, /supports were left open/);
});

test('one equilibrium of three players where none is pure', async () => {
  const { equilibria } = await findInNormal(IRRATIONAL, 'one', new Budget());
  assert.equal(equilibria.length, 1);
});

test('bounds of an expectation hold every value inside, with chances below 0 too', () => {
  const next = random(5);
  for (let run = 0; run < 500; run++) {
    const n = 2 + next(3);
    const values = Float64Array.from({ length: n }, () => next(2001) / 1000 - 1);
    const point = Array.from({ length: n }, () => next(100));
    const sum = point.reduce((a, b) => a + b, 1);
    const x = point.map((p, k) => (p + (k === 0 ? 1 : 0)) / sum);
    const radius = next(100) / 200;
    const bounds = contract(
      { low: values, high: values },
      x.map((p) => p - radius),
      x.map((p) => p + radius),
    );
    const value = x.reduce((all, p, k) => all + p * values[k]!, 0);
    assert.ok(bounds.low[0]! <= value && value <= bounds.high[0]!);
  }
});

test('the simplest fraction between two numbers has the least denominator of all', () => {
  fc.assert(
    fc.property(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 0, max: 40 }), (at, wide) => {
      const [low, high] = [at / 256, (at + wide) / 256];
      const found = simplestBetween(low, high);
      assert.ok(found.compare(low) >= 0 && found.compare(high) <= 0);
      for (let d = 1; d < Number(found.d); d++) assert.ok(Math.ceil(low * d) > high * d);
    }),
  );
});
