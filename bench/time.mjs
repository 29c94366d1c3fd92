/** Seconds that work takes: the first of so many runs, and the middle one. */
export function time(runs, work) {
  const seconds = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    seconds.push((performance.now() - start) / 1e3);
  }
  const first = seconds[0];
  return { first, median: seconds.sort((a, b) => a - b)[runs >> 1] };
}
