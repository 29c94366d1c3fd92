import type { Case } from '../../case/case.js';
import type { CaseNumber } from '../../case/number.js';
import type { Kind } from '../../evidence/record.js';

/** What records of each kind are about, inside a sentence. */
export const KIND_NAMES: Record<Kind, string> = {
  honouring: 'promises honoured when called upon',
  commitment: 'how promises end',
  turnover: 'change of who governs',
  agreement: 'how agreements end',
  peace: 'return of fighting',
  coercion: 'what threats achieve',
  dispute: 'how disputes end',
};

/** Of which kinds the case speaks, by what it contains, whether or not a number of it can be set beside a record. */
export function kindsOf({ guarantee, offers }: Pick<Case, 'guarantee' | 'offers'>): Kind[] {
  const kinds: Kind[] = [];
  if (guarantee?.commitments.some(({ kind }) => kind === 'promise')) kinds.push('honouring', 'commitment');
  if (guarantee) kinds.push('turnover', 'agreement', 'peace');
  if (offers.length > 0) kinds.push('coercion');
  return kinds;
}

/**
 * Of which kind the records are that can speak of a number, by where it stands: how often a stance is left, by drift or by
 * what an event brings, is change of who governs. Undefined where none here is of its kind, as for costs, lengths of time,
 * what help adds, and ultimatums.
 */
export function kindOfNumber({ path }: Pick<CaseNumber, 'path'>): Kind | undefined {
  return /^(stances\.[^.]+\.(drift|yearly)|calendar\.[^.]+\.chance)\./.test(path) ? 'turnover' : undefined;
}

/** Whether a sponsor means its deadline, and whether somebody keeps to its lines: `offers.NAME.resolve` and the like. */
export const isOfUltimatum = ({ path }: Pick<CaseNumber, 'path'>): boolean =>
  /^offers\.[^.]+\.(resolve|consent\.[^.]+\.lines-hold)$/.test(path);
