import type { SequenceForm } from './form.js';

/**
 * What an equilibrium has to satisfy, solved for the variables of a pure profile. For each sequence but the empty ones
 * there is its share x in the realisation plan and its loss r, what it pays less than the best action of its set; both
 * are at least 0 and not both above. Rows say
 *
 *     x or r that is basic + Σ entries · (variables that are not) = bound
 *
 * At the start, the shares of the starting actions and the losses of all others are basic:
 *
 * - share of the starting action = share of what leads to its set − shares of the set's other actions;
 * - loss of another action b = worth of the starting action a + loss of a − worth of b + z, where the worth of a
 *   sequence is what it pays against the other's plan plus, for each set after it, worth and loss of the starting
 *   action there. So z is what every action outside the starting profile costs; z = 0 is the game itself.
 *
 * Variables: share of sequence i of both sides together (see `index`) is 2i, its loss 2i + 1; z is the last.
 */
export interface Start {
  /** Per row: the basic variable. */
  basis: number[];
  /** Per column but the last two: the variable that is not basic. Then come z and the bound. */
  outside: number[];
  /** Per row: its entries by column. Whole numbers. */
  rows: Map<number, bigint>[];
}

/** Number of z, the variable that is 0 in the game itself. */
export function costVariable(form: SequenceForm): number {
  return 2 * (form.sides[0].sequences + form.sides[1].sequences - 2);
}

/** Which of both sides' sequences together one is: from 0, without the empty ones. */
export function indexOf(form: SequenceForm, s: 0 | 1, sequence: number): number {
  return sequence - 1 + (s === 0 ? 0 : form.sides[0].sequences - 1);
}

/** A sum of variables by their number, `BOUND` for the constant. */
type Sum = Map<number, bigint>;
const BOUND = -1;

/** @param start Per side and set: the starting action. */
export function startFrom(form: SequenceForm, start: readonly [Int32Array, Int32Array]): Start {
  const shares = [sharesOf(form, 0, start[0]), sharesOf(form, 1, start[1])] as const;
  const basis: number[] = [];
  const sums: Sum[] = [];
  for (const s of [0, 1] as const) {
    const side = form.sides[s];
    for (let k = 0; k < side.sets.length; k++) {
      const sequence = side.first[k]! + start[s][k]!;
      basis.push(2 * indexOf(form, s, sequence));
      sums.push(shares[s][sequence]!);
    }
    const worth = worthOf(form, s, shares[1 - s]!);
    for (let k = side.sets.length - 1; k >= 0; k--) {
      const starting = side.first[k]! + start[s][k]!;
      const best = worth[starting]!;
      add(best, 1n, new Map([[2 * indexOf(form, s, starting) + 1, 1n]]));
      for (let a = 0; a < side.actions[k]!; a++) {
        const sequence = side.first[k]! + a;
        if (sequence === starting) continue;
        const loss: Sum = new Map(best);
        add(loss, -1n, worth[sequence]!);
        loss.set(costVariable(form), 1n);
        basis.push(2 * indexOf(form, s, sequence) + 1);
        sums.push(loss);
      }
      add(worth[side.parent[k]!]!, 1n, best);
    }
  }
  return laidOut(form, basis, sums);
}

/** Shares of all sequences of a side in terms of those outside the starting profile. */
function sharesOf(form: SequenceForm, s: 0 | 1, start: Int32Array): Sum[] {
  const side = form.sides[s];
  const shares: Sum[] = [new Map([[BOUND, 1n]])];
  for (let k = 0; k < side.sets.length; k++) {
    const left: Sum = new Map(shares[side.parent[k]!]!);
    for (let a = 0; a < side.actions[k]!; a++) {
      const sequence = side.first[k]! + a;
      if (a === start[k]) continue;
      shares[sequence] = new Map([[2 * indexOf(form, s, sequence), 1n]]);
      add(left, -1n, shares[sequence]!);
    }
    shares[side.first[k]! + start[k]!] = left;
  }
  return shares;
}

/** What each sequence of a side pays by itself against the other's shares. */
function worthOf(form: SequenceForm, s: 0 | 1, other: readonly Sum[]): Sum[] {
  const worth: Sum[] = Array.from({ length: form.sides[s].sequences }, () => new Map());
  const [own, others] = s === 0 ? [form.row, form.column] : [form.column, form.row];
  for (let k = 0; k < own.length; k++) add(worth[own[k]!]!, BigInt(form.paid[s][k]!), other[others[k]!]!);
  return worth;
}

function add(sum: Sum, factor: bigint, other: Sum): void {
  if (factor === 0n) return;
  for (const [variable, x] of other) {
    const now = (sum.get(variable) ?? 0n) + factor * x;
    if (now === 0n) sum.delete(variable);
    else sum.set(variable, now);
  }
}

function laidOut(form: SequenceForm, basis: number[], sums: readonly Sum[]): Start {
  const basic = new Set(basis);
  const z = costVariable(form);
  const outside = Array.from({ length: z }, (_, variable) => variable).filter((variable) => !basic.has(variable));
  const column = new Map(outside.map((variable, j) => [variable, j]));
  column.set(z, outside.length);
  // A variable that is not basic stands on the left, so its sign changes; the bound stays on the right.
  const rows = sums.map(
    (sum) => new Map([...sum].map(([v, x]) => (v === BOUND ? [outside.length + 1, x] : [column.get(v)!, -x]))),
  );
  return { basis, outside, rows };
}
