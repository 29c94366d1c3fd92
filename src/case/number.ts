import type { FromRecord } from '../quantity/notation/record.js';
import type { Quantity, Scale } from '../quantity/quantity.js';
import type { Place } from '../shared/diagnostic.js';
import type { Ground } from './case.js';

/** A number of a case, with all that is known about it. */
export interface CaseNumber {
  /** Where it stands in the case: `values.ua.points.status.de-facto`. */
  path: string;
  /** What it is, in words: "worth to Ukraine of De facto control". */
  what: string;
  /** As written, without the ground: `60 to 80`, `40%`; for a default, what would be written. */
  written: string;
  quantity: Quantity;
  scale: Scale;
  /** The value used: the median of the quantity, or in one world of many what is drawn for it. */
  value: number;
  /**
   * `points`, `points per quarter`, `points per week`, `weight`; `share` (0 to 1: a chance, or what a year takes off),
   * `per year` (how often), `years` and `weeks` (a length of time), `rank correlation` (−1 to 1).
   */
  unit: string;
  /**
   * What it rests on; of a number taken from the record its first class or curve. Absent for a default, or where no
   * ground encloses it.
   */
  ground?: Ground;
  /** Of a number taken from the record: its other classes and curves, then what else it rests on. */
  also?: Ground[];
  /** What of it was taken from the record, in the order of the text. */
  from?: FromRecord[];
  /** Whether the ground is its own, inherited from an enclosing `ground:`, missing, or the number is Abide's own. */
  standing: 'own' | 'inherited' | 'none' | 'default';
  /** Absent for a default. */
  at?: Place;
}

/** All that a number rests on, what it was taken from first. */
export function numberGrounds({ ground, also }: Pick<CaseNumber, 'ground' | 'also'>): Ground[] {
  return [...(ground ? [ground] : []), ...(also ?? [])];
}
