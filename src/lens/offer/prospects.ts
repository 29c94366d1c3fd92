import type { CaseNumber } from '../../case/number.js';
import type { Offer } from '../../case/offer.js';
import { chanceAtMost, isUncertain, normalBelow, Z95 } from '../../quantity/quantity.js';
import type { Context, Shown } from '../settlement/context.js';

/** What an agreement on a package would come to. */
export interface Prospect {
  shown: Shown;
  /** Worth of the package to target and sponsor, durability counted where it is. */
  worth: { target: number; sponsor: number };
  /** Chance of consent of each other party that may sign or veto, and of each ratifier that the package needs. */
  others: { id: string; name: string; chance: number }[];
  /** Chance that it is signed by enough, should target and sponsor agree. */
  signed: number;
  /** Chance that every ratifier that it needs accepts. */
  ratified: number;
  /** Both: the chance that an agreement on it stands. Consents are taken to be independent of each other. */
  stands: number;
  /** It crosses a red line or exchange of the target, or of the sponsor, who then takes it at no price. */
  crosses: { target: boolean; sponsor: boolean };
}

export function prospectOf(context: Context, offer: Offer, shown: Shown): Prospect {
  const { space, actors } = context;
  const { standings } = shown.explained;
  const at = (id: string) => standings[actors.findIndex((a) => a.id === id && a.role !== 'ratifier')]!;
  const [target, sponsor] = [at(offer.to), at(offer.by)];
  const chances = standings.map((s, p) =>
    s === target || s === sponsor
      ? 1
      : actors[p]!.role === 'ratifier'
        ? ratifies(context, p, s)
        : consents(context, offer, p, s),
  );
  const { voters, vetoes, atLeast } = space.adoption;
  const signed = chanceOfAdoption(chances, voters, vetoes, atLeast);
  const ratifiers = standings.flatMap((s, p) => (actors[p]!.role === 'ratifier' && s.needed ? [p] : []));
  const ratified = ratifiers.reduce((product, p) => product * chances[p]!, 1);
  const deciding = [...new Set([...voters, ...vetoes])].sort((a, b) => a - b);
  return {
    shown,
    worth: { target: target.value, sponsor: sponsor.value },
    others: [...deciding.filter((p) => standings[p] !== target && standings[p] !== sponsor), ...ratifiers].map((p) => ({
      id: actors[p]!.id,
      name: actors[p]!.name,
      chance: chances[p]!,
    })),
    signed,
    ratified,
    stands: signed * ratified,
    crosses: { target: target.lines.length > 0, sponsor: sponsor.lines.length > 0 },
  };
}

type Standing = Shown['explained']['standings'][number];

/** Values are compared after nine decimals (docs/decisions/002). */
const TIE = 1e-9;

/** P(no-deal ≤ worth), by the range of the no-deal or the spread that the offer gives; times the chance that its lines are words. */
function consents({ c, actors, space }: Context, offer: Offer, p: number, { value, lines }: Standing): number {
  const party = c.parties.find(({ id }) => id === actors[p]!.id)!;
  const { linesHold, knownTo } = offer.consent[party.id] ?? {};
  const yields = lines.length === 0 ? 1 : 1 - (linesHold?.value ?? 1);
  const now = party.noDeal?.now;
  const margin = value - space.parties[p]!.threshold;
  if (knownTo && knownTo.value > 0) return yields * normalBelow((Z95 * margin) / knownTo.value);
  if (!knownTo && now?.kind === 'points') return yields * reaches(value, now.number);
  return margin >= -TIE ? yields : 0;
}

function ratifies({ c, actors }: Context, p: number, { value, lines }: Standing): number {
  if (lines.length > 0) return 0;
  return reaches(value, c.ratifiers.find(({ id }) => id === actors[p]!.id)!.acceptsFrom);
}

/** Chance that a worth is no less than what is asked. */
function reaches(value: number, { quantity, scale }: CaseNumber): number {
  return chanceAtMost(isUncertain(quantity) ? value : value + TIE, quantity, scale);
}

/**
 * Chance that every veto holder consents and at least so many voters do, each with its own chance. Who consents in every
 * case that counts is not summed over, so that what is sure is 1 exactly.
 */
function chanceOfAdoption(
  chances: readonly number[],
  voters: readonly number[],
  vetoes: readonly number[],
  atLeast: number,
): number {
  const unopposed = vetoes.reduce((product, p) => product * chances[p]!, 1);
  const open = voters.filter((p) => !vetoes.includes(p) && chances[p]! < 1);
  const missing = atLeast - (voters.length - open.length);
  if (missing <= 0) return unopposed;
  // counts[k]: chance that k of the open voters looked at so far consent.
  let counts = [1];
  for (const p of open) {
    const next = new Array<number>(counts.length + 1).fill(0);
    counts.forEach((chance, k) => {
      next[k + 1]! += chance * chances[p]!;
      next[k]! += chance * (1 - chances[p]!);
    });
    counts = next;
  }
  return counts.reduce((sum, chance, k) => (k >= missing ? sum + chance : sum), 0) * unopposed;
}
