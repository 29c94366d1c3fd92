import type { Matrix } from '../../quantity/dense.js';
import { stepMatrix } from '../../quantity/rates.js';
import type { ChanceLayer, ProcessModel } from '../model.js';
import { choice, csr, model, player } from './by-hand.js';

/**
 * A game in years, not in steps: a guarantor whose government changes (friendly, cold), bound or free; an adversary that
 * is weak or strong. For tests of what steps do to time.
 */
export interface Rates {
  /** Generators, per year. */
  government: Matrix;
  strength: Matrix;
  /** How often a choice is reconsidered, per year: governments, adversary. */
  reconsiders: [number, number];
  lambda: number;
  lambdaTest: number;
  yearlyFactor: number;
  /** Cost of war to the friendly and to the cold, of refusing while bound, of leaving the commitment, in points. */
  war: [number, number];
  refusal: number;
  leaving: number;
  /** Adversary: peace when weak and when strong; war against who honours, and when let down. */
  peace: [number, number];
  held: number;
  lost: number;
}

// States: 4·government + 2·free + strong. Endings: 4·government + 2·free + refused.
export const STATES = 8;
export const cold = (s: number): number => s >> 2;
export const free = (s: number): number => (s >> 1) & 1;
export const strong = (s: number): number => s & 1;

/** Worth of state s for ever to [friendly, cold, adversary]. */
export function flow(rates: Rates, s: number): number[] {
  return [60 - 5 * strong(s), 60 - 5 * strong(s), rates.peace[strong(s)]];
}

/** Worth of an ending to the same. */
export function payoff({ war, refusal, held, lost }: Rates, e: number): number[] {
  if (e & 1) return [30 - (free(e) ? 0 : refusal), 30 - (free(e) ? 0 : refusal), lost];
  return [55 - war[0], 55 - war[1], held];
}

/** The game in steps of so many years. */
export function stepped(rates: Rates, horizon: number, years: number): ProcessModel {
  const chance = (of: Matrix, level: (s: number) => number, stride: number): ChanceLayer => {
    const step = stepMatrix(of, years);
    const cells = Array.from({ length: STATES }, (_, s) =>
      step[level(s)].map((p, to): [number, number] => [s + (to - level(s)) * stride, p]),
    );
    return { kind: 'chance', name: 'chance', rows: csr(cells) };
  };
  const all = Array.from({ length: STATES }, (_, s) => s);
  const payers = [[0, 1], [0, 1], [2]];
  const leave: Record<number, [number, number, number]> = {};
  const attack: Record<number, [number, number]> = {};
  for (const s of all) {
    if (!free(s)) leave[s] = [cold(s), s + 2, rates.leaving];
    attack[s] = [2, STATES + (s >> 1)];
  }
  const people = ['friendly', 'cold', 'adversary'].map((name, p) =>
    player(name, {
      yearlyFactor: rates.yearlyFactor,
      flow: Float64Array.from(all, (s) => flow(rates, s)[p]),
      payoff: Float64Array.from(all, (e) => payoff(rates, e)[p]),
      lambda: rates.lambda,
      lambdaTest: rates.lambdaTest,
      reconsiders: rates.reconsiders[p === 2 ? 1 : 0],
    }),
  );
  const tests = all.slice(0, STATES / 2);
  return model(
    STATES,
    people,
    horizon / years,
    years,
    [
      chance(rates.government, cold, 4),
      chance(rates.strength, strong, 1),
      choice(STATES, leave, payers),
      choice(STATES, attack, payers),
    ],
    {
      instants: {
        player: Int32Array.from(tests, (i) => i >> 1),
        yes: Int32Array.from(tests, (i) => -1 - 2 * i),
        no: Int32Array.from(tests, (i) => -2 - 2 * i),
      },
      endings: { count: 8, cause: Int32Array.from(all, (e) => e & 1), causes: ['honoured', 'refused'] },
    },
  );
}
