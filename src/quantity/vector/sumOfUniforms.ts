/** The distribution function of a sum of independent numbers, each uniform on [0, width]. */
export interface SumOfUniforms {
  /** Sum of the widths: the greatest value. */
  greatest: number;
  below(x: number): number;
  /** The x within [lo, hi] with below(x) = p; the nearer end where there is none. */
  quantile(p: number, lo: number, hi: number): number;
}

/**
 * Piecewise polynomial, one more uniform number at a time: the density after it is (F(x) − F(x − width)) / width. Each
 * piece is kept about its own left end, so that nothing cancels as it does in the alternating sum of 2ⁿ powers (Feller
 * 1971, volume 2, section I.9). There are up to 2ⁿ pieces.
 */
export function sumOfUniforms(widths: readonly number[]): SumOfUniforms {
  let pieces: Pieces = { from: [0], start: [0], polynomials: [[0, 1 / widths[0]]], end: widths[0] };
  for (const width of widths.slice(1)) pieces = withOneMore(pieces, width);
  return {
    greatest: pieces.end,
    below: (x) => evaluate(pieces, x),
    quantile: (p, lo, hi) => invert(pieces, p, lo, hi),
  };
}

/** F on [from[k], from[k + 1]] as a polynomial in x − from[k], lowest power first; `start` is F(from[k]). */
interface Pieces {
  from: number[];
  start: number[];
  polynomials: number[][];
  end: number;
}

function withOneMore(pieces: Pieces, width: number): Pieces {
  const end = pieces.end + width;
  const breaks = [...pieces.from, pieces.end, ...pieces.from.map((x) => x + width)].sort((a, b) => a - b);
  // Ends that differ by rounding alone count once.
  const from: number[] = [];
  for (const x of breaks)
    if (x < end * (1 - 1e-13) && (from.length === 0 || x - from[from.length - 1] > 1e-13 * end)) from.push(x);
  const start: number[] = [];
  let sum = 0;
  const polynomials = from.map((left, k) => {
    const right = from[k + 1] ?? end;
    const middle = (left + right) / 2;
    const [upper, lower] = [about(pieces, left, middle), about(pieces, left - width, middle - width)];
    const density = upper.map((c, j) => (c - lower[j]) / width);
    const polynomial = [sum, ...density.map((c, j) => c / (j + 1))];
    start.push(sum);
    sum = horner(polynomial, right - left);
    return polynomial;
  });
  return { from, start, polynomials, end };
}

/** F in powers of x − centre, on the piece where `within` lies. */
function about(pieces: Pieces, centre: number, within: number): number[] {
  const degree = pieces.polynomials[0].length;
  if (within <= 0) return new Array<number>(degree).fill(0);
  if (within >= pieces.end) return Array.from({ length: degree }, (_, j) => (j === 0 ? 1 : 0));
  const k = pieceOf(pieces.from, within);
  const c = [...pieces.polynomials[k]];
  const shift = centre - pieces.from[k];
  for (let i = 0; i < degree; i++) for (let j = degree - 2; j >= i; j--) c[j] += shift * c[j + 1];
  return c;
}

function evaluate(pieces: Pieces, x: number): number {
  if (x <= 0) return 0;
  if (x >= pieces.end) return 1;
  const k = pieceOf(pieces.from, x);
  return horner(pieces.polynomials[k], x - pieces.from[k]);
}

function invert(pieces: Pieces, p: number, lo: number, hi: number): number {
  const k = pieceOf(pieces.start, p);
  const [from, c] = [pieces.from[k], pieces.polynomials[k]];
  let a = Math.max(lo, from) - from;
  let b = Math.min(hi, pieces.from[k + 1] ?? pieces.end) - from;
  if (a >= b) return a + from >= hi ? hi : lo;
  const slope = c.map((v, j) => j * v).slice(1);
  let x = (a + b) / 2;
  for (let step = 0; step < 100; step++) {
    const over = horner(c, x) - p;
    if (over > 0) b = x;
    else a = x;
    const next = x - over / horner(slope, x);
    const to = next > a && next < b ? next : (a + b) / 2;
    if (Math.abs(to - x) <= 1e-16 * pieces.end || to === x) break;
    x = to;
  }
  return x + from;
}

function horner(c: readonly number[], x: number): number {
  let sum = 0;
  for (let j = c.length - 1; j >= 0; j--) sum = sum * x + c[j];
  return sum;
}

/** The last k with starts[k] ≤ x, at least 0. */
function pieceOf(starts: readonly number[], x: number): number {
  let [a, b] = [0, starts.length];
  while (b - a > 1) {
    const middle = (a + b) >> 1;
    if (starts[middle] <= x) a = middle;
    else b = middle;
  }
  return a;
}
