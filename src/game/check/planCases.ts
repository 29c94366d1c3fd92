import { Equations } from './equations.js';
import type { Linear, PlanSpace, Sequences } from './planSpaces.js';

/** What is known in a case: variables that are 0 and that are above 0, and all that follows by equations in both spaces. */
export interface PlanCase {
  equations: readonly [Equations, Equations];
  zero: ReadonlySet<number>;
  positive: ReadonlySet<number>;
}

/**
 * Cases of what the plans of an equilibrium may be. Variable 2i is the share of sequence i, 2i + 1 its loss; the first player's
 * sequences come first. Shares are in the space of their player, losses in that of the other, against whose plan they are.
 */
export class PlanCases {
  /** How many sequences there are. */
  readonly length: number;

  constructor(
    private readonly sequences: readonly [Sequences, Sequences],
    private readonly spaces: readonly [PlanSpace, PlanSpace],
  ) {
    this.length = sequences[0].length + sequences[1].length;
  }

  /** Of which nothing is known yet but what holds for every plan. */
  start(): PlanCase {
    const equations = this.spaces.map(({ equations: own }) => own.reduce((all, one) => all.and(one), Equations.NONE));
    return { equations: [equations[0]!, equations[1]!], zero: new Set(), positive: new Set() };
  }

  withZero(at: PlanCase, variable: number): PlanCase {
    const zero = new Set(at.zero);
    const side = this.sideOf(variable);
    let own = at.equations[side];
    for (const one of [variable, ...this.#longer(variable)]) {
      zero.add(one);
      own = own.and(this.expression(one));
    }
    return { ...at, zero, equations: side === 0 ? [own, at.equations[1]] : [at.equations[0], own] };
  }

  /** Then what goes with the variable is 0. */
  withPositive(at: PlanCase, variable: number): PlanCase {
    return { ...this.withZero(at, variable ^ 1), positive: new Set(at.positive).add(variable) };
  }

  isVariable(variable: number): boolean {
    return variable >= 0 && variable < 2 * this.length;
  }

  /** In whose space it is. */
  sideOf(variable: number): 0 | 1 {
    const second = variable >> 1 >= this.sequences[0].length;
    return second === (variable % 2 === 0) ? 1 : 0;
  }

  /** The share of a player's sequence. */
  share(side: number, sequence: number): number {
    return 2 * (sequence + (side === 0 ? 0 : this.sequences[0].length));
  }

  expression(variable: number): Linear {
    const second = variable >> 1 >= this.sequences[0].length;
    const i = (variable >> 1) - (second ? this.sequences[0].length : 0);
    const space = this.spaces[this.sideOf(variable)];
    return (variable % 2 === 0 ? space.shares : space.losses)[i]!;
  }

  /** Whether the case leaves a player one plan at most. */
  hasOnePlan(at: PlanCase, side: 0 | 1): boolean {
    return at.equations[side].beyond(this.spaces[side].sets).length >= this.spaces[side].shares.length;
  }

  /** Whether a player comes to a sequence by actions without a loss alone. */
  comesAtBest(at: PlanCase, player: number, sequence: number): boolean {
    const { sets } = this.sequences[player]!;
    for (let j = sequence; j >= 0; j = sets.find(({ first, actions }) => j >= first && j < first + actions)!.before) {
      if (!this.#isZero(at, this.share(player, j) + 1)) return false;
    }
    return true;
  }

  /** Whether it is 0 in the case, or by what follows from its equations. */
  #isZero(at: PlanCase, variable: number): boolean {
    if (at.zero.has(variable)) return true;
    return at.equations[this.sideOf(variable)].reduced(this.expression(variable)).every((x) => x === 0n);
  }

  /** Whether it is 0, above 0, or has one value by the equations. */
  isKnown(at: PlanCase, variable: number): boolean {
    if (at.zero.has(variable) || at.positive.has(variable)) return true;
    const left = at.equations[this.sideOf(variable)].reduced(this.expression(variable));
    return left.every((x, j) => x === 0n || j === left.length - 1);
  }

  /** Of a share: those of all sequences that begin with it. */
  #longer(variable: number): number[] {
    if (variable % 2 === 1) return [];
    const side = this.sideOf(variable);
    const i = (variable - this.share(side, 0)) / 2;
    return this.sequences[side].sets.flatMap(({ before, first, actions }) => {
      if (before !== i) return [];
      const next = Array.from({ length: actions }, (_, a) => this.share(side, first + a));
      return next.flatMap((one) => [one, ...this.#longer(one)]);
    });
  }
}
