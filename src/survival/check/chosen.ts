/** Choices of d out of all, each as likely as the product of the risks of those chosen. */
export interface Chosen {
  /** ln of the sum of these products over all choices. */
  log: number;
  /** The chance that each is among those chosen; they sum to d. */
  share: number[];
}

/**
 * The sum over all choices by Fourier's transform: risks are made into chances q with Σ q near d, and the chance that d
 * of so many independent events come is read from the values of their generating function on the circle (Fernández and
 * Williams 2010). A row's share is the same for the others and d − 1, from products of those before it and after it.
 *
 * @param eta Logarithms of the risks.
 */
export function chosen(eta: readonly number[], d: number): Chosen {
  const n = eta.length;
  if (d === n) return { log: eta.reduce((a, b) => a + b, 0), share: eta.map(() => 1) };
  const shift = shiftFor(eta, d);
  const q = eta.map((e) => 1 / (1 + Math.exp(-e - shift)));
  const share = eta.map(() => 0);
  let chance = 0;
  for (let l = 0; l <= n; l++) {
    const angle = (2 * Math.PI * l) / (n + 1);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const factors = q.map((x) => [1 - x + x * c, x * s] as const);
    const before: Complex[] = [[1, 0]];
    for (const factor of factors) before.push(times(before.at(-1)!, factor));
    const turn = (k: number): Complex => [Math.cos(angle * k), -Math.sin(angle * k)];
    chance += times(before[n]!, turn(d))[0] / (n + 1);
    let after: Complex = [1, 0];
    for (let i = n - 1; i >= 0; i--) {
      share[i]! += (q[i]! * times(times(before[i]!, after), turn(d - 1))[0]) / (n + 1);
      after = times(after, factors[i]!);
    }
  }
  const rest = eta.reduce((sum, e) => sum + softplus(e + shift), 0);
  return { log: Math.log(chance) + rest - d * shift, share: share.map((x) => x / chance) };
}

type Complex = readonly [number, number];
const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Where Σ q, which grows with the shift, is near d. */
function shiftFor(eta: readonly number[], d: number): number {
  let low = -Math.max(...eta) - 40;
  let high = -Math.min(...eta) + 40;
  while (high - low > 1e-3) {
    const middle = low + (high - low) / 2;
    let sum = 0;
    for (const e of eta) sum += 1 / (1 + Math.exp(-e - middle));
    if (sum > d) high = middle;
    else low = middle;
  }
  return low;
}
