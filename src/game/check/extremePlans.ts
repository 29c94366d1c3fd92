import type { Behaviour, Game } from '../model.js';
import { interchanged } from './interchange.js';
import { isZero, ONE, plus, times } from './numbers.js';
import { type PlanCase, PlanCases } from './planCases.js';
import { type PlanSpace, planOf, planSpace, type Sequences, sequencesOf } from './planSpaces.js';
import { recallFaults } from './recall.js';

/** A proof by cases as it is claimed; variable 2i is the share of sequence i, 2i + 1 its loss. */
export type ClaimedCases =
  | { variable: number; zero: ClaimedCases; positive: ClaimedCases }
  | { none: { sum: readonly (readonly [number, bigint])[]; is: bigint }; side: 0 | 1 }
  | { losesAnyway: number; side: 0 | 1 }
  | { notExtreme: true; side: 0 | 1 }
  | { found: number }
  | { open: true };

/** What is claimed of a game of two players. */
export interface ClaimedExtremePlans {
  /** Who they are, −1 for nobody. */
  players: readonly [number, number];
  /** Losses of each are counted in 1/unit. */
  unit: readonly [bigint, bigint];
  cases: ClaimedCases;
  /** The list, each equilibrium as behaviour. */
  behaviours: readonly Behaviour[];
  /** Of a game with constant sum: an equilibrium. What it says of all others is known from the start. */
  interchange?: Behaviour;
}

/**
 * Whether a list has all extreme equilibria of a game with perfect recall, by its proof; in words, what is wrong. An
 * equilibrium is extreme where each plan is a vertex of the polyhedron of a player's plans and of what the other gets by
 * its best reply. Let losses be those against the best at each set, given the best later. In an equilibrium share or loss
 * of each sequence is 0, so of the two cases at each variable one holds, with all that is said to follow. Cases that end are
 * ruled out by sums that cannot be, by a set with no best action, or because a vertex would be known by now; or their plans
 * are the only ones, and in the list.
 *
 * That each of the list is an equilibrium is not looked at here.
 *
 * @param goOn Asked now and then; where it answers false, nothing was proven.
 */
export async function extremePlansFault(
  game: Game,
  { players, unit, cases, behaviours, interchange }: ClaimedExtremePlans,
  goOn: () => Promise<boolean>,
): Promise<string | undefined> {
  if (recallFaults(game).length > 0) return 'a player forgets what they knew or did';
  const others = (set: number) =>
    set >= 0 && game.infosets[set]!.player >= 0 && !players.includes(game.infosets[set]!.player);
  if (game.infoset.some(others)) return 'somebody else moves';
  if (unit.some((x) => x <= 0n)) return 'a unit is not above 0';
  const sequences = [sequencesOf(game, players[0]), sequencesOf(game, players[1])] as const;
  const first = planSpace(game, sequences[0], sequences[1], players[1], unit[1]);
  const second = planSpace(game, sequences[1], sequences[0], players[0], unit[0]);
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  const known = new PlanCases(sequences, [first, second]);
  let start = known.start();
  if (interchange) {
    const zeros = interchanged(game, interchange, sequences, [first, second]);
    if (typeof zeros === 'string') return zeros;
    for (const { side, sequence, zero } of zeros) {
      start = known.withZero(start, known.share(side, sequence) + (zero === 'share' ? 0 : 1));
    }
  }
  const ends = new Ends(known, sequences, [first, second], behaviours);
  const open: { at: PlanCase; claimed: ClaimedCases }[] = [{ at: start, claimed: cases }];
  while (open.length > 0) {
    if (!(await goOn())) return 'the time is over';
    const { at, claimed } = open.pop()!;
    if ('variable' in claimed) {
      if (!known.isVariable(claimed.variable)) return 'there is no such variable';
      open.push({ at: known.withZero(at, claimed.variable), claimed: claimed.zero });
      open.push({ at: known.withPositive(at, claimed.variable), claimed: claimed.positive });
      continue;
    }
    const fault = ends.fault(at, claimed);
    if (fault) return fault;
  }
  return ends.seen.size === behaviours.length ? undefined : 'one of the list is in no case';
}

/** Cases that go no further. */
class Ends {
  /** Which of the list have been found. */
  readonly seen = new Set<number>();

  constructor(
    private readonly cases: PlanCases,
    private readonly sequences: readonly [Sequences, Sequences],
    private readonly spaces: readonly [PlanSpace, PlanSpace],
    private readonly behaviours: readonly Behaviour[],
  ) {}

  /** In words, why a case does not end as is claimed. */
  fault(at: PlanCase, claimed: Exclude<ClaimedCases, { variable: number }>): string | undefined {
    if ('open' in claimed) return 'a case is open';
    if ('none' in claimed) return this.#sumFault(at, claimed.side, claimed.none);
    if ('losesAnyway' in claimed) return this.#anywayFault(at, claimed.side, claimed.losesAnyway);
    if ('notExtreme' in claimed) return this.#knownFault(at, claimed.side);
    return this.#foundFault(at, claimed.found);
  }

  /** A sum of what is 0 or more cannot be below 0; nor be 0, where a part of it is above. */
  #sumFault(at: PlanCase, side: 0 | 1, { sum, is }: { sum: readonly (readonly [number, bigint])[]; is: bigint }) {
    if (is > 0n) return 'a sum above 0 rules nothing out';
    if (is === 0n && !sum.some(([variable]) => at.positive.has(variable))) return 'a sum of 0 may be 0';
    const space = this.spaces[side];
    const all = new Array<bigint>(space.sets + space.shares.length + 1).fill(0n);
    for (const [variable, times] of sum) {
      if (times <= 0n || !this.cases.isVariable(variable) || this.cases.sideOf(variable) !== side) {
        return 'a sum has a part that is not above 0';
      }
      this.cases.expression(variable).forEach((x, j) => {
        all[j]! += times * x;
      });
    }
    all[all.length - 1]! -= is;
    const equations = at.equations[side];
    const follows = equations.contradiction || equations.reduced(all).every((x) => x === 0n);
    return follows ? undefined : 'a sum does not follow';
  }

  /** At a set to which the other comes without a loss, some action is without one too. */
  #anywayFault(at: PlanCase, side: 0 | 1, number: number): string | undefined {
    const set = this.sequences[1 - side]!.sets[number];
    if (!set) return 'there is no such set';
    if (!this.cases.comesAtBest(at, 1 - side, set.before)) return 'a set need not be come to without a loss';
    for (let j = set.first; j < set.first + set.actions; j++) {
      if (!at.positive.has(this.cases.share(1 - side, j) + 1)) return 'an action at a set may be without a loss';
    }
    return undefined;
  }

  /**
   * At a vertex, the shares that are 0 and the losses that are 0 at sets to which the other comes without a loss leave no other
   * plan. Where all of these are known, and others are left, it is none.
   */
  #knownFault(at: PlanCase, side: 0 | 1): string | undefined {
    if (this.cases.hasOnePlan(at, side)) return 'a plan is the only one, so it may be a vertex';
    const own = Array.from({ length: this.sequences[side].length }, (_, i) => this.cases.share(side, i));
    const losses = this.sequences[1 - side]!.sets.flatMap(({ before, first, actions }) => {
      if (!this.cases.comesAtBest(at, 1 - side, before)) return [];
      return Array.from({ length: actions }, (_, a) => this.cases.share(1 - side, first + a) + 1);
    });
    const open = [...own, ...losses].some((variable) => !this.cases.isKnown(at, variable));
    return open ? 'not all is known of a plan that is said to be no vertex' : undefined;
  }

  #foundFault(at: PlanCase, k: number): string | undefined {
    const behaviour = this.behaviours[k];
    if (!behaviour) return 'an equilibrium is not in the list';
    if (this.seen.has(k)) return 'an equilibrium is in two cases';
    this.seen.add(k);
    for (const side of [0, 1] as const) {
      const { sets } = this.spaces[side];
      const plan = planOf(this.sequences[side], behaviour);
      if (!this.cases.hasOnePlan(at, side)) return 'a case leaves several plans';
      for (const equation of at.equations[side].beyond(sets)) {
        let sum = ONE.mul(equation.at(-1)!);
        for (const [i, share] of plan.entries()) sum = plus(sum, times(ONE.mul(equation[sets + i]!), share));
        if (!isZero(sum)) return 'a plan in the list is not the one of its case';
      }
    }
    return undefined;
  }
}
