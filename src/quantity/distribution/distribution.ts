/**
 * The distribution of an uncertain number, as what a design of experiments needs of it: it turns a number u, uniform on
 * (0, 1), into a value.
 */
export interface Distribution {
  /**
   * Fills `out[i]` with the value that is not passed with chance `u[i]`: the least x with P(X ≤ x) ≥ u. Never falls as u
   * rises. Each u lies strictly between 0 and 1. `out` may be `u` itself and is at least as long.
   */
  quantile(u: Float64Array, out: Float64Array): void;
  /** P(X ≤ x), for any x, infinite ones too. */
  below(x: number): number;
}

/** A distribution that cannot be: what is wrong, in a sentence, and what would do. Callers make a diagnostic of it. */
export class NoSuchDistribution extends Error {
  constructor(
    what: string,
    readonly instead?: string,
  ) {
    super(what);
    this.name = 'NoSuchDistribution';
  }
}

/** A distribution from the quantile function of a single u. */
export function byQuantile(quantile: (u: number) => number, below: (x: number) => number): Distribution {
  return {
    quantile(u, out) {
      for (let i = 0; i < u.length; i++) out[i] = quantile(u[i]);
    },
    below,
  };
}

/** The quantile at one u. */
export function quantileAt(distribution: Distribution, u: number): number {
  const cell = Float64Array.of(u);
  distribution.quantile(cell, cell);
  return cell[0];
}

/** The number just before x. */
export function justBelow(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (x === 0) return -Number.MIN_VALUE;
  const bits = new BigInt64Array(1);
  const cell = new Float64Array(bits.buffer);
  cell[0] = x;
  bits[0] += x > 0 ? -1n : 1n;
  return cell[0];
}

/** @throws NoSuchDistribution unless every number is finite. */
export function demandFinite(parameters: Record<string, number>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!Number.isFinite(value)) throw new NoSuchDistribution(`${name} is ${value}, which is no finite number`);
  }
}

/** @throws NoSuchDistribution unless every number is finite and above 0. */
export function demandPositive(parameters: Record<string, number>): void {
  demandFinite(parameters);
  for (const [name, value] of Object.entries(parameters)) {
    if (value <= 0) throw new NoSuchDistribution(`${name} is ${value}`, `a ${name} above 0`);
  }
}

/** @throws NoSuchDistribution unless lo < hi, both finite. */
export function demandRange(lo: number, hi: number): void {
  demandFinite({ 'lower end': lo, 'upper end': hi });
  if (lo >= hi) throw new NoSuchDistribution(`the lower end ${lo} is not below the upper end ${hi}`);
}

/** The greatest shape of a beta or gamma distribution: a quantile takes time as its root, and is a normal one by then. */
export const LARGEST_SHAPE = 1e6;

/** @throws NoSuchDistribution unless every shape is above 0 and at most {@link LARGEST_SHAPE}. */
export function demandShapes(shapes: Record<string, number>): void {
  demandPositive(shapes);
  for (const [name, value] of Object.entries(shapes)) {
    if (value > LARGEST_SHAPE)
      throw new NoSuchDistribution(`${name} is ${value}, more than ${LARGEST_SHAPE}`, 'a normal distribution');
  }
}
