import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import type { CommitmentSolution } from '../commitment/solution.js';
import { solveCommitment } from '../commitment/solve.js';
import { anyGame, steady } from '../commitment/testing.js';
import { checkCommitment } from './commitment.js';

const example = steady({
  resolve: '1/10',
  periods: 4,
  withdrawn: [30, 0],
  accept: [45, 10],
  extended: [55, 5],
  counters: [
    [55, 8],
    [50, 7],
  ],
  cost: 2,
  sponsorCost: '1/10',
});

/** Places of all numbers in a value, as paths of keys. */
function numbersIn(value: unknown, at: readonly string[] = []): string[][] {
  if (value instanceof Fraction) return [[...at]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...at, key]));
}

/** A copy in which one number is greater by `by`. */
function changed<T>(value: T, at: readonly string[], by: Fraction): T {
  if (value instanceof Fraction) return value.add(by) as T;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const inner = copy as Record<string, unknown>;
  inner[at[0]!] = changed(inner[at[0]!], at.slice(1), by);
  return copy as T;
}

describe('the checker of standing offers', () => {
  it('passes what the solver finds, for payoffs of any kind, ties included', () => {
    fc.assert(
      fc.property(anyGame(6, 3), (game) => {
        assert.deepEqual(checkCommitment(game, solveCommitment(game)).faults, []);
      }),
      { numRuns: 400, seed: 5 },
    );
  });

  it('refuses a solution in which any one number is off, by a millionth or by 10⁻⁴⁰, up or down', () => {
    const { game, valueOver, thresholdOver, ...claimed } = solveCommitment(example);
    const places = numbersIn(claimed);
    assert.ok(places.length > 150);
    for (const by of ['1/1000000', '-1/1000000', `1/1${'0'.repeat(40)}`]) {
      for (const place of places) {
        const wrong: CommitmentSolution = {
          ...changed(claimed, place, new Fraction(by)),
          game,
          valueOver,
          thresholdOver,
        };
        assert.ok(!checkCommitment(game, wrong).holds, `${place.join('.')} by ${by}`);
      }
    }
  });

  it('refuses another move, another answer at belief 0, a missing period or situation, and another game', () => {
    const solution = solveCommitment(example);
    const [first, ...layers] = solution.layers;
    const withFirst = (layer: typeof first): CommitmentSolution => ({ ...solution, layers: [layer!, ...layers] });
    const wrong = [
      withFirst({ ...first!, pieces: first!.pieces.map((piece) => ({ ...piece, move: 'wait' as const })) }),
      withFirst({ ...first!, atZero: { ...first!.atZero, takes: [false, false] } }),
      withFirst({ ...first!, pieces: first!.pieces.slice(1) }),
      { ...solution, layers },
      { ...solution, path: solution.path.slice(1) },
      { ...solution, path: [...solution.path, solution.path[1]!] },
      { ...solution, accepts: [] },
      { ...solution, threshold: 'never' as const },
      { ...solution, sponsorWithdraws: true },
    ];
    for (const one of wrong) assert.ok(!checkCommitment(example, one).holds);
    const other = {
      ...example,
      withdrawn: { ...example.withdrawn, target: example.withdrawn.target.add('1/1000000') },
    };
    assert.ok(!checkCommitment(other, solution).holds);
  });
});
