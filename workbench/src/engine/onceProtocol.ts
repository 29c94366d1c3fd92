import type { CaseChange } from '../../../src/case/index.js';
import type { Assessment, ComparedWorlds } from '../../../src/lens/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { CaseText } from './protocol.js';

/** Work that is asked for once, apart from the answers that follow every edit. */
export type OnceAsk =
  | { kind: 'report'; assessment: Assessment }
  | { kind: 'import'; title: string; files: { name: string; bytes: Uint8Array }[]; asOf: string }
  | { kind: 'compare'; before: CaseText; after: CaseText; rounds: number[]; seed: string; workers: number };

/** What differs between two variants of a case. */
export interface Comparison {
  changes: CaseChange[];
  /** In words; absent where one of them has errors, and nothing more is known then. */
  words?: string[];
  compared?: ComparedWorlds;
  /** Names of parties and ratifiers, by id. */
  names?: Record<string, string>;
  offers?: Record<string, string>;
  /** Whether more worlds follow. */
  last: boolean;
}

export type OnceSaid =
  | { kind: 'report'; html: string }
  | { kind: 'imported'; text?: string; diagnostics: Diagnostic[] }
  | { kind: 'compared'; comparison: Comparison }
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'failed'; why: string };
