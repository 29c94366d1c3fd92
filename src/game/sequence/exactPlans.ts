import { openSystem } from './exactSolve.js';
import type { SequenceForm, Side } from './form.js';
import type { InnerPlans } from './interiorPoint.js';

/**
 * Exact plans from those of the interior point method. Which sequences are played in some optimal plan is read off from
 * shares and losses; then a plan is optimal where it plays no others, and all that the other side plays are best against
 * it: equations that are linear and whole. What they leave open is put where the method has it, in units of 1/unit.
 * Whether somebody has something better at a sequence that is not played is not looked at here.
 *
 * `undefined` where there are no such plans, or a limit is passed.
 *
 * @returns Per side and sequence its share, in units of the empty one's; of all that were found.
 */
export function* exactPlans(
  form: SequenceForm,
  inner: InnerPlans,
  goOn: () => boolean,
): Generator<[bigint[], bigint[]]> {
  const played = [0, 1].map((s) => Uint8Array.from(inner.plans[s]!, (x, i) => (x > inner.losses[s]![i]! ? 1 : 0)));
  const faces = ([0, 1] as const).map((s) => optimalFace(form, s, played[s]!, played[1 - s]!, goOn));
  const [first, second] = faces;
  if (!first || !second) return;
  const units = first.open + second.open > LITTLE ? UNITS.slice(1) : UNITS;
  for (const unit of units) {
    const plans = [first.plan(inner.plans[0], unit), second.plan(inner.plans[1], unit)] as const;
    if (plans[0] && plans[1]) yield [plans[0], plans[1]];
  }
}

/** Units in which what is left open is put, one after the other; the first where little is. */
const UNITS = [12n, 720_720n, 2n ** 40n];
const LITTLE = 24;

/** Takes a plan in double precision and gives an exact one near to it among the optimal plans of a side. */
interface Face {
  open: number;
  plan(near: Float64Array, unit: bigint): bigint[] | undefined;
}

function optimalFace(
  form: SequenceForm,
  s: 0 | 1,
  played: Uint8Array,
  others: Uint8Array,
  goOn: () => boolean,
): Face | undefined {
  const [own, other] = [form.sides[s], form.sides[1 - s]!];
  const unknown = new Map<number, number>();
  for (let i = 1; i < own.sequences; i++) if (played[i]) unknown.set(i, unknown.size);
  const shares = [...unknown.keys()];
  const rows: Map<number, bigint>[] = [];
  const bounds: bigint[] = [];
  for (let k = 0; k < own.sets.length; k++) {
    const parent = own.parent[k]!;
    if (!played[parent]) continue;
    const row = new Map<number, bigint>();
    for (let i = own.first[k]!; i < own.first[k]! + own.actions[k]!; i++) if (played[i]) row.set(unknown.get(i)!, 1n);
    if (parent !== 0) row.set(unknown.get(parent)!, -1n);
    rows.push(row);
    bounds.push(parent === 0 ? 1n : 0n);
  }
  // What each of the other's sequences gets by itself and by what follows it is what its set is worth.
  const place = new Map<number, number>();
  let unknowns = unknown.size;
  for (let j = 1; j < other.sequences; j++) {
    if (!others[j]) continue;
    place.set(j, rows.length);
    rows.push(new Map());
    bounds.push(0n);
  }
  valuesOfSets(other, others, (j, sign, first) => {
    const row = place.get(j);
    if (first) unknowns++;
    if (row !== undefined) rows[row]!.set(unknowns - 1, sign);
  });
  const [row, column] = s === 0 ? [form.row, form.column] : [form.column, form.row];
  for (let k = 0; k < row.length; k++) {
    const at = place.get(column[k]!);
    const i = row[k]!;
    if (at === undefined || !played[i] || form.paid[1 - s]![k] === 0) continue;
    const paid = BigInt(form.paid[1 - s]![k]!);
    if (i === 0) bounds[at]! -= paid;
    else rows[at]!.set(unknown.get(i)!, paid);
  }
  const system = openSystem(rows, bounds, unknowns, goOn);
  if (!system) return undefined;
  return {
    open: system.free.length,
    plan(near, unit) {
      const given = (k: number) => (k < shares.length ? nearest(near[shares[k]!]!, unit) : 0n);
      const solution = system.solve(given, unit);
      if (!solution) return undefined;
      const plan = new Array<bigint>(own.sequences).fill(0n);
      plan[0] = solution.denominator;
      for (const [i, k] of unknown) plan[i] = solution.numerators[k]!;
      return plan.every((x) => x >= 0n) ? plan : undefined;
    },
  };
}

function nearest(x: number, unit: bigint): bigint {
  return BigInt(Math.round(x * Number(unit)));
}

/** Per set in which something is played, an unknown: −1 in the rows of its sequences, 1 in that of what leads to it. */
function valuesOfSets(
  side: Side,
  played: Uint8Array,
  entry: (sequence: number, sign: bigint, first: boolean) => void,
): void {
  for (let k = 0; k < side.sets.length; k++) {
    if (!played[side.parent[k]!]) continue;
    entry(side.parent[k]!, 1n, true);
    for (let i = side.first[k]!; i < side.first[k]! + side.actions[k]!; i++) entry(i, -1n, false);
  }
}
