import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fraction from 'fraction.js';
import type { Exact } from '../build.js';
import { bayesBeliefs, checkAssessment, payoffsOf, perturbed } from './index.js';
import { assess, setNamed } from './testing/assess.js';
import { beerQuiche, horse } from './testing/classics.js';

const fractions = (xs: readonly Exact[]): Fraction[] => xs.map((x) => new Fraction(x));

test("Selten's horse: no equilibrium in which 1 plays D is sequential, and player 2 says why", () => {
  // Osborne and Rubinstein (1994), example 225.2: Nash with D, L and c with a chance of 1/3 at least. Player 2 is not
  // reached; d pays 4 against L and c pays 1, so c with chance p gives up 4 − (p + 4(1 − p)) = 3p.
  const game = horse();
  for (const p of ['1/3', '1/2', '1']) {
    const c = new Fraction(p);
    const check = checkAssessment(
      game,
      assess(game, {
        1: { play: [1, 0] },
        2: { play: [new Fraction(1).sub(c), c] },
        3: { play: [1, 0], believe: [1, 0] },
      }),
    );
    assert.equal(check.holds, false);
    assert.deepEqual([check.bayes, check.consistent, check.sequentiallyRational], [true, true, false]);
    assert.deepEqual(
      check.faults.map(({ what, infoset }) => [what, infoset]),
      [['rationality', setNamed(game, '2')]],
    );
    assert.ok(check.faults[0]!.gain!.equals(c.mul(3)));
  }
});

test("Selten's horse: with C, c and R likely enough all are sequential, with the beliefs that make player 3 do it", () => {
  // L with chance q: 2 gets 4q from d and 1 from c, so q ≤ 1/4. Player 3, at belief m in D: L pays 2m, R pays 1 − m.
  const game = horse();
  const check = (q: Exact, m: Exact) => {
    const [l, d] = fractions([q, m]);
    return checkAssessment(
      game,
      assess(game, {
        1: { play: [0, 1] },
        2: { play: [0, 1] },
        3: { play: [l!, new Fraction(1).sub(l!)], believe: [d!, new Fraction(1).sub(d!)] },
      }),
    );
  };
  for (const [q, m] of [
    ['1/4', '1/3'],
    ['1/100', '1/3'],
    ['0', '0'],
    ['0', '1/4'],
    ['0', '1/3'],
  ] as const) {
    assert.deepEqual(check(q, m).faults, [], `${q} ${m}`);
    assert.equal(check(q, m).holds, true);
  }
  // Beyond 1/4 player 2 gains by d: at q = 1/2 it is 4 · 1/2 − 1 = 1.
  const eager = check('1/2', '1/3');
  assert.ok(eager.faults.find(({ infoset }) => infoset === setNamed(game, '2'))!.gain!.equals(1));
  // At belief 1/2 player 3 gains 2 · 1/2 − 1/2 = 1/2 by L.
  assert.deepEqual(
    check('0', '1/2').faults.map(({ what, gain }) => [what, gain?.toFraction()]),
    [['rationality', '1/2']],
  );
});

const breakfasts = (
  surly: Exact[],
  wimp: Exact[],
  beer: { play: Exact[]; believe: Exact[] },
  quiche: { play: Exact[]; believe: Exact[] },
) => {
  const game = beerQuiche();
  return checkAssessment(
    game,
    assess(game, { surly: { play: surly }, wimp: { play: wimp }, 'after beer': beer, 'after quiche': quiche }),
  );
};
const [FIGHT, LEAVE] = [
  [1, 0],
  [0, 1],
];

test('beer and quiche: everybody at beer and everybody at quiche are both sequential (Cho and Kreps 1987)', () => {
  const prior = ['9/10', '1/10'];
  for (const surly of ['0', '1/3', '1/2']) {
    const odd = { play: FIGHT, believe: [surly, new Fraction(1).sub(new Fraction(surly))] };
    const beer = breakfasts([1, 0], [1, 0], { play: LEAVE, believe: prior }, odd);
    const quiche = breakfasts([0, 1], [0, 1], odd, { play: LEAVE, believe: prior });
    assert.deepEqual([beer.holds, quiche.holds], [true, true]);
  }
});

test('beer and quiche: a belief above 1/2 in a surly eater of quiche makes the fight a mistake', () => {
  // At belief 3/5 in surly leaving pays 3/5, fighting 2/5.
  const check = breakfasts(
    [1, 0],
    [1, 0],
    { play: LEAVE, believe: ['9/10', '1/10'] },
    { play: FIGHT, believe: ['3/5', '2/5'] },
  );
  assert.deepEqual(
    check.faults.map(({ what, gain }) => [what, gain?.toFraction()]),
    [['rationality', '1/5']],
  );
});

test('beer and quiche: where breakfast gives the sender away the wimp gains 1 by beer', () => {
  // 1 from quiche and a fight; 2 from beer and none.
  const check = breakfasts([1, 0], [0, 1], { play: LEAVE, believe: [1, 0] }, { play: FIGHT, believe: [0, 1] });
  assert.deepEqual(
    check.faults.map(({ what, gain }) => [what, gain?.toFraction()]),
    [['rationality', '1']],
  );
  assert.match(
    check.faults[0]!.message,
    /\(sender, "wimp"\) "quiche" is played with chance 1 and pays 1 less than "beer"/,
  );
});

test('beer and quiche: beliefs at what is eaten are the chances of the types, to the last digit', () => {
  const off = breakfasts(
    [1, 0],
    [1, 0],
    { play: LEAVE, believe: ['0.9000001', '0.0999999'] },
    { play: FIGHT, believe: [0, 1] },
  );
  assert.deepEqual([off.holds, off.bayes, off.consistent], [false, false, false]);
  assert.match(off.faults[0]!.message, /belief in node 2 is 9000001\/10000000; by Bayes' rule it is 9\/10/);
});

test('the witness of consistency is behaviour whose beliefs come as near as wanted', () => {
  const game = beerQuiche();
  const assessment = assess(game, {
    surly: { play: [1, 0] },
    wimp: { play: [1, 0] },
    'after beer': { play: LEAVE, believe: ['9/10', '1/10'] },
    'after quiche': { play: FIGHT, believe: ['1/3', '2/3'] },
  });
  const { witness } = checkAssessment(game, assessment);
  const set = setNamed(game, 'after quiche');
  for (const epsilon of ['1/100', '1/10000']) {
    const beliefs = bayesBeliefs(game, perturbed(game, assessment.behaviour, witness!, new Fraction(epsilon)));
    const off = beliefs[set]![0]!.sub('1/3').abs();
    assert.ok(off.compare(epsilon) <= 0, `${off.toFraction()} at ${epsilon}`);
  }
  // Everybody at beer: the surly sender gets 3, the wimp 2, and 9/10 of those met are surly: 2.9 and 0.9.
  assert.deepEqual(
    payoffsOf(game, assessment.behaviour).map((x) => x.toFraction()),
    ['29/10', '9/10'],
  );
  assert.equal(bayesBeliefs(game, assessment.behaviour)[set], undefined);
});
