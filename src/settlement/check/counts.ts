import type { Carried, Check, Counts } from '../result.js';
import type { DealSpace } from '../space.js';
import { type Checker, Look, onGrid, type Seen } from './scan.js';

export interface Counted {
  counts: Counts;
  range: { lo: number; hi: number }[];
  carries: Carried[];
}

/** Checks counts, ranges and what each constraint carries, by counting again package by package. */
export class CountsChecker implements Checker {
  readonly #look: Look;
  readonly #listed: Counted;
  readonly #lo: number[];
  readonly #hi: number[];
  readonly #counts: Counts;
  readonly #freed = new Map<string, number>();

  constructor(space: DealSpace, listed: Counted) {
    this.#look = new Look(space);
    this.#listed = listed;
    this.#lo = space.parties.map(() => Number.POSITIVE_INFINITY);
    this.#hi = space.parties.map(() => Number.NEGATIVE_INFINITY);
    this.#counts = {
      packages: 0,
      acceptable: space.parties.map(() => 0),
      signable: 0,
      ratifiable: 0,
      unanimous: 0,
      candidates: 0,
      blocksAlone: space.parties.map(() => 0),
      ratifiers: space.parties.flatMap(({ role }, party) =>
        role === 'ratifier' ? [{ party, refuses: 0, alone: 0 }] : [],
      ),
    };
  }

  see({ options, steps, accepts, signable, candidate }: Seen): void {
    const counts = this.#counts;
    const { parties } = this.#look.space;
    counts.packages++;
    if (signable) counts.signable++;
    if (candidate) counts.candidates++;
    let unanimous = true;
    for (let p = 0; p < parties.length; p++) {
      if (steps[p] < this.#lo[p]) this.#lo[p] = steps[p];
      if (steps[p] > this.#hi[p]) this.#hi[p] = steps[p];
      if (!accepts[p] && parties[p].role === 'signatory') unanimous = false;
      if (accepts[p]) counts.acceptable[p]++;
      else if (!signable && this.#signableWith(accepts, p)) {
        counts.blocksAlone[p]++;
        const crossed = this.#look.crossed(p, options);
        const below = steps[p] < this.#look.threshold(p);
        // One constraint alone opens the package where it is the only one that this party's refusal rests on.
        if (crossed.length + (below ? 1 : 0) === 1) {
          const key = below ? `${p} threshold` : `${p} line ${crossed[0]}`;
          this.#freed.set(key, (this.#freed.get(key) ?? 0) + 1);
        }
      }
    }
    if (unanimous) counts.unanimous++;
    if (!signable) return;
    if (counts.ratifiers.length === 0) {
      counts.ratifiable++;
      return;
    }
    const refusing = counts.ratifiers.filter(({ party }) => !accepts[party] && this.#look.needed(party, options));
    if (refusing.length === 0) counts.ratifiable++;
    for (const ratifier of refusing) ratifier.refuses++;
    if (refusing.length === 1) refusing[0].alone++;
  }

  conclude(whole: boolean, looked: string): Check {
    const problem = whole ? this.#compare() : undefined;
    return {
      kind: 'the counts, the range of every party and what each constraint carries, counted again',
      checkedBy: 'checkCounts',
      holds: problem === undefined && whole,
      whole,
      extent: looked,
      ...(problem !== undefined && { problem }),
    };
  }

  #signableWith(accepts: readonly boolean[], extra: number): boolean {
    const { voters, vetoes, atLeast } = this.#look.space.adoption;
    const yes = (p: number): boolean => accepts[p] || p === extra;
    return vetoes.every(yes) && voters.filter(yes).length >= atLeast;
  }

  #compare(): string | undefined {
    const { counts, range, carries } = this.#listed;
    for (const key of Object.keys(this.#counts) as (keyof Counts)[])
      if (JSON.stringify(counts[key]) !== JSON.stringify(this.#counts[key]))
        return `${key} is ${JSON.stringify(this.#counts[key])}, not ${JSON.stringify(counts[key])}`;
    if (this.#counts.packages > 0)
      for (const [p, lo] of this.#lo.entries())
        if (onGrid(range[p]?.lo) !== lo || onGrid(range[p]?.hi) !== this.#hi[p])
          return `the range of party ${p} is wrong`;
    const { parties, adoption } = this.#look.space;
    const relevant = parties.flatMap((_, p) => (adoption.voters.includes(p) || adoption.vetoes.includes(p) ? [p] : []));
    const expected = relevant.flatMap((p) => [
      `${p} threshold`,
      ...parties[p].refuses.map((_, line) => `${p} line ${line}`),
    ]);
    const given = carries.map(({ constraint: c }) => `${c.party} ${c.kind}${c.kind === 'line' ? ` ${c.line}` : ''}`);
    if (JSON.stringify(expected) !== JSON.stringify(given)) return 'not every constraint is listed once';
    for (const [i, key] of expected.entries())
      if (carries[i].signable !== this.#counts.signable + (this.#freed.get(key) ?? 0))
        return `without constraint '${key}' another number of packages is signable`;
    return undefined;
  }
}
