import type { Case } from '../../case/index.js';
import type { Pool } from '../../parallel/index.js';
import type { Budget } from '../../shared/budget.js';
import type { Chosen } from './answerList.js';
import type { Headline } from './headline.js';
import type { Input } from './inputs.js';
import type { Mover } from './movers.js';
import { answerWorlds } from './run.js';

/** Numbers that are moved in one world, and their quantiles; all others are at their medians. None of one input twice. */
export type Moves = readonly { mover: Mover; u: number }[];

/** Headlines that the same packages and offers answer. */
export interface Group {
  /** Without the offers that these headlines do not speak of. */
  c: Case;
  packages: Chosen[];
  headlines: Headline[];
}

/** Headlines in groups, each with what it takes to answer it: to play an offer takes four times what a package does. */
export function groupsOf(c: Case, packages: readonly Chosen[], headlines: readonly Headline[]): Group[] {
  const offers = [...new Set(headlines.map(({ offer }) => offer))];
  return offers.map((id) => {
    const own = headlines.filter(({ offer }) => offer === id);
    const played = c.offers.filter((offer) => offer.id === id);
    const needed = new Set([
      ...own.flatMap((headline) => headline.package ?? []),
      ...played.flatMap((offer) => [offer.package, ...offer.counters]),
      ...c.parties.flatMap(({ noDeal }) => (noDeal?.now.kind === 'package' ? [noDeal.now.package] : [])),
    ]);
    return { c: { ...c, offers: played }, packages: packages.filter((p) => needed.has(p.id)), headlines: own };
  });
}

/** Whether a number plays a part in what a group asks: those of offers that are not played do not. */
export function plays({ c }: Group, { id }: Mover): boolean {
  return !id.startsWith('offers.') || c.offers.some((offer) => id.startsWith(`offers.${offer.id}.`));
}

/** Answers worlds in which a few numbers are moved. */
export class Asker {
  constructor(
    readonly inputs: readonly Input[],
    readonly workers: number | Pool,
    readonly budget: Budget,
  ) {}

  /** By headline of the group and world; no number where a world could not be answered, or the budget ended. */
  async ask({ c, packages, headlines }: Group, worlds: readonly Moves[]): Promise<Float64Array[]> {
    const values = this.inputs.map(({ columns }) =>
      columns.map(({ median }) => new Float64Array(worlds.length).fill(median)),
    );
    worlds.forEach((moves, w) => {
      for (const { mover, u } of moves) {
        mover.at(u).forEach((x, k) => {
          values[mover.input]![k]![w] = x;
        });
      }
    });
    const threads = worlds.length < LEAST_FOR_THREADS ? 0 : this.workers;
    const { table } = await answerWorlds(c, packages, values, worlds.length, threads, this.budget);
    return headlines.map(({ answer }) => {
      const all = new Float64Array(worlds.length).fill(Number.NaN);
      const column = table.column(answer);
      table.worlds.forEach((w, k) => {
        all[w] = column[k]!;
      });
      return all;
    });
  }
}

/** Fewer worlds are answered before a thread has started. */
const LEAST_FOR_THREADS = 24;
