import type { Case } from '../../case/index.js';
import { compile } from '../../settlement/compile.js';
import { evaluate } from '../../settlement/evaluate.js';
import type { Package, PackageExplained } from '../../settlement/result.js';
import type { DealSpace } from '../../settlement/space.js';
import { profileOf } from '../guarantee/inputs.js';
import { lastingOf, stakesOf } from '../guarantee/stakes.js';
import { playOffer } from '../offer/solveOffer.js';
import { sumOf } from '../offer/words.js';
import type { Shown } from '../settlement/context.js';
import { type CaseSpace, caseSpace, packageOptions } from '../settlement/space.js';
import { type Answer, answersOf, type Chosen } from './answerList.js';
import { type GameAnswers, PackageGames } from './packageGame.js';

/** A package as it stands in one world. */
export interface InWorld {
  shown: Shown;
  /** The deal space as far as packages of its durability go; others are worth something else. */
  space: DealSpace;
  game?: GameAnswers;
}

/**
 * The headline answers of a case, world after world: margins and signatures of the packages that are shown, how long each
 * holds and whether help comes, and how each offer is played. Everything else is computed at the medians alone.
 */
export class WorldAnswers {
  readonly list: Answer[];
  readonly #games: Pick<PackageGames, 'play'>;

  /** @param games How the game of a package is played: large ones in longer steps, unless said otherwise. */
  constructor(
    c: Case,
    readonly packages: readonly Chosen[],
    games: Pick<PackageGames, 'play'> = new PackageGames(),
  ) {
    this.#games = games;
    this.list = answersOf(c, packages);
  }

  /**
   * The answers of one world, in the order of {@link list}; no number where there is nothing to say, such as whether
   * help comes to attacks where none comes.
   */
  of(c: Case): Float64Array {
    const values = new Map<string, number>();
    const { certain, space, standing } = this.standings(c);
    for (const { shown, game } of standing) {
      const { id, explained } = shown;
      certain.actors.forEach((actor, a) => {
        values.set(`margin/${id}/${actor.id}`, explained.standings[a]!.margin);
      });
      values.set(`signed/${id}`, explained.signable ? 1 : 0);
      values.set(`ratified/${id}`, explained.ratifiable ? 1 : 0);
      if (!game) continue;
      game.peace.forEach((p, y) => {
        values.set(`peace/${id}/${y + 1}`, p);
      });
      const last = game.peace.at(-1)!;
      values.set(`tested/${id}`, ratio(game.met, game.attacked));
      // Attacked and nobody helps, or at peace with nothing left in force.
      values.set(`fails/${id}`, game.attacked - game.met + last - game.standing);
      values.set(`force/${id}`, ratio(game.standing, last));
      values.set(`reliable/${id}`, ratio(game.reliable, last));
    }
    const shown = standing.map((one) => one.shown);
    for (const offer of c.offers) {
      const result = playOffer({ c, grounds: {}, ...certain, space }, offer, shown);
      if (!result) continue;
      const { solution, reference, offered, counters } = result;
      const target = (x: { target: { valueOf(): number } }) => x.target.valueOf();
      values.set(`agreement/${offer.id}`, result.agreement);
      values.set(`accepts/${offer.id}`, sumOf(solution.endings.all.offer));
      values.set(`stands/${offer.id}`, offered.stands);
      values.set(`deadline/${offer.id}`, target(solution.value) - target(reference.solution.value));
      values.set(`worth/${offer.id}/value`, target(solution.value));
      values.set(`worth/${offer.id}/accept`, target(solution.game.accept[0]!));
      values.set(`worth/${offer.id}/refuse`, result.payoffs.noDeal('target', 0));
      const [first] = solution.path;
      values.set(`moves/${offer.id}/accept`, first?.accept.valueOf() ?? 0);
      for (const id of offer.counters) values.set(`moves/${offer.id}/counter ${id}`, 0);
      first?.counters.forEach(({ made }, j) => {
        values.set(`moves/${offer.id}/counter ${counters[j]!.shown.id}`, made.valueOf());
      });
      values.set(`moves/${offer.id}/wait`, first?.wait.valueOf() ?? 0);
    }
    return Float64Array.from(this.list, ({ id }) => values.get(id)!);
  }

  /**
   * What the packages are worth to every actor of a world, how long each holds counted. A status quo counts so only
   * where it is among the packages.
   */
  standings(c: Case): { certain: CaseSpace; space: DealSpace; standing: InWorld[] } {
    const certain = caseSpace(c);
    const played = this.packages.map((chosen) => this.#play(c, certain, chosen));
    const space = withStatusQuo(c, certain.space, played);
    const standing = played.map(({ chosen, game, durability }): InWorld => {
      const own = c.guarantee ? withDurability(space, durability) : space;
      const explained = evaluate(compile(own), chosen.options);
      const shown = { id: chosen.id, name: chosen.name, explained, found: chosen.found, grounds: [] };
      return { shown, space: own, ...(game && { game }) };
    });
    return { certain, space, standing };
  }

  /** A package's game, and what lack of durability does to its worth to every actor of the space. */
  #play(c: Case, certain: CaseSpace, chosen: Chosen) {
    const nothing = certain.actors.map(() => 0);
    if (!c.guarantee) return { chosen, durability: nothing };
    const explained = evaluate(compile(certain.space), chosen.options);
    const profile = profileOf(c.guarantee, packageOptions(c, chosen.options));
    const stakes = { ...stakesOf(c, certain, explained), futures: profile.futures };
    const game = this.#games.play(c, profile, stakes);
    return { chosen, game, durability: durabilityOf(c, certain, explained, stakes.settlement, game) };
  }
}

/**
 * U − u of a package for every actor: of a party what its game says; of a ratifier the same game at values of its own,
 * U_r = U_p + D·(u_r − u_p) + (1 − D)·(l_r − l_p), D the share of the future in peace and l what outlives a war.
 */
function durabilityOf(
  c: Case,
  { actors }: CaseSpace,
  explained: PackageExplained,
  settlement: Record<string, { peace: number; lasting: number }>,
  { worth, inPeace }: { worth: Record<string, number>; inPeace: Record<string, number> },
): number[] {
  const options = packageOptions(c, explained.package as Package);
  return actors.map(({ id, role }, a) => {
    const ratifier = role === 'ratifier' ? c.ratifiers.find((r) => r.id === id)! : undefined;
    const party = ratifier?.of ?? id;
    const own = settlement[party];
    if (!own || worth[party] === undefined) return 0;
    if (!ratifier) return worth[party]! - own.peace;
    const peace = explained.standings[a]!.value;
    const lasting = lastingOf(c, ratifier.values, options);
    const share = inPeace[party]!;
    return worth[party]! + share * (peace - own.peace) + (1 - share) * (lasting - own.lasting) - peace;
  });
}

/** The space in which packages of one durability are worth what they are. */
function withDurability(space: DealSpace, durability: readonly number[]): DealSpace {
  const parties = space.parties.map((party, a) => ({
    ...party,
    // A table over no issue is written as one over the first.
    tables: [
      {
        name: 'durability',
        issues: [0],
        values: new Float64Array(space.issues[0]!.options.length).fill(durability[a]!),
      },
    ],
  }));
  return { ...space, parties };
}

/** A status quo is worth what it is worth given how long it lasts, too. */
function withStatusQuo(
  c: Case,
  space: DealSpace,
  played: readonly { chosen: Chosen; durability: readonly number[] }[],
): DealSpace {
  const parties = space.parties.map((party, a) => {
    const now = c.parties.find(({ id }) => id === party.name)?.noDeal?.now;
    const statusQuo = now?.kind === 'package' ? played.find(({ chosen }) => chosen.id === now.package) : undefined;
    return statusQuo ? { ...party, threshold: party.threshold + statusQuo.durability[a]! } : party;
  });
  return { ...space, parties };
}

/** No number where what is divided by is all but 0. */
const ratio = (a: number, b: number) => (b < 1e-12 ? Number.NaN : a / b);
