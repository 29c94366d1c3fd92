import type { Threshold } from '../../game/index.js';
import { isUncertain, range90 } from '../../quantity/quantity.js';
import type { Assessment } from '../finding.js';
import type { OfferAnswers } from './assess.js';
import { effectOf } from './findings/effect.js';
import type { Prospect } from './prospects.js';
import { firstMoves } from './words.js';

/** Version of the shape below. */
const FORMAT = 1;

/**
 * The result of the lens about one offer as plain JSON, documented in docs/findings.md. Chances are shares, worths points
 * of the party's own scale, dates ISO dates.
 */
export function offerJson(about: Assessment['case'], answers: OfferAnswers) {
  const { offer, solution, payoffs, offered, counters, dropped, agency, reference, extension } = answers;
  const effect = effectOf(answers);
  const resolve = range90(offer.resolve.quantity, offer.resolve.scale);
  const value = ({ target, sponsor }: typeof solution.value) => ({
    [offer.to]: target.valueOf(),
    [offer.by]: sponsor.valueOf(),
  });
  return {
    format: FORMAT,
    case: about,
    offer: {
      id: offer.id,
      by: offer.by,
      to: offer.to,
      package: offer.package,
      expires: payoffs.date(answers.periods.deadline),
      periods: answers.periods,
      packages: [offered, ...counters].map(prospectJson),
      notPutForward: dropped.map((p) => p.shown.id),
    },
    decision: firstMoves(answers, solution).map(({ kind, counter, chance }) => ({
      move: kind,
      ...(counter !== undefined && { package: counter }),
      chance,
    })),
    value: value(solution.value),
    agreement: answers.agreement,
    byPeriod: solution.path.map((here) => ({
      date: payoffs.date(here.period),
      reached: here.chance.valueOf(),
      belief: here.belief.valueOf(),
      accept: here.accept.valueOf(),
      wait: here.wait.valueOf(),
      counters: here.counters.map(({ made, taken, after }, j) => ({
        package: counters[j]!.shown.id,
        made: made.valueOf(),
        taken: taken.valueOf(),
        beliefAfter: after.valueOf(),
      })),
      value: value(here.value),
    })),
    threshold: plain(solution.threshold),
    resolve: {
      used: offer.resolve.value,
      ...(isUncertain(offer.resolve.quantity) && { lo: resolve[0], hi: resolve[1] }),
    },
    sponsorWithdraws: solution.sponsorWithdraws,
    bluffUntil: answers.bluff.spans[0]?.from === payoffs.date(0) ? answers.bluff.spans[0].to : null,
    bluffSpans: answers.bluff.spans,
    bluffLooked: answers.bluff.looked,
    deadlineEffect: { [offer.to]: effect.target, [offer.by]: effect.sponsor, agreement: effect.agreement },
    reference: { value: value(reference.solution.value), agreement: reference.agreement },
    extension: { value: value(extension.solution.value), agreement: extension.agreement },
    coercion: agency.coercion,
    voice: agency.voice,
    dependence: agency.dependence,
    answeredLate: {
      threshold: plain(answers.answeredLate.threshold),
      value: value(answers.answeredLate.value),
    },
    equilibria: {
      unique: solution.unique,
      threshold: [plain(solution.thresholdOver.lo), plain(solution.thresholdOver.hi)],
      [offer.to]: [solution.valueOver.target.lo.valueOf(), solution.valueOver.target.hi.valueOf()],
      [offer.by]: [solution.valueOver.sponsor.lo.valueOf(), solution.valueOver.sponsor.hi.valueOf()],
    },
    certificate: answers.checks.own,
  };
}

const plain = (threshold: Threshold) => (typeof threshold === 'string' ? threshold : threshold.valueOf());

function prospectJson({ shown, worth, others, signed, ratified, stands, crosses }: Prospect) {
  return {
    id: shown.id,
    worth,
    consent: Object.fromEntries(others.map(({ id, chance }) => [id, chance])),
    signed,
    ratified,
    stands,
    crosses,
  };
}
