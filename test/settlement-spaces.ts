import fc from 'fast-check';
import type { Constraint, DealSpace, Formula, Package, SpaceParty } from '../src/settlement/index.js';

// Small random deal spaces, and a brute force over them that follows the definitions word by word.

/** A formula over the issues, two levels deep at most. */
function formula(sizes: readonly number[]): fc.Arbitrary<Formula> {
  const is = fc
    .nat({ max: sizes.length - 1 })
    .chain((issue) =>
      fc
        .subarray(sizes[issue] === 0 ? [] : Array.from({ length: sizes[issue] }, (_, o) => o), { minLength: 1 })
        .map((options): Formula => ({ kind: 'is', issue, options })),
    );
  const wide = (inner: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
    fc.oneof(
      { weight: 3, arbitrary: inner },
      inner.map((of): Formula => ({ kind: 'not', of })),
      fc.array(inner, { minLength: 0, maxLength: 3 }).map((of): Formula => ({ kind: 'and', of })),
      fc.array(inner, { minLength: 0, maxLength: 3 }).map((of): Formula => ({ kind: 'or', of })),
    );
  return wide(wide(is));
}

function party(sizes: readonly number[], role: SpaceParty['role'], name: string): fc.Arbitrary<SpaceParty> {
  const points = fc.tuple(
    ...sizes.map((n) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n })),
  );
  return fc.record({
    name: fc.constant(name),
    role: fc.constant(role),
    points: points.map((rows) => rows.map((row) => Float64Array.from(row))),
    terms: fc.array(
      fc.record({ name: fc.constant('link'), when: formula(sizes), points: fc.integer({ min: -6, max: 6 }) }),
      { maxLength: 2 },
    ),
    tables: seldom(table(sizes)),
    refuses: seldom(fc.record({ name: fc.constant('line'), when: formula(sizes) })),
    threshold: fc.integer({ min: -2, max: 6 * sizes.length }),
    ...(role === 'ratifier' && { needed: formula(sizes) }),
  });
}

type Table = NonNullable<SpaceParty['tables']>[number];

/** A table over any of the issues, none and all included. */
function table(sizes: readonly number[]): fc.Arbitrary<Table> {
  return fc.subarray(sizes.map((_, i) => i)).chain((issues) => {
    const rows = tuples(issues.map((issue) => sizes[issue])).length;
    return fc.record({
      name: fc.constant('table'),
      issues: fc.constant(issues),
      values: fc
        .array(fc.integer({ min: -6, max: 6 }), { minLength: rows, maxLength: rows })
        .map((values) => Float64Array.from(values)),
    });
  });
}

/** All tuples of numbers below `sizes`, in lexicographic order. */
export function tuples(sizes: readonly number[]): number[][] {
  let all: number[][] = [[]];
  for (const size of sizes) all = all.flatMap((t) => Array.from({ length: size }, (_, o) => [...t, o]));
  return all;
}

/** None, for the most part; else one or two. */
function seldom<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 2, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }) },
  );
}

/** Two to three signatories, perhaps an endorser and a ratifier; unanimity or a quorum with vetoes. */
export const anySpace: fc.Arbitrary<DealSpace> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    signatories: fc.integer({ min: 2, max: 3 }),
    endorser: fc.boolean(),
    ratifier: fc.boolean(),
  })
  .chain(({ sizes, signatories, endorser, ratifier }) => {
    const roles: SpaceParty['role'][] = Array.from({ length: signatories }, () => 'signatory' as const);
    if (endorser) roles.push('endorser');
    if (ratifier) roles.push('ratifier');
    const everyone = roles.flatMap((role, p) => (role === 'ratifier' ? [] : [p]));
    const voters = roles.flatMap((role, p) => (role === 'signatory' ? [p] : []));
    return fc.record({
      unit: fc.constant('points'),
      issues: fc.constant(
        sizes.map((n, i) => ({ name: `i${i}`, options: Array.from({ length: n }, (_, o) => `o${o}`) })),
      ),
      rules: seldom(formula(sizes)),
      parties: fc.tuple(...roles.map((role, p) => party(sizes, role, `p${p}`))),
      adoption: fc.oneof(
        fc.constant({ voters, atLeast: voters.length, vetoes: [] as number[] }),
        fc.record({
          voters: fc.constant(voters),
          atLeast: fc.integer({ min: 0, max: voters.length }),
          vetoes: fc.subarray(everyone),
        }),
      ),
    });
  });

/** Spaces whose parties ask for more, so that mostly nothing is signable. */
export const deadlocked: fc.Arbitrary<DealSpace> = anySpace.map((space) => ({
  ...space,
  parties: space.parties.map((party) => ({ ...party, threshold: party.threshold + 3 * space.issues.length })),
}));

export function holds(f: Formula, x: Package): boolean {
  if (f.kind === 'is') return f.options.includes(x[f.issue]);
  if (f.kind === 'not') return !holds(f.of, x);
  return f.kind === 'and' ? f.of.every((g) => holds(g, x)) : f.of.some((g) => holds(g, x));
}

/** Everything about a space by its definitions, for spaces with few packages. */
export class Brute {
  readonly packages: Package[];
  readonly signatories: number[];
  readonly #sizes: number[];
  /** Worth by table and options, written out. */
  readonly #rows = new Map<Table, Map<string, number>>();

  constructor(readonly space: DealSpace) {
    this.#sizes = space.issues.map(({ options }) => options.length);
    this.packages = tuples(this.#sizes).filter((x) => space.rules.every((rule) => holds(rule, x)));
    this.signatories = space.parties.flatMap(({ role }, p) => (role === 'signatory' ? [p] : []));
  }

  value(p: number, x: Package): number {
    const { points, terms, tables = [] } = this.space.parties[p];
    let v = 0;
    x.forEach((option, i) => {
      v += points[i][option];
    });
    for (const term of terms) if (holds(term.when, x)) v += term.points;
    for (const table of tables) v += this.#row(table, x);
    return v;
  }

  #row(table: Table, x: Package): number {
    let rows = this.#rows.get(table);
    if (!rows) {
      const all = tuples(table.issues.map((issue) => this.#sizes[issue]));
      rows = new Map(all.map((t, k) => [t.join(), table.values[k]]));
      this.#rows.set(table, rows);
    }
    return rows.get(table.issues.map((issue) => x[issue]).join())!;
  }

  vector(x: Package): number[] {
    return this.signatories.map((p) => this.value(p, x));
  }

  violates(x: Package, c: Constraint): boolean {
    const { refuses, threshold } = this.space.parties[c.party];
    return c.kind === 'line' ? holds(refuses[c.line].when, x) : this.value(c.party, x) < threshold;
  }

  accepts(p: number, x: Package, dropped: readonly Constraint[] = []): boolean {
    return this.constraints(p).every((c) => !this.violates(x, c) || dropped.some((d) => same(c, d)));
  }

  signable(x: Package, dropped: readonly Constraint[] = [], also?: number): boolean {
    const { voters, vetoes, atLeast } = this.space.adoption;
    const yes = (p: number): boolean => p === also || this.accepts(p, x, dropped);
    return vetoes.every(yes) && voters.filter(yes).length >= atLeast;
  }

  stands(p: number, x: Package): boolean {
    const { role, needed } = this.space.parties[p];
    return this.accepts(p, x) || (role === 'ratifier' && needed !== undefined && !holds(needed, x));
  }

  candidate(x: Package): boolean {
    return this.signable(x) && this.signatories.every((p) => this.accepts(p, x));
  }

  /** The undominated vectors among some packages, each with its number and first package, highest first. */
  frontier(among: readonly Package[]): { values: number[]; packages: number; package: Package }[] {
    const vectors = among.map((x) => this.vector(x));
    const dominates = (a: number[], b: number[]): boolean => a.every((v, k) => v >= b[k]) && a.some((v, k) => v > b[k]);
    const points = new Map<string, { values: number[]; packages: number; package: Package }>();
    vectors.forEach((values, i) => {
      if (vectors.some((other) => dominates(other, values))) return;
      const point = points.get(values.join());
      if (point) point.packages++;
      else points.set(values.join(), { values, packages: 1, package: among[i] });
    });
    return [...points.values()].sort((a, b) => {
      const k = a.values.findIndex((v, i) => v !== b.values[i]);
      return b.values[k] - a.values[k];
    });
  }

  constraints(p: number): Constraint[] {
    return [
      { party: p, kind: 'threshold' },
      ...this.space.parties[p].refuses.map((_, line): Constraint => ({ party: p, kind: 'line', line })),
    ];
  }

  /** Constraints of those whose signature can matter. */
  relevant(): Constraint[] {
    const { voters, vetoes } = this.space.adoption;
    return this.space.parties.flatMap((_, p) => (voters.includes(p) || vetoes.includes(p) ? this.constraints(p) : []));
  }
}

export function same(a: Constraint, b: Constraint): boolean {
  return a.party === b.party && a.kind === b.kind && (a.kind !== 'line' || b.kind !== 'line' || a.line === b.line);
}

export function subsets<T>(items: readonly T[]): T[][] {
  let all: T[][] = [[]];
  for (const item of items) all = [...all, ...all.map((set) => [...set, item])];
  return all;
}

/** A two-party space whose points are written issue by issue; unanimity; no rules, terms or lines unless given. */
export function simpleSpace(
  issues: number[],
  parties: { points: number[][]; threshold?: number; refuses?: Formula[]; terms?: [Formula, number][] }[],
  rules: Formula[] = [],
): DealSpace {
  return {
    unit: 'points',
    issues: issues.map((n, i) => ({ name: `i${i}`, options: Array.from({ length: n }, (_, o) => `o${o}`) })),
    rules,
    parties: parties.map(({ points, threshold = 0, refuses = [], terms = [] }, p) => ({
      name: `p${p}`,
      role: 'signatory',
      points: points.map((row) => Float64Array.from(row)),
      terms: terms.map(([when, worth]) => ({ name: 'link', when, points: worth })),
      refuses: refuses.map((when) => ({ name: 'line', when })),
      threshold,
    })),
    adoption: { voters: parties.map((_, p) => p), atLeast: parties.length, vetoes: [] },
  };
}
