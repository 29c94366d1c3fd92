import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildGame, type Tree } from './build.js';
import { describeGame } from './describe.js';
import { members } from './model.js';
import { perfectRecall } from './recall.js';
import { subgameRoots } from './subgames.js';
import { anyGame } from './testing/anyGame.js';
import { above } from './tree.js';

const end = (...payoffs: number[]): Tree => ({ payoffs });
const move = (moves: string, infoset: string | undefined, ...then: Tree[]): Tree => ({
  moves,
  ...(infoset !== undefined && { infoset }),
  actions: then.map((tree, a) => ({ label: `${a}`, then: tree })),
});

test('matching pennies: hidden moves, one subgame, sum 0', () => {
  const second = (x: number) => move('B', 'b', end(x, -x), end(-x, x));
  const said = describeGame(buildGame('pennies', ['A', 'B'], move('A', undefined, second(1), second(-1))));
  const { constantSum, ...rest } = said;
  assert.equal(constantSum!.toString(), '0');
  assert.deepEqual(rest, {
    players: 2,
    nodes: 7,
    terminal: 4,
    chance: 0,
    sets: [1, 1],
    actions: [2, 2],
    depth: 2,
    perfectInformation: false,
    perfectRecall: true,
    subgames: 1,
  });
});

test('payoffs on the way count into what all get together', () => {
  const tree: Tree = { ...move('A', undefined, end(1, 0), { ...move('B', undefined, end(0, 0)), payoffs: [0, 1] }) };
  assert.equal(describeGame(buildGame('sum', ['A', 'B'], tree)).constantSum!.toString(), '1');
  assert.equal(describeGame(buildGame('sum', ['A', 'B'], { ...tree, payoffs: [2, 0] })).constantSum!.toString(), '3');
  assert.equal(
    describeGame(buildGame('x', ['A', 'B'], move('A', undefined, end(1, 0), end(1, 1)))).constantSum,
    undefined,
  );
});

test('a player who forgets has no perfect recall: what was done, what was known, whether a move was made', () => {
  const recall = (tree: Tree) => perfectRecall(buildGame('r', ['A', 'B'], tree));
  const x = end(0, 0);
  // A does not know at its second move what it did at its first.
  assert.equal(recall(move('A', undefined, move('A', 'a', x, x), move('A', 'a', x, x))), false);
  // A knew what B did and knows it no more.
  const forgets = move(
    'B',
    undefined,
    move('A', undefined, move('A', 'a', x)),
    move('A', undefined, move('A', 'a', x)),
  );
  assert.equal(recall(forgets), false);
  // The absent-minded driver (Piccione and Rubinstein 1997).
  assert.equal(recall(move('A', 'exit', x, move('A', 'exit', x, x))), false);
  assert.equal(recall(move('A', undefined, move('B', 'b', x, x), move('B', 'b', x, x))), true);
});

test('perfect recall and subgame roots agree with their definitions on random games', () => {
  let [forgetful, inner] = [0, 0];
  fc.assert(
    fc.property(anyGame({ depth: 5 }), (game) => {
      const { parent, action } = above(game);
      const sets = members(game);
      const own = (node: number, player: number) => {
        const seen: string[] = [];
        for (let v = node; parent[v]! >= 0; v = parent[v]!) {
          const set = game.infoset[parent[v]!]!;
          if (game.infosets[set]!.player === player) seen.push(`${set} ${action[v]}`);
        }
        return seen.join(', ');
      };
      const recalls = sets.every(
        (nodes, h) =>
          game.infosets[h]!.player < 0 || new Set(nodes.map((v) => own(v, game.infosets[h]!.player))).size <= 1,
      );
      assert.equal(perfectRecall(game), recalls);
      if (!recalls) forgetful++;
      const roots = [...game.end.keys()].filter((r) => {
        if (game.infoset[r]! < 0) return false;
        const inside = (v: number) => v >= r && v < game.end[r]!;
        return sets.every((nodes, h) => game.infosets[h]!.player < 0 || nodes.every(inside) || !nodes.some(inside));
      });
      assert.deepEqual(subgameRoots(game), roots);
      if (roots.length > 1) inner++;
    }),
    { numRuns: 1500 },
  );
  assert.ok(forgetful > 20 && inner > 20, `${forgetful} ${inner}`);
});
