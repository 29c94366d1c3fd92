import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../../shared/budget.js';
import { findInNormal } from '../find.js';
import { type NormalGame, payoffAt } from '../model.js';
import { readNfg } from '../nfg/index.js';
import { pureEquilibria } from '../pure.js';
import type { NormalResults } from '../results.js';
import { extremeByDefinition, written } from '../testing/bruteForce.js';
import { bimatrixGame, coordination, randomNormalGame, reordered } from '../testing/games.js';

const all = (game: NormalGame) => findInNormal(game, 'all', new Budget());
const profiles = ({ equilibria }: NormalResults) =>
  equilibria.map(({ profile: [x, y] }) => `${written(x!)} | ${written(y!)}`).sort();
const payoffsOf = ({ equilibria }: NormalResults) =>
  [...new Set(equilibria.map(({ regrets }) => written(regrets.payoffs)))].sort();
const indicesOf = ({ components }: NormalResults) => components!.map(({ index }) => index).sort();
const sum = (indices: readonly number[]) => indices.reduce((a, b) => a + b, 0);
const file = (name: string) =>
  readNfg({ name, text: readFileSync(new URL(`../../../../../test/data/games/${name}`, import.meta.url), 'utf8') })
    .game!;

/** Small games; few different payoffs make many ties. */
const games = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer(), fc.constantFrom(1, 2, 9, 1000))
  .map(([m, n, seed, most]) => randomNormalGame([m, n], seed, most));

test('the extreme equilibria are those of the definition, in games with ties too; their regret is 0, indices sum to 1', async () => {
  await fc.assert(
    fc.asyncProperty(games, async (game) => {
      const found = await all(game);
      assert.equal(found.complete, true);
      assert.deepEqual(profiles(found), extremeByDefinition(game));
      assert.ok(found.equilibria.every(({ regrets }) => regrets.largest.n === 0n));
      assert.equal(sum(indicesOf(found)), 1);
    }),
    { numRuns: 300 },
  );
});

test('every pair of a maximal Nash subset is an equilibrium, and together they are all', async () => {
  await fc.assert(
    fc.asyncProperty(games, async (game) => {
      const found = await all(game);
      const known = new Set(profiles(found));
      const covered = new Set<string>();
      for (const { subsets } of found.components!) {
        for (const { first, second } of subsets!) {
          for (const p of first) {
            for (const q of second) {
              const [x, y] = [found.equilibria[p]!.profile[0]!, found.equilibria[q]!.profile[1]!];
              covered.add(`${written(x)} | ${written(y)}`);
            }
          }
        }
      }
      assert.deepEqual([...covered].sort(), [...known].sort());
    }),
    { numRuns: 200 },
  );
});

test('von Stengel’s 6×6 game has 75 equilibria, 38 of index 1', async () => {
  // Von Stengel (1999), New maximal numbers of equilibria in bimatrix games, Discrete and Computational Geometry 21.
  const found = await all(file('von-stengel-6x6.nfg'));
  assert.equal(found.equilibria.length, 75);
  assert.equal(indicesOf(found).filter((index) => index === 1).length, 38);
  assert.equal(indicesOf(found).filter((index) => index === -1).length, 37);
});

test('coordination on one of n has 2^n − 1 equilibria; k of them played has index (−1)^(k+1)', async () => {
  // Quint and Shubik (1997): each set of strategies that coordinate is one; Σ_k C(n, k) (−1)^(k+1) = 1.
  for (const n of [1, 2, 3, 4, 5, 6]) {
    const found = await all(coordination(n));
    assert.equal(found.equilibria.length, 2 ** n - 1);
    for (const { profile, component } of found.equilibria) {
      const k = profile[0]!.filter((x) => x.n > 0n).length;
      assert.equal(found.components![component!]!.index, k % 2 === 1 ? 1 : -1);
    }
  }
});

test('coordination that is worth 3, 2, 1, 4 has 15 equilibria, all told', async () => {
  // After the game of four that Gambit ships as coord4, of whose 15 its polynomial enumeration finds 10.
  const [a, b] = [
    [3, 2, 1, 4],
    [2, 2, 4, 7],
  ];
  const diagonal = (x: number[]) => x.map((v, i) => x.map((_, j) => (i === j ? v : 0)));
  assert.equal((await all(bimatrixGame(diagonal(a), diagonal(b)))).equilibria.length, 15);
});

test('Myerson’s game with three pure equilibria, one of them proper: they hang together in no way', async () => {
  // Myerson (1978), Refinements of the Nash equilibrium concept: payoffs are the same for both.
  const table = [
    [1, 0, -9],
    [0, 0, -7],
    [-9, -7, -7],
  ];
  const game = bimatrixGame(table, table);
  const found = await all(game);
  assert.deepEqual(payoffsOf(found), ['-7 -7', '0 0', '1 1']);
  assert.deepEqual(pureEquilibria(game), [0, 4, 8]);
});

test('matching pennies, the prisoners’ dilemma, a game in which nothing matters', async () => {
  const pennies = [
    [1, -1],
    [-1, 1],
  ];
  const mixed = await all(
    bimatrixGame(
      pennies,
      pennies.map((row) => row.map((x) => -x)),
    ),
  );
  assert.deepEqual(profiles(mixed), ['1/2 1/2 | 1/2 1/2']);
  assert.equal(mixed.value!.toFraction(), '0');
  const none = [
    [0, 0],
    [0, 0],
  ];
  const nothing = await all(bimatrixGame(none, none));
  assert.equal(nothing.equilibria.length, 4);
  assert.deepEqual(
    nothing.components!.map(({ index, subsets }) => [index, subsets!.length]),
    [[1, 1]],
  );
});

test('the path of Lemke and Howson ends in an equilibrium, and where it is a corner, at one of those that are listed', async () => {
  await fc.assert(
    fc.asyncProperty(games, async (game) => {
      const one = await findInNormal(game, 'one', new Budget());
      assert.equal(one.equilibria[0]!.regrets.largest.n, 0n);
      assert.ok(profiles(await all(game)).includes(profiles(one)[0]!));
    }),
    { numRuns: 200 },
  );
});

test('law: another order of strategies gives the same equilibria in another order', async () => {
  await fc.assert(
    fc.asyncProperty(games, async (game) => {
      const back = game.strategies.map((own) => own.map((_, s) => own.length - 1 - s));
      const turned = await all(reordered(game, back));
      const returned = turned.equilibria.map(
        ({ profile: [x, y] }) => `${written([...x!].reverse())} | ${written([...y!].reverse())}`,
      );
      const found = await all(game);
      assert.deepEqual(returned.sort(), profiles(found));
      assert.deepEqual(indicesOf(turned), indicesOf(found));
    }),
    { numRuns: 100 },
  );
});

test('law: payoffs that are stretched and moved change no equilibrium and no index, in numbers of 400 digits either', async () => {
  await fc.assert(
    fc.asyncProperty(games, fc.constantFrom(7n, 10n ** 400n), async (game, factor) => {
      const paid = game.paid.map((list) => [...list].map((x) => BigInt(x) * factor - 3n));
      const stretched = await all({ ...game, paid, unit: [1n, 5n] });
      const found = await all(game);
      assert.deepEqual(profiles(stretched), profiles(found));
      assert.deepEqual(indicesOf(stretched), indicesOf(found));
    }),
    { numRuns: 100 },
  );
});

test('law: a strategy that pays least whatever happens is added, and nothing changes but that it is never played', async () => {
  await fc.assert(
    fc.asyncProperty(games, async (game) => {
      const [m, n] = [game.strategies[0]!.length, game.strategies[1]!.length];
      const table = (p: number, last: number) => [
        ...Array.from({ length: m }, (_, i) =>
          Array.from({ length: n }, (_, j) => Number(payoffAt(game, p, i + m * j).n)),
        ),
        Array.from({ length: n }, () => last),
      ];
      const found = await all(game);
      const more = await all(bimatrixGame(table(0, -1), table(1, 5)));
      assert.deepEqual(
        profiles(more),
        profiles(found)
          .map((said) => said.replace(' |', ' 0 |'))
          .sort(),
      );
      assert.deepEqual(indicesOf(more), indicesOf(found));
    }),
    { numRuns: 100 },
  );
});

test('law: a strategy that stands twice changes neither payoffs nor the indices of components', async () => {
  await fc.assert(
    fc.asyncProperty(games, fc.nat(), async (game, which) => {
      const own = game.strategies[0]!.map((_, s) => s);
      const twice = await all(reordered(game, [[...own, which % own.length], game.strategies[1]!.map((_, s) => s)]));
      const found = await all(game);
      assert.deepEqual(payoffsOf(twice), payoffsOf(found));
      assert.deepEqual(indicesOf(twice), indicesOf(found));
    }),
    { numRuns: 100 },
  );
});

test('a budget that ends while equilibria are checked leaves those that were, and marks the list as not complete', async () => {
  class Short extends Budget {
    override goOn(stage: string, done = 0) {
      return Promise.resolve(stage !== 'check of the equilibria' || done < 5);
    }
  }
  const { equilibria, complete, components, limit } = await findInNormal(coordination(5), 'all', new Short());
  assert.deepEqual([equilibria.length, complete, components, limit], [5, false, undefined, 'the time is over']);
  assert.ok(equilibria.every(({ component, regrets }) => component === undefined && regrets.largest.n === 0n));
});

test('a budget that is used up ends the search; what is found by then is told, and marked as not complete', async () => {
  const game = randomNormalGame([10, 10], 1);
  const whole = await all(game);
  const found = await findInNormal(game, 'all', new Budget({ seconds: 0 }));
  assert.equal(found.complete, false);
  assert.equal(found.limit, 'the time is over');
  assert.equal(found.components, undefined);
  const known = new Set(profiles(whole));
  assert.ok(profiles(found).every((profile) => known.has(profile)));
});
