import type { Case } from '../../case/index.js';
import type { Offer } from '../../case/offer.js';
import type { CommitmentPlay } from '../../game/index.js';
import type { Context, Shown } from '../settlement/context.js';
import { list, percent, title } from '../text.js';
import type { Chosen } from '../worlds/answerList.js';
import { WorldAnswers } from '../worlds/answers.js';
import { PackageGames } from '../worlds/packageGame.js';
import { casesInWords, whatItDoes, wouldItWithdraw } from './findings/deadline.js';
import { effectOf } from './findings/effect.js';
import { type OfferPlayed, playOffer } from './solveOffer.js';
import { firstMoves, inWords, sides } from './words.js';

/** An offer as it would be played at another resolve of its sponsor. */
export interface OfferAtResolve {
  /** Chance that the sponsor is committed, 0 to 1. */
  resolve: number;
  /** What the target does on the first day, the likeliest first. */
  moves: { kind: 'accept' | 'counter' | 'wait'; words: string; chance: number }[];
  /** Chance that an agreement is reached and stands. */
  agreement: number;
  /** Worth of the game to the target, of accepting at once, and what the deadline moves: in its own points. */
  worth: number;
  accepting: number;
  effect: number;
  /** Beliefs in which accepting at once is a best reply, as shares; empty where the offer crosses the target's lines. */
  accepts: { from: number; to: number }[];
  /** Where to accept at once is best, in words. */
  threshold: string;
  /** What the target does, and what the deadline does. */
  sentence: string;
}

/**
 * An offer at other resolves than the case has, with nothing else changed: as `offer --set offers.ID.resolve=…` answers,
 * at the medians. What its packages are worth is worked out once.
 */
export class OfferPreview {
  readonly #context: Context;
  readonly #shown: Shown[];
  readonly #offer: Offer;

  /** @param packages Those of the offer among others. @throws RangeError Where the case has no such offer. */
  constructor(c: Case, packages: readonly Chosen[], id: string) {
    const offer = c.offers.find((one) => one.id === id);
    if (!offer) throw new RangeError(`the case has no offer ${id}`);
    this.#offer = offer;
    const needed = new Set([
      offer.package,
      ...offer.counters,
      ...c.parties.flatMap(({ noDeal }) => (noDeal?.now.kind === 'package' ? [noDeal.now.package] : [])),
    ]);
    // In the case's own steps, so that numbers are those of the assessment.
    const games = new PackageGames('own');
    const own = packages.filter((p) => needed.has(p.id));
    const { certain, space, standing } = new WorldAnswers({ ...c, offers: [] }, own, games).standings(c);
    const shown = standing.map((one) => one.shown);
    this.#context = { c, grounds: {}, ...certain, space };
    this.#shown = shown;
  }

  /** @param resolve 0 to 1. Undefined where a package of the offer is not among those given. */
  at(resolve: number): OfferAtResolve | undefined {
    const offer = { ...this.#offer, resolve: { ...this.#offer.resolve, value: resolve } };
    const played = playOffer(this.#context, offer, this.#shown);
    return played && answerOf(played, resolve);
  }
}

function answerOf(played: OfferPlayed<CommitmentPlay>, resolve: number): OfferAtResolve {
  const { solution, offered, agreement } = played;
  const { sponsor, targets } = sides(played);
  const moves = firstMoves(played, solution);
  const crosses = offered.crosses.target;
  return {
    resolve,
    moves: moves.map(({ kind, words, chance }) => ({ kind, words, chance })),
    agreement,
    worth: solution.value.target.valueOf(),
    accepting: solution.game.accept[0]!.target.valueOf(),
    effect: effectOf(played).target,
    accepts: crosses ? [] : solution.accepts.map(({ from, to }) => ({ from: from.valueOf(), to: to.valueOf() })),
    threshold: thresholdInWords(played),
    sentence: `Where the deadline of ${sponsor} is meant in ${percent(resolve)} of such cases, ${targets} best reply is to ${inWords(moves)}. ${whatItDoes(played)}${wouldItWithdraw(played)}`,
  };
}

function thresholdInWords(played: OfferPlayed<CommitmentPlay>): string {
  const { solution, offered } = played;
  const { sponsor, target } = sides(played);
  const { accepts, threshold } = solution;
  if (offered.crosses.target)
    return `${title(offered.shown.name)} crosses red lines of ${target}: to accept is best at no resolve.`;
  if (threshold === 'always') return `To accept at once is best however firm the deadline is.`;
  if (accepts.length === 0) return `To accept at once is best at no resolve of ${sponsor}.`;
  return `To accept at once is best only where the deadline of ${sponsor} is meant in ${list(accepts.map(casesInWords), 'or')}.`;
}
