/** Index of the last of the rising numbers that is at most x; −1 if none is. */
export function lastUpTo(rising: Float64Array, x: number): number {
  let low = -1;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rising[middle] <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}
