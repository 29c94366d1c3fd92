import { type Case, holds } from '../../case/index.js';
import { issuesOf } from '../../case/truth.js';
import { compile } from '../../settlement/compile.js';
import { evaluate } from '../../settlement/evaluate.js';
import type { Budget } from '../../shared/budget.js';
import { type CaseSpace, packageIndices, packageOptions } from '../settlement/space.js';
import { type Structure, structureOf } from './game.js';
import { lastingWorth, type Options, type Profile, profileKey, profileOf } from './inputs.js';
import { type Outcome, outcomeOf, Surrogate } from './surrogate.js';
import { play } from './worth.js';

/** What lack of durability does to the worth of every package: one table per actor over the issues that bear on it. */
export interface Durability {
  /** Issues of the case that the tables run over, rising. */
  issues: number[];
  /** By actor of the space; undefined for one whose futures the case does not give. */
  tables: (Float64Array | undefined)[];
  /** Games that were played, and cells of the tables that they serve. */
  games: number;
  cells: number;
  /** Set where some packages, all of them refused on a hard line anyway, are valued from games in yearly steps and between
   * games that were played: the largest error met at the games played to test it, in points. */
  interpolation?: { error: number; tested: number };
  profiles: Profile[];
}

/** Most cells of a table. Beyond it durability is not counted in the packages. */
export const CELL_LIMIT = 1_000_000;

/** Table entry by entry: U_p − u_p, from the game that the package's commitments and margins make. */
export async function durabilityOf(
  c: Case,
  space: CaseSpace,
  structures: (profile: Profile) => Structure,
  budget: Budget,
): Promise<Durability | { tooMany: number }> {
  const part = c.guarantee!;
  const issues = involved(c);
  const sizes = issues.map((i) => space.space.issues[i].options.length);
  const total = sizes.reduce((n, size) => n * size, 1);
  if (total > CELL_LIMIT) return { tooMany: total };
  const margins = new Margins(c, space, issues);
  const deciding = [...part.behaviour.order, part.adversary];
  const groups = new Map<string, { profile: Profile; cells: { cell: number; margin: Record<string, number> }[] }>();
  for (let cell = 0; cell < total; cell++) {
    const options = margins.options(cell, sizes);
    if (breaksRule(c, options)) continue;
    const profile = profileOf(part, options);
    const key = profileKey(profile);
    const group = groups.get(key) ?? { profile, cells: [] };
    groups.set(key, group);
    group.cells.push({ cell, margin: margins.of(options, cell, sizes) });
  }
  const tables = space.actors.map(({ id, role }) => {
    const party = role === 'ratifier' ? c.ratifiers.find((r) => r.id === id)!.of : id;
    return part.futures[party] ? new Float64Array(total) : undefined;
  });
  const refused = refusedBy(c, space);
  const coarse: Case = { ...c, guarantee: { ...part, step: { years: 1, name: 'year' } } };
  const known = new Map<string, Structure>();
  const yearly = (profile: Profile): Structure => {
    const structure = known.get(profile.id) ?? structureOf(coarse, profile, part.tail.median);
    known.set(profile.id, structure);
    return structure;
  };
  const exactly = new Set(c.packages.flatMap((named) => cellOf(c, named.options, issues, sizes) ?? []));
  let games = 0;
  let cells = 0;
  let error = 0;
  let tested = 0;
  for (const { profile, cells: group } of groups.values()) {
    const outcomes = new Map<string, Outcome>();
    const played = (structure: Structure, guarantorMargins: number[], adversary: number): Outcome => {
      const margin = Object.fromEntries(deciding.map((p, i) => [p, guarantorMargins[i] ?? adversary]));
      const settlement = Object.fromEntries(
        Object.keys(part.futures).map((p) => [p, { peace: margin[p] ?? 0, lasting: -margins.given(p) }]),
      );
      games++;
      return outcomeOf(play(structure, { settlement, futures: profile.futures }), margin);
    };
    const exact = (margin: Record<string, number>): Outcome => {
      const key = deciding.map((p) => (margin[p] ?? 0).toFixed(9)).join(' ');
      const outcome =
        outcomes.get(key) ??
        played(
          structures(profile),
          part.behaviour.order.map((p) => margin[p] ?? 0),
          margin[part.adversary] ?? 0,
        );
      outcomes.set(key, outcome);
      return outcome;
    };
    const different = new Set(group.map(({ margin }) => deciding.map((p) => (margin[p] ?? 0).toFixed(9)).join(' ')));
    const range = (p: string): [number, number] => {
      const all = group.map(({ margin }) => margin[p] ?? 0);
      return [Math.min(...all), Math.max(...all)];
    };
    const surrogate =
      different.size > EXACT_LIMIT
        ? new Surrogate(
            (guarantors, adversary) => played(yearly(profile), guarantors, adversary),
            part.behaviour.order.map(range),
            range(part.adversary),
          )
        : undefined;
    const near = ({ margin }: { margin: Record<string, number> }) =>
      surrogate!.at(
        part.behaviour.order.map((p) => margin[p] ?? 0),
        margin[part.adversary] ?? 0,
      );
    const put = (cell: number, margin: Record<string, number>, { inPeace, rest }: Outcome) => {
      for (const [a, { id, role }] of space.actors.entries()) {
        const table = tables[a];
        if (!table) continue;
        const party = role === 'ratifier' ? c.ratifiers.find((r) => r.id === id)!.of : id;
        // What endings and costs are worth is the same for all who are of one party, but for what outlives a war.
        const shift = (1 - inPeace[party]!) * (margins.given(party) - margins.given(id));
        table[cell] = (inPeace[party]! - 1) * margin[id]! + rest[party]! + shift;
      }
    };
    for (const { cell, margin } of group) {
      if (!(await budget.goOn('how long it holds', cells++, total))) break;
      const alone = !surrogate || exactly.has(cell) || !refused(margins.options(cell, sizes));
      put(cell, margin, alone ? exact(margin) : near({ margin }));
    }
    if (!surrogate) continue;
    // Cells spread evenly over the group, played as they are.
    for (let k = 0; k < TESTED; k++) {
      const { cell, margin } = group[Math.floor(((k + 0.5) * group.length) / TESTED)]!;
      if (exactly.has(cell) || !refused(margins.options(cell, sizes))) continue;
      const before = tables.map((table) => table?.[cell] ?? 0);
      put(cell, margin, exact(margin));
      tested++;
      tables.forEach((table, a) => {
        if (table) error = Math.max(error, Math.abs(table[cell]! - before[a]!));
      });
    }
  }
  return {
    issues,
    tables,
    games,
    cells,
    ...(tested > 0 && { interpolation: { error, tested } }),
    profiles: [...groups.values()].map(({ profile }) => profile),
  };
}

/** Up to so many different games of a profile are played one by one, whatever becomes of their packages. */
const EXACT_LIMIT = 40;
/** Games of a profile that are played to see how well those between are met. */
const TESTED = 4;

/**
 * Whether somebody without whom nothing is signed refuses on a hard line alone, whatever the other issues bring. What
 * such packages are worth decides no signature.
 */
function refusedBy(c: Case, { space, actors }: CaseSpace): (options: Options) => boolean {
  const { voters, atLeast, vetoes } = space.adoption;
  const needed = new Set([...vetoes, ...(atLeast === voters.length ? voters : [])].map((a) => actors[a]!.id));
  const lines = c.redLines.filter((line) => !line.costs && needed.has(line.party));
  const exchanges = c.exchanges.filter((e) => e.otherwise === 'refuse' && needed.has(e.party));
  return (options) =>
    lines.some((line) => holds(line.when.node, options) === true) ||
    exchanges.some((e) => holds(e.gives.node, options) === true && holds(e.for.node, options) === false);
}

/** Number of the cell of a package; nothing where it leaves one of the issues open. */
function cellOf(
  c: Case,
  options: Case['packages'][number]['options'],
  issues: number[],
  sizes: number[],
): number | undefined {
  const indices = packageIndices(c, options);
  if (issues.some((i) => indices[i] === undefined)) return undefined;
  return issues.reduce((cell, i, k) => cell * sizes[k]! + indices[i]!, 0);
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

/** What peace is worth beyond what would outlive a war, from the issues of a cell. */
class Margins {
  readonly #given: Record<string, number>;
  readonly #compiled: ReturnType<typeof compile>;

  constructor(
    readonly c: Case,
    readonly space: CaseSpace,
    readonly issues: number[],
  ) {
    this.#compiled = compile(space.space);
    const id = c.guarantee!.futuresGiven;
    const options = id === undefined ? undefined : givenOptions(c, id);
    this.#given = Object.fromEntries(
      [...c.parties, ...c.ratifiers].map((p) => [p.id, options ? lastingWorth(c, p.values, options) : 0]),
    );
  }

  /** Worth of what lasts in the settlement that the futures speak of. */
  given(id: string): number {
    return this.#given[id] ?? 0;
  }

  options(cell: number, sizes: number[]): Options {
    const indices = indicesOf(cell, sizes);
    return Object.fromEntries(
      this.issues.map((i, k) => [this.c.issues[i].id, this.c.issues[i].options[indices[k]]?.id ?? null]),
    );
  }

  /** By actor of the space. */
  of(_options: Options, cell: number, sizes: number[]): Record<string, number> {
    const indices = indicesOf(cell, sizes);
    const tuple = this.c.issues.map(() => 0);
    this.issues.forEach((i, k) => {
      tuple[i] = indices[k];
    });
    const { lasting } = this.c.guarantee!;
    const explained = evaluate(this.#compiled, tuple);
    return Object.fromEntries(
      this.space.actors.map(({ id }, a) => {
        const { issues, terms } = explained.standings[a];
        let sum = terms.reduce((total, term) => total + term.points, 0);
        for (const i of this.issues) if (!lasting.includes(this.c.issues[i].id)) sum += issues[i];
        return [id, sum];
      }),
    );
  }
}

function indicesOf(cell: number, sizes: number[]): number[] {
  const indices = sizes.map(() => 0);
  for (let rest = cell, k = sizes.length - 1; k >= 0; k--) {
    indices[k] = rest % sizes[k];
    rest = Math.floor(rest / sizes[k]);
  }
  return indices;
}

/** Whether the options of a cell alone break a rule, or an issue is absent that arises (or the other way round). */
function breaksRule(c: Case, options: Options): boolean {
  for (const { id, exists } of c.issues) {
    if (!exists || !(id in options)) continue;
    const arises = holds(exists.node, options);
    if (arises !== undefined && arises === (options[id] === null)) return true;
  }
  return c.rules.some(({ kind, condition }) => holds(condition.node, options) === (kind === 'forbid'));
}

/** The options of the package to which the futures refer. */
export function givenOptions(c: Case, id: string): Options {
  const named = c.packages.find((p) => p.id === id)!;
  return packageOptions(
    c,
    packageIndices(c, named.options).map((option) => option ?? 0),
  );
}
