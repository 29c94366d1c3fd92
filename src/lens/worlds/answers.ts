import type { Case } from '../../case/index.js';
import { compile } from '../../settlement/compile.js';
import { evaluate } from '../../settlement/evaluate.js';
import type { Package, PackageExplained } from '../../settlement/result.js';
import type { DealSpace } from '../../settlement/space.js';
import { wholeYears } from '../guarantee/calendar.js';
import { lastingWorth, profileOf } from '../guarantee/inputs.js';
import { givenOptions } from '../guarantee/margins.js';
import { stakesOf } from '../guarantee/stakes.js';
import { playOffer } from '../offer/solveOffer.js';
import { sumOf } from '../offer/words.js';
import type { Shown } from '../settlement/context.js';
import { type CaseSpace, caseSpace, packageOptions } from '../settlement/space.js';
import { PackageGames } from './packageGame.js';

/** A package that is answered in every world: the same options in each. */
export interface Chosen {
  id: string;
  name: string;
  options: Package;
  found: boolean;
}

/** One number that every world answers: a column of the table of worlds. */
export interface Answer {
  /** `margin/offer/ru`, `signed/offer`, `peace/offer/15`, `agreement/berlin`. */
  id: string;
  kind: AnswerKind;
  /** `yes` is 1 where it is so and 0 where not. */
  unit: 'points' | 'share' | 'yes';
  package?: string;
  party?: string;
  offer?: string;
  year?: number;
  /** `moves`: what the target does first. */
  move?: string;
}

export type AnswerKind =
  | 'margin'
  | 'signed'
  | 'ratified'
  | 'peace'
  | 'fails'
  | 'tested'
  | 'force'
  | 'reliable'
  | 'agreement'
  | 'accepts'
  | 'moves'
  | 'worth'
  | 'deadline'
  | 'stands';

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
    const { actors } = caseSpace(c);
    const years = c.guarantee ? wholeYears(c.guarantee) : 0;
    this.list = [
      ...packages.flatMap(({ id }): Answer[] => [
        ...actors.map(
          (actor): Answer => ({
            id: `margin/${id}/${actor.id}`,
            kind: 'margin',
            unit: 'points',
            package: id,
            party: actor.id,
          }),
        ),
        { id: `signed/${id}`, kind: 'signed', unit: 'yes', package: id },
        { id: `ratified/${id}`, kind: 'ratified', unit: 'yes', package: id },
        ...(c.guarantee
          ? [
              ...Array.from(
                { length: years },
                (_, y): Answer => ({
                  id: `peace/${id}/${y + 1}`,
                  kind: 'peace',
                  unit: 'share',
                  package: id,
                  year: y + 1,
                }),
              ),
              ...(['fails', 'tested', 'reliable', 'force'] as const).map(
                (kind): Answer => ({ id: `${kind}/${id}`, kind, unit: 'share', package: id }),
              ),
            ]
          : []),
      ]),
      ...c.offers.flatMap((offer): Answer[] => {
        const known = [offer.package, ...offer.counters].every((id) => packages.some((p) => p.id === id && !p.found));
        const of = { offer: offer.id, package: offer.package };
        return known
          ? [
              { id: `agreement/${offer.id}`, kind: 'agreement', unit: 'share', ...of },
              { id: `accepts/${offer.id}`, kind: 'accepts', unit: 'share', ...of },
              { id: `stands/${offer.id}`, kind: 'stands', unit: 'share', ...of },
              { id: `deadline/${offer.id}`, kind: 'deadline', unit: 'points', party: offer.to, ...of },
              ...['value', 'accept', 'refuse'].map(
                (move): Answer => ({
                  id: `worth/${offer.id}/${move}`,
                  kind: 'worth',
                  unit: 'points',
                  party: offer.to,
                  move,
                  ...of,
                }),
              ),
              ...['accept', ...offer.counters.map((id) => `counter ${id}`), 'wait'].map(
                (move): Answer => ({ id: `moves/${offer.id}/${move}`, kind: 'moves', unit: 'share', move, ...of }),
              ),
            ]
          : [];
      }),
    ];
  }

  /**
   * The answers of one world, in the order of {@link list}; no number where there is nothing to say, such as whether
   * help comes to attacks where none comes.
   */
  of(c: Case): Float64Array {
    const values = new Map<string, number>();
    const certain = caseSpace(c);
    const played = this.packages.map((chosen) => this.#play(c, certain, chosen));
    const space = withStatusQuo(c, certain.space, played);
    const shown = played.map(({ chosen, durability }): Shown => {
      const explained = evaluate(compile(withDurability(space, durability)), chosen.options);
      return { id: chosen.id, name: chosen.name, explained, found: chosen.found, grounds: [] };
    });
    for (const [n, { id, explained }] of shown.entries()) {
      certain.actors.forEach((actor, a) => {
        values.set(`margin/${id}/${actor.id}`, explained.standings[a]!.margin);
      });
      values.set(`signed/${id}`, explained.signable ? 1 : 0);
      values.set(`ratified/${id}`, explained.ratifiable ? 1 : 0);
      const game = played[n]!.game;
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
  const given = c.guarantee!.futuresGiven;
  const options = packageOptions(c, explained.package as Package);
  return actors.map(({ id, role }, a) => {
    const ratifier = role === 'ratifier' ? c.ratifiers.find((r) => r.id === id)! : undefined;
    const party = ratifier?.of ?? id;
    const own = settlement[party];
    if (!own || worth[party] === undefined) return 0;
    if (!ratifier) return worth[party]! - own.peace;
    const peace = explained.standings[a]!.value;
    const lasting =
      lastingWorth(c, ratifier.values, options) -
      (given === undefined ? 0 : lastingWorth(c, ratifier.values, givenOptions(c, given)));
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
