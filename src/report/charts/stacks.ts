/** A dot in its stack: middle of the stack in pixels, place from below, and whether it is at or beyond the reference. */
export interface StackedDot {
  x: number;
  level: number;
  beyond: boolean;
}

/** Largest and smallest dot, and the most that a stack may rise, in pixels. */
const LARGEST = 16;
const SMALLEST = 3;
const TALLEST = 80;

/**
 * Dots in stacks as in a dot plot (Wilkinson 1999, Dot plots): from the left, dots within one size of the first of a
 * stack stand on it, at the middle of the first and the last. Dots before and beyond the reference never share a stack,
 * so that they can be counted apart. The size is the same in all rows: the largest at which no stack is too tall.
 *
 * @param rows Places of the dots of each row in pixels, rising.
 * @param reference In pixels.
 */
export function stacked(
  rows: readonly (readonly number[])[],
  reference: number | undefined,
): { size: number; stacks: StackedDot[][] } {
  for (let size = LARGEST; ; size -= 0.5) {
    const stacks = rows.map((row) => stacksOf(row, reference, size));
    const tallest = Math.max(0, ...stacks.flat().map(({ level }) => level + 1));
    if (tallest * size <= TALLEST || size <= SMALLEST) return { size, stacks };
  }
}

function stacksOf(places: readonly number[], reference: number | undefined, size: number): StackedDot[] {
  const isBeyond = (x: number) => reference === undefined || x >= reference;
  const dots: StackedDot[] = [];
  let from = 0;
  while (from < places.length) {
    const first = places[from]!;
    let to = from;
    while (to + 1 < places.length && places[to + 1]! - first < size && isBeyond(places[to + 1]!) === isBeyond(first))
      to++;
    const x = (first + places[to]!) / 2;
    for (let i = from; i <= to; i++) dots.push({ x, level: i - from, beyond: isBeyond(first) });
    from = to + 1;
  }
  return dots;
}
