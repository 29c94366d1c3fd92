import type { Case, CaseEntry } from '../../../src/case/index.js';
import type {
  Assessment,
  CountedSpace,
  explainAtMedians,
  MedianAnswers,
  OptionAway,
  PackageByName,
  PairOfParties,
  Steps,
  WaysToWin,
} from '../../../src/lens/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { Besides } from './besides.js';

/** A case as text, with the other files that it extends. Names are paths as the case uses them. */
export interface CaseText {
  name: string;
  text: string;
  others: Record<string, string>;
}

/** What the quick worker is asked: what a text says, and the headline answers at the medians. */
export interface QuickAsk {
  version: number;
  source: CaseText;
  steps: Steps;
  /** Options that no longer exist leave a package out. */
  besides: Besides;
}

export type QuickSaid =
  | { kind: 'read'; version: number; diagnostics: Diagnostic[]; entries: CaseEntry[]; case?: Case }
  | { kind: 'answers'; version: number; quick: MedianAnswers }
  | { kind: 'failed'; version: number; why: string };

/** What the worker of the first ranges is asked. */
export type RangesAsk =
  | {
      kind: 'ask';
      version: number;
      source: CaseText;
      packages: PackageByName[];
      worlds: number;
      seed: string;
      workers: number;
    }
  | { kind: 'stop' };

export type RangesSaid =
  | { kind: 'progress'; version: number; stage: string; done: number; total: number }
  | { kind: 'bands'; version: number; bands: Bands }
  /** Nothing more comes. */
  | { kind: 'done'; version: number };

/** What the worker that looks closely is asked: one look, and after it, any number of times, for more worlds. */
export type DeepAsk =
  | {
      kind: 'look';
      version: number;
      source: CaseText;
      /** Worlds of each round that comes by itself: `[256, 1024]`. */
      rounds: number[];
      seed: string;
      workers: number;
    }
  | { kind: 'more'; worlds: number }
  | { kind: 'stop' };

/** A chapter of the report, as markup in which every text of the case is escaped. */
export interface Chapter {
  id: string;
  heading: string;
  html: string;
}

/** Ranges of headline answers over worlds. */
export interface Bands {
  worlds: number;
  /** By answer: 5, 50 and 95 % quantiles, the share of worlds at or above 0, and the mean (of yes and no, how often it is so). */
  of: Record<string, { p5: number; p50: number; p95: number; above: number; mean: number }>;
}

export type DeepSaid =
  | { kind: 'progress'; version: number; stage: string; done: number; total: number }
  | { kind: 'bands'; version: number; bands: Bands }
  | {
      kind: 'assessed';
      version: number;
      assessment: Assessment;
      chapters: Chapter[];
      packages: PackageByName[];
      /** That it rests on, 0 for the medians alone. */
      worlds: number;
      /** Whether nothing more comes by itself. */
      last: boolean;
      /** With the last: the bytes that `abide assess --json` prints. */
      json?: Uint8Array<ArrayBuffer>;
    }
  /** A wish for more worlds came to nothing: it was stopped, or time ended it with no more worlds than before. */
  | { kind: 'rested'; version: number; ended?: { asked: number; answered: number } }
  | { kind: 'space'; version: number; counted: CountedSpace }
  | { kind: 'failed'; version: number; why: string };

/** What can be asked of single packages, besides the headline answers. */
export interface Questions {
  /** What a package is worth to a party, term by term. */
  terms: { of: PackageByName; party: string };
  /** What each option would do that a package does not take. */
  away: { of: PackageByName };
  /** The smallest changes that bring a party in. */
  ways: { of: PackageByName; party: string };
  /** All packages as two parties see them. */
  pair: { x: string; y: string };
}

/** What is answered; nothing where it does not apply to the case any more, or the budget ended it. */
export interface PackageAnswers {
  terms: ReturnType<typeof explainAtMedians>;
  away: OptionAway[] | undefined;
  /** With the margins of the package of each way, of those that are asked, as `MedianAnswers` counts them. */
  ways: (WaysToWin & { margins: Record<string, number>[] }) | undefined;
  pair: PairOfParties | undefined;
}

export type AboutPackages =
  | {
      kind: 'ask';
      number: number;
      version: number;
      source: CaseText;
      known: PackageByName[];
      steps: Steps;
      question: { [K in keyof Questions]: { kind: K } & Questions[K] }[keyof Questions];
    }
  /** The space of a version, before the first question that needs it. */
  | { kind: 'space'; version: number; counted: CountedSpace }
  | { kind: 'cancel'; number: number };

export type PackagesSaid =
  | { kind: 'answer'; number: number; answer: PackageAnswers[keyof PackageAnswers] }
  | { kind: 'failed'; number: number; why: string };
