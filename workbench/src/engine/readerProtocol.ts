import type { CaseNumber, Removal, Renaming, Written } from '../../../src/case/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { Shape } from '../case/shapeOf.js';
import type { CaseText } from './protocol.js';

/** A value to be written at a place of a case, maps that are missing made: see `editCase`. */
export interface EntryAsk {
  source: CaseText;
  keys: string[];
  value: string;
  /** Errors that the text has already, as {@link errorKey} names them: they are not this entry's. */
  had: string[];
}

export interface EntryTried {
  /** The text with the value; absent where it would not be right. */
  text?: string;
  /** Why not. */
  problems: Diagnostic[];
  /** The number that then stands there, if it is one. */
  number?: CaseNumber;
}

/** Entries to be added to a case, all or none: see `addToCase`. */
export interface AdditionAsk {
  source: CaseText;
  entries: { keys: string[]; value: Written }[];
  /** Errors that the text has already. */
  had: string[];
}

export interface AdditionTried {
  /** The text with all of them, be it right or not; absent where one cannot be written at all. */
  text?: string;
  problems: Diagnostic[];
}

/** What becomes of the case without an entry: it alone, and with what cannot stand without it. */
export interface RemovalAsk {
  source: CaseText;
  keys: string[];
}

export type RemovalTried = { alone: RemovalSeen; along: RemovalSeen } | { problems: Diagnostic[] };

export interface RemovalSeen extends Removal {
  /** Keys of the entry in which each problem stands, where there is one. */
  places: string[][];
}

/** Another name for what an entry defines: see `renameInCase`. */
export interface RenamingAsk {
  source: CaseText;
  keys: string[];
  to: string;
}

export type RenamingTried = Renaming | { problems: Diagnostic[] };

export type ShapeAsk = Pick<CaseNumber, 'quantity' | 'scale' | 'unit'>;

export type ReaderAsk = { id: number } & (
  | ({ kind: 'entry' } & EntryAsk)
  | ({ kind: 'addition' } & AdditionAsk)
  | ({ kind: 'removal' } & RemovalAsk)
  | ({ kind: 'renaming' } & RenamingAsk)
  | { kind: 'shape'; of: ShapeAsk }
);

export type ReaderSaid = { id: number } & (
  | ({ kind: 'entry' } & EntryTried)
  | ({ kind: 'addition' } & AdditionTried)
  | { kind: 'removal'; removal: RemovalTried }
  | { kind: 'renaming'; renaming: RenamingTried }
  | { kind: 'shape'; shape: Shape }
  | { kind: 'failed'; why: string }
);

export const errorKey = ({ code, what }: Diagnostic) => `${code} ${what}`;
