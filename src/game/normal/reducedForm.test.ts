import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Budget } from '../../shared/budget.js';
import { payoffsOf } from '../check/payoffsOf.js';
import { randomGame, recipes } from '../check/testing/randomGames.js';
import { readEfg } from '../efg/index.js';
import type { Behaviour, Game } from '../model.js';
import { anyGame } from '../testing/anyGame.js';
import { kuhn } from '../testing/kuhn.js';
import { findInReduced } from './findInReduced.js';
import { cellsOf, payoffAt, strategiesAt } from './model.js';
import { reducedForm } from './reducedForm.js';

const folder = new URL('../../../../test/data/games/', import.meta.url);
const file = (name: string) => readEfg({ name, text: readFileSync(new URL(name, folder), 'utf8') }).game!;
const all = async (game: Game) => (await findInReduced(game, 'all', new Budget())).found!.results;
const paid = async (name: string) => (await all(file(name))).components!.map(({ index }) => index).join();

test('each cell pays what the tree pays when everybody does what its strategies say', () => {
  const cellByCell = (game: Game): void => {
    const form = reducedForm(game);
    assert.ok(typeof form === 'object');
    for (let cell = 0; cell < Math.min(60, cellsOf(form.normal)); cell++) {
      const taken = strategiesAt(form.normal, cell);
      const behaviour: Behaviour = game.infosets.map(({ player, actions, chances }, set): readonly Fraction[] => {
        if (chances) return chances;
        const action = Math.max(0, form.plans[player]![taken[player]!]![set]!);
        return actions.map((_, a) => new Fraction(a === action ? 1 : 0));
      });
      assert.deepEqual(
        game.players.map((_, p): string => payoffAt(form.normal, p, cell).toFraction()),
        payoffsOf(game, behaviour).map((x) => x.toFraction()),
      );
    }
  };
  fc.assert(fc.property(anyGame(), cellByCell), { numRuns: 200 });
  fc.assert(
    fc.property(recipes, (recipe) => cellByCell(randomGame({ ...recipe, zeroChances: true }))),
    { numRuns: 60 },
  );
});

test('Kuhn poker has 27 strategies for the first player and 64 for the second', () => {
  // First: bet or pass with each of three cards, and after pass and bet two answers: 3 for each card, 27. Second: two
  // sets of two actions for each card, none of which it rules out itself: 4 for each, 64.
  const form = reducedForm(kuhn(3));
  assert.ok(typeof form === 'object');
  assert.deepEqual(
    form.normal.strategies.map((own) => own.length),
    [27, 64],
  );
});

test('the components of the classics: one that is stable, the others of index 0', async () => {
  // Battle of the sexes with an outside option: in and the better meeting, and all that keep the first out. Chicken with
  // audience costs has the same form. Beer and quiche: both pool on beer or both on quiche; beer survives (Cho and Kreps).
  assert.equal(await paid('outside-option.efg'), '0,1');
  assert.equal(await paid('audience-costs.efg'), '0,1');
  const game = file('beer-quiche.efg');
  const { components, equilibria } = await all(game);
  const beer = components!.map(({ equilibria: [first], index }) => [
    equilibria[first!]!.regrets.payoffs[0]!.toFraction(),
    index,
  ]);
  assert.deepEqual(beer, [
    ['29/10', 1],
    ['21/10', 0],
  ]);
});

test('in random games every equilibrium that is found is one in the tree', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame({ ...recipe, players: 2 });
      const form = reducedForm(game);
      if (typeof form === 'string' || cellsOf(form.normal) > 100) return;
      // A profile that is no equilibrium in the tree throws.
      const results = await findInReduced(game, 'all', new Budget());
      found += results.found!.behaviours!.length;
      assert.ok(results.found!.results.complete);
    }),
    { numRuns: 100 },
  );
  assert.ok(found > 100);
});

test('a game with too many strategies is refused with the limit', async () => {
  const { limit, found } = await findInReduced(kuhn(8), 'all', new Budget());
  assert.equal(found, undefined);
  assert.match(limit!, /more than 200000 cells/);
});

test('a tree is not laid out to the end where the time is over, and that is said', async () => {
  let asked = 0;
  assert.equal(
    reducedForm(kuhn(3), () => ++asked < 30),
    'the time is over',
  );
  const over = new Budget({ signal: AbortSignal.abort() });
  assert.equal((await findInReduced(kuhn(3), 'pure', over)).limit, 'the time is over');
});
