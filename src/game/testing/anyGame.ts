import fc from 'fast-check';
import { buildGame, type Tree } from '../build.js';
import type { Game } from '../model.js';

/** What a random game may have. */
export interface AnyGameOptions {
  /** Every player sees all that was done. */
  perfect?: boolean;
  /** Most nodes between root and end; 4 where it is left out. */
  depth?: number;
}

/**
 * Random small games of two players with chance, payoffs on any node and few different numbers, so that ties are
 * common. Without `perfect`, nodes of one player with as many actions may fall into one information set.
 */
export function anyGame({ perfect = false, depth = 4 }: AnyGameOptions = {}): fc.Arbitrary<Game> {
  const payoff = fc.constantFrom('0', '1', '2', '-1', '1/2');
  const payoffs = fc.tuple(payoff, payoff);
  const { tree } = fc.letrec<{ tree: Tree; end: Tree; inner: Tree }>((tie) => ({
    tree: fc.oneof({ maxDepth: depth, depthSize: 'small' }, tie('end'), tie('inner')),
    end: fc.record({ payoffs }),
    inner: fc
      .record({
        moves: fc.constantFrom('A', 'B', 'A', 'B', 'chance'),
        key: fc.constantFrom('x', 'y', undefined),
        then: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        payoffs: fc.option(payoffs, { nil: undefined, freq: 4 }),
        weights: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
      })
      .map(({ moves, key, then, payoffs, weights }) => inner(moves, perfect ? undefined : key, then, payoffs, weights)),
  }));
  return tree.map((root) => buildGame('any', ['A', 'B'], root));
}

function inner(
  moves: string,
  key: string | undefined,
  then: readonly Tree[],
  payoffs: readonly string[] | undefined,
  weights: readonly number[],
): Tree {
  const chance = moves === 'chance';
  const first = [weights[0]! + 1, ...weights.slice(1)].slice(0, then.length);
  const sum = first.reduce((a, b) => a + b, 0);
  return {
    moves,
    ...(payoffs && { payoffs }),
    ...(key !== undefined && !chance && { infoset: `${key}${then.length}` }),
    actions: then.map((tree, a) => ({
      label: String(a),
      ...(chance && { chance: `${first[a]}/${sum}` }),
      then: tree,
    })),
  };
}
