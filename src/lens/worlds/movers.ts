import { drawWorlds } from './draws.js';
import type { Column, Input } from './inputs.js';

/** One uncertain number that is moved while all others stay at their medians. */
export interface Mover extends Column {
  /** Which of the inputs it belongs to, and which of its columns it is. */
  input: number;
  column: number;
  /** How far it can be moved: u from here to 1 less this. */
  from: number;
  /** Set for a weight or a chance that is drawn together with others, which then move with it. */
  together?: true;
  /** Values of all columns of its input with this number at its u-quantile, 0 < u < 1; at 1/2 all are at their medians. */
  at: (u: number) => number[];
}

/** Ends of what is tried: one draw in a hundred lies beyond them. */
export const FAR = 0.005;
/** Ends of the 90 % range, within which a number that is drawn with others stays. */
export const NEAR = 0.05;

/**
 * The numbers of a case, each to be moved alone. A weight or chance cannot: it adds up with others. It goes to a quantile
 * of its own draws, and the others to their means in the draws near it. All draws keep the order, the ranges and the sum,
 * which are linear, so their means do. Between the quantiles that were looked up all go in straight lines.
 */
export function moversOf(inputs: readonly Input[]): Mover[] {
  return inputs.flatMap((input, i) => {
    if (input.kind === 'number') {
      const at = (u: number) =>
        u === 0.5 ? [input.columns[0]!.median] : [input.draw([Float64Array.of(u)], 1)[0]![0]!];
      return [{ ...input.columns[0]!, input: i, column: 0, from: FAR, at }];
    }
    const draws = drawWorlds([input], DRAWS, 1n, []).values[0]!;
    return input.columns.flatMap((column, k): Mover[] => {
      const path = pathOf(input, draws, k);
      return path ? [{ ...column, input: i, column: k, from: NEAR, together: true, at: path }] : [];
    });
  });
}

const DRAWS = 4096;
const KNOTS = [NEAR, 0.25, 0.5, 0.75, 1 - NEAR];
/** Share of the draws on either side of a quantile that count as near it. */
const WINDOW = 0.02;

/** Undefined for a column that does not vary. */
function pathOf({ columns }: Input, draws: readonly Float64Array[], k: number): Mover['at'] | undefined {
  const own = draws[k]!;
  const order = Uint32Array.from(own.keys()).sort((a, b) => own[a]! - own[b]! || a - b);
  if (own[order.at(-1)!]! - own[order[0]!]! < 1e-9) return undefined;
  const knots = KNOTS.map((q) => {
    if (q === 0.5) return columns.map(({ median }) => median);
    const near = order.subarray(Math.round((q - WINDOW) * DRAWS), Math.round((q + WINDOW) * DRAWS));
    return draws.map((column) => near.reduce((sum, d) => sum + column[d]!, 0) / near.length);
  });
  return (u) => {
    const next = Math.max(
      1,
      KNOTS.findIndex((q, n) => n > 0 && u <= q),
    );
    const share = Math.min(1, Math.max(0, (u - KNOTS[next - 1]!) / (KNOTS[next]! - KNOTS[next - 1]!)));
    return knots[next - 1]!.map((x, j) => x + share * (knots[next]![j]! - x));
  };
}
