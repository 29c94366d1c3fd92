import { type Gap, survivalGap } from '../../../evidence/gap.js';
import { lasting, type ReferenceCurve } from '../../../evidence/index.js';
import type { Curves } from '../../finding.js';
import { afterYears, codedBy, followed, gapsWords, signedPoints } from './words.js';

/** Years after which model and record are compared. */
const YEARS = [1, 5, 10, 15];

/**
 * A record as a series on the times of a model: known where the record has a time that is one of them, 1 at the start and as
 * long as the record is blind.
 */
export function recordSeries(
  { curve, gaps }: Beside,
  years: readonly number[],
  name: string,
): Curves['series'][number] {
  const places = years.map((x) => {
    const i = curve.time.findIndex((time) => Math.abs(time - x) < 1e-9);
    if (i >= 0) return { value: curve.survival[i]!, lo: curve.lower[i]!, hi: curve.upper[i]!, n: curve.atRisk[i]! };
    if (x === 0) return { value: 1, lo: 1, hi: 1, n: curve.n };
    return x === curve.blind ? { value: 1, lo: 1, hi: 1, n: null } : undefined;
  });
  return {
    id: curve.id,
    name,
    values: places.map((at) => at?.value ?? null),
    band: { lower: places.map((at) => at?.lo ?? null), upper: places.map((at) => at?.hi ?? null) },
    atRisk: places.map((at) => at?.n ?? null),
    note: `${followed(curve)}; the model less this ${afterYears(gaps.map((gap) => gap.years))}: ${gapsWords(gaps)}`,
    coding: codedBy(curve),
  };
}

/** A record, and how far the model is from it. */
export interface Beside {
  curve: ReferenceCurve;
  gaps: GapAt[];
}

/** Records that can be set beside a model: those that speak of a year of which it speaks. */
export function comparedTo(
  curves: readonly ReferenceCurve[],
  years: readonly number[],
  model: readonly (number | null)[],
): Beside[] {
  return curves.flatMap((curve) => {
    const gaps = gapsTo(curve, years, model);
    return gaps.length > 0 ? [{ curve, gaps }] : [];
  });
}

/** The smallest and the largest gap after the last year that all speak of, in points: `from −16 to +13`; one where they are one. */
export function spreadAtEnd(beside: readonly Beside[]): string {
  const last = Math.min(...beside.map(({ gaps }) => gaps.at(-1)!.years));
  const at = beside.flatMap(({ gaps }) => gaps.filter((gap) => gap.years === last));
  const sorted = at.sort((a, b) => a.by - b.by);
  const [lo, hi] = [signedPoints(sorted[0]!), signedPoints(sorted.at(-1)!)];
  return `${lo === hi ? lo : `from ${lo} to ${hi}`} percentage points ${afterYears([last])}`;
}

/** A gap between model and record after some years. */
export interface GapAt extends Gap {
  years: number;
}

/**
 * How far a share that lasts in the model is from a record, after 1, 5, 10 and 15 years, as far as both go. Where the
 * record is blind at first, the model is taken given that it lasts so long: what it loses until then no such record shows.
 *
 * @param model By the same steps as `years`, which rise from 0; null where there is nothing to say.
 */
function gapsTo(curve: ReferenceCurve, years: readonly number[], model: readonly (number | null)[]): GapAt[] {
  const at = (x: number) => model[years.findIndex((y) => Math.abs(y - x) < 1e-9)] ?? null;
  const seen = curve.blind ? at(curve.blind) : 1;
  return YEARS.flatMap((x) => {
    const [share, record] = [at(x), lasting(curve, x)];
    if (share === null || !record || !seen || x <= (curve.blind ?? 0)) return [];
    return [{ years: x, ...survivalGap(share / seen, record) }];
  });
}
