import type { CaseChange } from '../../../src/case/index.js';
import type { ComparedWorlds, Move } from '../../../src/lens/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { LineChange } from '../documents/lineDifference.js';
import type { LinkedCase, WrittenLink } from '../share/caseLink.js';
import type { CaseText } from './protocol.js';

/** Work that is asked for once, apart from the answers that follow every edit. */
export type OnceAsk =
  /** `json` is what `abide assess --json` prints. */
  | { kind: 'report'; json: Blob }
  | { kind: 'import'; title: string; files: { name: string; bytes: Uint8Array }[]; asOf: string }
  | { kind: 'compare'; before: CaseText; after: CaseText; rounds: number[]; seed: string; workers: number }
  | { kind: 'writeLink'; source: CaseText }
  | { kind: 'readLink'; letters: string }
  | { kind: 'difference'; before: string; after: string };

/** What the worker is told: what to do within how many seconds, and perhaps to stop. */
export type OnceTold = { kind: 'begin'; ask: OnceAsk; seconds: number } | { kind: 'stop' };

/** What differs between two variants of a case. */
export interface Comparison {
  changes: CaseChange[];
  /** The answers that differ, the most important first; absent where one variant has errors, or was not looked at closely yet. */
  moves?: ToldMove[];
  compared?: ComparedWorlds;
  /** Names of parties and ratifiers, by id. */
  names?: Record<string, string>;
  offers?: Record<string, string>;
  /** Whether this is all: no more worlds follow. */
  last: boolean;
}

/** A move; of a sentence also which of its words are the same, removed and added, unless hardly any is the same. */
export interface ToldMove extends Move {
  words?: LineChange[];
}

export type OnceSaid =
  | { kind: 'report'; file: Blob }
  | { kind: 'imported'; text?: string; diagnostics: Diagnostic[] }
  | { kind: 'compared'; comparison: Comparison }
  | { kind: 'writtenLink'; link: WrittenLink }
  | { kind: 'readLink'; found: LinkedCase }
  | { kind: 'difference'; changes: LineChange[] }
  | { kind: 'progress'; stage: string; done: number; total: number }
  | OnceEnded;

/** The last thing that is said. `stopped` is set where a limit, or somebody, ended the work. */
export type OnceEnded = { kind: 'end'; stopped?: 'time' | 'cancelled' } | { kind: 'failed'; why: string };
