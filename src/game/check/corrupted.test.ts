import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { type Assessment, children, type Game, members } from '../model.js';
import { checkAssessment } from './index.js';
import { limitAssessment, pathTo } from './testing/limits.js';
import { dice, type Recipe, randomGame, recipes } from './testing/randomGames.js';
import { actionsPay, rationalised, valueAt } from './testing/rationalised.js';

/** A random game with imperfect information and an assessment that is a sequential equilibrium of it by construction. */
function solved(recipe: Recipe): { game: Game; assessment: Assessment; margins: number[][] } {
  const roll = dice(recipe.seed);
  const plain = randomGame(recipe, roll);
  const assessment = limitAssessment(plain, roll);
  return { ...rationalised(plain, assessment, roll), assessment };
}

const moved = <T>(lists: readonly (readonly T[])[], h: number, list: readonly T[]): (readonly T[])[] =>
  lists.map((old, g) => (g === h ? list : old));

/** Takes a share from the first other entry that has it and gives it to one. */
function shifted(shares: readonly Fraction[], to: number, share: Fraction): Fraction[] {
  const from = shares.findIndex((x, i) => i !== to && x.compare(share) >= 0);
  return shares.map((x, i) => (i === to ? x.add(share) : i === from ? x.sub(share) : x));
}

const LITTLE = new Fraction(1, 1000);

test('games whose payments are made to fit an assessment that is a limit: it is a sequential equilibrium', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const { game, assessment } = solved(recipe);
      const check = checkAssessment(game, assessment);
      assert.deepEqual(check.faults, []);
      assert.equal(check.holds, true);
    }),
    { numRuns: 300 },
  );
});

test('no plan of several changes gains in them, from any set on, though single changes alone are looked at', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const { game, assessment } = solved(recipe);
      for (const [h, nodes] of members(game).entries()) {
        const { player } = game.infosets[h]!;
        if (player < 0) continue;
        const own = [...game.infosets.keys()].filter((g) => game.infosets[g]!.player === player);
        if (own.length > 6) continue;
        const worth = (behaviour: Assessment['behaviour']): Fraction =>
          nodes.reduce(
            (sum, v, k) => sum.add(valueAt(game, behaviour, player, v).mul(assessment.beliefs[h]![k]!)),
            new Fraction(0),
          );
        const best = worth(assessment.behaviour);
        let plans: (readonly (readonly Fraction[])[])[] = [assessment.behaviour];
        for (const g of own) {
          const pure = game.infosets[g]!.actions.map((_, a, all) => all.map((_, b) => new Fraction(a === b ? 1 : 0)));
          plans = plans.flatMap((plan) => pure.map((choice) => moved(plan, g, choice)));
        }
        for (const plan of plans) assert.ok(worth(plan).compare(best) <= 0);
      }
    }),
    { numRuns: 60 },
  );
});

test('a chance of 1/1000 moved to a worse action is refused, and the gain is 1/1000 of the difference', () => {
  let corrupted = 0;
  fc.assert(
    fc.property(recipes, (recipe) => {
      const { game, assessment, margins } = solved(recipe);
      for (const [h, { player }] of game.infosets.entries()) {
        const worse = margins[h]!.findIndex((margin) => player >= 0 && margin > 0);
        if (worse < 0) continue;
        corrupted++;
        const behaviour = moved(assessment.behaviour, h, shifted(assessment.behaviour[h]!, worse, LITTLE));
        const check = checkAssessment(game, { ...assessment, behaviour });
        assert.deepEqual([check.holds, check.sequentiallyRational], [false, false]);
        const fault = check.faults.find(({ what, infoset }) => what === 'rationality' && infoset === h);
        assert.ok(fault?.gain?.equals(LITTLE.mul(margins[h]![worse]!)));
      }
    }),
  );
  assert.ok(corrupted > 100, `${corrupted}`);
});

test('a belief of 1/1000 moved to another node is refused where the set is reached', () => {
  let corrupted = 0;
  fc.assert(
    fc.property(recipes, (recipe) => {
      const { game, assessment } = solved(recipe);
      for (const [h, nodes] of members(game).entries()) {
        if (
          game.infosets[h]!.player < 0 ||
          nodes.length < 2 ||
          !nodes.some((v) => trembles(game, assessment, v) === '')
        )
          continue;
        corrupted++;
        const sure = assessment.beliefs[h]!.findIndex((x) => x.compare(LITTLE) >= 0);
        const beliefs = moved(
          assessment.beliefs,
          h,
          shifted(assessment.beliefs[h]!, (sure + 1) % nodes.length, LITTLE),
        );
        const check = checkAssessment(game, { ...assessment, beliefs });
        assert.deepEqual([check.holds, check.bayes, check.consistent], [false, false, false]);
        assert.ok(check.faults.some(({ what, infoset }) => what === 'bayes' && infoset === h));
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(corrupted > 50, `${corrupted}`);
});

test('where it is not reached, a belief moved between two nodes after the same trembles is refused', () => {
  let corrupted = 0;
  fc.assert(
    fc.property(recipes, (recipe) => {
      const { game, assessment } = solved(recipe);
      for (const [h, nodes] of members(game).entries()) {
        const ways = nodes.map((v) => trembles(game, assessment, v));
        const [from, to] = sameWay(ways, assessment.beliefs[h]!);
        if (game.infosets[h]!.player < 0 || from === undefined || ways.includes('')) continue;
        corrupted++;
        const little = assessment.beliefs[h]![from]!.div(1000);
        const moves = assessment.beliefs[h]!.map((x, k) => (k === to ? x.add(little) : k === from ? x.sub(little) : x));
        const check = checkAssessment(game, { ...assessment, beliefs: moved(assessment.beliefs, h, moves) });
        assert.deepEqual([check.holds, check.bayes, check.consistent], [false, true, false]);
        assert.ok(check.faults.some(({ what, infoset }) => what === 'consistency' && infoset === h));
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(corrupted > 20, `${corrupted}`);
});

test('a payoff moved by 1/1000 is refused where it is expected after one of two actions that have to pay the same', () => {
  let corrupted = 0;
  fc.assert(
    fc.property(recipes, fc.nat(), (recipe, pick) => {
      const { game, assessment } = solved(recipe);
      const sets = [...game.infosets.keys()].filter((h) => game.infosets[h]!.player >= 0);
      const mixed = sets.filter((h) => assessment.behaviour[h]!.filter((x) => x.n > 0n).length >= 2);
      if (mixed.length === 0) return;
      const h = mixed[pick % mixed.length]!;
      const { player } = game.infosets[h]!;
      const k = assessment.beliefs[h]!.findIndex((x) => x.n > 0n);
      const a = assessment.behaviour[h]!.findIndex((x) => x.n > 0n);
      const leaf = likelyEnd(game, assessment, [...children(game, members(game)[h]![k]!)][a]!);
      const outcomes = game.outcomes.map(({ label, payoffs }, v) => ({
        label,
        payoffs: payoffs.map((x, p) => (v === leaf && p === player ? x.add(LITTLE) : x)),
      }));
      corrupted++;
      const changed = { ...game, outcomes };
      const check = checkAssessment(changed, assessment);
      assert.deepEqual([check.holds, check.sequentiallyRational, check.consistent], [false, false, true]);
      const pays = actionsPay(changed, assessment, h);
      const fault = check.faults.find(({ infoset }) => infoset === h)!;
      const gain = pays.reduce(
        (sum, x, b) => sum.sub(x.mul(assessment.behaviour[h]![b]!)),
        pays.reduce((m, x) => (x.compare(m) > 0 ? x : m)),
      );
      assert.ok(fault.gain!.equals(gain));
    }),
  );
  assert.ok(corrupted > 50, `${corrupted}`);
});

test('by backward induction with everything seen: it stands, and any other choice that pays less is refused', () => {
  let corrupted = 0;
  fc.assert(
    fc.property(recipes, (recipe) => {
      const game = randomGame({ ...recipe, perfectInformation: true });
      const behaviour: Fraction[][] = game.infosets.map(({ chances, actions }) => [
        ...(chances ?? actions.map(() => new Fraction(0))),
      ]);
      const nodes = members(game);
      // Sets of greater nodes first: all that follows a node has greater numbers.
      const sets = [...game.infosets.keys()].filter((h) => game.infosets[h]!.player >= 0);
      for (const h of sets.sort((a, b) => nodes[b]![0]! - nodes[a]![0]!)) {
        const values = [...children(game, nodes[h]![0]!)].map((c) =>
          valueAt(game, behaviour, game.infosets[h]!.player, c),
        );
        const most = values.reduce((m, x) => (x.compare(m) > 0 ? x : m));
        behaviour[h]![values.findIndex((x) => x.equals(most))] = new Fraction(1);
      }
      const beliefs = nodes.map(() => [new Fraction(1)]);
      assert.deepEqual(checkAssessment(game, { behaviour, beliefs }).faults, []);
      for (const h of sets) {
        const pays = actionsPay(game, { behaviour, beliefs }, h);
        for (const [a, x] of pays.entries()) {
          const less = pays[behaviour[h]!.findIndex((y) => y.n > 0n)]!.sub(x);
          if (less.n === 0n) continue;
          corrupted++;
          const other = moved(
            behaviour,
            h,
            pays.map((_, b) => new Fraction(a === b ? 1 : 0)),
          );
          const fault = checkAssessment(game, { behaviour: other, beliefs }).faults.find(
            ({ infoset }) => infoset === h,
          );
          assert.ok(fault?.gain?.equals(less));
        }
      }
    }),
  );
  assert.ok(corrupted > 100, `${corrupted}`);
});

/** Actions of chance 0 on the way to a node, for comparison. */
function trembles(game: Game, { behaviour }: Assessment, v: number): string {
  return pathTo(game, v)
    .filter(([h, a]) => behaviour[h]![a]!.n === 0n)
    .map(([h, a]) => `${h}:${a}`)
    .sort()
    .join(' ');
}

/** Two nodes after the same trembles, the first of them believed in. */
function sameWay(ways: readonly string[], beliefs: readonly Fraction[]): [number, number] | [] {
  for (const [i, way] of ways.entries()) {
    const j = ways.findIndex((other, k) => k !== i && other === way);
    if (j >= 0 && beliefs[i]!.n > 0n) return [i, j];
  }
  return [];
}

/** An end that play comes to from a node with positive chance. */
function likelyEnd(game: Game, { behaviour }: Assessment, node: number): number {
  let v = node;
  while (game.infoset[v]! >= 0) v = [...children(game, v)][behaviour[game.infoset[v]!]!.findIndex((x) => x.n > 0n)]!;
  return v;
}
