import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../../shared/budget.js';
import { randomGame, recipes } from '../../check/testing/randomGames.js';
import { describeGame } from '../../describe.js';
import { readEfg } from '../../efg/index.js';
import { simultaneous } from '../../logit/simultaneous.js';
import type { Game } from '../../model.js';
import { findInNormal } from '../../normal/find.js';
import type { NormalGame } from '../../normal/model.js';
import { readNfg } from '../../normal/nfg/index.js';
import { anyGame } from '../../testing/anyGame.js';
import { kuhn } from '../../testing/kuhn.js';
import { leduc } from '../../testing/leduc.js';
import { sequenceForm } from '../form.js';
import { repaid, swapped } from '../testing.js';
import { extremePlans } from './extremePlans.js';
import { findAllInExtensive, isForTwo } from './findAll.js';
import { indicesOf } from './indices.js';
import { writeAllExtensive } from './writeText.js';

const folder = new URL('../../../../../test/data/games/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const file = (name: string) => readEfg({ name, text: text(name) }).game!;
const all = (game: Game) => findAllInExtensive(game, new Budget());

/** Whole lists, in an order that does not depend on how they were found. */
async function listed(game: Game): Promise<string[]> {
  const { equilibria, complete } = await all(game);
  assert.ok(complete);
  return equilibria
    .map(({ behaviour }) => behaviour.map((own) => own.map((x) => x.toFraction()).join(' ')).join(' | '))
    .sort();
}

test('Kuhn poker has two extreme equilibria: the first player bluffs never, or with a third of its jacks', async () => {
  // Kuhn (1950): bets on the jack with chance α from 0 to 1/3, on the king with 3α; all else is as it is in each of them.
  const game = kuhn(3);
  const { equilibria, components, value, complete } = await all(game);
  assert.ok(complete);
  assert.equal(value!.toFraction(), '-1/18');
  assert.deepEqual(
    components!.map(({ equilibria: own }) => own),
    [[0, 1]],
  );
  const opening = [...game.infosets.keys()].filter((set) => {
    const first = game.infoset.indexOf(set);
    return (
      game.infosets[set]!.player === 0 &&
      [...game.infoset.keys()].filter((v) => v < first && game.end[v]! > first).length <= 2
    );
  });
  const bets = equilibria.map(({ behaviour }) =>
    opening.map((set) => behaviour[set]!.map((x) => x.toFraction()).join(':')),
  );
  assert.deepEqual(
    bets.map((own) => [...own].sort()).sort(),
    [['1:0', '1:0', '1:0'], ['0:1', '1:0', '2/3:1/3'].sort()].sort(),
  );
});

test('the components of the classics: one that is stable, the others of index 0', async () => {
  for (const [name, many, indices] of [
    // In and the better meeting; or out, where the second is likely enough to go elsewhere.
    ['outside-option.efg', 3, '0,1'],
    ['audience-costs.efg', 3, '0,1'],
    // Both on beer or both on quiche, the other answered by a duel with 1/2 or more (Cho and Kreps 1987).
    ['beer-quiche.efg', 4, '0,1'],
  ] as const) {
    const { equilibria, components } = await all(file(name));
    assert.equal(equilibria.length, many, name);
    assert.equal(
      components!
        .map(({ index }) => index)
        .sort()
        .join(),
      indices,
      name,
    );
  }
});

test('where both choose once, at the same time, the list is that of the normal form', async () => {
  const cells = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 24, maxLength: 24 });
  const same = async (game: NormalGame) => {
    const found = await findInNormal(game, 'all', new Budget());
    const wanted = found.equilibria.map(({ profile }) =>
      profile.map((own) => own.map((x) => x.toFraction()).join(' ')).join(' | '),
    );
    assert.deepEqual(await listed(simultaneous(game) as Game), wanted.sort());
    return wanted.length;
  };
  // Payoffs from 0 to 6 tie often.
  await fc.assert(
    fc.asyncProperty(cells, async (paid) => {
      await same(readNfg({ name: '', text: `NFG 1 R "" { "A" "B" } { 3 4 } ${paid.join(' ')}` }).game!);
    }),
    { numRuns: 30 },
  );
  // Von Stengel (1999).
  assert.equal(await same(readNfg({ name: '', text: text('von-stengel-6x6.nfg') }).game!), 75);
});

test('in random games the list is proven complete, its components are those of the reduced normal form, and indices sum to 1', async () => {
  let [indexed, many] = [0, 0];
  const whole = async (game: Game) => {
    if (!isForTwo(game)) return;
    // Throws where the check refuses the proof, or where the components of the reduced normal form are others.
    const { complete, components, equilibria } = await all(game);
    assert.ok(complete);
    many += equilibria.length;
    if (components!.every(({ index }) => index !== undefined)) indexed++;
  };
  const small = recipes.map((recipe) =>
    randomGame({ ...recipe, players: 2, moves: 2 + (recipe.moves % 9), zeroChances: true }),
  );
  await fc.assert(fc.asyncProperty(small, whole), { numRuns: 50 });
  await fc.assert(fc.asyncProperty(anyGame(), whole), { numRuns: 60 });
  assert.ok(indexed > 40 && many > 100, `${indexed} ${many}`);
});

test('random games with constant sum: one equilibrium says which shares and losses are 0 in all, and none is lost by it', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const base = randomGame({ ...recipe, players: 2, moves: 2 + (recipe.moves % 7), zeroChances: true });
      // Whole payoffs from −2 to 2, so that many tie.
      const game = repaid(base, ([x]) => [new Fraction(x!.floor().mod(3)), new Fraction(x!.floor().mod(3)).neg()]);
      const form = sequenceForm(game, [0, 1]);
      assert.ok(typeof form === 'object');
      const { equilibria, complete } = await all(game);
      assert.ok(complete);
      assert.equal(equilibria.length, (await extremePlans(form, new Budget())).equilibria.length);
    }),
    { numRuns: 40 },
  );
});

test('poker with four cards: 9 cases, where all that is not known before takes 238', async () => {
  const { equilibria, cases, complete } = await all(kuhn(4));
  assert.deepEqual([complete, equilibria.length], [true, 2]);
  assert.ok(cases < 20, `${cases}`);
});

test('stretched payoffs leave the list as it is, and players who change places have as many', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame({ ...recipe, players: 2, moves: 2 + (recipe.moves % 8) });
      const list = await listed(game);
      assert.deepEqual(await listed(repaid(game, ([x, y]) => [x!.mul('7/3'), y!.mul(10n ** 30n)])), list);
      assert.equal((await listed(swapped(game))).length, list.length);
    }),
    { numRuns: 15 },
  );
});

test('each equilibrium is told when it is found, so that it is checked before the budget is asked again', async () => {
  const told: string[] = [];
  class Watched extends Budget {
    override goOn() {
      told.push('asked');
      return Promise.resolve(told.filter((what) => what === 'found').length < 3);
    }
  }
  const nothing = 'p "" 2 1 "" { "a" "b" } 0 t "" 0 t "" 0';
  const game = readEfg({ name: '', text: `EFG 2 R "" { "A" "B" } p "" 1 1 "" { "l" "r" } 0 ${nothing} ${nothing}` })
    .game!;
  const form = sequenceForm(game, [0, 1]);
  assert.ok(typeof form === 'object');
  const { equilibria } = await extremePlans(form, new Watched(), () => told.push('found'));
  assert.equal(equilibria.length, 3);
  assert.ok(
    told.every((what, k) => what === 'asked' || told[k - 1] === 'asked'),
    told.join(),
  );
  assert.equal(told.filter((what) => what === 'found').length, 3);
});

test('an index is the same where only best replies to its component are left, in the classics and in random games', async () => {
  let many = 0;
  const same = async (game: Game) => {
    // With constant sum the list may have another order.
    if (!isForTwo(game) || typeof describeGame(game).constantSum === 'object') return;
    const form = sequenceForm(game, [0, 1]);
    assert.ok(typeof form === 'object');
    const { equilibria } = await extremePlans(form, new Budget());
    const { components } = await all(game);
    const of = equilibria.map((_, k) => components!.findIndex(({ equilibria: own }) => own.includes(k)));
    const whole = await indicesOf(game, form, equilibria, of, new Budget());
    const replies = await indicesOf(game, form, equilibria, of, new Budget(), 0);
    if (whole?.by !== 'whole' || replies?.by !== 'replies') return;
    assert.deepEqual(replies.of, whole.of);
    if (whole.of.length > 1) many++;
  };
  for (const name of ['beer-quiche.efg', 'outside-option.efg']) await same(file(name));
  const recipe = recipes.map((one) => randomGame({ ...one, players: 2, moves: 2 + (one.moves % 7) }));
  await fc.assert(fc.asyncProperty(recipe, same), { numRuns: 40 });
  assert.ok(many > 5, `${many}`);
});

test('where the reduced normal form is large, the page says how indices are known', async () => {
  // 27 and 64 strategies, and one component.
  const poker = await all(kuhn(3));
  assert.deepEqual(
    poker.components!.map(({ index }) => index),
    [1],
  );
  const game = file('beer-quiche.efg');
  const results = await all(game);
  const page = (by: 'replies' | 'sum') =>
    writeAllExtensive(game, [...game.infosets.keys()], { ...results, indicesBy: by });
  assert.match(page('replies'), /Checked: each component has its index among .* best replies in it, and .* sum to 1/);
  assert.match(page('sum'), /All indices of a game sum to 1, which gives that of the one component/);
  const { indicesBy: _, ...without } = results;
  assert.doesNotMatch(writeAllExtensive(game, [...game.infosets.keys()], without), /reduced normal form|sum to 1/);
});

test('a budget that ends leaves a list that is not complete, and says so; so does a game that is too large', async () => {
  let asked = 0;
  class Short extends Budget {
    override goOn() {
      return Promise.resolve(asked++ < 10);
    }
  }
  const { equilibria, complete, components, limit } = await findAllInExtensive(kuhn(3), new Short());
  assert.deepEqual([complete, components, limit], [false, undefined, 'the time is over']);
  assert.ok(equilibria.every(({ regrets }) => regrets.largest.n === 0n));
  // Then one is found by another way, where a second is enough.
  const large = await all(leduc());
  assert.match(large.limit!, /^the game has \d+ sequences; cases are gone through for at most 400$/);
  assert.equal(large.complete, false);
  assert.ok(large.equilibria.length <= 1);
});

test('games of three who move and games without perfect recall are not for this method', () => {
  assert.equal(isForTwo(file('selten-horse.efg')), false);
  const second = 'p "" 1 2 "y" { "l" "r" } 0 t "" 0 t "" 0';
  const forgets = `EFG 2 R "" { "A" "B" } p "" 1 1 "x" { "l" "r" } 0 ${second} ${second}`;
  assert.equal(isForTwo(readEfg({ name: '', text: forgets }).game!), false);
});
