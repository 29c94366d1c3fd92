import type { Case, Ground } from '../../case/case.js';
import type { Coded } from '../../evidence/record.js';
import { percent } from '../text.js';
import type { Comparison } from './comparisons.js';

/** Two shares in per cent: `3 % to 8 %`; one where they are the same to what is shown. */
export function shares(lo: number, hi: number): string {
  const [from, to] = [percent(lo), percent(hi)];
  return from === to ? from : `${from} to ${to}`;
}

/** What a comparison says: `5.5 % (3 % to 8 %)`, or the number alone where it has no range. */
export function valueText({ point, lo, hi }: Pick<Comparison, 'point' | 'lo' | 'hi'>): string {
  return percent(lo) === percent(hi) ? percent(point) : `${percent(point)} (${shares(lo, hi)})`;
}

/** How far two shares lie apart, in percentage points: `6 points`, `0.4 points`. */
export function pointsApart(gap: number): string {
  const points = Math.abs(gap) * 100;
  const text = points < 9.95 ? String(Number(points.toFixed(1))) : points.toFixed(0);
  return `${text} percentage ${text === '1' ? 'point' : 'points'}`;
}

/** How a class was coded; in a list in which the one before it was coded so too, only that. */
export const codingAfter = ({ coding }: Coded, before: Coded | undefined): string =>
  before?.coding === coding ? 'coded as the one before' : coding;

/** A ground as a referee names it: "paragraph 9", "the judgement reading". */
export function groundName({ kind, id, paragraph }: Ground, sources: Case['sources']): string {
  if (id === '--set') return 'what was set for this run';
  if (kind !== 'source') return `the ${kind} ${id}`;
  const of = Object.keys(sources).length === 1 ? '' : ` of ${id}`;
  return paragraph === undefined ? `the source ${id}` : `paragraph ${paragraph}${of}`;
}
