import fc from 'fast-check';
import type { CoxRows } from '../regression/coxRows.js';

/** Rows with up to three covariates, of which the first is 0 or 1. */
export interface CovariateRows {
  rows: CoxRows;
  x: Float64Array;
  p: number;
}

/** From 20 to 50 rows with whole times up to 9, so that many are tied; some begin late, some are in strata. */
export function covariateRows({ weighted = false, late = true } = {}): fc.Arbitrary<CovariateRows> {
  const row = fc.record({
    length: fc.integer({ min: 1, max: 6 }),
    start: fc.integer({ min: 0, max: 3 }),
    event: fc.integer({ min: 0, max: 1 }),
    x: fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 })),
    weight: fc.integer({ min: 1, max: 12 }),
  });
  return fc
    .tuple(
      fc.array(row, { minLength: 20, maxLength: 50 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
    )
    .map(([written, begins, p, strata]) => {
      const from = (r: { start: number }) => (late && begins ? r.start : 0);
      return {
        rows: {
          time: Float64Array.from(written, (r) => from(r) + r.length),
          event: Uint8Array.from(written, (r) => r.event),
          ...(late && begins && { start: Float64Array.from(written, from) }),
          ...(weighted && { weight: Float64Array.from(written, (r) => r.weight / 4) }),
          ...(strata > 1 && { stratum: Uint32Array.from(written, (_, i) => i % strata) }),
        },
        x: Float64Array.from(written.flatMap((r) => r.x.slice(0, p).map((v, j) => (j === 0 ? v : v / 8)))),
        p,
      };
    });
}

/** Each row cut in the middle into two stretches, of which the second ends as the row did. */
export function cutInTwo({ rows, x }: Pick<CovariateRows, 'rows' | 'x'>): Pick<CovariateRows, 'rows' | 'x'> {
  const p = x.length / rows.time.length;
  const pieces = Array.from(rows.time, (time, i) => {
    const start = rows.start?.[i] ?? 0;
    const middle = (start + time) / 2;
    return [
      { i, start, time: middle, event: 0 },
      { i, start: middle, time, event: rows.event[i]! },
    ];
  }).flat();
  return {
    rows: {
      time: Float64Array.from(pieces, (r) => r.time),
      event: Uint8Array.from(pieces, (r) => r.event),
      start: Float64Array.from(pieces, (r) => r.start),
      ...(rows.stratum && { stratum: Uint32Array.from(pieces, (r) => rows.stratum![r.i]!) }),
    },
    x: Float64Array.from(pieces.flatMap(({ i }) => [...x.subarray(i * p, (i + 1) * p)])),
  };
}
