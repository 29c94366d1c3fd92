import type { Case } from '../../case/index.js';
import { years } from '../text.js';
import type { Chosen } from './answerList.js';
import type { Headline } from './headline.js';

/** Where an answer changes its sense: a margin at no-deal, anything else at even chances. */
export function turningPoint({ unit }: Pick<Headline, 'unit'>): number {
  return unit === 'points' ? 0 : 0.5;
}

/** Whether an answer is on the far side of its turning point, the point included. */
export function isAbove(headline: Pick<Headline, 'unit'>, answer: number): boolean {
  return answer >= turningPoint(headline);
}

/** What holds on one side of the turning point, as a clause: "the offer is not signed and ratified". */
export function stateInWords(c: Case, packages: readonly Chosen[], headline: Headline, above: boolean): string {
  const name = packages.find(({ id }) => id === headline.package)?.name ?? 'the package';
  const [kind, , last] = headline.answer.split('/');
  if (kind === 'margin') {
    return `${name} lies ${above ? 'above' : 'below'} ${leastInWords(c, headline.party)}`;
  }
  if (kind === 'signed' || kind === 'ratified') {
    return `${name} is ${above ? '' : 'not '}signed${kind === 'ratified' && c.ratifiers.length > 0 ? ' and ratified' : ''}`;
  }
  if (kind === 'peace') {
    return `the peace of ${name} is ${above ? 'at least' : 'less than'} an even bet to last ${years(Number(last))}`;
  }
  const offer = c.offers.length > 1 ? c.offers.find(({ id }) => id === headline.offer)?.name : undefined;
  return `an agreement ${offer ? `over ${offer} ` : ''}is ${above ? 'at least' : 'less than'} an even bet`;
}

/** Where the margin of a party is 0, in words that take any name: "what no agreement is worth to European states". */
export function leastInWords({ parties, ratifiers }: Case, party: string | undefined): string {
  const ratifier = ratifiers.find(({ id }) => id === party);
  if (ratifier) return `the least that ${ratifier.name} would ratify`;
  return `what no agreement is worth to ${parties.find(({ id }) => id === party)?.name ?? 'the party'}`;
}
