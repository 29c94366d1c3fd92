import type { Case } from '../../case/index.js';
import type { Answer, Chosen } from './answerList.js';

/** What a column of the table of worlds is, in words, without its unit: "margin of Russia under the offer". */
export function answerWords(c: Case, packages: readonly Chosen[], answer: Answer): string {
  const about = answer.package === undefined ? '' : packageName(packages, answer.package);
  const party = answer.party === undefined ? '' : partyName(c, answer.party);
  switch (answer.kind) {
    case 'margin':
      return `margin of ${party} under ${about}: above (+) or below (−) the least that would be accepted`;
    case 'signed':
      return `whether ${about} would be signed: 1 or 0`;
    case 'ratified':
      return `whether ${about} would be signed and ratified: 1 or 0`;
    case 'peace':
      return `chance that there is no attack under ${about} by the end of year ${answer.year}`;
    case 'fails':
      return `chance that the guarantee of ${about} fails by the horizon: attacked without help, or at peace with nothing left in force`;
    case 'tested':
      return `chance that help comes to an attack under ${about}, given one by the horizon`;
    case 'reliable':
      return `chance that help would come to an attack at the horizon under ${about}, given peace until then`;
    case 'force':
      return `chance that some commitment of ${about} stands at the horizon, given peace until then`;
    default:
      return offerWords(c, packages, answer, about);
  }
}

function offerWords(c: Case, packages: readonly Chosen[], { kind, offer: id, move }: Answer, about: string): string {
  const offer = c.offers.find((o) => o.id === id)!;
  const [sponsor, target] = [partyName(c, offer.by), partyName(c, offer.to)];
  const game = `the game of ${offer.name}`;
  switch (kind) {
    case 'agreement':
      return `chance that an agreement is reached and stands in ${game}`;
    case 'accepts':
      return `chance that ${target} would accept ${about} in ${game}`;
    case 'stands':
      return `chance that ${about} stands once ${target} and ${sponsor} agree on it`;
    case 'deadline':
      return `worth to ${target} of ${game}, less what it would be if ${sponsor} were bound to leave it open`;
    case 'worth':
      if (move === 'value') return `worth to ${target} of ${game}`;
      if (move === 'accept') return `worth to ${target} of accepting ${about} at once`;
      return `worth to ${target} of no agreement`;
    default: {
      const [first, counter] = move!.split(' ');
      if (first === 'counter') {
        return `chance that ${target} would first put forward ${packageName(packages, counter!)} in ${game}`;
      }
      return `chance that ${target} would first ${first === 'accept' ? `accept ${about}` : 'wait'} in ${game}`;
    }
  }
}

function packageName(packages: readonly Chosen[], id: string): string {
  return packages.find((p) => p.id === id)!.name;
}

/** Of a party or a ratifier. */
function partyName(c: Case, id: string): string {
  return [...c.parties, ...c.ratifiers].find((p) => p.id === id)!.name;
}
