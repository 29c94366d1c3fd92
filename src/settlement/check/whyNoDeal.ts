import type { Check, Constraint, WhyNoDeal } from '../result.js';
import type { DealSpace } from '../space.js';
import { type Checker, holds, Look, onGrid, type Seen } from './scan.js';

/** Tests of one pattern of violations against one set that a check may make before it calls its claim unproven. */
const TESTS = 30_000_000;
/** Minimal coalitions that are tried per pattern. */
const COALITIONS = 20_000;
/** Duality is tested on every subset of the constraints that occur, up to this many. */
const DUALITY = 16;

/** What holds for every package that violates the same constraints: which corrections open it. */
interface Pattern {
  opens: number[];
}

/**
 * Checks corrections and conflicts in one scan.
 *
 * - Corrections: each opens something; without any one of its members it opens nothing; the violations of every
 *   package under every winning coalition contain one of them; amounts and numbers of packages are right.
 * - Conflicts: with all else dropped nothing is signable; with one more member dropped something is; and on every
 *   subset D of the constraints that occur, either D contains a correction or the rest contains a conflict, not both.
 */
export class WhyNoDealChecker implements Checker {
  readonly #look: Look;
  readonly #why: WhyNoDeal;
  readonly #adopters: number[];
  readonly #numeric: boolean;
  readonly #coalitions: number[][] | undefined;
  readonly #corrections: Set<string>[];
  readonly #conflicts: string[][];
  readonly #opened: boolean[][];
  readonly #patterns = new Map<number | string, Pattern>();
  readonly #packages: number[];
  readonly #amounts: number[][];
  /** Per correction: the parties whose thresholds it lowers, and by how much in each amount, on the grid. */
  readonly #lowered: { parties: number[]; by: number[][] }[];
  #signable = 0;
  #tests = 0;
  #wrongCorrections: string | undefined;
  #wrongConflicts: string | undefined;

  constructor(space: DealSpace, why: WhyNoDeal) {
    this.#look = new Look(space);
    this.#why = why;
    const { voters, vetoes } = space.adoption;
    this.#adopters = [...new Set([...voters, ...vetoes])];
    this.#numeric = this.#adopters.reduce((n, p) => n + 1 + space.parties[p].refuses.length, 0) <= 50;
    this.#coalitions = minimalCoalitions(space);
    this.#corrections = why.corrections.map((c) => new Set(c.constraints.map(nameOf)));
    this.#conflicts = why.conflicts.map((set) => set.map(nameOf));
    this.#opened = this.#conflicts.map((set) => set.map(() => false));
    this.#packages = why.corrections.map(() => 0);
    this.#amounts = why.corrections.map((c) => c.amounts.map(() => 0));
    this.#lowered = why.corrections.map((c) => ({
      parties: lowered(c.constraints),
      by: c.amounts.map(({ lower }) => lower.map((l) => onGrid(l.by))),
    }));
  }

  see({ options, steps, signable }: Seen): void {
    if (signable) this.#signable++;
    if (this.#why.signableAlready || (this.#why.partial !== undefined && this.#why.corrections.length === 0)) return;
    const key = this.#numeric ? this.#keyOf(options, steps) : this.#textOf(options, steps);
    let pattern = this.#patterns.get(key);
    if (!pattern) {
      pattern = this.#judge(this.#violatedAt(options, steps));
      this.#patterns.set(key, pattern);
    }
    for (const c of pattern.opens) {
      this.#packages[c]++;
      this.#checkAmount(c, options, steps);
    }
  }

  conclude(whole: boolean, looked: string): Check {
    return this.concludeBoth(whole, looked)[0];
  }

  concludeBoth(whole: boolean, looked: string): [Check, Check] {
    const { signableAlready, corrections, conflicts, partial } = this.#why;
    if (whole) {
      if (signableAlready !== this.#signable > 0) {
        this.#wrongCorrections ??= `${this.#signable} packages are signable`;
        this.#wrongConflicts ??= `${this.#signable} packages are signable`;
      } else if (!signableAlready && !partial) this.#compare();
    }
    const tested = this.#tests <= TESTS;
    const proven = whole && tested && partial === undefined;
    const extent = `${looked}, ${this.#patterns.size} patterns of violations`;
    return [
      {
        kind: 'each correction opens something, no proper part of it does, and no other minimal correction exists',
        checkedBy: 'checkCorrections',
        holds: this.#wrongCorrections === undefined,
        whole: proven && this.#coalitions !== undefined,
        extent: signableAlready ? looked : `${extent}, ${corrections.length} corrections`,
        ...(this.#wrongCorrections !== undefined && { problem: this.#wrongCorrections }),
      },
      {
        kind: 'each conflict rules out every signature, no proper part of it does, and no other minimal conflict exists',
        checkedBy: 'checkConflicts',
        holds: this.#wrongConflicts === undefined,
        whole: proven && (signableAlready || this.#occurring().length <= DUALITY),
        extent: signableAlready ? looked : `${extent}, ${conflicts.length} conflicts`,
        ...(this.#wrongConflicts !== undefined && { problem: this.#wrongConflicts }),
      },
    ];
  }

  /** Which constraints are violated, as binary digits. */
  #keyOf(options: readonly number[], steps: readonly number[]): number {
    let key = 0;
    for (const p of this.#adopters) {
      key = key * 2 + (steps[p] < this.#look.threshold(p) ? 1 : 0);
      for (const line of this.#look.space.parties[p].refuses) key = key * 2 + (holds(line.when, options) ? 1 : 0);
    }
    return key;
  }

  /** The same as text, where there are too many constraints for one number. */
  #textOf(options: readonly number[], steps: readonly number[]): string {
    return [...this.#violatedAt(options, steps).values()].map((names) => names.join()).join(';');
  }

  #violatedAt(options: readonly number[], steps: readonly number[]): Map<number, string[]> {
    const violated = new Map<number, string[]>();
    for (const p of this.#adopters) {
      const names = this.#look.crossed(p, options).map((line) => `${p}:${line}`);
      if (steps[p] < this.#look.threshold(p)) names.push(`${p}:threshold`);
      violated.set(p, names);
    }
    return violated;
  }

  #judge(violated: Map<number, string[]>): Pattern {
    const opens: number[] = [];
    for (const [c, dropped] of this.#corrections.entries()) {
      if (this.#signableIf(violated, (name) => dropped.has(name))) opens.push(c);
      for (const member of dropped)
        if (this.#signableIf(violated, (name) => dropped.has(name) && name !== member))
          this.#wrongCorrections ??= `correction ${c} opens something without ${member}`;
    }
    for (const coalition of this.#coalitions ?? []) {
      this.#tests += this.#corrections.length;
      if (this.#tests > TESTS) break;
      const names = new Set(coalition.flatMap((p) => violated.get(p) ?? []));
      if (!this.#corrections.some((set) => [...set].every((name) => names.has(name))))
        this.#wrongCorrections ??= `a correction within {${[...names]}} is missing`;
    }
    for (const [c, kept] of this.#conflicts.entries()) {
      if (this.#signableIf(violated, (name) => !kept.includes(name)))
        this.#wrongConflicts ??= `conflict ${c} leaves something signable`;
      for (const [m, member] of kept.entries())
        if (!this.#opened[c][m] && this.#signableIf(violated, (name) => !kept.includes(name) || name === member))
          this.#opened[c][m] = true;
    }
    return { opens };
  }

  #signableIf(violated: Map<number, string[]>, dropped: (name: string) => boolean): boolean {
    if (++this.#tests > TESTS) return false;
    const { voters, vetoes, atLeast } = this.#look.space.adoption;
    const accepts = (p: number): boolean => violated.get(p)?.every(dropped) ?? false;
    return vetoes.every(accepts) && voters.filter(accepts).length >= atLeast;
  }

  #checkAmount(c: number, options: readonly number[], steps: readonly number[]): void {
    const { parties, by } = this.#lowered[c];
    let covered = false;
    for (let a = 0; a < by.length; a++) {
      let exact = true;
      let k = 0;
      for (; k < parties.length; k++) {
        const spare = this.#look.threshold(parties[k]) - steps[parties[k]] - by[a][k];
        if (!(spare >= 0)) break;
        if (spare > 0) exact = false;
      }
      if (k < parties.length) continue;
      covered = true;
      if (!exact) continue;
      const amount = this.#why.corrections[c].amounts[a];
      if (this.#amounts[c][a]++ === 0 && !amount.package.every((option, i) => option === options[i]))
        this.#wrongCorrections ??= `amount ${a} of correction ${c} is first reached by [${options}]`;
    }
    if (!covered) this.#wrongCorrections ??= `[${options}] needs less than the amounts of correction ${c}`;
  }

  #compare(): void {
    for (const [c, { packages, amounts, constraints }] of this.#why.corrections.entries()) {
      if (this.#packages[c] === 0) this.#wrongCorrections ??= `correction ${c} opens nothing`;
      if (this.#packages[c] !== packages)
        this.#wrongCorrections ??= `correction ${c} opens ${this.#packages[c]} packages`;
      const parties = lowered(constraints).join();
      for (const [a, amount] of amounts.entries()) {
        if (amount.lower.map((l) => l.party).join() !== parties)
          this.#wrongCorrections ??= `amount ${a} of correction ${c} lowers other thresholds`;
        if (this.#amounts[c][a] !== amount.packages)
          this.#wrongCorrections ??= `amount ${a} of correction ${c} opens ${this.#amounts[c][a]} packages`;
        for (const [b, other] of amounts.entries())
          if (a !== b && amount.lower.every((l, k) => l.by <= other.lower[k].by))
            this.#wrongCorrections ??= `amount ${b} of correction ${c} is not minimal`;
      }
    }
    for (const [c, members] of this.#conflicts.entries())
      for (const [m, member] of members.entries())
        if (!this.#opened[c][m]) this.#wrongConflicts ??= `conflict ${c} rules everything out without ${member}`;
    this.#compareDuals();
  }

  #occurring(): string[] {
    return [...new Set([...this.#corrections.flatMap((set) => [...set]), ...this.#conflicts.flat()])];
  }

  #compareDuals(): void {
    const names = this.#occurring();
    if (names.length > DUALITY) return;
    const mask = (set: Iterable<string>): number => [...set].reduce((m, name) => m | (1 << names.indexOf(name)), 0);
    const corrections = this.#corrections.map(mask);
    const conflicts = this.#conflicts.map(mask);
    const all = (1 << names.length) - 1;
    for (let dropped = 0; dropped <= all; dropped++) {
      const opens = corrections.some((set) => (set & dropped) === set);
      const blocked = conflicts.some((set) => (set & dropped) === 0);
      if (opens === blocked) {
        const text = `corrections and conflicts disagree on {${names.filter((_, i) => (dropped >> i) & 1)}}`;
        this.#wrongConflicts ??= text;
      }
    }
  }
}

function lowered(constraints: readonly Constraint[]): number[] {
  return constraints.filter((c) => c.kind === 'threshold').map((c) => c.party);
}

function nameOf(c: Constraint): string {
  return `${c.party}:${c.kind === 'line' ? c.line : 'threshold'}`;
}

/** Every smallest way to reach the quorum with all vetoes; undefined where there are too many. */
function minimalCoalitions(space: DealSpace): number[][] | undefined {
  const { voters, vetoes, atLeast } = space.adoption;
  const free = voters.filter((p) => !vetoes.includes(p));
  const missing = Math.max(0, atLeast - (voters.length - free.length));
  let coalitions: number[][] = missing > free.length ? [] : [[...vetoes]];
  for (let round = 0; round < missing; round++) {
    coalitions = coalitions.flatMap((c) => {
      const from = round === 0 ? 0 : free.indexOf(c[c.length - 1]) + 1;
      return free.slice(from).map((p) => [...c, p]);
    });
    if (coalitions.length > COALITIONS) return undefined;
  }
  return coalitions;
}
