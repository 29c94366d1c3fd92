import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../shared/budget.js';
import { randomGame, recipes } from '../check/testing/randomGames.js';
import { describeGame } from '../describe.js';
import { readEfg } from '../efg/index.js';
import type { Game } from '../model.js';
import { anyGame } from '../testing/anyGame.js';
import { kuhn } from '../testing/kuhn.js';
import { costVariable, startFrom } from './dictionary.js';
import { findEquilibrium } from './equilibrium.js';
import { ExactTableau } from './exactTableau.js';
import { findInExtensive } from './find.js';
import { sequenceForm } from './form.js';
import { lemke } from './lemke.js';
import { find, repaid, swapped } from './testing.js';

const folder = new URL('../../../../test/data/games/', import.meta.url);
function file(name: string): Game {
  return readEfg({ name, text: readFileSync(new URL(name, folder), 'utf8') }).game!;
}
const payoffs = async (game: Game, what: 'one' | 'subgame-perfect') => {
  const { check } = await find(game, what);
  assert.equal(check!.regrets!.largest.n, 0n);
  if (what === 'subgame-perfect') assert.equal(check!.subgames!.largest.n, 0n);
  return check!.regrets!.payoffs.map((x) => x.toFraction());
};

test('in random games the equilibrium that is found is exact: no player gains anything by any plan', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const { check } = await find(randomGame({ ...recipe, players: 2, zeroChances: true }), 'one');
      assert.deepEqual(check!.faults, []);
      assert.equal(check!.regrets!.largest.n, 0n);
    }),
    { numRuns: 200 },
  );
});

test('in random games of up to three players the one found is an equilibrium in every subgame, or the limit is said', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const { check, limit } = await find(randomGame(recipe), 'subgame-perfect');
      if (limit !== undefined) return assert.match(limit, /3 players move \(P0, P1, P2\), and the method is for two/);
      found++;
      assert.equal(check!.subgames!.largest.n, 0n);
    }),
    { numRuns: 200 },
  );
  assert.ok(found > 100);
});

test('games with many ties and payoffs on inner nodes are solved too, where recall is perfect', async () => {
  await fc.assert(
    fc.asyncProperty(anyGame(), async (game) => {
      const { check, limit } = await find(game, 'subgame-perfect');
      if (limit !== undefined) return assert.equal(describeGame(game).perfectRecall, false);
      assert.equal(check!.subgames!.largest.n, 0n);
    }),
    { numRuns: 300 },
  );
});

test('exact pivoting from the start ends with an equilibrium from every starting profile of Kuhn poker', () => {
  const form = sequenceForm(kuhn(3), [0, 1]);
  assert.ok(typeof form === 'object');
  for (let code = 0; code < 64; code++) {
    const first = Int32Array.from({ length: 6 }, (_, k) => (code >> k) & 1);
    const second = Int32Array.from({ length: 6 }, (_, k) => (code >> (5 - k)) & 1);
    const tableau: ExactTableau = new ExactTableau(startFrom(form, [first, second]), costVariable(form));
    assert.equal(
      lemke(tableau, () => true),
      'solved',
    );
    const plans = findEquilibrium(form, () => true, [first, second]);
    assert.ok(typeof plans === 'object' && 'exact' in plans);
    // Payoffs of an equilibrium of a game of constant sum are its value; Kuhn (1950): −1/18.
    let paid = plans.exact[0][0]!.mul(0);
    for (let k = 0; k < form.row.length; k++) {
      const chance = plans.exact[0][form.row[k]!]!.mul(plans.exact[1][form.column[k]!]!);
      paid = paid.add(chance.mul(form.paid[0][k]!));
    }
    assert.equal(paid.div(form.unit[0]).toFraction(), '-1/18');
  }
});

test('beer and quiche: both types take the same, and the receiver leaves them alone', async () => {
  // Cho and Kreps (1987), section II: all equilibria pool. On beer the sender gets 9/10 · 3 + 1/10 · 2 = 29/10, on quiche
  // 9/10 · 2 + 1/10 · 3 = 21/10; the receiver is right about the strong type, 9/10.
  const paid = await payoffs(file('beer-quiche.efg'), 'one');
  assert.ok(['29/10', '21/10'].includes(paid[0]!), paid.join());
  assert.equal(paid[1], '9/10');
});

test('battle of the sexes with an outside option: 2, 2 outside or 3, 1 inside', async () => {
  // Inside are (3, 1), (1, 3) and a mixed one with 3/4 each: the first's other plan pays q · 3 = (1 − q) · 1 at q = 1/4.
  const paid = await payoffs(file('outside-option.efg'), 'subgame-perfect');
  assert.ok(['3,1', '2,2'].includes(paid.join()), paid.join());
});

test('chicken with audience costs: the challenger threatens exactly where it would win the crisis', async () => {
  // In the crisis one stands and the other yields, or both stand with 1/2: standing pays −4p + 2(1 − p), yielding −1, so
  // p = 1/2 and both get −1. Quiet pays the challenger 0, so it threatens where it gets 2 and in no other case.
  const paid = await payoffs(file('audience-costs.efg'), 'subgame-perfect');
  assert.ok(['2,-1', '0,1'].includes(paid.join()), paid.join());
});

test('Selten’s horse is refused with the players who move, and games without perfect recall with the reason', async () => {
  const { limit } = await find(file('selten-horse.efg'), 'one');
  assert.match(limit!, /3 players move \(first, second, third\), and the method is for two/);
  const second = 'p "" 1 2 "y" { "l" "r" } 0 t "" 0 t "" 0';
  const forgets: Game = readEfg({
    name: 'g.efg',
    text: `EFG 2 R "" { "A" } p "" 1 1 "x" { "l" "r" } 0 ${second} ${second}`,
  }).game!;
  assert.match((await find(forgets, 'one')).limit!, /perfect recall/);
});

test('with perfect information, one is found by backward induction, also with more moves than a matrix of sequences holds', async () => {
  // Whoever stops first gets 1 more than by waiting for the other to stop.
  const moves = 1500;
  const nodes = Array.from(
    { length: moves },
    (_, k) => `p "" ${1 + (k % 2)} ${k + 1} "" { "s" "g" } 0 t "" ${k + 1} "" { ${k} ${moves - k} }`,
  );
  const { game } = readEfg({ name: '', text: `EFG 2 R "" { "A" "B" } ${nodes.join(' ')} t "" 0` });
  const { methods, check, limit } = await find(game!, 'one');
  assert.deepEqual([methods, limit], [['backward induction'], undefined]);
  assert.equal(check!.regrets!.largest.n, 0n);
});

test('payoffs that are stretched change nobody’s behaviour, and players who change places change places', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = randomGame({ ...recipe, players: 2 });
      const { behaviour } = await find(game, 'one');
      const again = await find(
        repaid(game, ([x, y]) => [x!.mul(5), y!.mul(5)]),
        'one',
      );
      assert.deepEqual(again.behaviour, behaviour);
      const { check } = await find(swapped(game), 'one');
      assert.equal(check!.regrets!.largest.n, 0n);
    }),
    { numRuns: 40 },
  );
});

test('payoffs of 400 digits are solved exactly', async () => {
  const game = repaid(kuhn(3), ([x, y]) => [x!.mul(10n ** 399n).add('1/3'), y!.mul(10n ** 399n).sub('1/3')]);
  const { value } = await find(game, 'value');
  // −1/18 · 10^399 + 1/3: every path pays once.
  assert.equal(
    value!.low
      .sub('1/3')
      .div(10n ** 399n)
      .toFraction(),
    '-1/18',
  );
  assert.ok(value!.low.equals(value!.high));
});

test('a budget that is used up ends the search, and that is said', async () => {
  const { limit, behaviour } = await findInExtensive(kuhn(3), 'one', new Budget({ seconds: 0 }));
  assert.equal(limit, 'the time is over');
  assert.equal(behaviour, undefined);
});
