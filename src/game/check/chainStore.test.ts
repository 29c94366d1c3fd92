import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { exact } from '../build.js';
import type { Assessment, Game } from '../model.js';
import { checkAssessment, payoffsOf } from './index.js';
import { assess, setNamed, type Written } from './testing/assess.js';
import { type ChainStore, chainStore } from './testing/classics.js';

/**
 * The equilibrium of Kreps and Wilson (1982, Reputation and imperfect information, section 3), in closed form. With n
 * markets left and p the chance that the incumbent is tough: the entrant comes in where p < bⁿ, with chance 1 − 1/a where
 * p = bⁿ, else it stays out. A weak incumbent yields in the last market; before, it fights where p ≥ bⁿ⁻¹, and else with
 * chance (1 − bⁿ⁻¹) p / ((1 − p) bⁿ⁻¹), after which p is bⁿ⁻¹. Whoever yields, or is met fighting after that, is weak.
 */
function closedForm(game: Game, { entrants, a, b, tough }: ChainStore): Assessment {
  const power = (n: number): Fraction => exact(b).pow(n)!;
  const one = new Fraction(1);
  const written: Written = {};
  const chances = new Map<string, Fraction>([['', exact(tough)]]);
  // Histories in the order of their length: a later one extends an earlier one.
  for (let length = 0; length < entrants; length++) {
    for (const [seen, p] of [...chances].filter(([s]) => s.length === length)) {
      const n = entrants - length;
      const out = p.compare(power(n)) > 0 ? one : p.equals(power(n)) ? exact(a).inverse() : new Fraction(0);
      const bar = power(n - 1);
      const fight =
        n === 1 ? new Fraction(0) : p.compare(bar) >= 0 ? one : one.sub(bar).mul(p).div(one.sub(p).mul(bar));
      const both = !seen.includes('y');
      written[`E ${seen}`] = { play: [one.sub(out), out], believe: both ? [p, one.sub(p)] : [1] };
      written[`M ${seen}`] = { play: [fight, one.sub(fight)] };
      const fought = p.add(one.sub(p).mul(fight));
      chances.set(`${seen}o`, p);
      chances.set(`${seen}y`, new Fraction(0));
      chances.set(`${seen}f`, both ? p.div(fought) : new Fraction(0));
    }
  }
  return assess(game, written);
}

/** Worked by hand in the first test. */
const BY_HAND: ChainStore = { entrants: 3, a: 2, b: '1/2', tough: '1/10' };

test('the chain store of Kreps and Wilson with three entrants: the mixed equilibrium in fractions', () => {
  const game = chainStore(BY_HAND);
  const assessment = closedForm(game, BY_HAND);
  const play = (label: string) => assessment.behaviour[setNamed(game, label)]!.map((x) => x.toFraction());
  // 1/10 < 1/8: the first comes in. 1/10 < 1/4: fought with chance (3/4 · 1/10) / (9/10 · 1/4) = 1/3, then p = 1/4.
  assert.deepEqual(
    [play('E '), play('M ')],
    [
      ['1', '0'],
      ['1/3', '2/3'],
    ],
  );
  // p = 1/4 = (1/2)²: in with chance 1 − 1/2. Fought with chance (1/2 · 1/4) / (3/4 · 1/2) = 1/3, then p = 1/2.
  assert.deepEqual(
    [play('E f'), play('M f'), play('E ff'), play('M ff')],
    [
      ['1/2', '1/2'],
      ['1/3', '2/3'],
      ['1/2', '1/2'],
      ['0', '1'],
    ],
  );
  const check = checkAssessment(game, assessment);
  assert.deepEqual(check.faults, []);
  assert.equal(check.holds, true);
  // A weak incumbent is worth 0: it yields in the first market with positive chance, and then everybody comes in. A tough
  // one fights: −1, then −1/2 + 1/2 · 2 = 1/2, then after an entry in the second market 1/2 as well, and after none, at
  // p = 1/4 < 1/2, an entry for sure: −1. So 1/10 · (−1 + 1/2 + 1/2 · 1/2 − 1/2 · 1) = −3/40.
  assert.equal(payoffsOf(game, assessment.behaviour)[0]!.toFraction(), '-3/40');
});

test('one probability of it moved by a millionth is refused, wherever it is', () => {
  const game = chainStore(BY_HAND);
  const { behaviour, beliefs } = closedForm(game, BY_HAND);
  const little = new Fraction(1, 1_000_000);
  let corrupted = 0;
  for (const [h, chances] of behaviour.entries()) {
    if (game.infosets[h]!.player < 0) continue;
    const from = chances[0]!.n === 0n ? 1 : 0;
    const moved = chances.map((x, a) => (a === from ? x.sub(little) : x.add(little)));
    const check = checkAssessment(game, { behaviour: behaviour.map((x, g) => (g === h ? moved : x)), beliefs });
    assert.equal(check.holds, false, game.infosets[h]!.label);
    corrupted++;
  }
  assert.equal(corrupted, behaviour.length - 1);
});

test('a reputation that survives yielding is refused: after a yield the incumbent is known', () => {
  const game = chainStore(BY_HAND);
  const { behaviour, beliefs } = closedForm(game, BY_HAND);
  // An entrant that is sure to be fought stays out; but whoever yielded once does not fight in the last market.
  const h = setNamed(game, 'E yy');
  const stays = behaviour.map((x, g) => (g === h ? [new Fraction(0), new Fraction(1)] : x));
  const check = checkAssessment(game, { behaviour: stays, beliefs });
  const fault = check.faults.find(({ infoset }) => infoset === h);
  assert.equal(fault?.gain?.toFraction(), '1/2');
});

test('the closed form is a sequential equilibrium for any fractions and two to five entrants, off the path included', () => {
  const within = (low: number): fc.Arbitrary<Fraction> =>
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 20 }))
      .map(([n, d]) => new Fraction(n, d).add(low));
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), within(1), within(0), within(0), (entrants, a, b, tough) => {
      const store = { entrants, a, b, tough };
      const game = chainStore(store);
      const check = checkAssessment(game, closedForm(game, store));
      assert.deepEqual(check.faults, []);
      assert.equal(check.holds, true);
    }),
    { numRuns: 60 },
  );
});

test('a prior exactly at a bar mixes, and is refused with the chances of a neighbouring prior', () => {
  const at = { entrants: 3, a: 3, b: '1/2', tough: '1/8' };
  const game = chainStore(at);
  const assessment = closedForm(game, at);
  // p = b³: in with chance 1 − 1/3.
  assert.equal(assessment.behaviour[setNamed(game, 'E ')]![0]!.toFraction(), '2/3');
  assert.equal(checkAssessment(game, assessment).holds, true);
  const other = closedForm(game, { ...at, tough: '1/9' });
  const mixedUp = checkAssessment(game, {
    beliefs: other.beliefs,
    behaviour: other.behaviour.map((x, h) => game.infosets[h]!.chances ?? x),
  });
  assert.deepEqual([mixedUp.holds, mixedUp.bayes], [false, false]);
});
