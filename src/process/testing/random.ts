/**
 * Numbers that look random, uniform on [0, 1), 32 bits each; the same seed gives the same numbers everywhere.
 * sfc32 by Chris Doty-Humphrey (PractRand), warmed up over 12 numbers.
 *
 * @param seed Any integer; its lowest 32 bits count.
 */
export function randomNumbers(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, 0, 1];
  const next = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let k = 0; k < 12; k++) next();
  return next;
}
