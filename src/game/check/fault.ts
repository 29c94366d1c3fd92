import type Fraction from 'fraction.js';

/** What is wrong with an assessment, at one information set. */
export interface Fault {
  what: 'recall' | 'behaviour' | 'beliefs' | 'rationality' | 'bayes' | 'consistency';
  /** Index of the information set, −1 where it is about none in particular. */
  infoset: number;
  message: string;
  /** Of `rationality`: what the mover gains, at most, by choosing differently at this set alone. */
  gain?: Fraction;
}
