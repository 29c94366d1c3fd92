import type { SequenceForm } from './form.js';
import { inMachineNumbers } from './machineNumbers.js';

/**
 * Per set of a side: the action that is best against the other's plan, given what is best later; the first of several,
 * differences below 10^-12 of the largest payment left out. In double precision.
 */
export function bestActions(form: SequenceForm, s: 0 | 1, other: Float64Array): Int32Array {
  const side = form.sides[s];
  const worth = new Float64Array(side.sequences);
  const [own, others] = s === 0 ? [form.row, form.column] : [form.column, form.row];
  inMachineNumbers(form.paid[s]).forEach((x, k) => {
    worth[own[k]!]! += x * other[others[k]!]!;
  });
  const best = new Int32Array(side.sets.length);
  for (let k = side.sets.length - 1; k >= 0; k--) {
    const start = side.first[k]!;
    for (let a = 1; a < side.actions[k]!; a++) {
      if (worth[start + a]! > worth[start + best[k]!]! + 1e-12) best[k] = a;
    }
    worth[side.parent[k]!]! += worth[start + best[k]!]!;
  }
  return best;
}
