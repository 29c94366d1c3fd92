import type { Curves } from '../../lens/finding.js';

export interface Point {
  x: number;
  /** Lower and upper edge of the area; of a line both are the value. Null where there is nothing to say. */
  lo: number;
  hi: number;
}

/** Where shares of the worlds lie at one x. */
export interface FanPoint {
  x: number;
  p5: number;
  p25: number;
  p75: number;
  p95: number;
}

/** A 95 % interval at one x. */
export interface BandPoint {
  x: number;
  lower: number;
  upper: number;
}

export interface Drawn {
  name: string;
  reference: boolean;
  /** Values hold until the next x. */
  steps: boolean;
  /** One entry for each x, null for a gap. */
  all: (Point | null)[];
  /** Those that are there. */
  points: Point[];
  /** One entry for each x, null for a gap; only where the series has a fan, and never on a stack. */
  fan?: (FanPoint | null)[];
  /** Where the interval of a record is known, in the order of x; only where the series has a band, and never on a stack. */
  band?: BandPoint[];
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
    const fan = curves.form === 'lines' && s.fan && fanPoints(curves.x.values, s.fan);
    const band = curves.form === 'lines' && s.band && bandPoints(curves.x.values, s.band);
    const points = all.filter((p) => p !== null);
    const steps = s.steps === true;
    return {
      name: s.name,
      reference: s.reference === true,
      steps,
      all,
      points,
      ...(fan && { fan }),
      ...(band && { band }),
    };
  });
}

function fanPoints(xs: readonly number[], fan: NonNullable<Curves['series'][number]['fan']>): (FanPoint | null)[] {
  return xs.map((x, i) => {
    const [p5, p25, p75, p95] = [fan.p5[i], fan.p25[i], fan.p75[i], fan.p95[i]];
    const there = [x, p5, p25, p75, p95].every((v) => typeof v === 'number' && Number.isFinite(v));
    return there ? { x, p5: p5!, p25: p25!, p75: p75!, p95: p95! } : null;
  });
}

function bandPoints(xs: readonly number[], band: NonNullable<Curves['series'][number]['band']>): BandPoint[] {
  return xs.flatMap((x, i) => {
    const [lower, upper] = [band.lower[i], band.upper[i]];
    const there = [x, lower, upper].every((v) => typeof v === 'number' && Number.isFinite(v));
    return there ? [{ x, lower: lower!, upper: upper! }] : [];
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
  const values = series.flatMap((s) => [
    ...s.points.map((p) => p.hi),
    ...(s.fan ?? []).flatMap((p) => (p ? [p.p5, p.p95] : [])),
    ...(s.band ?? []).flatMap(({ lower, upper }) => [lower, upper]),
  ]);
  const hi = Math.max(...values);
  if (curves.y.unit === 'share') return [0, ROUND.find((share) => hi <= share) ?? 1];
  const lo = Math.min(...values);
  if (values.length === 0) return [0, 1];
  const air = (hi - lo || 1) * 0.06;
  return [lo - air, hi + air];
}

const ROUND = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];
