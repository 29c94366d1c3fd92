import type Fraction from 'fraction.js';
import { isPositive, isZero, ONE, times, ZERO } from './numbers.js';
import { addMultiple, entry, normalise, type Row } from './sparse.js';

/** Σ coefficients · x = bound, or ≥ bound. */
export interface Constraint {
  coefficients: ReadonlyMap<number, number>;
  relation: '=' | '>=';
  bound: number;
}

/**
 * Whether there is x ≥ 0 with all constraints: such an x, or multipliers of the constraints, at least 0 for each `>=`, whose
 * combination says Σ c · x ≥ b with all c ≤ 0 and b > 0 (Farkas 1902). Exact: the first phase of the simplex method by
 * Bland's rule (1977), which cannot cycle. A column for each variable, then one for the slack and one for the artificial
 * variable of each constraint. `undefined` where `maxPivots` do not decide.
 */
export function findPoint(
  columns: number,
  constraints: readonly Constraint[],
  maxPivots: number,
): { point: Fraction[] } | { multipliers: Fraction[] } | undefined {
  const n = constraints.length;
  const bound = columns + 2 * n;
  const rows: Row[] = [];
  const basis: number[] = [];
  // What a column would take off the sum of artificial variables; in `bound`, that sum.
  const cost: Row = new Map();
  for (const [i, { coefficients, relation, bound: b }] of constraints.entries()) {
    const sign = signOf(constraints[i]!);
    const row: Row = new Map();
    for (const [j, x] of coefficients) row.set(j, ONE.mul(sign * x));
    if (relation === '>=') row.set(columns + i, ONE.mul(-sign));
    if (b !== 0) row.set(bound, ONE.mul(sign * b));
    if (needsArtificial(constraints[i]!)) {
      addMultiple(cost, ONE, row);
      row.set(columns + n + i, ONE);
    }
    basis.push(needsArtificial(constraints[i]!) ? columns + n + i : columns + i);
    rows.push(row);
  }

  for (let pivots = 0; isPositive(entry(cost, bound)); pivots++) {
    if (pivots === maxPivots) return undefined;
    const column = firstGain(cost, columns + n);
    if (column < 0) return { multipliers: multipliersOf(constraints, cost, columns) };
    pivot(rows, basis, cost, leaving(rows, basis, column, bound), column);
  }
  const point: Fraction[] = new Array(columns).fill(ZERO);
  for (const [i, j] of basis.entries()) if (j < columns) point[j] = entry(rows[i]!, bound);
  return { point };
}

/** The constraint is written with a bound of at least 0; one that holds at 0 then has its slack to start from. */
const signOf = ({ relation, bound }: Constraint): 1 | -1 =>
  relation === '>=' ? (bound > 0 ? 1 : -1) : bound >= 0 ? 1 : -1;
const needsArtificial = ({ relation, bound }: Constraint): boolean => relation === '=' || bound > 0;

/** Bland: the first column that lowers the sum; −1 where none does. Artificial variables do not come back. */
function firstGain(cost: Row, before: number): number {
  let first = -1;
  for (const [j, x] of cost) if (j < before && (first < 0 || j < first) && isPositive(x)) first = j;
  return first;
}

/** The row that limits the column first; of equal ones that with the first basic variable. The sum is at least 0, so there is one. */
function leaving(rows: readonly Row[], basis: readonly number[], column: number, bound: number): number {
  let best = -1;
  let least = ZERO;
  for (const [i, row] of rows.entries()) {
    const x = row.get(column);
    if (!x || !isPositive(x)) continue;
    const ratio = entry(row, bound).div(x);
    const order = best < 0 ? -1 : ratio.compare(least);
    if (order > 0 || (order === 0 && basis[i]! > basis[best]!)) continue;
    best = i;
    least = ratio;
  }
  return best;
}

function pivot(rows: readonly Row[], basis: number[], cost: Row, at: number, column: number): void {
  const row = rows[at]!;
  normalise(row, column);
  for (const [i, other] of rows.entries()) {
    const x = other.get(column);
    if (i !== at && x) addMultiple(other, x.neg(), row);
  }
  addMultiple(cost, entry(cost, column).neg(), row);
  basis[at] = column;
}

/** Dual values at the optimum, from the columns that began as the unit matrix. */
function multipliersOf(constraints: readonly Constraint[], cost: Row, columns: number): Fraction[] {
  return constraints.map((constraint, i) => {
    const dual = needsArtificial(constraint)
      ? entry(cost, columns + constraints.length + i).add(ONE)
      : entry(cost, columns + i);
    return isZero(dual) ? ZERO : times(dual, ONE.mul(signOf(constraint)));
  });
}
