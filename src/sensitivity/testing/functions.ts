/** A function of the field with inputs uniform on a range, and its indices by arithmetic. */
export interface TestFunction {
  inputs: number;
  low: number;
  high: number;
  value(x: Float64Array): number;
  first: number[];
  total: number[];
}

/**
 * Ishigami and Homma (1990), a = 7, b = 0.1, inputs on (−π, π), and a fourth input that does nothing:
 * y = sin x1 + a sin² x2 + b x3⁴ sin x1. The parts of the variance (Saltelli et al. 2000, section 2.9.3) are
 * V1 = (1 + b π⁴/5)²/2, V2 = a²/8, V13 = b² π⁸ (1/18 − 1/50); all others are 0.
 */
export const ishigami: TestFunction = (() => {
  const [a, b] = [7, 0.1];
  const v1 = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
  const v2 = a ** 2 / 8;
  const v13 = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const v = v1 + v2 + v13;
  return {
    inputs: 4,
    low: -Math.PI,
    high: Math.PI,
    value: (x) => Math.sin(x[0]!) + a * Math.sin(x[1]!) ** 2 + b * x[2]! ** 4 * Math.sin(x[0]!),
    first: [v1 / v, v2 / v, 0, 0],
    total: [(v1 + v13) / v, v2 / v, v13 / v, 0],
  };
})();

/** The second-order index of x1 and x3 of {@link ishigami}: V13/V, which is all of the total index of x3. */
export const ISHIGAMI_13 = ishigami.total[2]!;

/**
 * Sobol' (1993): y = Π (|4 x_i − 2| + a_i)/(1 + a_i) on (0, 1), a = 0, 1, 4.5, 9, 99. With V_i = 1/(3 (1 + a_i)²):
 * V = Π (1 + V_i) − 1, first V_i/V, total V_i Π_{j ≠ i} (1 + V_j)/V.
 */
export const sobolG: TestFunction = (() => {
  const a = [0, 1, 4.5, 9, 99];
  const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
  const product = parts.reduce((p, v) => p * (1 + v), 1);
  return {
    inputs: 5,
    low: 0,
    high: 1,
    value: (x) => a.reduce((p, ai, i) => (p * (Math.abs(4 * x[i]! - 2) + ai)) / (1 + ai), 1),
    first: parts.map((v) => v / (product - 1)),
    total: parts.map((v) => (v * (product / (1 + v))) / (product - 1)),
  };
})();

/** y = Σ c_i x_i on (0, 1): V_i = c_i²/12, so first = total = c_i²/Σ c². */
export function linear(c: readonly number[]): TestFunction {
  const sum = c.reduce((s, ci) => s + ci * ci, 0);
  const shares = c.map((ci) => (ci * ci) / sum);
  return {
    inputs: c.length,
    low: 0,
    high: 1,
    value: (x) => c.reduce((s, ci, i) => s + ci * x[i]!, 0),
    first: shares,
    total: shares,
  };
}
