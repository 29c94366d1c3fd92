import type { Check, Point, Solution, Solutions } from '../result.js';
import type { DealSpace } from '../space.js';
import { type Checker, Look, onGrid, type Seen } from './scan.js';

/** What ties: relative for the Nash product, absolute for the others. */
const TIE = 1e-8;

type Gains = readonly number[];

/**
 * Checks the solutions. Every candidate package is held against the best value that is claimed; then the chosen points
 * must be exactly those of the candidates' frontier (which `checkFrontier` checks) that reach it.
 */
export class SolutionsChecker implements Checker {
  readonly #solutions: Solutions;
  readonly #frontier: readonly Point[];
  readonly #signatories: number[];
  readonly #thresholds: number[];
  readonly #ideal: number[];
  readonly #most: number[];
  readonly #values: { nash: number; least: number; sum: number; share: number };
  #candidates = 0;
  #better: string | undefined;

  constructor(space: DealSpace, solutions: Solutions, frontier: readonly Point[]) {
    const look = new Look(space);
    this.#solutions = solutions;
    this.#frontier = frontier;
    this.#signatories = space.parties.flatMap((party, p) => (party.role === 'signatory' ? [p] : []));
    this.#thresholds = this.#signatories.map((p) => look.threshold(p));
    this.#ideal = this.#signatories.map(() => Number.NEGATIVE_INFINITY);
    // By the ideal that the result states: where that one is wrong the check fails anyway.
    this.#most = this.#signatories.map(
      (_, k) => (onGrid(solutions.ideal?.[k] ?? Number.NaN) - this.#thresholds[k]) / 1e9,
    );
    const claimed = (solution: Solution): number => solution.value ?? Number.NEGATIVE_INFINITY;
    this.#values = {
      nash: claimed(solutions.nash),
      least: claimed(solutions.egalitarian),
      sum: claimed(solutions.utilitarian),
      share: claimed(solutions.kalaiSmorodinskyMaxMin),
    };
  }

  see({ candidate, steps, options }: Seen): void {
    if (!candidate) return;
    this.#candidates++;
    const signatories = this.#signatories;
    let nash = 1;
    let sum = 0;
    let least = Number.POSITIVE_INFINITY;
    let share = Number.POSITIVE_INFINITY;
    let allGain = true;
    for (let k = 0; k < signatories.length; k++) {
      const value = steps[signatories[k]];
      const gain = (value - this.#thresholds[k]) / 1e9;
      if (value > this.#ideal[k]) this.#ideal[k] = value;
      if (gain <= 0) allGain = false;
      nash *= gain;
      sum += value / 1e9;
      least = Math.min(least, gain);
      share = Math.min(share, this.#most[k] > 0 ? gain / this.#most[k] : 1);
    }
    const values = this.#values;
    if (
      (allGain && nash > values.nash * (1 + 1e-12)) ||
      least > values.least ||
      sum > values.sum + 1e-9 ||
      share > values.share + 1e-12
    )
      this.#better ??= `[${options}] is better than a solution`;
  }

  conclude(whole: boolean, looked: string): Check {
    const problem = this.#better ?? (whole ? this.#compare() : undefined);
    return {
      kind: 'no acceptable package beats a solution, and the ties are those of the frontier',
      checkedBy: 'checkSolutions',
      holds: problem === undefined,
      whole,
      extent: `${this.#candidates} acceptable ones of ${looked}`,
      ...(problem !== undefined && { problem }),
    };
  }

  #smallestShare(gains: Gains): number {
    return Math.min(...this.#shares(gains));
  }

  #shares(gains: Gains): number[] {
    return gains.map((gain, k) => (this.#most[k] > 0 ? gain / this.#most[k] : 1));
  }

  #compare(): string | undefined {
    const s = this.#solutions;
    if (this.#candidates === 0) {
      const any = [
        s.nash,
        s.kalaiSmorodinskyMaxMin,
        s.leastAsymmetry,
        s.leastAsymmetryNormalised,
        s.egalitarian,
        s.utilitarian,
      ];
      return any.some((solution) => solution.points.length > 0) || s.ideal
        ? 'there is no acceptable package'
        : undefined;
    }
    if (!s.ideal || this.#ideal.some((best, k) => onGrid(s.ideal?.[k] ?? Number.NaN) !== best))
      return 'the ideal point is wrong';
    const gains = this.#frontier.map((p) => p.values.map((v, k) => (onGrid(v) - this.#thresholds[k]) / 1e9));
    const spread = (x: number[]): number => Math.max(...x) - Math.min(...x);
    const pairs = (x: number[]): number =>
      x.reduce((sum, a, i) => sum + x.slice(i + 1).reduce((t, b) => t + Math.abs(a - b), 0), 0);
    const qualified = gains.map((g) => g.every((gain) => gain > 0));
    return (
      this.#chosen('Nash', s.nash, (i) => (qualified[i] ? product(gains[i]) : Number.NaN), 'largest', true) ??
      this.#chosen('max-min', s.kalaiSmorodinskyMaxMin, (i) => this.#smallestShare(gains[i]), 'largest') ??
      this.#chosen('least asymmetry', s.leastAsymmetry, (i) => pairs(this.#frontier[i].values), 'smallest') ??
      this.#chosen(
        'least normalised asymmetry',
        s.leastAsymmetryNormalised,
        (i) => spread(this.#shares(gains[i])),
        'smallest',
      ) ??
      this.#chosen(
        'utilitarian',
        s.utilitarian,
        (i) => this.#frontier[i].values.reduce((a, b) => a + b, 0),
        'largest',
      ) ??
      this.#leximin(gains)
    );
  }

  /** The points of a solution must be the frontier's points with the best value, ties within the tolerance. */
  #chosen(
    name: string,
    solution: Solution,
    value: (i: number) => number,
    best: 'largest' | 'smallest',
    relative = false,
  ): string | undefined {
    const values = this.#frontier.map((_, i) => value(i));
    const real = values.filter((v) => !Number.isNaN(v));
    if (real.length === 0) return solution.points.length === 0 ? undefined : `${name}: nothing qualifies`;
    const top = real.reduce((a, b) => (best === 'largest' ? Math.max(a, b) : Math.min(a, b)));
    const margin = relative ? Math.abs(top) * TIE : TIE;
    const expected = this.#frontier.filter((_, i) => Math.abs(values[i] - top) <= margin);
    if (JSON.stringify(expected) !== JSON.stringify(solution.points)) return `${name}: other points are best`;
    if (!(Math.abs((solution.value ?? Number.NaN) - top) <= 1e-12 * Math.max(1, Math.abs(top))))
      return `${name}: its value is wrong`;
    return undefined;
  }

  #leximin(gains: number[][]): string | undefined {
    const rising = gains.map((g) => g.slice().sort((a, b) => a - b));
    let left = rising.map((_, i) => i);
    for (let k = 0; k < this.#signatories.length; k++) {
      const floor = Math.max(...left.map((i) => rising[i][k])) - TIE;
      left = left.filter((i) => rising[i][k] >= floor);
    }
    const expected = left.map((i) => this.#frontier[i]);
    const { points, value } = this.#solutions.egalitarian;
    if (JSON.stringify(expected) !== JSON.stringify(points)) return 'egalitarian: other points are best';
    return value === Math.max(...rising.map((g) => g[0])) ? undefined : 'egalitarian: its value is wrong';
  }
}

function product(gains: Gains): number {
  let p = 1;
  for (const gain of gains) p *= gain;
  return p;
}
