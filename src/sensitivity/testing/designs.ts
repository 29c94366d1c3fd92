import { Random } from '../../quantity/design/random.js';
import type { TestFunction } from './functions.js';

/** A design row by row, and a function's value at each row. */
export interface Sampled {
  x: Float64Array;
  y: Float64Array;
  rows: number;
}

/** n independent points. */
export function plainSample(f: TestFunction, n: number, seed: number): Sampled {
  const random = Random.of(BigInt(seed));
  return evaluated(
    f,
    Array.from({ length: n }, () => point(f, random)),
  );
}

/** A Saltelli design with pseudo-random base rows: A, A_B^1 …, [B_A^1 …,] B for each; `groupOf` by input. */
export function saltelliSample(
  f: TestFunction,
  n: number,
  seed: number,
  second = false,
  groupOf = Array.from({ length: f.inputs }, (_, i) => i),
): Sampled {
  const random = Random.of(BigInt(seed));
  const groups = 1 + Math.max(...groupOf);
  const points: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    const [a, b] = [point(f, random), point(f, random)];
    const mixed = (from: Float64Array, into: Float64Array, g: number) =>
      into.map((value, c) => (groupOf[c] === g ? from[c]! : value));
    points.push(a);
    for (let g = 0; g < groups; g++) points.push(mixed(b, a, g));
    if (second) for (let g = 0; g < groups; g++) points.push(mixed(a, b, g));
    points.push(b);
  }
  return evaluated(f, points);
}

/** Trajectories on a grid of `levels` levels (Morris 1991, section 3): each input moves once, in random order. */
export function morrisSample(f: TestFunction, trajectories: number, levels: number, seed: number): Sampled {
  const random = Random.of(BigInt(seed));
  const jump = levels / 2;
  const points: Float64Array[] = [];
  for (let t = 0; t < trajectories; t++) {
    const grid = Float64Array.from({ length: f.inputs }, () => random.below(levels));
    const left = Array.from({ length: f.inputs }, (_, i) => i);
    const at = () => grid.map((level) => f.low + ((f.high - f.low) * level) / (levels - 1));
    points.push(at());
    while (left.length > 0) {
      const [i] = left.splice(random.below(left.length), 1);
      grid[i!]! += grid[i!]! < jump ? jump : -jump;
      points.push(at());
    }
  }
  return evaluated(f, points);
}

const point = (f: TestFunction, random: Random) =>
  Float64Array.from({ length: f.inputs }, () => f.low + (f.high - f.low) * random.next());

function evaluated(f: TestFunction, points: Float64Array[]): Sampled {
  const x = new Float64Array(points.length * f.inputs);
  points.forEach((p, row) => {
    x.set(p, row * f.inputs);
  });
  return { x, y: Float64Array.from(points, (p) => f.value(p)), rows: points.length };
}
