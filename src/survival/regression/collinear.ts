import { cholesky, dependentColumn, solved } from './cholesky.js';
import type { RegressionFault } from './regressionFault.js';

/** A column whose variance, given those before it, is below this share of its own depends on them. */
const LEAST = 1e-11;

/** A column whose variance is below this share of what its squares sum to is constant wherever it is compared, to rounding. */
const NOTHING = 1e-12;

/**
 * The first column that is a combination of those before it, as the information about their coefficients shows.
 *
 * @param information At coefficients of 0, size × size; of columns that were divided by `scale`.
 * @param squares Of each column at most what the squares sum to that its information is made of: what rounding is a share of.
 */
export function collinear(
  information: Float64Array,
  scale: Float64Array,
  squares: ArrayLike<number>,
): RegressionFault | undefined {
  const size = scale.length;
  const nothing = scale.findIndex((_, j) => !(information[j * size + j] > NOTHING * squares[j]!));
  const found = dependentColumn(information, size, LEAST);
  if (typeof found !== 'number') return nothing >= 0 ? { kind: 'collinear', column: nothing, of: [] } : undefined;
  if (nothing >= 0 && nothing <= found) return { kind: 'collinear', column: nothing, of: [] };
  const before = new Float64Array(found * found);
  for (let j = 0; j < found; j++) for (let h = 0; h < found; h++) before[j * found + h] = information[j * size + h];
  const lower = cholesky(before, found, 0);
  if (!lower) return { kind: 'collinear', column: found, of: [] };
  const weights = solved(
    lower,
    Float64Array.from({ length: found }, (_, j) => information[found * size + j]),
  );
  const of = [...weights.entries()]
    .filter(([, weight]) => Math.abs(weight) > 1e-6)
    .map(([column, weight]) => ({ column, factor: (weight * scale[found]) / scale[column] }));
  return { kind: 'collinear', column: found, of };
}
