import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { type Behaviour, children, type Game, members } from '../model.js';
import { find } from '../sequence/testing.js';
import { subgameRoots } from '../subgames.js';
import { kuhn } from '../testing/kuhn.js';
import { checkEquilibrium } from './equilibrium.js';
import { regretsOf } from './regrets.js';
import { subgamesOf } from './subgames.js';
import { dice, randomGame, recipes } from './testing/randomGames.js';

const ZERO = new Fraction(0);

/** A behaviour with small fractions; about a third of the chances are 0. */
function randomBehaviour(game: Game, seed: number): Fraction[][] {
  const roll = dice(seed);
  return game.infosets.map(({ actions, chances }) => {
    if (chances) return [...chances];
    const shares = actions.map((_, a) => (a === 0 ? 1 : roll(3)));
    const sum = shares.reduce((a, b) => a + b, 0);
    return shares.map((x) => new Fraction(x, sum));
  });
}

/** What a player expects from a node on, by the definition. */
function expected(game: Game, behaviour: Behaviour, player: number, node: number): Fraction {
  const paid = game.outcomes[game.outcome[node]!]?.payoffs[player] ?? ZERO;
  return [...children(game, node)].reduce(
    (sum, child, a) => sum.add(expected(game, behaviour, player, child).mul(behaviour[game.infoset[node]!]![a]!)),
    paid,
  );
}

/** The most that a player gets with any pure plan for its sets in a subgame; tries all of them. */
function bestByDefinition(game: Game, behaviour: Behaviour, player: number, root: number): Fraction {
  const sets = [...members(game).entries()].flatMap(([id, nodes]) =>
    game.infosets[id]!.player === player && nodes.some((v) => v >= root && v < game.end[root]!) ? [id] : [],
  );
  let best: Fraction | undefined;
  const plan = sets.map(() => 0);
  for (;;) {
    const changed = [...behaviour];
    sets.forEach((id, k) => {
      changed[id] = game.infosets[id]!.actions.map((_, a) => new Fraction(a === plan[k] ? 1 : 0));
    });
    const here = expected(game, changed, player, root);
    if (!best || here.compare(best) > 0) best = here;
    const next = plan.findIndex((a, k) => a + 1 < game.infosets[sets[k]!]!.actions.length);
    if (next < 0) return best;
    plan[next]!++;
    plan.fill(0, 0, next);
  }
}

test('regrets are those of the definition: every pure plan of every player tried in every subgame', () => {
  fc.assert(
    fc.property(recipes, fc.integer({ min: 0, max: 1e6 }), ({ moves, ...recipe }, seed) => {
      const game = randomGame({ ...recipe, moves: Math.min(moves, 10), zeroChances: true });
      const behaviour = randomBehaviour(game, seed);
      const { regrets, subgames } = checkEquilibrium(game, behaviour);
      let most = ZERO;
      for (const root of subgameRoots(game)) {
        for (const p of game.players.keys()) {
          const best = bestByDefinition(game, behaviour, p, root);
          const regret = best.sub(expected(game, behaviour, p, root));
          if (regret.compare(most) > 0) most = regret;
          if (root === 0) {
            assert.deepEqual(regrets!.best[p], best);
            assert.deepEqual(regrets!.regrets[p], regret);
          }
        }
      }
      assert.deepEqual(subgames!.largest, most);
    }),
    { numRuns: 150 },
  );
});

test('the subgames that the checker finds are those that the solver finds', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const game = randomGame({ ...recipe, perfectInformation: recipe.seed % 3 === 0 });
      assert.deepEqual(subgamesOf(game), subgameRoots(game));
    }),
    { numRuns: 300 },
  );
});

test('an equilibrium of Kuhn poker from which one chance is moved by a millionth is not confirmed', async () => {
  const game = kuhn(3);
  const { behaviour, check } = await find(game, 'value');
  assert.equal(check!.regrets!.largest.n, 0n);
  let refused = 0;
  for (const [id, { player }] of game.infosets.entries()) {
    if (player < 0) continue;
    const moved = behaviour![id]!.map((x) => (x.n === 0n ? x.add('1/1000000') : x));
    const sum = moved.reduce((a, b) => a.add(b), ZERO);
    const corrupted = behaviour!.map((chances, h) => (h === id ? moved.map((x) => x.div(sum)) : chances));
    if (regretsOf(game, corrupted)!.largest.n !== 0n) refused++;
  }
  // Some sets are indifferent, and one who is indifferent may do otherwise where the other's plan allows it.
  assert.ok(refused >= 6, String(refused));
});

test('chances that do not sum to 1, that are missing, or that are not chance’s own are refused', async () => {
  const game = kuhn(3);
  const { behaviour } = await find(game, 'value');
  const with_ = (id: number, chances: Fraction[]) => behaviour!.map((own, h) => (h === id ? chances : own));
  const said = (changed: Behaviour) => checkEquilibrium(game, changed).faults[0]?.message;
  assert.equal(said(behaviour!), undefined);
  assert.match(said(with_(1, [new Fraction(1, 2), new Fraction(1, 3)]))!, /do not sum to 1/);
  assert.match(said(with_(1, [new Fraction(2), new Fraction(-1)]))!, /below 0/);
  assert.match(said(with_(1, [new Fraction(1)]))!, /there are 1 chances of actions/);
  assert.match(
    said(
      with_(
        0,
        [1, 0, 0, 0, 0, 0].map((x) => new Fraction(x)),
      ),
    )!,
    /chance does not play its own chances/,
  );
});

test('an equilibrium with an empty threat is one of the whole game and not of its subgames', () => {
  // Entry: the incumbent's threat to fight keeps the entrant out; inside it would rather share, 2 against 0.
  const game: Game = {
    title: 'entry',
    comment: '',
    players: ['entrant', 'incumbent'],
    infosets: [
      { player: 0, label: '', actions: ['in', 'out'] },
      { player: 1, label: '', actions: ['share', 'fight'] },
    ],
    outcomes: [
      [2, 2],
      [0, 0],
      [1, 5],
    ].map((x) => ({ label: '', payoffs: x.map((y) => new Fraction(y)) })),
    end: Int32Array.from([5, 4, 3, 4, 5]),
    infoset: Int32Array.from([0, 1, -1, -1, -1]),
    outcome: Int32Array.from([-1, -1, 0, 1, 2]),
  };
  const behaviour = [
    [0, 1],
    [0, 1],
  ].map((x) => x.map((y) => new Fraction(y)));
  const { regrets, subgames } = checkEquilibrium(game, behaviour);
  assert.equal(regrets!.largest.n, 0n);
  assert.deepEqual([subgames!.largest.toFraction(), subgames!.node, subgames!.count], ['2', 1, 2]);
});
