import type { Checked, ReferenceModel } from './record.js';
import type { Refit } from './refit.js';

/** By how much numbers may differ, relative to a coefficient's standard error or to a variance's own size. */
const NEAR = 1e-8;

/** In what a model differs from what its table gives: the first such thing, in words; undefined where in nothing. */
export function differs(model: ReferenceModel, found: Refit): string | undefined {
  if (model.n !== found.n) return `n is ${found.n}, not ${model.n}`;
  if (model.events !== found.events) return `events are ${found.events}, not ${model.events}`;
  if (model.clusters?.count !== found.clusters) return `clusters are ${found.clusters}, not ${model.clusters?.count}`;
  const far = (a: number, b: number, size: number) => !(Math.abs(a - b) <= NEAR * size);
  if (far(model.followed, found.followed, found.followed))
    return `followed is ${found.followed}, not ${model.followed}`;
  const error = found.covariance.map((row, i) => Math.sqrt(row[i]!));
  for (const [i, b] of found.coefficients.entries()) {
    if (far(model.coefficients[i]!, b, error[i]!)) return `coefficient ${i + 1} is ${b}, not ${model.coefficients[i]}`;
    for (const [j, v] of found.covariance[i]!.entries())
      if (far(model.covariance[i]![j]!, v, error[i]! * error[j]!))
        return `covariance ${i + 1}, ${j + 1} is ${v}, not ${model.covariance[i]![j]}`;
  }
  return undefined;
}

/** In what the checks of a model differ from what its table gives, each relative to its own size. */
export function checksDiffer({ checked }: ReferenceModel, found: Checked): string | undefined {
  for (const key of ['aic', 'coxSnell', 'proportional'] as const) {
    const [stated, given] = [checked[key], found[key]];
    if (Object.keys(stated).join() !== Object.keys(given).join())
      return `${key} speaks of ${Object.keys(given).join(', ')}, not of ${Object.keys(stated).join(', ')}`;
    for (const [name, value] of Object.entries(given))
      if (!(Math.abs(stated[name]! - value) <= NEAR * Math.abs(value)))
        return `${key} of ${name} is ${value}, not ${stated[name]}`;
  }
  const [stated, given] = [checked.residuals, found.residuals].map(leaves);
  const places = [...new Set([...given!.keys(), ...stated!.keys()])];
  const other = places.find((at) => !drawnAlike(stated!.get(at), given!.get(at)));
  return other && `${other} of the residuals is ${given!.get(other)}, not ${stated!.get(other)}`;
}

/** Numbers with four digits, of which the last may be rounded the other way. */
const drawnAlike = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-3 * Math.abs(b) + 1e-9;

/** Every number of a tree by where it stands. */
function leaves(tree: unknown): Map<string, number> {
  if (typeof tree === 'number') return new Map([['', tree]]);
  return new Map(
    Object.entries(tree as object).flatMap(([key, part]) =>
      [...leaves(part)].map(([at, value]) => [[key, at].filter(Boolean).join(' '), value] as const),
    ),
  );
}
