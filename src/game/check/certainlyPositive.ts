/**
 * A quick test, in double precision with bounds of all its errors, of whether a set of inequalities of { z ≥ 0, M z ≤ 1 }
 * taken as equations has one solution at which all others hold strictly. It says yes where that is certain. Where it
 * says no, it is not known.
 *
 * With C near the inverse of the system S and R = C S − I: where ‖R‖ < 1, S has an inverse, of norm at most
 * ‖C‖ / (1 − ‖R‖), and a point z with S z = 1 − r is off the solution by that times ‖r‖ at most (row sums of absolute
 * values; Rump 2010). The rounding of a sum of k products is at most k · 2^-53 times the sum of their sizes,
 * and a little (Higham 2002, section 3.1).
 */
export function certainlyPositive(polytope: {
  rows: number;
  columns: number;
  entries: readonly bigint[];
}): (on: Int32Array) => boolean {
  const { rows, columns } = polytope;
  const most = polytope.entries.reduce((a, b) => (b > a ? b : a), 1n);
  if (most >= 2n ** 53n) return () => false;
  // Division by a power of 2 is exact.
  const scale = 2 ** most.toString(2).length;
  const m = Float64Array.from(polytope.entries, (x) => Number(x) / scale);
  const order = Math.min(rows, columns);
  const work = new Float64Array(order * 2 * order);
  const z = new Float64Array(order);
  const support = new Int32Array(order + 1);
  const tight = new Int32Array(order + 1);
  const isOn = new Uint8Array(rows + columns);

  return (on) => {
    isOn.fill(0);
    for (const k of on) isOn[k] = 1;
    let [n, held] = [0, 0];
    for (let j = 0; j < columns && n <= order; j++) if (!isOn[j]) support[n++] = j;
    for (let i = 0; i < rows && held <= order; i++) if (isOn[columns + i]) tight[held++] = i;
    if (n !== held || n > order) return false;
    if (!invert(n)) return false;
    const off = bound(n);
    if (Number.isNaN(off)) return false;
    for (let s = 0; s < n; s++) if (!(z[s]! > off)) return false;
    for (let i = 0; i < rows; i++) {
      if (isOn[columns + i]) continue;
      let [sum, size, weight] = [0, 1, 0];
      for (let s = 0; s < n; s++) {
        const x = m[i * columns + support[s]!]!;
        sum += x * z[s]!;
        size += x * z[s]!;
        weight += x;
      }
      if (!(1 - sum > 1.01 * (weight * off + (n + 2) * UNIT * size))) return false;
    }
    return true;
  };

  /** Gauss and Jordan, the largest pivot of each column; the inverse comes to stand in the right half of `work`. */
  function invert(n: number): boolean {
    const width = 2 * n;
    for (let i = 0; i < n; i++) {
      for (let s = 0; s < n; s++) {
        work[i * width + s] = m[tight[i]! * columns + support[s]!]!;
        work[i * width + n + s] = i === s ? 1 : 0;
      }
    }
    for (let k = 0; k < n; k++) {
      let pivot = k;
      for (let i = k + 1; i < n; i++)
        if (Math.abs(work[i * width + k]!) > Math.abs(work[pivot * width + k]!)) pivot = i;
      const value = work[pivot * width + k]!;
      if (Math.abs(value) < 1e-12) return false;
      for (let j = k; j < width; j++) {
        const x = work[pivot * width + j]!;
        work[pivot * width + j] = work[k * width + j]!;
        work[k * width + j] = x / value;
      }
      for (let i = 0; i < n; i++) {
        const factor = work[i * width + k]!;
        if (i === k || factor === 0) continue;
        for (let j = k; j < width; j++) work[i * width + j]! -= factor * work[k * width + j]!;
      }
    }
    return true;
  }

  /** How far `z`, the row sums of the inverse, may be off; NaN where nothing is certain. */
  function bound(n: number): number {
    const width = 2 * n;
    let [norm, beyond] = [0, 0];
    for (let i = 0; i < n; i++) {
      let [sum, absolute, rest] = [0, 0, 0];
      for (let j = 0; j < n; j++) {
        sum += work[i * width + n + j]!;
        absolute += Math.abs(work[i * width + n + j]!);
        let [entry, size] = [0, 1];
        for (let k = 0; k < n; k++) {
          const x = work[i * width + n + k]! * m[tight[k]! * columns + support[j]!]!;
          entry += x;
          size += Math.abs(x);
        }
        rest += Math.abs(entry - (i === j ? 1 : 0)) + (n + 2) * UNIT * size;
      }
      z[i] = sum;
      norm = Math.max(norm, absolute);
      beyond = Math.max(beyond, 1.01 * rest);
    }
    if (!(beyond < 0.5)) return Number.NaN;
    let residual = 0;
    for (let i = 0; i < n; i++) {
      let [sum, size] = [0, 1];
      for (let s = 0; s < n; s++) {
        const x = m[tight[i]! * columns + support[s]!]! * z[s]!;
        sum += x;
        size += Math.abs(x);
      }
      residual = Math.max(residual, Math.abs(1 - sum) + (n + 2) * UNIT * size);
    }
    return (1.02 * norm * residual) / (1 - beyond);
  }
}

/** Half the distance from 1 to the next double, with room for rounding of the bounds themselves. */
const UNIT = 1.1 * 2 ** -53;
