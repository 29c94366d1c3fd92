import { compileFormula, issuesOf, type Test } from './formula.js';
import type { Constraint } from './result.js';
import type { DealSpace, Formula, SpaceParty } from './space.js';

/** Values are compared on a grid of 1e-9 of the unit. */
const GRID = 1e9;

/** A value as a whole number of grid steps. */
export function toGrid(value: number): number {
  return Math.round(value * GRID) + 0; // + 0 turns −0 into 0
}

export function fromGrid(steps: number): number {
  return steps / GRID;
}

/**
 * A space made ready for computing. Every party's contributions are rounded to multiples of a power of two that is
 * 2^-52 of its largest possible total, so that their sums are exact in double precision whatever the order of adding:
 * a package has one value, however it is reached.
 */
export interface Compiled {
  space: DealSpace;
  /** Number of options of each issue. */
  sizes: number[];
  signatories: number[];
  /** `points[party][issue][option]`. */
  points: Float64Array[][];
  /** `terms[party]`, in the order of the space. */
  terms: { test: Test; points: number }[][];
  /** `tables[party]`, in the order of the space. */
  tables: CompiledTable[][];
  /** Thresholds in grid steps. */
  thresholds: Float64Array;
  rules: Test[];
  /** What each bit of a package's marks means: a violated constraint, or "this ratifier is not needed". */
  bits: Bit[];
  constraints: Constraint[];
}

/** A table of a party. `issues` is never empty: a table over no issue is written as one over the first. */
export interface CompiledTable {
  issues: readonly number[];
  /** How far one step of each issue's option moves in `values`; 1 for the last. */
  strides: number[];
  values: Float64Array;
}

/** One bit of the marks of a package. `test` is absent for thresholds, which are read from the value. */
export type Bit = { party: number; kind: 'threshold' | 'line' | 'not-needed'; test?: Test; when?: Formula };

/** Many questions are asked about one space: it is made ready once. */
const made = new WeakMap<DealSpace, Compiled>();

/**
 * @param space Not to be changed from here on.
 * @throws RangeError when the space contradicts itself (an error of the caller, not of a user).
 */
export function compile(space: DealSpace): Compiled {
  const known = made.get(space) ?? compileAnew(space);
  made.set(space, known);
  return known;
}

function compileAnew(space: DealSpace): Compiled {
  validate(space);
  const sizes = space.issues.map((issue) => issue.options.length);
  const points: Float64Array[][] = [];
  const terms: { test: Test; points: number }[][] = [];
  const tables: CompiledTable[][] = [];
  const bits: Bit[] = [];
  const constraints: Constraint[] = [];
  space.parties.forEach((party, p) => {
    const scale = exactScale(party);
    const exact = (x: number) => Math.round(x * scale) / scale;
    points.push(party.points.map((row) => row.map(exact)));
    terms.push(party.terms.map((term) => ({ test: compileFormula(term.when), points: exact(term.points) })));
    tables.push((party.tables ?? []).map(({ issues, values }) => compileTable(sizes, issues, values.map(exact))));
    bits.push({ party: p, kind: 'threshold' });
    constraints.push({ party: p, kind: 'threshold' });
    party.refuses.forEach(({ when }, line) => {
      bits.push({ party: p, kind: 'line', test: compileFormula(when), when });
      constraints.push({ party: p, kind: 'line', line });
    });
  });
  space.parties.forEach((party, p) => {
    if (party.role !== 'ratifier' || !party.needed) return;
    const when: Formula = { kind: 'not', of: party.needed };
    bits.push({ party: p, kind: 'not-needed', test: compileFormula(when), when });
  });
  return {
    space,
    sizes,
    signatories: space.parties.flatMap((party, p) => (party.role === 'signatory' ? [p] : [])),
    points,
    terms,
    tables,
    thresholds: Float64Array.from(space.parties, (party) => toGrid(party.threshold)),
    rules: space.rules.map(compileFormula),
    bits,
    constraints,
  };
}

function compileTable(sizes: readonly number[], issues: readonly number[], values: Float64Array): CompiledTable {
  if (issues.length === 0) return { issues: [0], strides: [1], values: new Float64Array(sizes[0]).fill(values[0]) };
  const strides = issues.map((_, d) => issues.slice(d + 1).reduce((n, issue) => n * sizes[issue], 1));
  return { issues, strides, values };
}

/** Where a table lists its worth for a choice of options, of which only the first `digits` issues are read. */
export function placeIn({ issues, strides }: CompiledTable, choice: ArrayLike<number>, digits: number): number {
  let place = 0;
  for (let d = 0; d < digits; d++) place += choice[issues[d]] * strides[d];
  return place;
}

/** 2^k such that every sum of contributions, each a multiple of 2^-k, stays below 2^53 such multiples. */
function exactScale(party: SpaceParty): number {
  let most = 0;
  for (const row of party.points) most += row.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  for (const term of party.terms) most += Math.abs(term.points);
  for (const table of party.tables ?? []) most += table.values.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  let power = 0;
  while (2 ** power < most) power++;
  while (power > -900 && 2 ** (power - 1) >= most) power--;
  return 2 ** (52 - power);
}

function validate(space: DealSpace): void {
  const fail = (what: string): never => {
    throw new RangeError(`deal space: ${what}`);
  };
  const { issues, parties, adoption } = space;
  if (issues.length === 0) fail('no issue');
  for (const issue of issues) if (issue.options.length === 0) fail(`issue '${issue.name}' has no option`);
  if (!parties.some((party) => party.role === 'signatory')) fail('no signatory');
  const formula = (f: Formula): void => {
    if (f.kind === 'not') formula(f.of);
    else if (f.kind !== 'is') f.of.forEach(formula);
    else if (!issues[f.issue]) fail(`formula names issue ${f.issue}`);
    else for (const o of f.options) if (!(o in issues[f.issue].options)) fail(`formula names option ${o}`);
  };
  space.rules.forEach(formula);
  for (const party of parties) {
    if (party.points.length !== issues.length) fail(`points of '${party.name}' do not match the issues`);
    party.points.forEach((row, i) => {
      if (row.length !== issues[i].options.length) fail(`points of '${party.name}' do not match the options`);
      if (!row.every(Number.isFinite)) fail(`points of '${party.name}' are not finite`);
    });
    if (!party.terms.every((t) => Number.isFinite(t.points))) fail(`terms of '${party.name}' are not finite`);
    for (const table of party.tables ?? []) {
      const named = `table '${table.name}' of '${party.name}'`;
      if (!table.issues.every((issue, d) => issue in issues && (d === 0 || issue > table.issues[d - 1])))
        fail(`${named} does not name issues in rising order`);
      const tuples = table.issues.reduce((n, issue) => n * issues[issue].options.length, 1);
      if (table.values.length !== tuples) fail(`${named} does not match the options`);
      if (!table.values.every(Number.isFinite)) fail(`${named} is not finite`);
    }
    if (!Number.isFinite(party.threshold)) fail(`threshold of '${party.name}' is not finite`);
    for (const { when } of [...party.terms, ...party.refuses]) formula(when);
    if (party.needed) formula(party.needed);
  }
  for (const p of [...adoption.voters, ...adoption.vetoes]) if (!parties[p]) fail(`adoption names party ${p}`);
  if (new Set(adoption.voters).size !== adoption.voters.length) fail('a party votes twice');
}

/** The issue at which a search in issue order can first decide a formula. */
export function lastIssue(formula: Formula): number {
  return issuesOf(formula).at(-1) ?? 0;
}
