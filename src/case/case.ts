import type { Place } from '../shared/diagnostic.js';
import type { GuaranteePart } from './guarantee.js';
import type { CaseNumber } from './number.js';
import type { Offer } from './offer.js';

/** A checked case: every name resolves, every condition parses, every number is read. In the order of the file. */
export interface Case {
  /** Folder or file name without ending: `berlin-2025`. */
  id: string;
  title: string;
  /** ISO date; today's date plays no part. */
  asOf: string;
  sources: Record<string, Source>;
  judgements: Record<string, Judgement>;
  parties: Party[];
  issues: Issue[];
  rules: Rule[];
  adoption: Adoption;
  redLines: RedLine[];
  exchanges: Exchange[];
  links: Link[];
  ratifiers: Ratifier[];
  packages: NamedPackage[];
  /** How long an agreement would hold; absent where the case has no commitments. */
  guarantee?: GuaranteePart;
  /** Packages put on the table by somebody. */
  offers: Offer[];
  /** Top-level keys of the guarantee part in a case without commitments, as they stand in the file: nothing uses them. */
  notUsed: string[];
  /** Numbers that go together in the worlds that are drawn. */
  correlations: Correlation[];
  /** Every number of the case in reading order, defaults included. */
  numbers: CaseNumber[];
  /** Text of each file read, by the name used in places; the first is the case itself, then what it extends. */
  files: Record<string, string>;
}

export interface Source {
  id: string;
  title: string;
  author?: string;
  published?: string;
  url?: string;
  /** Number of paragraphs; a ground beyond it is an error. */
  paragraphs?: number;
}

export interface Judgement {
  id: string;
  says: string;
  by?: string;
  on?: string;
}

/** Why a number is what it is. */
export interface Ground {
  /** Key into the assessment's grounds: `article/p6`, `article`, `cost`, `class/alliance.honoured.all`. */
  key: string;
  kind: 'source' | 'judgement' | 'class' | 'curve' | 'model';
  /** Id of the source, judgement, class, curve or model. */
  id: string;
  paragraph?: number;
}

export interface Party {
  id: string;
  name: string;
  roles: ('signatory' | 'guarantor' | 'adversary' | 'endorser' | 'defender')[];
  /** Absent for a party whose values the case does not give; signatories always have them. */
  values?: Values;
  noDeal?: NoDeal;
  ground?: Ground;
}

export interface Ratifier {
  id: string;
  name: string;
  of: string;
  /** Absent: needed for every package. */
  needed?: Condition;
  values: Values;
  /** The party whose weights and points were taken over; absent where it has its own. */
  valuesFrom?: string;
  acceptsFrom: CaseNumber;
  ground?: Ground;
}

export interface Values {
  /** Share of each issue in the whole scale, at the medians; sums to 1. Issues that are not listed weigh nothing. */
  shares: Record<string, number>;
  /** How the shares were given. */
  weights: { kind: 'numbers'; of: Record<string, CaseNumber> } | { kind: 'order'; ranks: string[][] };
  weightsGround?: Ground;
  /** 0 = worst option of the issue for the party, 100 = best: issue, then option (`absent` among them). */
  points: Record<string, Record<string, CaseNumber>>;
}

export interface NoDeal {
  /** On the party's whole scale, or a package (status quo) valued with the same numbers. */
  now: { kind: 'points'; number: CaseNumber } | { kind: 'package'; package: string };
  /** Change per quarter, in points. */
  drift?: CaseNumber;
  ground?: Ground;
}

export interface Issue {
  id: string;
  name: string;
  options: Option[];
  /** The issue exists only where this holds; elsewhere its option is `absent`. */
  exists?: Condition;
  ground?: Ground;
}

export interface Option {
  id: string;
  name: string;
  ground?: Ground;
}

export interface Rule {
  id: string;
  kind: 'require' | 'forbid';
  condition: Condition;
  ground?: Ground;
}

export interface RedLine {
  id: string;
  name: string;
  party: string;
  when: Condition;
  /** Points that crossing it costs; absent for a line that is refused whatever else is offered. */
  costs?: CaseNumber;
  ground?: Ground;
}

/** A concession that a party makes only in return for another. Broken where `gives` holds and `for` does not. */
export interface Exchange {
  id: string;
  name: string;
  party: string;
  gives: Condition;
  for: Condition;
  otherwise: 'refuse' | { costs: CaseNumber };
  ground?: Ground;
}

/** Package points that a party gains or loses where a condition holds. */
export interface Link {
  id: string;
  name: string;
  party: string;
  when: Condition;
  points: CaseNumber;
  ground?: Ground;
}

/** Two numbers that go together, in whatever worlds are drawn. */
export interface Correlation {
  id: string;
  name: string;
  /** Where they stand in the case, as {@link CaseNumber.path}. */
  between: [string, string];
  /** Spearman's rank correlation of the two, −1 to 1. */
  rank: CaseNumber;
  ground?: Ground;
}

/** Who must accept for a package to be signed. */
export interface Adoption {
  /** How many of the signatories. */
  atLeast: number;
  /** Parties without whom nothing is signed; may name endorsers. */
  vetoes: string[];
  /** Whether the case says so, or the default (all signatories) is used. */
  given: boolean;
}

export interface NamedPackage {
  id: string;
  name: string;
  /** Issue to option; null where the issue is absent; missing where the package leaves it open. */
  options: Record<string, string | null>;
  ground?: Ground;
  at: Place;
}

/** A boolean expression over options. A comparison with an absent issue is false, so `!=` is not the same as `not =`. */
export interface Condition {
  text: string;
  node: ConditionNode;
  at: Place;
}

export type ConditionNode =
  | { kind: 'in'; issue: string; options: string[] }
  | { kind: 'absent'; issue: string }
  | { kind: 'not'; of: ConditionNode }
  | { kind: 'and' | 'or'; of: ConditionNode[] };
