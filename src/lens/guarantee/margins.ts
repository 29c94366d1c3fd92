import { type Case, holds } from '../../case/index.js';
import { issuesOf } from '../../case/truth.js';
import { compile } from '../../settlement/compile.js';
import { evaluate } from '../../settlement/evaluate.js';
import type { Package } from '../../settlement/result.js';
import { type CaseSpace, packageIndices, packageOptions } from '../settlement/space.js';
import { lastingWorth, type Options } from './inputs.js';

/** What peace is worth to each actor of a space beyond what would outlive a war, in its points. */
export type Margin = Record<string, number>;

/** The combinations of options on which a game depends, one **cell** each, and what peace is worth in them. */
export class Cells {
  /** Issues of the case that matter, rising. */
  readonly issues: number[];
  readonly #sizes: number[];
  readonly #given: Record<string, number>;
  readonly #compiled: ReturnType<typeof compile>;

  constructor(
    readonly c: Case,
    readonly space: CaseSpace,
  ) {
    this.issues = involved(c);
    this.#sizes = this.issues.map((i) => space.space.issues[i]!.options.length);
    this.#compiled = compile(space.space);
    const id = c.guarantee!.futuresGiven;
    const options = id === undefined ? undefined : givenOptions(c, id);
    this.#given = Object.fromEntries(
      [...c.parties, ...c.ratifiers].map((p) => [p.id, options ? lastingWorth(c, p.values, options) : 0]),
    );
  }

  /** Number of cells, those that break a rule included. */
  get total(): number {
    return this.#sizes.reduce((n, size) => n * size, 1);
  }

  /** The cell of a package. */
  of(chosen: Package): number {
    return this.issues.reduce((cell, i, k) => cell * this.#sizes[k]! + chosen[i]!, 0);
  }

  /** Worth of what lasts in the settlement that the futures speak of. */
  given(id: string): number {
    return this.#given[id] ?? 0;
  }

  options(cell: number): Options {
    const indices = this.#indices(cell);
    return Object.fromEntries(
      this.issues.map((i, k) => [this.c.issues[i]!.id, this.c.issues[i]!.options[indices[k]!]?.id ?? null]),
    );
  }

  /** By actor of the space. */
  margin(cell: number): Margin {
    const indices = this.#indices(cell);
    const tuple = this.c.issues.map(() => 0);
    this.issues.forEach((i, k) => {
      tuple[i] = indices[k]!;
    });
    const { lasting } = this.c.guarantee!;
    const { standings } = evaluate(this.#compiled, tuple);
    return Object.fromEntries(
      this.space.actors.map(({ id }, a) => {
        const { issues, terms } = standings[a]!;
        let sum = terms.reduce((total, term) => total + term.points, 0);
        for (const i of this.issues) if (!lasting.includes(this.c.issues[i]!.id)) sum += issues[i]!;
        return [id, sum];
      }),
    );
  }

  /** Whether the options of a cell alone break a rule, or an issue is absent that arises (or the other way round). */
  breaksRule(options: Options): boolean {
    for (const { id, exists } of this.c.issues) {
      if (!exists || !(id in options)) continue;
      const arises = holds(exists.node, options);
      if (arises !== undefined && arises === (options[id] === null)) return true;
    }
    return this.c.rules.some(({ kind, condition }) => holds(condition.node, options) === (kind === 'forbid'));
  }

  #indices(cell: number): number[] {
    const indices = this.#sizes.map(() => 0);
    for (let rest = cell, k = indices.length - 1; k >= 0; k--) {
      indices[k] = rest % this.#sizes[k]!;
      rest = Math.floor(rest / this.#sizes[k]!);
    }
    return indices;
  }
}

/** Issues on which a game depends: those that make commitments, move the endings, or are worth something in peace only. */
function involved(c: Case): number[] {
  const part = c.guarantee!;
  const named = new Set<string>();
  const see = (condition?: { node: Parameters<typeof issuesOf>[0] }) => {
    if (condition) for (const issue of issuesOf(condition.node)) named.add(issue);
  };
  for (const { given, form } of part.commitments) {
    see(given);
    for (const { when } of form) see(when);
  }
  for (const { held, lost } of Object.values(part.futures))
    for (const { when } of [...held.cases, ...lost.cases]) see(when);
  for (const link of c.links) see(link.when);
  for (const line of c.redLines) if (line.costs) see(line.when);
  for (const exchange of c.exchanges) {
    if (exchange.otherwise === 'refuse') continue;
    see(exchange.gives);
    see(exchange.for);
  }
  const holders = [...c.parties.flatMap(({ values }) => (values ? [values] : [])), ...c.ratifiers.map((r) => r.values)];
  for (const { shares } of holders) {
    for (const [issue, share] of Object.entries(shares))
      if (share > 0 && !part.lasting.includes(issue)) named.add(issue);
  }
  return c.issues.flatMap((issue, i) => (named.has(issue.id) ? [i] : []));
}

/** The options of the package to which the futures refer. */
export function givenOptions(c: Case, id: string): Options {
  const named = c.packages.find((p) => p.id === id)!;
  return packageOptions(
    c,
    packageIndices(c, named.options).map((option) => option ?? 0),
  );
}
