import type { OfferAtResolve, PackageByName, Story } from '../../../src/lens/index.js';
import type { CaseText } from './protocol.js';

/** A question beside the case: what if, and what would happen. Nothing of it is written into the case. */
export type AsideQuestion =
  | { kind: 'resolves'; offer: string; resolves: number[] }
  | { kind: 'story'; package: string; seed: string; numbers: 'medians' | DrawnNumbers };

/** World `world`, counted from 0, of so many that are drawn with a seed. */
export interface DrawnNumbers {
  world: number;
  of: number;
  seed: string;
}

export interface AsideAsk {
  id: number;
  version: number;
  source: CaseText;
  /** As the answers at the medians have them: what the case leaves open is filled in. */
  packages: PackageByName[];
  question: AsideQuestion;
}

export type AsideAnswer = { kind: 'resolves'; at: OfferAtResolve[] } | { kind: 'story'; story: Story };

export type AsideSaid = { id: number; answer: AsideAnswer } | { id: number; why: string };
