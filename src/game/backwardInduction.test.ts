import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { backwardInduction } from './backwardInduction.js';
import { buildGame, type Tree } from './build.js';
import { checkPerfect } from './check/perfect.js';
import type { Game } from './model.js';
import { anyGame } from './testing/anyGame.js';
import { everyProfile, payoffsFrom, profiles } from './testing/everyProfile.js';

const solved = (game: Game) => {
  const found = backwardInduction(game);
  assert.ok(typeof found !== 'string', String(found));
  return found;
};
const written = (xs: readonly Fraction[]) => xs.map((x) => x.toFraction());
const end = (...payoffs: (number | string)[]): Tree => ({ payoffs });

test('number and payoffs of pure equilibria are those found by trying every profile against every change of a player', () => {
  let several = 0;
  fc.assert(
    fc.property(anyGame({ perfect: true, depth: 3 }), (game) => {
      fc.pre(profiles(game) <= 600);
      const perfect = byDefinition(game);
      const { all, choice, value, ties } = solved(game);
      assert.equal(all.count, BigInt(perfect.length));
      if (perfect.length > 1) several++;
      assert.equal(ties === 0 || perfect.length > 1, true);
      const different = new Set(perfect.map((p) => written(payoffsFrom(game, p, 0)).join(' ')));
      assert.deepEqual(new Set(all.payoffs!.map((x) => written(x).join(' '))), different);
      assert.equal(all.payoffs!.length, different.size);
      assert.ok(perfect.some((p) => p.join() === choice.join()));
      for (let v = 0; v < game.end.length; v++) {
        assert.deepEqual(written(value(v)), written(payoffsFrom(game, choice, v)));
      }
      assert.equal(checkPerfect(game, choice, value(0)).holds, true);
    }),
    { numRuns: 600 },
  );
  assert.ok(several > 20, String(several));
});

/** Subgame-perfect profiles by the definition: in no subgame does any other plan of a player pay more. */
function byDefinition(game: Game): Int32Array[] {
  const found: Int32Array[] = [];
  const every = [...everyProfile(game)];
  const payoffs = new Map(every.map((p) => [p.join(), [...p.keys()].map((v) => payoffsFrom(game, p, v))]));
  const mover = (v: number) => (game.infoset[v]! < 0 ? -1 : game.infosets[game.infoset[v]!]!.player);
  for (const profile of every) {
    const own = payoffs.get(profile.join())!;
    const better = every.some((other) => {
      const who = new Set([...other.keys()].filter((v) => other[v] !== profile[v]).map(mover));
      if (who.size !== 1) return false;
      const player = [...who][0]!;
      return payoffs.get(other.join())!.some((x, v) => x[player]!.compare(own[v]![player]!) > 0);
    });
    if (!better) found.push(profile);
  }
  return found;
}

test('numbers too large for machine numbers give the same answers', () => {
  fc.assert(
    fc.property(anyGame({ perfect: true, depth: 4 }), (game) => {
      const huge = new Fraction(10n ** 40n + 1n, 7n);
      const outcomes = game.outcomes.map((o) => ({ ...o, payoffs: o.payoffs.map((x) => x.mul(huge)) }));
      const [a, b] = [solved(game), solved({ ...game, outcomes })];
      assert.deepEqual(b.choice, a.choice);
      assert.equal(b.all.count, a.all.count);
      assert.deepEqual(
        b.all.payoffs!.map(written),
        a.all.payoffs!.map((x) => written(x.map((y) => y.mul(huge)))),
      );
    }),
    { numRuns: 200 },
  );
});

test('positive affine payoffs of one player change no equilibrium', () => {
  fc.assert(
    fc.property(anyGame({ perfect: true }), fc.integer({ min: 1, max: 9 }), fc.integer(), (game, slope, shift) => {
      const factor = new Fraction(slope, 7);
      // A constant at the root alone: payoffs add along the path.
      const outcomes = game.outcomes.map((o) => ({ ...o, payoffs: [o.payoffs[0]!.mul(factor), o.payoffs[1]!] }));
      const extra = game.outcome[0]! < 0 ? [new Fraction(0), new Fraction(0)] : outcomes[game.outcome[0]!]!.payoffs;
      outcomes.push({ label: '', payoffs: [extra[0]!.add(shift), extra[1]!] });
      const outcome = game.outcome.slice();
      outcome[0] = outcomes.length - 1;
      const [a, b] = [solved(game), solved({ ...game, outcomes, outcome })];
      assert.deepEqual([b.choice, b.all.count, b.ties], [a.choice, a.all.count, a.ties]);
      const moved = a.all.payoffs!.map(([x, y]) => written([x!.mul(factor).add(shift), y!]));
      assert.deepEqual(b.all.payoffs!.map(written), moved);
    }),
    { numRuns: 300 },
  );
});

test('the order of actions and of players, and all names, change neither number nor payoffs of equilibria', () => {
  fc.assert(
    fc.property(anyTree(), (root) => {
      const a = solved(buildGame('a', ['A', 'B'], root));
      const b = solved(buildGame('b', ['y', 'x'], turned(root)));
      assert.equal(b.all.count, a.all.count);
      const sorted = (xs: Fraction[][]) => xs.map((x) => written(x).join(' ')).sort();
      assert.deepEqual(sorted(b.all.payoffs!.map(([x, y]) => [y!, x!])), sorted(a.all.payoffs!));
    }),
    { numRuns: 300 },
  );
});

function anyTree(): fc.Arbitrary<Tree> {
  const payoffs = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }));
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.record({ payoffs }),
      fc
        .record({ moves: fc.constantFrom('A', 'B'), next: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) })
        .map(({ moves, next }) => ({ moves, actions: next.map((then, a) => ({ label: `${a}`, then })) })),
    ),
  }));
  return tree;
}

function turned(tree: Tree): Tree {
  if (!tree.actions) return { payoffs: [...tree.payoffs!].reverse() };
  const actions = tree.actions.map(({ label, then }) => ({ label: `new ${label}`, then: turned(then) }));
  return { moves: tree.moves === 'A' ? 'x' : 'y', actions: actions.reverse() };
}

test('entry: with one market the entrant comes in and the incumbent shares', () => {
  // Selten (1978): in and share (2, 2); in and fight (0, 0); out (1, 5).
  const { choice, value, all } = solved(buildGame('entry', ['Entrant', 'Incumbent'], entry([0, 0], 1)));
  assert.deepEqual([choice[0], choice[1]], [0, 0]);
  assert.deepEqual(written(value(0)), ['2', '2']);
  assert.equal(all.count, 1n);
});

test('chain store: in every one of the markets the entrant comes in, and the incumbent gets 2 in each', () => {
  for (const markets of [2, 3, 5, 7]) {
    const names = [...Array.from({ length: markets }, (_, m) => `Entrant ${m + 1}`), 'Incumbent'];
    const game = buildGame('chain store', names, entry(new Array(markets + 1).fill(0), markets));
    const { value, all } = solved(game);
    assert.deepEqual(written(value(0)), [...new Array(markets).fill('2'), String(2 * markets)]);
    assert.equal(all.count, 1n);
  }
});

/** Selten's chain store: markets one after the other, each entrant a player of its own, the last player the incumbent. */
function entry(paid: readonly number[], markets: number, market = 0): Tree {
  if (market === markets) return { payoffs: paid };
  const entrant = markets === 1 ? 'Entrant' : `Entrant ${market + 1}`;
  const next = (own: number, incumbent: number) =>
    entry(
      paid.map((x, p) => x + (p === market ? own : p === markets ? incumbent : 0)),
      markets,
      market + 1,
    );
  const answer: Tree = {
    moves: 'Incumbent',
    actions: [
      { label: 'share', then: next(2, 2) },
      { label: 'fight', then: next(0, 0) },
    ],
  };
  return {
    moves: entrant,
    actions: [
      { label: 'in', then: answer },
      { label: 'out', then: next(1, 5) },
    ],
  };
}

test('centipede: whoever moves first takes at once, however long it is', () => {
  // Rosenthal (1981): the pile doubles; taking gives 4 : 1 of it.
  for (const moves of [1, 2, 5, 40, 5000]) {
    const pile = (m: number) => 2n ** BigInt(m);
    let tree = end(...[4n, 1n].map(String));
    tree = { payoffs: (moves % 2 === 0 ? [4n, 1n] : [1n, 4n]).map((x) => String(x * pile(moves))) };
    for (let m = moves - 1; m >= 0; m--) {
      const share = (m % 2 === 0 ? [4n, 1n] : [1n, 4n]).map((x) => String(x * pile(m)));
      const actions = [
        { label: 'take', then: { payoffs: share } },
        { label: 'pass', then: tree },
      ];
      tree = { moves: m % 2 === 0 ? 'A' : 'B', actions };
    }
    const { value, choice, all } = solved(buildGame('centipede', ['A', 'B'], tree));
    assert.deepEqual(written(value(0)), ['4', '1']);
    assert.ok(choice.every((a) => a <= 0));
    assert.equal(all.count, 1n);
  }
});

test('a tie is not settled by the solver: every payoff that a pure equilibrium gives is told', () => {
  // B is indifferent between (3, 1) and (0, 1); A may also stop at (2, 0).
  const b: Tree = {
    moves: 'B',
    actions: [
      { label: 'kind', then: end(3, 1) },
      { label: 'unkind', then: end(0, 1) },
    ],
  };
  const root: Tree = {
    moves: 'A',
    actions: [
      { label: 'go', then: b },
      { label: 'stop', then: end(2, 0) },
    ],
  };
  const { all, ties } = solved(buildGame('tie', ['A', 'B'], root));
  assert.deepEqual([all.count, ties], [2n, 1]);
  assert.deepEqual(all.payoffs!.map(written), [
    ['2', '0'],
    ['3', '1'],
  ]);
});

test('more equilibria or payoffs than are counted are said to be so, with the limit', () => {
  const tie: Tree = { moves: 'A', actions: ['a', 'b'].map((label) => ({ label, then: end(0, 0) })) };
  const many = (n: number, then: (i: number) => Tree): Tree => ({
    moves: 'chance',
    actions: Array.from({ length: n }, (_, i) => ({ label: `${i}`, chance: `1/${n}`, then: then(i) })),
  });
  // Each of n ties has 2 ways: 2^n equilibria with the same payoffs.
  assert.equal(
    solved(
      buildGame(
        'ties',
        ['A', 'B'],
        many(1000, () => tie),
      ),
    ).all.count,
    2n ** 1000n,
  );
  // 320 · 320 = 102,400 ties.
  const beyond = solved(
    buildGame(
      'ties',
      ['A', 'B'],
      many(320, () => many(320, () => tie)),
    ),
  ).all;
  assert.equal(beyond.count, undefined);
  assert.match(beyond.limit!, /more than 2\^100000 pure equilibria/);
  assert.equal(beyond.payoffs!.length, 1);
  // B gets 0 or 2^i in the i-th branch: 2^14 = 16,384 different payoffs.
  const spread = (i: number): Tree => ({
    moves: 'A',
    actions: [0, 2 ** i].map((x) => ({ label: `${x}`, then: end(0, x) })),
  });
  const found = solved(buildGame('spread', ['A', 'B'], many(14, spread))).all;
  assert.deepEqual([found.count, found.payoffs], [undefined, undefined]);
  assert.match(found.limit!, /more than 10000 different payoffs/);
});

test('a game with hidden moves is not for backward induction, and that is said', () => {
  const hidden: Tree = {
    moves: 'B',
    infoset: 'x',
    actions: ['l', 'r'].map((label) => ({ label, then: end(0, 0) })),
  };
  const root: Tree = { moves: 'A', actions: ['l', 'r'].map((label) => ({ label, then: hidden })) };
  assert.match(String(backwardInduction(buildGame('hidden', ['A', 'B'], root))), /no perfect information/);
});
