import type { Curves } from '../../lens/finding.js';

export interface Point {
  x: number;
  /** Lower and upper edge of the area; of a line both are the value. Null where there is nothing to say. */
  lo: number;
  hi: number;
}

export interface Drawn {
  name: string;
  reference: boolean;
  /** One entry for each x, null for a gap. */
  all: (Point | null)[];
  /** Those that are there. */
  points: Point[];
}

/** Series as points; a stack adds up from the first, which lies lowest. */
export function drawn(curves: Curves): Drawn[] {
  const floor = curves.x.values.map(() => 0);
  return curves.series.map((s) => {
    const all = curves.x.values.map((x, i): Point | null => {
      const value = s.values[i];
      if (value === null || value === undefined || !Number.isFinite(value) || !Number.isFinite(x)) return null;
      if (curves.form === 'lines') return { x, lo: value, hi: value };
      const lo = floor[i]!;
      floor[i] = lo + value;
      return { x, lo, hi: floor[i]! };
    });
    return { name: s.name, reference: s.reference === true, all, points: all.filter((p) => p !== null) };
  });
}

/** From the smallest to the largest x; a lone x gets room to its right. */
export function xDomain({ x }: Curves): [number, number] {
  const values = x.values.filter(Number.isFinite);
  if (values.length === 0) return [0, 1];
  const lo = Math.min(...values);
  return [lo, Math.max(...values) > lo ? Math.max(...values) : lo + 1];
}

/** Shares from 0 to a round share above the largest; points with a little air. */
export function yDomain(curves: Curves, series: readonly Drawn[]): [number, number] {
  const values = series.flatMap((s) => s.points.map((p) => p.hi));
  const hi = Math.max(...values);
  if (curves.y.unit === 'share') return [0, ROUND.find((share) => hi <= share) ?? 1];
  const lo = Math.min(...values);
  if (values.length === 0) return [0, 1];
  const air = (hi - lo || 1) * 0.06;
  return [lo - air, hi + air];
}

const ROUND = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];
