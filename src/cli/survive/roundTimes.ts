/**
 * Round times from 0 to the last one, in steps of 1, 2 or 5 times a power of ten: as many as there may be, at least the
 * ends of one step.
 */
export function roundTimes(last: number, most: number): number[] {
  if (!(last > 0)) return [0];
  const least = last / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((by) => by * power).find((by) => by >= least * (1 - 1e-12))!;
  const count = Math.floor(last / step + 1e-9);
  // Each from its number, so that no error adds up; and without the digits that a power of ten below 1 leaves.
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
