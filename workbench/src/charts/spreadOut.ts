/**
 * Places for labels, as near to where they want to stand as they fit: at least `apart` from each other, between `lo` and
 * `hi` as long as there is room.
 *
 * @param wanted In pixels, in any order. @returns In the same order.
 */
export function spreadOut(wanted: readonly number[], apart: number, lo: number, hi: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const places = [...wanted];
  let least = lo;
  for (const i of order) {
    places[i] = Math.max(least, wanted[i]!);
    least = places[i]! + apart;
  }
  let most = hi;
  for (const i of [...order].reverse()) {
    places[i] = Math.min(most, places[i]!);
    most = places[i]! - apart;
  }
  return places;
}
