import { effectiveBeta } from './effectiveBeta.js';
import type { Lasting } from './lasting.js';
import type { Beta } from './posterior.js';
import type { ReferenceCurve } from './record.js';

/** What a curve says at a time: the share that has lasted, with its standard error (Greenwood). */
type Point = Pick<Lasting, 'point' | 'error'>;

/** The share that lasts so long, as a beta distribution. @param lasting The curve at this time. */
export function lastingShare(curve: ReferenceCurve, years: number, { point, error }: Point): Beta {
  return effectiveBeta(point, error, atRisk(curve, years));
}

/**
 * The mean chance per year of ending over the first years t, h = 1 − S^(1/u), u = t less the years in which the record
 * cannot show an end: the one which, the same in each of these, leaves S(t). Its standard error is that of S times
 * |dh/dS| = S^(1/u − 1) / u. Undefined where nothing has lasted, since then it is 1 whatever t is.
 *
 * @param years Beyond the curve's `blind`.
 */
export function endingPerYear(curve: ReferenceCurve, years: number, { point, error }: Point): Beta | undefined {
  if (point <= 0) return undefined;
  const seen = years - (curve.blind ?? 0);
  const lasts = point ** (1 / seen);
  const slope = lasts / point / seen;
  return effectiveBeta(1 - lasts, error * slope, atRisk(curve, years) * seen);
}

/** Cases that were followed up to this time: those at risk at the last time of the table that is not later. */
function atRisk({ time, atRisk }: ReferenceCurve, years: number): number {
  const passed = time.filter((t) => t <= years).length;
  return atRisk[Math.max(0, passed - 1)]!;
}
