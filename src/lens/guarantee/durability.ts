import { type Case, holds } from '../../case/index.js';
import type { Package } from '../../settlement/result.js';
import type { Budget } from '../../shared/budget.js';
import type { CaseSpace } from '../settlement/space.js';
import { type Structure, structureOf } from './game.js';
import { type Options, type Profile, profileKey, profileOf } from './inputs.js';
import { Cells, type Margin } from './margins.js';
import { Corrected, type Outcome, outcomeOf, Surrogate, spreadOut } from './surrogate.js';
import { play } from './worth.js';

/** Most cells of a table. Beyond it durability is not counted in the packages. */
export const CELL_LIMIT = 1_000_000;

/** Most states × steps that are gone through to play every cell of its profiles as it is; profiles beyond it are interpolated. */
const WORK_LIMIT = 2_000_000;
/** Games of an interpolated profile that are played as they are, at the least. */
const PLAYED = 16;

/** Packages that have one profile, by the cell of the tables that they read. */
interface Group {
  profile: Profile;
  cells: number[];
  /** Games of it that were played as they are, by margins. */
  played: Map<string, Outcome>;
  /** Set where the others are interpolated. */
  between?: Corrected;
}

/**
 * What lack of durability does to the worth of every package: one table per actor over the issues that bear on it. Each
 * entry is U_p − u_p, from the game that the package's commitments and margins make.
 */
export class Durability {
  readonly tables: (Float64Array | undefined)[];
  readonly cells: Cells;
  readonly #groups: Group[] = [];
  readonly #groupOf = new Map<number, Group>();
  readonly #asIs = new Set<number>();
  games = 0;
  /** Whether every package that an answer names was played as it is. */
  namedPlayed = false;

  constructor(
    readonly c: Case,
    readonly space: CaseSpace,
    readonly structures: (profile: Profile) => Structure,
  ) {
    this.cells = new Cells(c, space);
    const part = c.guarantee!;
    this.tables = space.actors.map(({ id }) =>
      part.futures[this.#party(id)] ? new Float64Array(this.size) : undefined,
    );
  }

  /** Cells of a table, those that break a rule included. */
  get size(): number {
    return this.cells.total;
  }

  get profiles(): Profile[] {
    return this.#groups.map(({ profile }) => profile);
  }

  /** Combinations of options that the tables speak of. */
  get combinations(): number {
    return this.#groupOf.size;
  }

  /** @returns False where the budget ended it. */
  async fill(budget: Budget): Promise<boolean> {
    this.#group();
    const work = (group: Group) => {
      const { space, phases } = this.structures(group.profile);
      return group.cells.length * space.tuples.length * phases.reduce((steps, phase) => steps + phase.steps, 0);
    };
    const byWork = this.#groups.map((group) => ({ group, work: work(group) })).sort((a, b) => a.work - b.work);
    let spent = 0;
    for (const { group, work } of byWork) {
      spent += work;
      const asIs = spent <= WORK_LIMIT ? group.cells : this.#chosen(group);
      if (asIs.length < group.cells.length) group.between = new Corrected(this.#coarse(group.profile, group.cells));
      for (const cell of asIs) {
        if (!(await budget.goOn('how long it holds', this.#asIs.size, this.combinations))) return false;
        this.#playCell(group, cell);
      }
      for (const cell of group.cells) {
        if (!this.#asIs.has(cell)) this.#put(cell, group.between!.at(this.#deciding(this.cells.margin(cell))));
      }
    }
    return true;
  }

  /** Plays the game of a package as it is, where it was interpolated so far. @returns Whether it was. */
  playAsIs(chosen: Package): boolean {
    const cell = this.cells.of(chosen);
    const group = this.#groupOf.get(cell);
    if (!group || this.#asIs.has(cell)) return false;
    this.#playCell(group, cell);
    return true;
  }

  /** Cells that were interpolated, and by how much the games that were played are missed from the others, in points. */
  get interpolation(): { cells: number; tested: number; typical: number; largest: number } | undefined {
    const errors = this.#groups.flatMap(({ cells, between }) => {
      if (!between) return [];
      const marginAt = new Map(
        cells.map((cell) => [key(this.#deciding(this.cells.margin(cell))), this.cells.margin(cell)]),
      );
      return between.leftOut().map(({ at, miss }) => {
        const margin = marginAt.get(key(at))!;
        return Math.max(
          ...Object.keys(miss.rest).map((p) => Math.abs(miss.rest[p]! + miss.inPeace[p]! * (margin[p] ?? 0))),
        );
      });
    });
    const interpolated = this.combinations - this.#asIs.size;
    if (interpolated === 0 || errors.length === 0) return undefined;
    errors.sort((a, b) => a - b);
    const typical = errors[Math.floor(errors.length / 2)]!;
    return { cells: interpolated, tested: errors.length, typical, largest: errors.at(-1)! };
  }

  #group(): void {
    const byKey = new Map<string, Group>();
    for (let cell = 0; cell < this.size; cell++) {
      const options = this.cells.options(cell);
      if (this.cells.breaksRule(options)) continue;
      const profile = profileOf(this.c.guarantee!, options);
      const name = profileKey(profile);
      const group = byKey.get(name) ?? { profile, cells: [], played: new Map<string, Outcome>() };
      byKey.set(name, group);
      group.cells.push(cell);
      this.#groupOf.set(cell, group);
    }
    this.#groups.push(...byKey.values());
  }

  #playCell(group: Group, cell: number): void {
    const margin = this.cells.margin(cell);
    const at = this.#deciding(margin);
    let outcome = group.played.get(key(at));
    if (!outcome) {
      outcome = this.#play(this.structures(group.profile), group.profile, at);
      group.played.set(key(at), outcome);
      group.between?.add(at, outcome);
    }
    this.#asIs.add(cell);
    this.#put(cell, outcome);
  }

  /** Cells that are played as they are in any case: those that nobody needed refuses on a hard line, and some far from these. */
  #chosen({ cells }: Group): number[] {
    const refused = refusedBy(this.c, this.space);
    const first = cells.flatMap((cell, i) => (refused(this.cells.options(cell)) ? [] : [i]));
    const points = cells.map((cell) => this.#deciding(this.cells.margin(cell)));
    return spreadOut(points, first, Math.max(PLAYED, first.length)).map((i) => cells[i]!);
  }

  /** The profile's games in yearly steps, interpolated over the margins that its cells have. */
  #coarse(profile: Profile, cells: readonly number[]): Surrogate {
    const part = this.c.guarantee!;
    const yearly: Case = { ...this.c, guarantee: { ...part, step: { years: 1, name: 'year' } } };
    const structure = structureOf(yearly, profile, part.tail.value);
    const points = cells.map((cell) => this.#deciding(this.cells.margin(cell)));
    const ranges = points[0]!.map((_, i): [number, number] => {
      const all = points.map((point) => point[i]!);
      return [Math.min(...all), Math.max(...all)];
    });
    return new Surrogate((at) => this.#play(structure, profile, at), ranges.slice(0, -1), ranges.at(-1)!);
  }

  /** Margins of those who decide: the guarantors in their order, then the adversary. */
  #deciding(margin: Margin): number[] {
    const { behaviour, adversary } = this.c.guarantee!;
    return [...behaviour.order, adversary].map((p) => margin[p] ?? 0);
  }

  /** @param structure May be shared with profiles of other endings; whose game it is says the profile. */
  #play(structure: Structure, profile: Profile, at: readonly number[]): Outcome {
    const { behaviour, adversary, futures } = this.c.guarantee!;
    const margin = Object.fromEntries([...behaviour.order, adversary].map((p, i) => [p, at[i]!]));
    const settlement = Object.fromEntries(
      Object.keys(futures).map((p) => [p, { peace: margin[p] ?? 0, lasting: -this.cells.given(p) }]),
    );
    this.games++;
    return outcomeOf(play(structure, { settlement, futures: profile.futures }), margin);
  }

  #put(cell: number, { inPeace, rest }: Outcome): void {
    const margin = this.cells.margin(cell);
    for (const [a, { id }] of this.space.actors.entries()) {
      const table = this.tables[a];
      if (!table) continue;
      const party = this.#party(id);
      // What endings and costs are worth is the same for all who are of one party, but for what outlives a war.
      const shift = (1 - inPeace[party]!) * (this.cells.given(party) - this.cells.given(id));
      table[cell] = (inPeace[party]! - 1) * margin[id]! + rest[party]! + shift;
    }
  }

  /** The party that an actor of the space is or belongs to. */
  #party(actor: string): string {
    return this.c.ratifiers.find((r) => r.id === actor)?.of ?? actor;
  }
}

function key(at: readonly number[]): string {
  return at.map((x) => x.toFixed(9)).join(' ');
}

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
