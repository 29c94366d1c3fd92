import { NoSuchWeights, type Weights } from './weights.js';

/**
 * Weights of which only an order is known: uniform over all w ≥ 0 with Σ w = 1 in which every weight of a block is at
 * least as great as every weight of the blocks after it. Within a block nothing is known, so each order of it is as
 * likely as another.
 *
 * Ordered weights are the spacings of n − 1 uniform points, sorted. They are built without sorting, so that they move
 * smoothly with u: the i-th greatest is Σ_{j ≥ i} Dⱼ / j with D uniform on the simplex (Rényi 1953; Devroye 1986,
 * "Non-Uniform Random Variate Generation", pp. 207–219), and D breaks a stick: a share 1 − (1 − u)^{1/(n−j)} of the rest
 * each time. The means are the rank-order centroids (Barron and Barrett 1996): of five .457, .257, .157, .090, .040.
 *
 * @param blocks Places of the weights, from the most weight to the least: [[2], [0, 1]] says that the third is greatest.
 * Each place from 0 to n − 1 once. A block of several takes one coordinate for its order.
 */
export function rankWeights(blocks: readonly (readonly number[])[]): Weights {
  const places = blocks.flat();
  const size = places.length;
  if (size === 0) throw new NoSuchWeights('there is nothing to rank');
  for (let i = 0; i < size; i++) {
    const times = places.filter((place) => place === i).length;
    if (times !== 1) throw new NoSuchWeights(`place ${i} of 0 to ${size - 1} is ranked ${times} times`);
  }
  const unordered = blocks.filter((block) => block.length > 1);
  const long = unordered.find((block) => block.length > LONGEST);
  if (long) throw new NoSuchWeights(`${long.length} weights share a rank`, `at most ${LONGEST}`);
  return {
    size,
    coordinates: size - 1 + unordered.length,
    columns(u, draws) {
      const out = Array.from({ length: size }, () => new Float64Array(draws));
      const ordered = new Float64Array(size);
      for (let i = 0; i < draws; i++) {
        let rest = 1;
        for (let j = 0; j < size; j++) {
          const kept = j < size - 1 ? (1 - u[j][i]) ** (1 / (size - 1 - j)) : 0;
          ordered[j] = (rest * (1 - kept)) / (j + 1);
          rest *= kept;
        }
        for (let j = size - 2; j >= 0; j--) ordered[j] += ordered[j + 1];
        let at = 0;
        let coordinate = size - 1;
        for (const block of blocks) {
          const order = block.length > 1 ? permuted(block, u[coordinate++][i]) : block;
          for (const place of order) out[place][i] = ordered[at++];
        }
      }
      return out;
    },
  };
}

/** 15! orders and more would be too many for the digits of one u. */
const LONGEST = 15;

/** The order of a block that u in (0, 1) stands for: one of k!, each of the same length in u. */
function permuted(block: readonly number[], u: number): number[] {
  const left = [...block];
  let rest = u;
  return block.map(() => {
    rest *= left.length;
    const pick = Math.min(left.length - 1, Math.floor(rest));
    rest -= pick;
    return left.splice(pick, 1)[0];
  });
}
