import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { checkAssessment } from '../check/assessment.js';
import { solveCommitment } from './solve.js';
import { anyGame, steady } from './testing.js';
import { countNodes, toExtensive } from './tree.js';

const example = steady({
  periods: 2,
  withdrawn: [30, 0],
  accept: [45, 10],
  extended: [55, 5],
  counters: [[55, 8]],
  cost: 2,
  sponsorCost: '1/10',
});

describe('the standing offer as an explicit game', () => {
  it('carries a sequential equilibrium, for payoffs of any kind, ties included', () => {
    fc.assert(
      fc.property(anyGame(3, 2), (game) => {
        const found = toExtensive(solveCommitment(game), 1e6);
        assert.ok('assessment' in found);
        const { holds, faults } = checkAssessment(found.game, found.assessment);
        assert.deepEqual(faults, []);
        assert.ok(holds);
        assert.equal(found.game.end.length, countNodes(game));
      }),
      { numRuns: 600, seed: 3 },
    );
  });

  it('holds the target’s nodes of both kinds of sponsor together, and drops a kind that cannot be', () => {
    const both = toExtensive(solveCommitment(example), 1000);
    assert.ok('game' in both);
    // Strategic, from the end: 5; 2 + 5 + 7; 2 + 14 + 16 = 32. Committed: 3; 2 + 3 + 3; 2 + 8 + 8 = 18. Chance: 1.
    assert.equal(both.game.end.length, 51);
    const target = both.game.infosets.filter(({ player }) => player === 0);
    assert.equal(target.length, 7);
    for (const [resolve, nodes] of [
      [new Fraction(0), 32],
      [new Fraction(1), 18],
    ] as const) {
      const one = toExtensive(solveCommitment({ ...example, resolve }), 1000);
      assert.ok('game' in one && one.game.end.length === nodes);
    }
  });

  it('says how large a game beyond the limit would be', () => {
    assert.deepEqual(toExtensive(solveCommitment(example), 50), { nodes: 51, limit: 50 });
  });

  it('has a test that would notice: a chance changed by a millionth is refused', () => {
    const found = toExtensive(solveCommitment(example), 1000);
    assert.ok('game' in found);
    const { game, assessment } = found;
    let tried = 0;
    game.infosets.forEach(({ player }, id) => {
      if (player !== 0) return;
      const [accept, ...rest] = assessment.behaviour[id]!;
      if (accept!.n === 0n || accept!.equals(1)) return;
      const tiny = new Fraction(1, 1_000_000);
      const behaviour = assessment.behaviour.map((chances, i) =>
        i === id
          ? [
              accept!.add(tiny),
              ...rest.map((x, k) => (x.n > 0n && rest.slice(k + 1).every((y) => y.n === 0n) ? x.sub(tiny) : x)),
            ]
          : chances,
      );
      assert.ok(!checkAssessment(game, { ...assessment, behaviour }).sequentiallyRational);
      tried++;
    });
    assert.ok(tried > 0);
  });
});
