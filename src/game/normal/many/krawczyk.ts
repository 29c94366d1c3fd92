import type { Box, System } from './system.js';

/** Bounds of the unknowns of a system. */
export interface Region {
  low: Float64Array;
  high: Float64Array;
}

/**
 * Krawczyk's operator (1969): where its image of a region lies inside the region, the system has exactly one solution in
 * it; any solution in the region is in the image as well. Undefined where the middle derivative has no inverse.
 *
 * @returns `sign`: of the determinant of the derivative in the middle.
 */
export function krawczyk(system: System, region: Region): { image: Region; sign: number } | undefined {
  const d = system.unknowns.length;
  const middle = region.low.map((low, u) => (low + region.high[u]!) / 2);
  const derivatives = system.unknowns.map((_, e) => system.derivatives(e, boxOf(system, region)));
  const inverted = invert(derivatives.map(({ low, high }) => low.map((x, u) => (x + high[u]!) / 2)));
  if (!inverted) return undefined;
  const { inverse, sign } = inverted;
  const at = boxOf(system, { low: middle, high: middle });
  const values = system.unknowns.map(([p, k]) => system.gain(p, k, system.support[p]!.length - 1, at));
  const image = { low: new Float64Array(d), high: new Float64Array(d) };
  for (let i = 0; i < d; i++) {
    let [low, high, size] = [middle[i]!, middle[i]!, 1];
    for (let e = 0; e < d; e++) {
      const c = inverse[i]![e]!;
      const [a, b] = [c * values[e]!.low[0]!, c * values[e]!.high[0]!];
      low -= Math.max(a, b);
      high -= Math.min(a, b);
      size += Math.abs(c) * 4;
    }
    for (let u = 0; u < d; u++) {
      let [least, most] = i === u ? [1, 1] : [0, 0];
      for (let e = 0; e < d; e++) {
        const c = inverse[i]![e]!;
        const [a, b] = [c * derivatives[e]!.low[u]!, c * derivatives[e]!.high[u]!];
        least -= Math.max(a, b);
        most -= Math.min(a, b);
      }
      const radius = Math.max(region.high[u]! - middle[u]!, middle[u]! - region.low[u]!);
      const spread = Math.max(Math.abs(least), Math.abs(most)) * radius;
      low -= spread;
      high += spread;
      size += spread + d * radius;
    }
    // All sums together take fewer than 8 d² roundings, none of them of more than `size`.
    const slack = 8 * d * d * size * 2 ** -53;
    [image.low[i], image.high[i]] = [low - slack, high + slack];
  }
  return { image, sign };
}

/** Chances from unknowns: the last of each support is what is left to 1. */
export function boxOf(system: System, region: Region): Box {
  let next = 0;
  const low: Float64Array[] = [];
  const high: Float64Array[] = [];
  for (const own of system.support) {
    const least = new Float64Array(own.length);
    const most = new Float64Array(own.length);
    let [restLow, restHigh] = [1, 1];
    for (let k = 0; k < own.length - 1; k++, next++) {
      [least[k], most[k]] = [region.low[next]!, region.high[next]!];
      restLow -= most[k]!;
      restHigh -= least[k]!;
    }
    const slack = own.length > 1 ? own.length * 2 ** -50 : 0;
    [least[own.length - 1], most[own.length - 1]] = [restLow - slack, restHigh + slack];
    low.push(least);
    high.push(most);
  }
  return { low, high };
}

/** Gauss and Jordan with the largest pivots; the sign is that of the determinant. */
function invert(matrix: Float64Array[]): { inverse: Float64Array[]; sign: number } | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) =>
    Float64Array.from({ length: 2 * n }, (_, j) => (j < n ? row[j]! : j - n === i ? 1 : 0)),
  );
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[best]![k]!)) best = i;
    const pivot = rows[best]![k]!;
    if (!(Math.abs(pivot) > 1e-9)) return undefined;
    if (best !== k) sign = -sign;
    if (pivot < 0) sign = -sign;
    [rows[k], rows[best]] = [rows[best]!, rows[k]!];
    const own = rows[k]!;
    for (let j = 0; j < 2 * n; j++) own[j]! /= pivot;
    for (const [i, row] of rows.entries()) {
      const factor = row[k]!;
      if (i === k || factor === 0) continue;
      for (let j = 0; j < 2 * n; j++) row[j]! -= factor * own[j]!;
    }
  }
  return { inverse: rows.map((row) => row.slice(n)), sign };
}
