import type { Case, CaseEntry } from '../../../src/case/index.js';
import type { Assessment, CountedSpace, MedianAnswers, PackageByName } from '../../../src/lens/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { Bands, CaseText, Chapter } from './protocol.js';

/** Something that was found about the text of one version. */
export type Of<T> = T & { version: number };

/** What is known of the case. Each part is of some version of the text; one that is older than `version` is stale. */
export interface Known {
  version: number;
  diagnostics: Of<{ list: Diagnostic[] }>;
  /** What is written, in the last text that could be taken apart, with or without errors. */
  entries?: Of<{ list: CaseEntry[] }>;
  /** The last text without errors, and the case that it is. */
  valid?: Of<{ c: Case; source: CaseText }>;
  quick?: Of<MedianAnswers>;
  bands?: Of<Bands>;
  /** The deal space that the closer look is made from, for questions about any package. */
  space?: Of<{ counted: CountedSpace }>;
  assessed?: Of<Assessed>;
  progress?: Of<{ stage: string; done: number; total: number }>;
  /** Why something could not be answered. */
  failed?: Of<{
    why: string;
    /** Whether nothing more comes of this version: the answer at the medians was given up, and the closer look may still come. */
    final: boolean;
  }>;
}

/** What a closer look has found. */
export interface Assessed {
  assessment: Assessment;
  chapters: Chapter[];
  packages: PackageByName[];
  /** With the last: what `abide assess --json` prints. */
  json?: Blob;
  /** Whether nothing more comes by itself. */
  last: boolean;
  /** How many worlds it may be asked about next; absent where there is no further round, or nobody to ask. */
  next?: number;
  /** What came of the last such wish, where time ended it before it could say more than is known. */
  ended?: { asked: number; answered: number };
}
