import Fraction from 'fraction.js';
import { inUnits, lcm } from '../../integers.js';
import type { Behaviour } from '../../model.js';
import { indexOf } from '../dictionary.js';
import type { SequenceForm } from '../form.js';

/**
 * Variables that are 0 in every equilibrium of a game with constant sum, by one of them: equilibria are interchangeable (von
 * Neumann 1928, Nash 1951), so a plan of any is a best reply to the plan here. What loses against this has no share, and what
 * has a share in it no loss. With an equilibrium in which as much is played as in any, these are all.
 */
export function zerosByInterchange(form: SequenceForm, behaviour: Behaviour): number[] {
  const plans = [planOf(form, 0, behaviour), planOf(form, 1, behaviour)] as const;
  return ([0, 1] as const).flatMap((s) => {
    const loses = losing(form, s, plans[1 - s]!);
    return plans[s].flatMap((share, i) => {
      if (i === 0 || (!loses[i] && share.n === 0n)) return [];
      return [2 * indexOf(form, s, i) + (loses[i] ? 0 : 1)];
    });
  });
}

/** Shares of the sequences. */
function planOf({ sides }: SequenceForm, s: 0 | 1, behaviour: Behaviour): Fraction[] {
  const { sets, first, actions, parent, sequences } = sides[s];
  const plan = new Array<Fraction>(sequences).fill(new Fraction(1));
  sets.forEach((set, k) => {
    for (let a = 0; a < actions[k]!; a++) plan[first[k]! + a] = plan[parent[k]!]!.mul(behaviour[set]![a]!);
  });
  return plan;
}

/** By sequence of a side: whether it pays less than the best at its set against a plan of the other, given the best later. */
function losing(form: SequenceForm, s: 0 | 1, against: readonly Fraction[]): boolean[] {
  const { sets, first, actions, parent, sequences } = form.sides[s];
  const unit = against.reduce((all, share) => lcm(all, share.d), 1n);
  const shares = against.map((share) => inUnits(share, unit));
  const worth = new Array<bigint>(sequences).fill(0n);
  const [own, others] = s === 0 ? [form.row, form.column] : [form.column, form.row];
  for (let k = 0; k < own.length; k++) worth[own[k]!]! += BigInt(form.paid[s][k]!) * shares[others[k]!]!;
  const loses = new Array<boolean>(sequences).fill(false);
  for (let k = sets.length - 1; k >= 0; k--) {
    const here = Array.from({ length: actions[k]! }, (_, a) => first[k]! + a);
    const best = here.reduce((most, i) => (worth[i]! > most ? worth[i]! : most), worth[first[k]!]!);
    for (const i of here) loses[i] = worth[i]! < best;
    worth[parent[k]!]! += best;
  }
  return loses;
}
