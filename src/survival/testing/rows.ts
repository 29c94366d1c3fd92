import fc from 'fast-check';
import { type DurationColumns, type Durations, durations } from '../durations.js';

/** Rows as they are written down: [time, event], or [start, time, event]. */
export function rows(...written: readonly (readonly number[])[]): DurationColumns {
  const late = written.some((row) => row.length === 3);
  return {
    time: Float64Array.from(written, (row) => row.at(-2)!),
    event: Uint8Array.from(written, (row) => row.at(-1)!),
    ...(late && { start: Float64Array.from(written, (row) => row[0]!) }),
  };
}

export const rowsOf = (...written: readonly (readonly number[])[]): Durations => durations(rows(...written));

/** Pieces of each row that is cut at `at`, where it lies within: both parts are followed as one was. */
export function cutAt({ time, event, start }: DurationColumns, at: number): DurationColumns {
  const pieces: number[][] = [];
  for (let row = 0; row < time.length; row++) {
    const from = start?.[row] ?? 0;
    if (from < at && at < time[row]!) pieces.push([from, at, 0], [at, time[row]!, event[row]!]);
    else pieces.push([from, time[row]!, event[row]!]);
  }
  return rows(...pieces);
}

/** Up to 40 rows with whole times up to 12, so that many are tied; some begin late. */
export function anyRows({ late = true, causes = 1 } = {}): fc.Arbitrary<DurationColumns> {
  const row = fc.record({
    length: fc.integer({ min: 1, max: 12 }),
    start: fc.integer({ min: 0, max: 6 }),
    event: fc.integer({ min: 0, max: causes }),
  });
  return fc.tuple(fc.array(row, { minLength: 1, maxLength: 40 }), fc.boolean()).map(([written, begins]) => {
    const from = (r: { start: number }) => (late && begins ? r.start : 0);
    return {
      time: Float64Array.from(written, (r) => from(r) + r.length),
      event: Uint8Array.from(written, (r) => r.event),
      ...(late && begins && { start: Float64Array.from(written, from) }),
    };
  });
}
