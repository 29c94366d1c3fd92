import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { buildGame, type Tree } from '../build.js';
import { type Assessment, members } from '../model.js';
import { checkAssessment } from './index.js';
import { recallFaults } from './recall.js';
import { assess } from './testing/assess.js';
import { beerQuiche, horse } from './testing/classics.js';
import { pathTo } from './testing/limits.js';
import { dice, randomGame, recipes } from './testing/randomGames.js';

const stood = (): Assessment =>
  assess(beerQuiche(), {
    surly: { play: [1, 0] },
    wimp: { play: [1, 0] },
    'after beer': { play: [0, 1], believe: ['9/10', '1/10'] },
    'after quiche': { play: [1, 0], believe: ['1/2', '1/2'] },
  });

const f = (...xs: (number | string)[]): Fraction[] => xs.map((x) => new Fraction(x));

test('what is no distribution is refused with its set and its sum, and nothing else is looked at', () => {
  const game = beerQuiche();
  const { behaviour, beliefs } = stood();
  assert.equal(checkAssessment(game, stood()).holds, true);
  // Sets in preorder: chance 0, surly 1, after beer 2, after quiche 3, wimp 4.
  const with_ = (lists: Assessment['behaviour'], h: number, list: Fraction[]) =>
    lists.map((x, g) => (g === h ? list : x));
  const cases: [Assessment, RegExp][] = [
    [
      { beliefs, behaviour: with_(behaviour, 1, f('1/2', '1/3')) },
      /\(sender, "surly"\) chances of actions sum to 5\/6, not to 1/,
    ],
    [
      { beliefs, behaviour: with_(behaviour, 1, f('3/2', '-1/2')) },
      /one of the chances of actions is 3\/2, not within/,
    ],
    [{ beliefs, behaviour: with_(behaviour, 1, f(1)) }, /there are 1 chances of actions, wanted are 2/],
    [{ beliefs, behaviour: behaviour.slice(0, 4) }, /there are no chances of actions, wanted are 2/],
    [{ beliefs, behaviour: [...behaviour, f(1)] }, /There are 6 lists of behaviour, and 5 information sets/],
    [{ beliefs, behaviour: with_(behaviour, 0, f('1/2', '1/2')) }, /chance does not play its own chances/],
    [{ behaviour, beliefs: with_(beliefs, 3, f('1/2', '1/3')) }, /beliefs sum to 5\/6/],
    [{ behaviour, beliefs: with_(beliefs, 3, f(1)) }, /there are 1 beliefs, wanted are 2/],
  ];
  for (const [assessment, message] of cases) {
    const check = checkAssessment(game, assessment);
    assert.match(check.faults[0]!.message, message);
    assert.deepEqual(
      [check.holds, check.sequentiallyRational, check.bayes, check.consistent, check.faults.length],
      [false, false, false, 'not decided', 1],
    );
  }
});

test('beliefs of chance are not read', () => {
  const { behaviour, beliefs } = stood();
  assert.equal(
    checkAssessment(beerQuiche(), { behaviour, beliefs: beliefs.map((x, h) => (h === 0 ? [] : x)) }).holds,
    true,
  );
});

const twice = (infosets: readonly [string, string], ...payoffs: number[]): Tree => ({
  moves: 'A',
  infoset: infosets[0],
  actions: ['l', 'r'].map((label) => ({
    label,
    then: {
      moves: 'A',
      infoset: infosets[1],
      actions: ['l', 'r'].map((again) => ({ label: again, then: { payoffs } })),
    },
  })),
});

test('a game in which a player forgets what it did, or that it moved at all, is refused', () => {
  const forgets = buildGame('Forgets its own action', ['A'], twice(['first', 'second'], 0));
  assert.match(recallFaults(forgets)[0]!.message, /nodes 1 and 4 of information set 1 \(A, "second"\)/);
  const absent = buildGame('Absent-minded', ['A'], twice(['only', 'only'], 0));
  assert.match(recallFaults(absent)[0]!.message, /information set 0 \(A, "only"\)/);
  const check = checkAssessment(forgets, { behaviour: [f(1, 0), f(1, 0)], beliefs: [f(1), f(1, 0)] });
  assert.deepEqual([check.holds, check.consistent, check.faults[0]!.what], [false, 'not decided', 'recall']);
  for (const game of [horse(), beerQuiche()]) assert.deepEqual(recallFaults(game), []);
});

test('perfect recall is found exactly where all nodes of a set have the same history of own sets and actions', () => {
  const found = [0, 0];
  fc.assert(
    fc.property(recipes, (recipe) => {
      const roll = dice(recipe.seed);
      const game = randomGame(recipe, roll);
      // One set of a player is merged into another of its own with as many actions, if there are such.
      const [kept, gone] = [roll(game.infosets.length), roll(game.infosets.length)];
      const alike = (h: number) => `${game.infosets[h]!.player} ${game.infosets[h]!.actions.length}`;
      const merged =
        alike(kept) === alike(gone) && game.infosets[kept]!.player >= 0
          ? { ...game, infoset: game.infoset.map((h) => (h === gone ? kept : h)) }
          : game;
      const history = (v: number): string =>
        pathTo(merged, v)
          .filter(([h]) => merged.infosets[h]!.player === merged.infosets[merged.infoset[v]!]!.player)
          .join(' ');
      const remembers = members(merged).every(
        (nodes, h) => merged.infosets[h]!.player < 0 || new Set(nodes.map(history)).size <= 1,
      );
      assert.equal(recallFaults(merged).length === 0, remembers);
      found[remembers ? 1 : 0]!++;
    }),
    { numRuns: 500 },
  );
  assert.ok(found[0]! > 20 && found[1]! > 20, `${found}`);
});

test('a player may forget what chance did, and is told apart from another whose move it was', () => {
  const game = buildGame('Coin', ['A', 'B'], {
    moves: 'chance',
    actions: ['heads', 'tails'].map((label) => ({
      label,
      chance: '1/2',
      then: {
        moves: label === 'heads' ? 'A' : 'B',
        infoset: 'first',
        actions: [{ label: 'go', then: { moves: 'A', infoset: label, actions: [{ label: 'stop', then: {} }] } }],
      },
    })),
  });
  assert.deepEqual(recallFaults(game), []);
});

test('a game 50,000 moves deep is checked; the one who stops near the end is told what it gives up', () => {
  // Stopping pays nothing, going on to the end pays 1 to both; everybody goes on.
  let tree: Tree = { payoffs: [1, 1] };
  for (let i = 0; i < 50_000; i++) {
    tree = {
      moves: i % 2 === 0 ? 'A' : 'B',
      actions: [
        { label: 'stop', then: {} },
        { label: 'go on', then: tree },
      ],
    };
  }
  const game = buildGame('Deep', ['A', 'B'], tree);
  assert.equal(game.end.length, 100_001);
  const behaviour = game.infosets.map(() => f(0, 1));
  const beliefs = game.infosets.map(() => f(1));
  assert.equal(checkAssessment(game, { behaviour, beliefs }).holds, true);
  behaviour[49_990] = f(1, 0);
  const { faults } = checkAssessment(game, { behaviour, beliefs });
  // Before it nobody can do better: play stops there whatever they do.
  assert.deepEqual(
    faults.map(({ what, infoset, gain }) => [what, infoset, gain?.toFraction()]),
    [['rationality', 49_990, '1']],
  );
});
