import type { Offer } from '../../case/offer.js';
import {
  type CommitmentGame,
  type CommitmentPlay,
  type CommitmentSolution,
  type Payoffs,
  playCommitment,
  solveCommitment,
  valueWhenKnown,
} from '../../game/index.js';
import type { Context, Shown } from '../settlement/context.js';
import { type Bluff, bluffOf, type Expiries, otherExpiries } from './otherDays.js';
import { decimal, type Frame, gameOf, OfferPayoffs } from './payoffs.js';
import { type Prospect, prospectOf } from './prospects.js';
import { sumOf } from './words.js';

/** An offer as it is played, and what its play is compared with. @typeParam S What is known of each game. */
export interface OfferPlayed<S extends CommitmentPlay> {
  offer: Offer;
  payoffs: OfferPayoffs;
  offered: Prospect;
  /** Counters that the target may make. */
  counters: Prospect[];
  /** Counters of the case that cross the target's own red lines: they are not made. */
  dropped: Prospect[];
  /** Occasions to counter until the last day, and during an extension. */
  periods: { deadline: number; extension: number };
  /** The game as the case has it. */
  solution: S;
  /** Chance that an agreement is reached and stands. */
  agreement: number;
  /** The same periods with a sponsor who is known to be strategic and bound to leave the offer open throughout. */
  reference: { solution: S; agreement: number };
  /** From the last day on, should the sponsor back down. */
  extension: { solution: S; agreement: number };
}

/** All that is asked about one offer. */
export interface OfferResult extends OfferPlayed<CommitmentSolution> {
  /** The target may only accept or wait; what an extension is worth stays as it is. */
  voiceless: CommitmentSolution;
  /** Counters are answered a period later. */
  answeredLate: CommitmentSolution;
  /** Other last days, over the range of the case's where it has one. */
  expiries: Expiries;
  bluff: Bluff;
}

/** @param packages All packages of the assessment, among which those of the offer are. Undefined where one is not. */
export function solveOffer(context: Context, offer: Offer, packages: readonly Shown[]): OfferResult | undefined {
  const table = tableOf(context, offer, packages, solveCommitment);
  if (!table) return undefined;
  const { payoffs, threat, backedDown } = table;
  const played = playTable(table);
  const { deadline } = played.periods;
  return {
    ...played,
    voiceless: threat(deadline, { counters: [] }),
    answeredLate: threat(deadline, { answeredLate: true }),
    expiries: otherExpiries(offer.expires, table.periodsIn, (last) => threat(last)),
    bluff: bluffOf(payoffs, backedDown),
  };
}

/** The part of {@link solveOffer} that is asked in many worlds. */
export function playOffer(
  context: Context,
  offer: Offer,
  packages: readonly Shown[],
): OfferPlayed<CommitmentPlay> | undefined {
  const table = tableOf(context, offer, packages, playCommitment);
  return table && playTable(table);
}

type Table<S extends CommitmentPlay> = NonNullable<ReturnType<typeof tableOf<S>>>;

/** What is on the table, and the games that can be made of it. */
function tableOf<S extends CommitmentPlay>(
  context: Context,
  offer: Offer,
  packages: readonly Shown[],
  solveGame: (game: CommitmentGame) => S,
) {
  const prospects = [offer.package, ...offer.counters].map((id) => packages.find((p) => p.id === id && !p.found));
  if (prospects.some((p) => !p)) return undefined;
  const [offered, ...counters] = prospects.map((shown) => prospectOf(context, offer, shown!));
  const payoffs = new OfferPayoffs(context, offer);
  const made = counters.filter((p) => !p.crosses.target);
  // The last occasion does not lie after the last day.
  const periodsIn = (weeks: number) => Math.floor(weeks / payoffs.period + 1e-9);
  const length = periodsIn(offer.extension.weeks.value);
  const solve = (frame: Frame) => solveGame(gameOf(payoffs, offered!, frame));
  const opened = (from: number, periods: number): Frame => ({
    from,
    periods,
    resolve: 0,
    end: 'lapses',
    counters: made,
  });
  const backedDown = (last: number) =>
    lessCosts(offer, valueWhenKnown(gameOf(payoffs, offered!, opened(last, length))));
  const threat = (last: number, change: Partial<Frame> = {}) =>
    solve({
      from: 0,
      periods: last,
      resolve: offer.resolve.value,
      end: backedDown(last),
      counters: made,
      ...change,
    });
  const dropped = counters.filter((p) => p.crosses.target);
  return { offer, payoffs, offered: offered!, made, dropped, periodsIn, length, solve, opened, backedDown, threat };
}

function playTable<S extends CommitmentPlay>({
  offer,
  payoffs,
  offered,
  made,
  dropped,
  periodsIn,
  length,
  solve,
  opened,
  threat,
}: Table<S>): OfferPlayed<S> {
  const deadline = periodsIn(offer.expires.value);
  const extension = solve(opened(deadline, length));
  const reference = solve(opened(0, deadline + length));
  const solution = threat(deadline);
  const chances = (of: S, later = 0) => agreementOf(of, offered, made, later);
  const afterwards = chances(extension);
  return {
    offer,
    payoffs,
    offered,
    counters: made,
    dropped,
    periods: { deadline, extension: length },
    solution,
    agreement: chances(solution, afterwards),
    reference: { solution: reference, agreement: chances(reference) },
    extension: { solution: extension, agreement: afterwards },
  };
}

/** What an open offer is worth, the cost of backing down taken off. */
function lessCosts(offer: Offer, { target, sponsor }: Payoffs): Payoffs {
  return { target, sponsor: sponsor.sub(decimal(offer.extension.costs.value)) };
}

/** Chance that an agreement is reached and stands. @param later The same once the sponsor has backed down. */
function agreementOf(
  { endings: { all } }: CommitmentPlay,
  offered: Prospect,
  counters: readonly Prospect[],
  later: number,
): number {
  const countered = counters.reduce((total, { stands }, j) => total + stands * sumOf(all.counters[j]!), 0);
  return offered.stands * sumOf(all.offer) + countered + later * all.extended.valueOf();
}
