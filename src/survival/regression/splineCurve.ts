import { ascending } from '../../shared/ascending.js';

/** A smooth curve through points, at places evenly apart from the first point to the last. */
export interface SplineCurve {
  x: Float64Array;
  y: Float64Array;
  /** Standard error of y at one place. */
  se: Float64Array;
}

/** Places, and coefficients of the curve, as R's `plot.cox.zph` has them. */
const PLACES = 40;
const SIZE = 4;

/**
 * Least squares with a natural cubic spline of four coefficients: straight beyond the ends, with two knots in between at
 * thirds of the points and places together (Hastie, Tibshirani and Friedman 2009, 5.2.1; R's `ns` as `plot.cox.zph` calls
 * it). Undefined where there are too few different points for it.
 *
 * @param variance Of one y; left out: the mean square of what the curve leaves.
 */
export function splineCurve(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  variance?: number,
  places = PLACES,
): SplineCurve | undefined {
  const n = x.length;
  if (n === 0) return undefined;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    low = Math.min(low, x[i]!);
    high = Math.max(high, x[i]!);
  }
  const wide = high - low;
  if (!(wide > 0)) return undefined;
  const at = Float64Array.from({ length: places }, (_, k) => low + (wide * k) / (places - 1));
  const basis = basisWith(low, wide, thirds(joined(at, x)));
  const columns = Array.from({ length: SIZE }, () => new Float64Array(n));
  const row = new Float64Array(SIZE);
  for (let i = 0; i < n; i++) {
    basis(x[i]!, row);
    for (const [j, column] of columns.entries()) column[i] = row[j]!;
  }
  const upper = orthogonal(columns);
  if (!upper) return undefined;
  const along = columns.map((column) => column.reduce((sum, q, i) => sum + q * y[i]!, 0));
  const spread = variance ?? leftOver(columns, along, y);
  const curve: SplineCurve = { x: at, y: new Float64Array(places), se: new Float64Array(places) };
  for (const [k, u] of at.entries()) {
    basis(u, row);
    const weights = solved(upper, row);
    curve.y[k] = weights.reduce((sum, w, j) => sum + w * along[j]!, 0);
    curve.se[k] = Math.sqrt(spread * weights.reduce((sum, w) => sum + w * w, 0));
  }
  return curve;
}

function joined(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Quantiles 1/3 and 2/3, between the two nearest values (R's type 7). */
function thirds(values: Float64Array): [number, number] {
  const order = ascending(values);
  const quantile = (p: number) => {
    const h = (values.length - 1) * p;
    const k = Math.floor(h);
    const [a, b] = [values[order[k]!]!, values[order[Math.min(k + 1, values.length - 1)]!]!];
    return a + (h - k) * (b - a);
  };
  return [quantile(1 / 3), quantile(2 / 3)];
}

/** 1, u, and two cubics that are straight beyond 0 and 1, of u = (x − low) / wide. */
function basisWith(low: number, wide: number, knots: [number, number]) {
  const inner = knots.map((k) => (k - low) / wide) as [number, number];
  const cube = (u: number) => (u > 0 ? u ** 3 : 0);
  const part = (u: number, knot: number) => (cube(u - knot) - cube(u - 1)) / (1 - knot);
  return (x: number, row: Float64Array) => {
    const u = (x - low) / wide;
    const last = part(u, inner[1]);
    row[0] = 1;
    row[1] = u;
    row[2] = part(u, 0) - last;
    row[3] = part(u, inner[0]) - last;
  };
}

/** Makes columns orthonormal in place, twice over (Gram and Schmidt); gives the triangle of their products. */
function orthogonal(columns: Float64Array[]): number[][] | undefined {
  const upper = columns.map(() => columns.map(() => 0));
  for (const [j, column] of columns.entries()) {
    const size = norm(column);
    for (let pass = 0; pass < 2; pass++) {
      for (let h = 0; h < j; h++) {
        const other = columns[h]!;
        const product = column.reduce((sum, v, i) => sum + v * other[i]!, 0);
        upper[h]![j]! += product;
        for (let i = 0; i < column.length; i++) column[i]! -= product * other[i]!;
      }
    }
    const rest = norm(column);
    if (!(rest > 1e-9 * size)) return undefined;
    upper[j]![j] = rest;
    for (let i = 0; i < column.length; i++) column[i]! /= rest;
  }
  return upper;
}

const norm = (column: Float64Array) => Math.sqrt(column.reduce((sum, v) => sum + v * v, 0));

/** w with w · upper = row. */
function solved(upper: readonly number[][], row: ArrayLike<number>): number[] {
  const w: number[] = [];
  for (const j of upper.keys()) {
    let rest = row[j]!;
    for (let h = 0; h < j; h++) rest -= w[h]! * upper[h]![j]!;
    w.push(rest / upper[j]![j]!);
  }
  return w;
}

function leftOver(columns: readonly Float64Array[], along: readonly number[], y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const curve = columns.reduce((all, column, j) => all + column[i]! * along[j]!, 0);
    sum += (y[i]! - curve) ** 2;
  }
  return y.length > SIZE ? sum / (y.length - SIZE) : Number.NaN;
}
