import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { type Assessment, type Game, members } from '../model.js';
import { bayesBeliefs, checkAssessment, perturbed } from './index.js';
import { contradictOrders } from './orders.js';
import { isDead, limitAssessment, limitBeliefs, pathTo, randomTrembles } from './testing/limits.js';
import { type Dice, dice, randomGame, recipes, watchedGame } from './testing/randomGames.js';
import { contradictWeights } from './weights.js';

test('an assessment that is the limit of ν ε^K is consistent, and the witness makes totally mixed behaviour that tends to it', () => {
  let offPath = 0;
  fc.assert(
    fc.property(recipes, fc.boolean(), (recipe, zeroChances) => {
      const roll = dice(recipe.seed);
      const game = randomGame({ ...recipe, zeroChances }, roll);
      const { behaviour, beliefs } = limitAssessment(game, roll);
      const { bayes, consistent, witness } = checkAssessment(game, { behaviour, beliefs });
      assert.deepEqual([bayes, consistent], [true, true]);
      if (witness!.root !== 1n) return;
      const reached = bayesBeliefs(game, behaviour);
      // The error is at most about (trembles of the same or higher order, with their weights) · ε: a tenth of ε gives at
      // most a fifth of the error.
      const errors = ['1/100000000000', '1/1000000000000'].map((epsilon) => {
        const near = bayesBeliefs(game, perturbed(game, behaviour, witness!, new Fraction(epsilon)));
        return members(game).map((nodes, h) => {
          if (nodes.every((v) => isDead(game, v)) || game.infosets[h]!.player < 0) return 0;
          if (reached[h] === undefined && nodes.length > 1) offPath++;
          return Math.max(...nodes.map((_, k) => near[h]![k]!.sub(beliefs[h]![k]!).abs().valueOf()));
        });
      });
      for (const [h, error] of errors[0]!.entries()) {
        assert.ok(error < 1e-6, `set ${h} is ${error} off`);
        assert.ok(errors[1]![h]! <= error / 5, `set ${h}: ${error}, then ${errors[1]![h]}`);
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(offPath > 100, `${offPath}`);
});

test('consistency is what trying all orders and all integer relations of weights says, where that is possible', () => {
  const verdicts = new Map<string, number>();
  fc.assert(
    fc.property(recipes, fc.boolean(), (recipe, watched) => {
      const roll = dice(recipe.seed);
      const game = watched ? watchedGame(roll) : randomGame(recipe, roll);
      const { behaviour, trembles } = watched ? staying(game, roll) : randomTrembles(game, roll);
      const limit = limitBeliefs(game, behaviour, trembles);
      const reached = bayesBeliefs(game, behaviour);
      const beliefs = members(game).map((nodes, h) => {
        if (reached[h] || roll(2) === 0) return limit[h]!;
        return somehow(roll(3) === 0 ? nodes.map(() => true) : limit[h]!.map((x) => x.n > 0n), roll);
      });
      const expected = byTrying(game, { behaviour, beliefs });
      if (expected === undefined) return;
      const { bayes, consistent, contradiction } = checkAssessment(game, { behaviour, beliefs });
      assert.equal(bayes, true);
      assert.equal(consistent, expected);
      const key = contradiction ? (contradictOrders(contradiction) ? 'orders' : 'weights') : `${expected}`;
      verdicts.set(key, (verdicts.get(key) ?? 0) + 1);
      if (key === 'weights') assert.ok(contradictWeights(contradiction!));
    }),
    { numRuns: 1000 },
  );
  for (const key of ['true', 'false', 'orders', 'weights'])
    assert.ok(verdicts.get(key)! >= 5, JSON.stringify([...verdicts]));
});

/** Both players of a watched game stay, and all they might do else are trembles. */
function staying(game: Game, roll: Dice): ReturnType<typeof randomTrembles> {
  const { trembles } = randomTrembles(game, roll);
  const behaviour = game.infosets.map(
    ({ chances, actions }) => chances ?? actions.map((_, a) => new Fraction(a === 0 ? 1 : 0)),
  );
  return {
    behaviour,
    trembles: {
      orders: behaviour.map((chances, h) =>
        chances.map((x) => (game.infosets[h]!.player >= 0 && x.n === 0n ? 1 + (roll(4) === 0 ? 1 : 0) : 0)),
      ),
      weights: trembles.weights.map((w) => w.map(() => new Fraction(1 + roll(3), 1 + roll(2)))),
    },
  };
}

/** A belief with simple ratios, in some of the nodes that may be believed in. */
function somehow(may: readonly boolean[], roll: Dice): Fraction[] {
  const shares = may.map((x) => (x ? [0, 1, 1, 1, 2][roll(5)]! : 0));
  if (!shares.some((x) => x > 0)) shares[may.indexOf(true)] = 1;
  const sum = shares.reduce((s, x) => s + x, 0);
  return shares.map((x) => new Fraction(x, sum));
}

/** A comparison of two nodes of a set that is not reached: trembles on the way to the one less those to the other. */
interface Comparison {
  difference: number[];
  /** Ratio of beliefs over that of known chances; undefined where the first node has belief 0. */
  ratio?: Fraction;
}

/**
 * Consistency by exhaustion, from its own reading of the paths, for up to four trembles that matter.
 *
 * Orders: if K ≥ 1 with Σ d K = 0 or ≥ 1 for all comparisons is possible, a vertex of that polyhedron solves it. By Cramer's
 * rule a vertex is det M_j / det M, both of at most 4 × 4 numbers in −1 … 1, so at most 16 (Hadamard); times |det M| it
 * is an integer solution within 1 … 16. With 1, 2, 3 trembles the bounds are 1, 2, 4.
 *
 * Weights: with at most four comparisons of at most four trembles, the integer relations are spanned by those of least
 * support, whose entries are minors of at most 3 × 3: at most 4.
 */
function byTrying(game: Game, { behaviour, beliefs }: Assessment): boolean | undefined {
  const used: string[] = [];
  const comparisons: Comparison[] = [];
  const isTremble = ([h, a]: [number, number]): boolean => behaviour[h]![a]!.n === 0n;
  for (const [h, nodes] of members(game).entries()) {
    if (game.infosets[h]!.player < 0 || nodes.some((v) => !pathTo(game, v).some(isTremble))) continue;
    const known = nodes.map((v) =>
      pathTo(game, v).reduce(
        (x, step) => (isTremble(step) ? x : x.mul(behaviour[step[0]]![step[1]]!)),
        new Fraction(1),
      ),
    );
    const first = beliefs[h]!.findIndex((x) => x.n > 0n);
    for (const k of nodes.keys()) {
      if (k === first) continue;
      const difference: number[] = [];
      for (const [node, sign] of [
        [nodes[k]!, 1],
        [nodes[first]!, -1],
      ] as const) {
        for (const [g, a] of pathTo(game, node).filter(isTremble)) {
          const name = `${g}:${a}`;
          if (!used.includes(name)) used.push(name);
          difference[used.indexOf(name)] = (difference[used.indexOf(name)] ?? 0) + sign;
        }
      }
      const ratio = beliefs[h]![k]!.div(beliefs[h]![first]!).mul(known[first]!).div(known[k]!);
      comparisons.push({ difference, ...(ratio.n > 0n && { ratio }) });
    }
  }
  // Trembles that cancel everywhere do not matter.
  const matter = used.flatMap((_, j) => (comparisons.some(({ difference }) => difference[j]) ? [j] : []));
  const rows = comparisons.map((c) => ({ ...c, difference: matter.map((j) => c.difference[j] ?? 0) }));
  const equal = rows.filter(({ ratio }) => ratio !== undefined);
  if (matter.length > 4 || equal.length > 4) return undefined;
  const dot = (d: readonly number[], k: readonly number[]): number => d.reduce((s, x, j) => s + x * k[j]!, 0);
  const ordered = some(1, [1, 1, 2, 4, 16][matter.length]!, matter.length, (orders) =>
    rows.every(({ difference, ratio }) => (ratio ? dot(difference, orders) === 0 : dot(difference, orders) > 0)),
  );
  if (!ordered) return false;
  return !some(-4, 4, equal.length, (relation) => {
    const cancels = matter.every((_, j) => relation.reduce((s, x, i) => s + x * equal[i]!.difference[j]!, 0) === 0);
    if (!cancels) return false;
    return !relation.reduce((product, x, i) => product.mul(equal[i]!.ratio!.pow(x)!), new Fraction(1)).equals(1);
  });
}

/** Whether a test holds for one of all lists of integers within bounds; each in the same array. */
function some(from: number, to: number, length: number, test: (tuple: readonly number[]) => boolean): boolean {
  const tuple = new Array(length).fill(from);
  for (;;) {
    if (test(tuple)) return true;
    const j = tuple.findIndex((x) => x < to);
    if (j < 0) return false;
    tuple.fill(from, 0, j);
    tuple[j]++;
  }
}
