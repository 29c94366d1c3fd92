import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { type Assessment, type Game, members } from '../model.js';
import { type AssessmentCheck, bayesBeliefs, checkAssessment, payoffsOf } from './index.js';
import { isDead, limitBeliefs, randomTrembles } from './testing/limits.js';
import { type Dice, dice, type Recipe, randomGame, recipes, watchedGame } from './testing/randomGames.js';
import { rationalised, valueAt } from './testing/rationalised.js';
import { relabelled } from './testing/relabelled.js';

/**
 * A game and an assessment that is a limit, or has a wrong belief in some sets; rational, or with payoffs as they come. So verdicts
 * of all kinds occur.
 */
function anything(recipe: Recipe, roll: Dice): { game: Game; assessment: Assessment } {
  const game = roll(2) === 0 ? watchedGame(roll) : randomGame({ ...recipe, zeroChances: roll(2) === 0 }, roll);
  const { behaviour, trembles } = randomTrembles(game, roll);
  const beliefs = limitBeliefs(game, behaviour, trembles).map((belief) => {
    const sure = roll(belief.length);
    return roll(6) > 0 ? belief : belief.map((_, k) => new Fraction(k === sure ? 1 : 0));
  });
  const assessment = { behaviour, beliefs };
  return { game: roll(2) === 0 ? rationalised(game, assessment, roll).game : game, assessment };
}

const verdict = ({ holds, sequentiallyRational, bayes, consistent }: AssessmentCheck) => ({
  holds,
  sequentiallyRational,
  bayes,
  consistent,
});

/** One recipe for each kind of verdict: the rarest is that of some four games in a thousand. */
const ONE_OF_EACH: Recipe[] = [
  { seed: 0, players: 1, moves: 2 },
  { seed: 1, players: 2, moves: 3 },
  { seed: 3, players: 1, moves: 5 },
  { seed: 4, players: 2, moves: 6 },
  { seed: 41, players: 3, moves: 20 },
  { seed: 95, players: 3, moves: 5 },
];

test('the order of players, information sets and actions changes no verdict, no gain and no set with a wrong belief', () => {
  const verdicts = new Set<string>();
  fc.assert(
    fc.property(recipes, (recipe) => {
      const roll = dice(recipe.seed);
      const { game, assessment } = anything(recipe, roll);
      const other = relabelled(game, assessment, roll);
      const [before, after] = [checkAssessment(game, assessment), checkAssessment(other.game, other.assessment)];
      assert.deepEqual(verdict(after), verdict(before));
      const told = (check: AssessmentCheck, sets: readonly number[]) =>
        check.faults
          .filter(({ what }) => what !== 'consistency')
          .map(({ what, infoset, gain }) => `${what} ${sets[infoset]} ${gain?.toFraction()}`)
          .sort();
      assert.deepEqual(told(after, other.sets), told(before, [...game.infosets.keys()]));
      verdicts.add(JSON.stringify(verdict(before)));
    }),
    { numRuns: 400, examples: ONE_OF_EACH.map((recipe) => [recipe]) },
  );
  // Rational or not; consistent, or not though by Bayes' rule, or not by Bayes' rule.
  assert.equal(verdicts.size, 6);
});

test("a player's payoffs times 7/3 plus 5 change no verdict, and its gains are 7/3 as large", () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const roll = dice(recipe.seed);
      const { game, assessment } = anything(recipe, roll);
      const player = roll(game.players.length);
      const before = checkAssessment(game, assessment);
      const scaled = game.outcomes.map(({ label, payoffs }) => ({
        label,
        payoffs: payoffs.map((x, p) => (p === player ? x.mul('7/3') : x)),
      }));
      // The 5 is paid at the root, where nothing else is.
      const more = { label: '', payoffs: game.players.map((_, p) => new Fraction(p === player ? 5 : 0)) };
      const atRoot = game.outcomes[game.outcome[0]!];
      if (atRoot) more.payoffs = more.payoffs.map((x, p) => x.add(scaled[game.outcome[0]!]!.payoffs[p]!));
      const outcome = Int32Array.from(game.outcome, (o, v) => (v === 0 ? scaled.length : o));
      const after = checkAssessment({ ...game, outcome, outcomes: [...scaled, more] }, assessment);
      assert.deepEqual(verdict(after), verdict(before));
      for (const [i, { infoset, gain }] of before.faults.entries()) {
        if (!gain) continue;
        const factor = game.infosets[infoset]!.player === player ? '7/3' : 1;
        assert.ok(after.faults[i]!.gain!.equals(gain.mul(factor)));
      }
    }),
  );
});

test("what Bayes' rule and expected payoffs come to is what the checker and plain recursion say", () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const roll = dice(recipe.seed);
      const game = randomGame({ ...recipe, zeroChances: true }, roll);
      const { behaviour, trembles } = randomTrembles(game, roll);
      const payoffs = payoffsOf(game, behaviour);
      for (const p of game.players.keys()) assert.ok(payoffs[p]!.equals(valueAt(game, behaviour, p, 0)));
      const limit = limitBeliefs(game, behaviour, trembles);
      const beliefs = bayesBeliefs(game, behaviour).map((belief, h) => belief ?? limit[h]!);
      assert.equal(checkAssessment(game, { behaviour, beliefs }).bayes, true);
      for (const [h, nodes] of members(game).entries()) {
        if (nodes.every((v) => isDead(game, v))) assert.equal(bayesBeliefs(game, behaviour)[h], undefined);
      }
    }),
  );
});
