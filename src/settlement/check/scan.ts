import type { Budget } from '../../shared/budget.js';
import type { Check } from '../result.js';
import type { DealSpace, Formula, SpaceParty } from '../space.js';

// The checkers share types with the solvers and nothing else: every package is worked out anew, from the space as it
// was given, one formula at a time.

/** A package as the checkers see it. The same object is handed out again for the next package. */
export interface Seen {
  options: number[];
  /** Values on the grid of 1e-9, per party. */
  steps: number[];
  accepts: boolean[];
  signable: boolean;
  /** Signable and accepted by every signatory. */
  candidate: boolean;
}

/** Something that looks at every package and then says whether a result is right. */
export interface Checker {
  see(seen: Seen): void;
  /** @param whole Whether every package was seen. */
  conclude(whole: boolean, looked: string): Check;
}

/** Shows every package of a space to the checkers, in package order. */
export async function scan(
  space: DealSpace,
  checkers: readonly Checker[],
  budget: Budget,
  given: readonly (number | undefined)[] = [],
): Promise<Check[]> {
  const look = new Look(space);
  const sizes = space.issues.map((issue) => issue.options.length);
  const total = sizes.reduce((n, size, i) => n * (given[i] === undefined ? size : 1), 1);
  const options = sizes.map(() => -1);
  const brokenBy = sizes.map((_, i) => space.rules.filter((rule) => Math.max(0, ...mentioned(rule)) === i));
  let packages = 0;
  let turns = 0;
  let issue = 0;
  while (issue >= 0) {
    if (++turns % 4096 === 0 && !(await budget.goOn('check', Math.min(turns, total), total))) break;
    options[issue]++;
    if (options[issue] >= sizes[issue]) {
      options[issue] = -1;
      issue--;
      continue;
    }
    if (given[issue] !== undefined && given[issue] !== options[issue]) continue;
    if (!brokenBy[issue].every((rule) => holds(rule, options))) continue;
    if (issue < sizes.length - 1) {
      issue++;
      continue;
    }
    packages++;
    const seen = look.at(options);
    for (const checker of checkers) checker.see(seen);
  }
  const whole = issue < 0;
  const looked = whole ? `all ${packages} packages` : `the first ${packages} packages`;
  return checkers.map((checker) => {
    const check = checker.conclude(whole, looked);
    if (whole || check.problem !== undefined) return check;
    return { ...check, whole: false, holds: check.holds && packages > 0 };
  });
}

/** Works out packages of a space. */
export class Look {
  readonly space: DealSpace;
  readonly #points: number[][][];
  readonly #terms: number[][];
  readonly #tables: { issues: readonly number[]; values: number[] }[][];
  readonly #thresholds: number[];
  readonly #seen: Seen;

  constructor(space: DealSpace) {
    this.space = space;
    const quanta = space.parties.map(quantum);
    const exact = (x: number, p: number): number => (quanta[p] === 0 ? 0 : Math.round(x / quanta[p]) * quanta[p]);
    this.#points = space.parties.map((party, p) => party.points.map((row) => Array.from(row, (x) => exact(x, p))));
    this.#terms = space.parties.map((party, p) => party.terms.map((term) => exact(term.points, p)));
    this.#tables = space.parties.map(({ tables = [] }, p) =>
      tables.map(({ issues, values }) => ({ issues, values: Array.from(values, (x) => exact(x, p)) })),
    );
    this.#thresholds = space.parties.map((party) => onGrid(party.threshold));
    const none = space.parties.map(() => false);
    this.#seen = { options: [], steps: none.map(() => 0), accepts: none, signable: false, candidate: false };
  }

  at(options: number[]): Seen {
    const { parties, adoption } = this.space;
    const seen = this.#seen;
    seen.options = options;
    for (let p = 0; p < parties.length; p++) {
      const { terms, refuses } = parties[p];
      let value = 0;
      for (let i = 0; i < options.length; i++) value += this.#points[p][i][options[i]];
      for (let t = 0; t < terms.length; t++) if (holds(terms[t].when, options)) value += this.#terms[p][t];
      for (const { issues, values } of this.#tables[p]) value += values[rowOf(this.space, issues, options)];
      seen.steps[p] = onGrid(value);
      seen.accepts[p] = seen.steps[p] >= this.#thresholds[p];
      for (const line of refuses) if (seen.accepts[p] && holds(line.when, options)) seen.accepts[p] = false;
    }
    let votes = 0;
    for (const p of adoption.voters) if (seen.accepts[p]) votes++;
    seen.signable = votes >= adoption.atLeast;
    for (const p of adoption.vetoes) if (!seen.accepts[p]) seen.signable = false;
    seen.candidate = seen.signable;
    for (let p = 0; p < parties.length; p++)
      if (parties[p].role === 'signatory' && !seen.accepts[p]) seen.candidate = false;
    return seen;
  }

  /** The same, for a tuple that may not be a package or not even a tuple: undefined then. */
  packageAt(options: readonly number[]): Seen | undefined {
    const { issues, rules } = this.space;
    if (options.length !== issues.length || issues.some((issue, i) => issue.options[options[i]] === undefined)) return;
    if (!rules.every((rule) => holds(rule, options))) return;
    const seen = this.at([...options]);
    return { ...seen, steps: [...seen.steps], accepts: [...seen.accepts] };
  }

  threshold(party: number): number {
    return this.#thresholds[party];
  }

  /** Whether a ratifier's consent is needed; true for every other party. */
  needed(party: number, options: readonly number[]): boolean {
    const { role, needed } = this.space.parties[party];
    return role !== 'ratifier' || needed === undefined || holds(needed, options);
  }

  /** Hard lines of a party that hold. */
  crossed(party: number, options: readonly number[]): number[] {
    return this.space.parties[party].refuses.flatMap((line, l) => (holds(line.when, options) ? [l] : []));
  }
}

/** The row of a table over some issues, when its rows are counted through like a milometer, the last issue fastest. */
export function rowOf(space: DealSpace, issues: readonly number[], options: readonly number[]): number {
  let row = 0;
  for (const issue of issues) row = row * space.issues[issue].options.length + options[issue];
  return row;
}

/** A value in whole steps of 1e-9. */
export function onGrid(value: number): number {
  return Math.round(value * 1e9) + 0;
}

export function holds(formula: Formula, options: readonly number[]): boolean {
  switch (formula.kind) {
    case 'is':
      return formula.options.includes(options[formula.issue]);
    case 'not':
      return !holds(formula.of, options);
    case 'and':
      for (const part of formula.of) if (!holds(part, options)) return false;
      return true;
    case 'or':
      for (const part of formula.of) if (holds(part, options)) return true;
      return false;
  }
}

function mentioned(formula: Formula): number[] {
  if (formula.kind === 'is') return [formula.issue];
  return formula.kind === 'not' ? mentioned(formula.of) : formula.of.flatMap(mentioned);
}

/** 2^-52 of the smallest power of two that is not below the largest possible total: contributions are multiples of it. */
function quantum(party: SpaceParty): number {
  let total = 0;
  for (const row of party.points) total += Math.max(...Array.from(row, Math.abs));
  for (const term of party.terms) total += Math.abs(term.points);
  for (const { values } of party.tables ?? []) {
    let largest = 0;
    for (const x of values) if (Math.abs(x) > largest) largest = Math.abs(x);
    total += largest;
  }
  if (total === 0) return 0;
  let power = 1;
  while (power < total) power *= 2;
  while (power / 2 >= total) power /= 2;
  return power * 2 ** -52;
}
