import { startFrom } from '../dictionary.js';
import { firstActions } from '../equilibrium.js';
import type { SequenceForm } from '../form.js';
import { Face } from './face.js';
import type { Labels } from './labels.js';

/**
 * Per player: its realisation plans with what the other may lose by each sequence, as a polyhedron in shares and losses. The
 * vertex is the plan of all first actions, where the other loses nothing by what is best against it.
 */
export function startFaces(form: SequenceForm, labels: Labels): [Face, Face] {
  return [startFace(form, labels, 0), startFace(form, labels, 1)];
}

function startFace(form: SequenceForm, labels: Labels, s: 0 | 1): Face {
  const t = s === 0 ? 1 : 0;
  const actions = firstActions(form);
  actions[t] = bestReply(form, t, purePlan(form, s, actions[s]));
  const start = startFrom(form, actions);
  const belongs = (variable: number) => labels.side[variable >> 1] === (variable % 2 === 0 ? s : t);
  const columns = [...start.outside.keys()].filter((j) => belongs(start.outside[j]!));
  const rows = [...start.basis.keys()].filter((i) => belongs(start.basis[i]!));
  const bound = start.outside.length + 1;
  const face = new Face(
    Int32Array.from(rows, (i) => start.basis[i]!),
    Int32Array.from(columns, (j) => start.outside[j]!),
    rows.map((i) => {
      const row = start.rows[i]!;
      return [...columns.map((j) => -(row.get(j) ?? 0n)), row.get(bound) ?? 0n];
    }),
  );
  return labels.sets[s].reduce((on, { dead, sequences }) => {
    return dead ? sequences.slice(1).reduce((at, sequence) => at.where(2 * sequence) as Face, on) : on;
  }, face);
}

/** Shares of a pure plan, by sequence. */
function purePlan(form: SequenceForm, s: 0 | 1, actions: Int32Array): Uint8Array {
  const { sets, first, parent, sequences } = form.sides[s];
  const plan = new Uint8Array(sequences);
  plan[0] = 1;
  for (let k = 0; k < sets.length; k++) plan[first[k]! + actions[k]!] = plan[parent[k]!]!;
  return plan;
}

/** Per set: the action that is best against a pure plan of the other, given what is best later; the first of several. */
function bestReply(form: SequenceForm, t: 0 | 1, plan: Uint8Array): Int32Array {
  const { sets, first, actions, parent, sequences } = form.sides[t];
  const worth = new Array<bigint>(sequences).fill(0n);
  const [own, others] = t === 0 ? [form.row, form.column] : [form.column, form.row];
  for (let k = 0; k < own.length; k++) if (plan[others[k]!]) worth[own[k]!]! += BigInt(form.paid[t][k]!);
  const best = new Int32Array(sets.length);
  for (let k = sets.length - 1; k >= 0; k--) {
    for (let a = 1; a < actions[k]!; a++) if (worth[first[k]! + a]! > worth[first[k]! + best[k]!]!) best[k] = a;
    worth[parent[k]!]! += worth[first[k]! + best[k]!]!;
  }
  return best;
}
