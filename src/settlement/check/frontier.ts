import type { Check, Point } from '../result.js';
import type { DealSpace } from '../space.js';
import { type Checker, Look, onGrid, type Seen } from './scan.js';

export type Scope = 'all' | 'signable' | 'candidates';

/** Comparisons of two vectors that one check may make before it calls its claim unproven. */
const COMPARISONS = 1_000_000_000;

/**
 * Checks a frontier: every package in scope is dominated by or equal to a listed vector, no listed vector dominates
 * another, each witness is the first package with its vector, and the numbers of packages are right.
 */
export class FrontierChecker implements Checker {
  readonly #scope: Scope;
  readonly #points: readonly Point[];
  readonly #signatories: number[];
  readonly #steps: number[][];
  readonly #order: number[];
  readonly #found: number[];
  #comparisons = 0;
  #problem: string | undefined;

  constructor(space: DealSpace, points: readonly Point[], scope: Scope) {
    this.#scope = scope;
    this.#points = points;
    this.#signatories = space.parties.flatMap((party, p) => (party.role === 'signatory' ? [p] : []));
    this.#steps = points.map((point) => point.values.map(onGrid));
    this.#order = points.map((_, i) => i);
    this.#found = points.map(() => 0);
    this.#checkList(new Look(space));
  }

  see(seen: Seen): void {
    if (this.#scope === 'signable' && !seen.signable) return;
    if (this.#scope === 'candidates' && !seen.candidate) return;
    if (this.#problem !== undefined || this.#comparisons > COMPARISONS) return;
    const signatories = this.#signatories;
    const order = this.#order;
    for (let o = 0; o < order.length; o++) {
      const listed = this.#steps[order[o]];
      let k = 0;
      let same = true;
      for (; k < signatories.length; k++) {
        const d = listed[k] - seen.steps[signatories[k]];
        if (d < 0) break;
        if (d > 0) same = false;
      }
      if (k < signatories.length) continue;
      this.#comparisons += o;
      if (same && this.#found[order[o]]++ === 0) this.#checkWitness(order[o], seen);
      // What covers one package tends to cover its neighbours: it moves towards the front.
      const ahead = o >> 1;
      [order[ahead], order[o]] = [order[o], order[ahead]];
      return;
    }
    this.#problem = `package [${seen.options}] is neither listed nor dominated by a listed vector`;
  }

  conclude(whole: boolean, looked: string): Check {
    const proven = whole && this.#comparisons <= COMPARISONS;
    if (proven && this.#problem === undefined)
      for (const [i, point] of this.#points.entries())
        if (this.#found[i] !== point.packages)
          this.#problem ??= `vector ${i} has ${this.#found[i]} packages, not ${point.packages}`;
    return {
      kind: {
        all: 'no package dominates a listed one, and every package is listed or dominated',
        signable: 'no signable package dominates a listed one, and every signable package is listed or dominated',
        candidates: 'no acceptable package dominates a listed one, and every acceptable one is listed or dominated',
      }[this.#scope],
      checkedBy: 'checkFrontier',
      scope: this.#scope,
      holds: this.#problem === undefined,
      whole: proven,
      extent: this.#comparisons > COMPARISONS ? `part of ${looked}: too many comparisons` : looked,
      ...(this.#problem !== undefined && { problem: this.#problem }),
    };
  }

  #checkList(look: Look): void {
    for (const [i, point] of this.#points.entries()) {
      const witness = look.packageAt(point.package);
      if (!witness) this.#problem ??= `witness of vector ${i} is not a package`;
      else if (!this.#signatories.every((p, k) => witness.steps[p] === this.#steps[i][k]))
        this.#problem ??= `witness of vector ${i} has other values`;
      else if (this.#scope !== 'all' && !(this.#scope === 'signable' ? witness.signable : witness.candidate))
        this.#problem ??= `witness of vector ${i} is not in scope`;
    }
  }

  /** At the first package of a vector: it has to be the witness, and no other listed vector may cover it. */
  #checkWitness(i: number, seen: Seen): void {
    if (!this.#points[i].package.every((option, issue) => option === seen.options[issue]))
      this.#problem ??= `vector ${i} is first reached by [${seen.options}], not by its witness`;
    const vector = this.#steps[i];
    for (let other = 0; other < this.#steps.length; other++)
      if (other !== i && this.#steps[other].every((x, k) => x >= vector[k]))
        this.#problem ??= `vector ${other} equals or dominates vector ${i}`;
    this.#comparisons += this.#steps.length;
  }
}
