import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fraction from 'fraction.js';
import { buildGame, type Exact, type Tree } from '../build.js';
import { checkAssessment, MAX_DEMANDS } from './index.js';
import { contradictOrders } from './orders.js';
import { assess, setNamed } from './testing/assess.js';
import { outBelieving, watched } from './testing/pairs.js';
import { waysTo } from './ways.js';
import { contradictWeights } from './weights.js';
import { provesConsistency, type Witness } from './witness.js';

const ring = () => watched({ ab: ['a', 'b'], bc: ['b', 'c'], ca: ['c', 'a'] });

test('a likelier than b, b than c, c than a: no trembles give that', () => {
  const game = ring();
  // Nodes stand in preorder, so those of "ca" are a, then c.
  const check = checkAssessment(game, outBelieving(game, { ab: [1, 0], bc: [1, 0], ca: [0, 1] }));
  assert.deepEqual([check.bayes, check.sequentiallyRational, check.consistent], [true, true, false]);
  assert.equal(check.holds, false);
  assert.match(check.faults[0]!.message, /orders of chance that contradict each other/);
  // Each of the three demands is needed: K(b) − K(a), K(c) − K(b) and K(a) − K(c) sum to 0, and each is to be positive.
  assert.equal(check.contradiction!.length, 3);
  assert.ok(contradictOrders(check.contradiction!));
  assert.ok(!contradictOrders(check.contradiction!.slice(1)));
});

test('a likelier than b, b than c, a than c: trembles of orders 1, 2 and 3 give that', () => {
  const game = ring();
  const check = checkAssessment(game, outBelieving(game, { ab: [1, 0], bc: [1, 0], ca: [1, 0] }));
  assert.equal(check.holds, true);
  const [out, a, b, c] = check.witness!.orders[0]!;
  assert.ok(out === 0n && 0n < a! && a! < b! && b! < c!);
});

test('two even beliefs around a ring of three fix the third; any other is refused by its weights', () => {
  const game = ring();
  const third = (believe: Exact[]) =>
    checkAssessment(game, outBelieving(game, { ab: ['1/2', '1/2'], bc: ['1/3', '2/3'], ca: believe }));
  // b : a = 1, c : b = 2, so c : a = 2.
  assert.equal(third(['1/3', '2/3']).holds, true);
  for (const believe of [
    ['1/2', '1/2'],
    ['2/3', '1/3'],
    ['333333/1000000', '666667/1000000'],
  ]) {
    const check = third(believe);
    assert.deepEqual([check.bayes, check.sequentiallyRational, check.consistent], [true, true, false]);
    assert.match(check.faults[0]!.message, /weights whose products contradict each other/);
    assert.ok(contradictWeights(check.contradiction!));
    assert.ok(!contradictWeights(check.contradiction!.slice(1)));
  }
  // A belief of 0 is a matter of orders: a and b alike, b and c alike, and c of a higher order than a.
  assert.match(third([1, 0]).faults[0]!.message, /orders/);
});

/** After an entry that nobody expected, of two kinds, 2 looks and then 3 looks; neither sees the kind, 2 does the same in both. */
function twoLooks(): ReturnType<typeof buildGame> {
  const entered: Tree = {
    moves: '2',
    infoset: '2',
    actions: ['x', 'y'].map((label) => ({
      label,
      then: { moves: '3', infoset: `3 after ${label}`, actions: [{ label: 'nod', then: {} }] },
    })),
  };
  return buildGame('Two looks', ['1', '2', '3'], {
    moves: '1',
    infoset: '1',
    actions: [
      { label: 'out', then: {} },
      { label: 'a', then: entered },
      { label: 'b', then: entered },
    ],
  });
}

test('nobody tells what it does not know: an act that cannot depend on the kind moves no belief about it', () => {
  // Fudenberg and Tirole (1991, Journal of Economic Theory 53): "no signaling what you don't know".
  const game = twoLooks();
  const check = (afterX: Exact[], afterY: Exact[]) =>
    checkAssessment(
      game,
      assess(game, {
        1: { play: [1, 0, 0] },
        2: { play: [1, 0], believe: ['1/2', '1/2'] },
        '3 after x': { play: [1], believe: afterX },
        '3 after y': { play: [1], believe: afterY },
      }),
    );
  assert.equal(check(['1/2', '1/2'], ['1/2', '1/2']).holds, true);
  // y is a tremble, but the same one after a and after b.
  for (const [x, y] of [
    [
      ['1/4', '3/4'],
      ['1/2', '1/2'],
    ],
    [
      ['1/2', '1/2'],
      ['1/4', '3/4'],
    ],
    [
      ['1/2', '1/2'],
      [1, 0],
    ],
  ]) {
    const refused = check(x!, y!);
    assert.deepEqual([refused.bayes, refused.sequentiallyRational, refused.consistent], [true, true, false]);
    assert.equal(refused.faults.length, 1);
  }
});

/** 1 and 2 choose without seeing each other, each with two actions beside the one that is expected; 3 sees that both left it. */
function twoTrembles(): ReturnType<typeof buildGame> {
  const second = (first: string): Tree => ({
    moves: '2',
    infoset: '2',
    actions: ['stay', 'd', 'e'].map((label) => ({
      label,
      then:
        first === 'stay' || label === 'stay' ? {} : { moves: '3', infoset: '3', actions: [{ label: 'nod', then: {} }] },
    })),
  });
  return buildGame('Two trembles', ['1', '2', '3'], {
    moves: '1',
    infoset: '1',
    actions: ['stay', 'a', 'b'].map((label) => ({ label, then: second(label) })),
  });
}

test('trembles of two players are independent: beliefs in their pairs are products', () => {
  const game = twoTrembles();
  const check = (believe: Exact[]) =>
    checkAssessment(
      game,
      assess(game, {
        1: { play: [1, 0, 0] },
        2: { play: [1, 0, 0], believe: [1, 0, 0] },
        3: { play: [1], believe },
      }),
    );
  // Pairs in preorder: ad, ae, bd, be.
  const products = [
    ['1/4', '1/4', '1/4', '1/4'],
    ['2/15', '8/15', '1/15', '4/15'],
    ['1/3', '2/3', 0, 0],
    [0, 1, 0, 0],
  ];
  for (const believe of products) assert.equal(check(believe).holds, true, believe.join(' '));
  const correlated = [
    ['1/2', 0, 0, '1/2'],
    ['1/4', '1/4', '1/8', '3/8'],
    ['1/3', '1/3', '1/3', 0],
  ];
  for (const believe of correlated) {
    const refused = check(believe);
    assert.deepEqual([refused.bayes, refused.consistent], [true, false], believe.join(' '));
    assert.deepEqual(
      refused.faults.map(({ what, infoset }) => [what, infoset]),
      [['consistency', setNamed(game, '3')]],
    );
  }
});

/** Trembles p, q, r, s of four players; chance picks who has the move, or that p is followed by q, or r by s. */
function fourTrembles(): ReturnType<typeof buildGame> {
  const nod = (infoset: string): Tree => ({ moves: 'w', infoset, actions: [{ label: 'nod', then: {} }] });
  const move = (who: string, then: Tree): Tree => ({
    moves: who,
    infoset: who,
    actions: [
      { label: 'stay', then: {} },
      { label: 'go', then },
    ],
  });
  const ways = [
    move('p', move('q', nod('pq or rs'))),
    move('r', move('s', nod('pq or rs'))),
    move('p', nod('p or q')),
    move('q', nod('p or q')),
    move('r', nod('r or s')),
    move('s', nod('r or s')),
  ];
  return buildGame('Four trembles', ['p', 'q', 'r', 's', 'w'], {
    moves: 'chance',
    actions: ways.map((then, i) => ({ label: `${i}`, chance: '1/6', then })),
  });
}

test('weights may be roots: p = q, r = s and pq = 2rs make p the root of 2 times r', () => {
  const game = fourTrembles();
  const check = (pr: Exact[], pq: Exact[]) =>
    checkAssessment(
      game,
      assess(game, {
        p: { play: [1, 0], believe: ['1/2', '1/2'] },
        // The first node of q's set is behind a tremble, the second is not.
        q: { play: [1, 0], believe: [0, 1] },
        r: { play: [1, 0], believe: ['1/2', '1/2'] },
        s: { play: [1, 0], believe: [0, 1] },
        'p or q': { play: [1], believe: pq },
        'r or s': { play: [1], believe: ['1/2', '1/2'] },
        'pq or rs': { play: [1], believe: pr },
      }),
    );
  const roots = check(['2/3', '1/3'], ['1/2', '1/2']);
  assert.deepEqual(roots.faults, []);
  assert.equal(roots.holds, true);
  assert.equal(roots.witness!.root, 2n);
  const weight = (who: string) => roots.witness!.weights[setNamed(game, who)]![1]!;
  assert.ok(weight('p').div(weight('r')).equals(2));
  // p = 4q and r = s: pq = 4q², which is twice r², so q² is half of r².
  assert.equal(check(['2/3', '1/3'], ['4/5', '1/5']).holds, true);
  // Belief in rs alone asks for a lower order of r and s, and there is nothing against it.
  assert.equal(check([0, 1], ['1/2', '1/2']).holds, true);
});

test('behind an action to which chance itself gives 0 nothing may be believed in, unless nothing else is there', () => {
  const nod = (infoset: string): Tree => ({ moves: 'w', infoset, actions: [{ label: 'nod', then: {} }] });
  const game = buildGame('Never', ['1', 'w'], {
    moves: 'chance',
    actions: [
      {
        label: 'never',
        chance: 0,
        then: {
          moves: 'chance',
          actions: [
            { label: 'x', chance: '1/2', then: nod('mixed') },
            { label: 'y', chance: '1/4', then: nod('dead') },
            { label: 'z', chance: '1/4', then: nod('dead') },
          ],
        },
      },
      {
        label: 'always',
        chance: 1,
        then: {
          moves: '1',
          infoset: '1',
          actions: [
            { label: 'out', then: {} },
            { label: 'in', then: nod('mixed') },
          ],
        },
      },
    ],
  });
  const check = (mixed: Exact[], dead: Exact[]) =>
    checkAssessment(
      game,
      assess(game, {
        1: { play: [1, 0] },
        mixed: { play: [1], believe: mixed },
        dead: { play: [1], believe: dead },
      }),
    );
  assert.equal(check([0, 1], ['1/2', '1/2']).holds, true);
  assert.equal(check([0, 1], [1, 0]).holds, true);
  const refused = check(['1/2', '1/2'], [1, 0]);
  assert.equal(refused.consistent, false);
  assert.match(refused.faults[0]!.message, /chance itself never leads there/);
});

test('a chain of more demands than the limit is not decided, and does not hold; one within it is', () => {
  // n + 1 actions, each likelier than the next: n demands, of orders 1 … n + 1.
  const chain = (n: number) => {
    const names = Array.from({ length: n + 1 }, (_, i) => `a${String(i).padStart(5, '0')}`);
    const sets = Object.fromEntries(names.slice(1).map((name, i) => [`${names[i]} ${name}`, [names[i]!, name]]));
    const game = watched(sets);
    return checkAssessment(game, outBelieving(game, Object.fromEntries(Object.keys(sets).map((s) => [s, [1, 0]]))));
  };
  const within = chain(30);
  assert.equal(within.holds, true);
  assert.ok(within.witness!.orders[0]!.at(-1)! >= 31n);
  const beyond = chain(MAX_DEMANDS + 1);
  assert.deepEqual(
    [beyond.holds, beyond.consistent, beyond.bayes, beyond.sequentiallyRational],
    [false, 'not decided', true, true],
  );
  assert.deepEqual(
    beyond.faults.map(({ what, infoset }) => [what, infoset]),
    [['consistency', -1]],
  );
  assert.match(beyond.faults[0]!.message, /not decided: 1001 different demands/);
});

test('a witness with another order or weight, or of other beliefs, proves nothing', () => {
  const game = ring();
  const beliefs = { ab: ['1/3', '2/3'], bc: [1, 0], ca: [1, 0] };
  const assessment = outBelieving(game, beliefs);
  const { witness } = checkAssessment(game, assessment);
  const proves = (w: Witness, a = assessment): boolean => provesConsistency(game, a, w, waysTo(game));
  assert.ok(proves(witness!));
  // a and b are of one order and b weighs twice as much as a; c, the last, is of a higher one.
  const [, a, b, c] = witness!.orders[0]!;
  const ordered = (...list: bigint[]): Witness => ({ ...witness!, orders: witness!.orders.with(0, list) });
  for (const list of [
    [0n, a! + 1n, b!, c! + 1n],
    [0n, a!, b!, a!],
    [0n, 0n, 0n, c!],
    [1n, a!, b!, c!],
  ]) {
    assert.ok(!proves(ordered(...list)), list.join(' '));
  }
  assert.ok(proves(ordered(0n, a!, b!, c! + 1n)));
  const weights = witness!.weights.with(0, witness!.weights[0]!.with(1, witness!.weights[0]![1]!.add('1/1000')));
  assert.ok(!proves({ ...witness!, weights }));
  // A weight of c on top bears on nothing: no node believed in is behind it.
  assert.ok(proves({ ...witness!, weights: witness!.weights.with(0, witness!.weights[0]!.with(3, new Fraction(7))) }));
  assert.ok(!proves(witness!, outBelieving(game, { ...beliefs, ca: ['999/1000', '1/1000'] })));
  assert.ok(!proves(witness!, outBelieving(game, { ...beliefs, ab: ['1/2', '1/2'] })));
});
