/**
 * Places of the dots of a dot plot: those that would touch stand on each other, each stack at the mean of its dots.
 * After Wilkinson, Dot Plots, The American Statistician 53 (1999).
 * @param xs Rising, in the unit of `width`.
 * @param width Of a dot.
 */
export function stackDots(xs: readonly number[], width: number): { x: number; level: number }[] {
  const stacks: number[][] = [];
  for (const x of xs) {
    const stack = stacks.at(-1);
    if (stack && x - stack[0]! < width) stack.push(x);
    else stacks.push([x]);
  }
  return stacks.flatMap((stack) => {
    const x = stack.reduce((sum, one) => sum + one, 0) / stack.length;
    return stack.map((_, level) => ({ x, level }));
  });
}
