import type { DistributionName } from '../survival/regression/errorDistribution.js';
import type { Kind, ResidualCurves } from './record.js';

/** What one file of `data/records` or `data/models` may say. data/README.md explains it with examples. */
export interface RecordFile extends Partial<Shared> {
  title?: string;
  cells?: { by: string; counts: [events: number, n: number][] };
  classes?: Record<string, ClassEntry>;
  curves?: Record<string, CurveEntry>;
  models?: Record<string, ModelEntry>;
  /** Sources that are described in this file; any file may use them. */
  cites?: Record<string, SourceEntry>;
  disputes?: DisputeEntry[];
}

/** What the entries of a file share. An entry may say any of it anew; its caution is added to that of the file. */
export interface Shared {
  kind: Kind;
  sources: string[];
  era: [from: number, to: number];
  unit: string;
  units: string;
  question: string;
  coding: string;
  rule: string;
  selection: string;
  caution?: string;
  laboratory?: true;
  per?: 'year';
  blind?: number;
}

export interface ClassEntry extends Partial<Shared> {
  title: string;
  what: string;
  events: number;
  n: number;
  clusters?: { count: number; of: string };
  rivals?: string[];
}

export interface CurveEntry extends Partial<Shared> {
  title: string;
  what: string;
  n: number;
  events: number;
  rivals?: string[];
  /** Id of each way in which it can end, and its title. */
  causes?: Record<string, string>;
  /** The names of the columns, then a row for each time. */
  table: [string[], ...number[][]];
}

export interface ModelEntry extends Partial<Shared> {
  title: string;
  what: string;
  n: number;
  events: number;
  clusters?: { count: number; of: string };
  distribution: DistributionName;
  lasting?: true;
  followed: number;
  covariates: Record<string, CovariateEntry>;
  fit: {
    table: string;
    time: string;
    'per year': number;
    ended: string;
    'leave out'?: Record<string, string | string[]>;
    cluster?: string;
  };
  /** By name, in the order of the covariance. */
  coefficients: Record<string, number>;
  covariance: number[][];
  checked: {
    aic: Record<string, number>;
    'cox-snell': Record<string, number>;
    proportional: Record<string, number>;
    residuals: { 'cox-snell': ResidualCurves['coxSnell']; schoenfeld: ResidualCurves['schoenfeld'] };
  };
}

export interface CovariateEntry {
  asks: string;
  column: string;
  /** Code in the column, or several, by level. */
  levels: Record<string, string | string[]>;
}

export interface SourceEntry {
  title: string;
  citation: string;
  url?: string;
  terms: string;
}

export interface DisputeEntry {
  question: string;
  kind: Kind;
  says: { claim: string; citation: string }[];
}

/** The columns with which every table of a curve begins; the ids of its causes follow. */
export const COLUMNS = ['years', 'at risk', 'survival', 'error', 'lower', 'upper'] as const;

/** The longest {@link Shared.rule}: it stands within a sentence, behind the count and the years. */
export const RULE_LENGTH = 60;

export const KINDS: readonly Kind[] = [
  'honouring',
  'commitment',
  'turnover',
  'agreement',
  'peace',
  'coercion',
  'dispute',
];
