import type { Certificate, Finding } from '../../finding.js';
import { percent, signed } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { pointsInWords, sides } from '../words.js';
import { effectOf } from './effect.js';

/** Three answers to how free the target is, in its own points: none of them is the others in disguise. */
export interface Agency {
  /** What the threat takes from the target, against the offer known to stay open; below 0: a benefit. */
  coercion: number;
  /** What it is worth to the target that it may put packages forward before the deadline. */
  voice: number;
  /**
   * Share of the target's gain over no-deal that would go if the sponsor's own commitments in the offered package went.
   * Null where there is no gain, or nothing is said about commitments.
   */
  dependence: number | null;
}

/** @param bare Worth of the offered package to the target without the sponsor's own commitments, where that can be said. */
export function agencyOf(result: OfferResult, bare: number | undefined): Agency {
  const { solution, voiceless, offered, payoffs } = result;
  const gain = offered.worth.target - payoffs.noDeal('target', 0);
  return {
    coercion: -effectOf(result).target,
    voice: solution.value.target.sub(voiceless.value.target).valueOf(),
    dependence: bare === undefined || gain <= 0 ? null : (offered.worth.target - bare) / gain,
  };
}

export function agencyFinding(
  result: OfferResult,
  { coercion, voice, dependence }: Agency,
  certificate: Certificate | 'not proven',
): Finding {
  const { offer, offered } = result;
  const { sponsor, sponsors, target, targets } = sides(result);
  const taken =
    Math.abs(coercion) < 0.05
      ? `The threat takes nothing from ${target}`
      : coercion > 0
        ? `The threat takes ${pointsInWords(coercion)} from ${target}`
        : `The threat benefits ${target} by ${pointsInWords(coercion)}`;
  const said =
    Math.abs(voice) < 0.05
      ? 'that it may put forward packages of its own before the deadline is worth nothing to it'
      : `that it may put forward packages of its own before the deadline is worth ${pointsInWords(voice)} to it`;
  const rests =
    dependence === null
      ? ''
      : dependence < 0
        ? ` Without ${sponsors} own commitments ${offered.shown.name} would be worth more to it.`
        : ` Of what ${offered.shown.name} brings it over no-deal, ${dependence > 1 ? 'more than all' : percent(dependence)} rests on commitments that are ${sponsors} own.`;
  return {
    id: `offer/agency/${offer.id}`,
    lens: 'offer',
    question: `How much choice is left to ${target}?`,
    about: { party: offer.to, package: offer.package },
    sentence: `${taken}; ${said}.${rests}`,
    value: {
      kind: 'table',
      of: `in points of ${target}`,
      columns: [{ id: 'number', name: 'how much' }],
      rows: [
        {
          id: 'coercion',
          name: 'Coercion',
          note: `what the threat takes, against an offer known to stay open`,
          cells: [{ text: signed(coercion), number: coercion }],
        },
        {
          id: 'voice',
          name: 'Voice',
          note: `what ${targets} right to put packages forward before the deadline is worth`,
          cells: [{ text: signed(voice), number: voice }],
        },
        {
          id: 'dependence',
          name: 'Dependence',
          note: `share of its gain over no-deal that rests on commitments of ${sponsor}`,
          cells: [
            dependence === null
              ? { text: 'no gain, or no commitments' }
              : { text: percent(dependence), number: dependence },
          ],
        },
      ],
    },
    grounds: groundsOf(result),
    certificate,
  };
}
