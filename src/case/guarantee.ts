import type { Condition, Ground } from './case.js';
import type { CaseNumber } from './number.js';

/** What a case says about how long an agreement would hold. */
export interface GuaranteePart {
  /** Length of a step. */
  step: { years: number; name: 'month' | 'quarter' | 'half-year' | 'year' };
  /** Years that answers speak of. */
  horizon: CaseNumber;
  /** Years beyond the horizon that are played too, in yearly steps, with the calendar repeated. */
  tail: CaseNumber;
  /** The party that may attack, and the one that is attacked. */
  adversary: string;
  protects: string;
  forms: Form[];
  /** Promises and deployments, in the order of the file. */
  commitments: Commitment[];
  /** One for every party that has a commitment. */
  stances: PartyStances[];
  events: CalendarEvent[];
  behaviour: BehaviourPart;
  /** Issues whose options outlive a renewed war. */
  lasting: string[];
  /** Share by which a year later counts less, 0 to 1, for every party with futures. */
  discount: Record<string, CaseNumber>;
  balance: Balance;
  /** What the endings are worth, by party: the defender and the adversary always, others where given. */
  futures: Record<string, { held: Cased; lost: Cased; ground?: Ground }>;
  /** The package to whose settlement the futures refer; left out: to one that is worst for the party in all that lasts. */
  futuresGiven?: string;
  /** Fitted models of past cases that stand beside the peace of the games. No number of the games hangs on them. */
  beside: Beside[];
}

/** A model of past cases, and what this case is like in its eyes. */
export interface Beside {
  id: string;
  /** Id of a model of the record. */
  model: string;
  /** A level of each covariate of the model, in the order of the file. */
  given: { covariate: string; level: string; ground?: Ground }[];
  ground?: Ground;
}

/** A number that may depend on the package: the first case whose condition holds; the last has none. */
export interface Cased {
  cases: { when?: Condition; number: CaseNumber }[];
}

/** What leaving and refusing take, in points of the guarantor. */
export interface Form {
  id: string;
  name: string;
  /** Years between notice and the end of the promise. */
  notice: CaseNumber;
  leaving: CaseNumber;
  refusing: CaseNumber;
  ground?: Ground;
}

export interface Commitment {
  id: string;
  name: string;
  /** The guarantor. */
  by: string;
  protects: string;
  kind: 'promise' | 'deployment';
  /** Holds in the packages that contain it. */
  given: Condition;
  /** Promises: the form, by condition; the first that holds. */
  form: { form: string; when?: Condition }[];
  /** Promises: what honouring costs a government in points, by stance. */
  honouring: Record<string, CaseNumber>;
  /** Chance that help by this guarantor adds to the defence, 0 to 1. A guarantor's largest counts. */
  adds: CaseNumber;
  /** Deployments: points that refusing costs on top, while the force stands. */
  tripwire?: CaseNumber;
  /** Deployments: points that a recall costs. */
  recalling?: CaseNumber;
  /** Points of a year's worth that keeping it costs a government, by stance; 0 where not given. */
  upkeep: Record<string, CaseNumber>;
  ground?: Ground;
}

export interface PartyStances {
  party: string;
  /** Names, in the order of the file; the most willing first. */
  levels: string[];
  /** Chance of each at the start, 0 to 1; sums to 1. */
  start: CaseNumber[];
  /** Rates per year: from, to (indices), chance per year p stands for the rate −ln(1 − p). */
  drifts: { from: number; to: number; chance: CaseNumber }[];
  /** A yearly matrix instead of drifts: rows by stance, sum to 1; its logarithm is a generator. */
  yearly?: CaseNumber[][];
  ground?: Ground;
}

export interface CalendarEvent {
  id: string;
  name: string;
  /** ISO dates, rising. */
  on: string[];
  /** The party whose stance it moves, with `rows[stance][stance]`, each row summing to 1. */
  moves?: { party: string; rows: CaseNumber[][] };
  /** The party in whose calendar it is only a mark. */
  marks?: string;
  ground?: Ground;
}

export interface BehaviourPart {
  /** Per year. */
  reconsiders: CaseNumber;
  /** A switch that costs `loses` points is still made in a share `in` of years (0 to 1). */
  slip: { loses: CaseNumber; in: CaseNumber };
  /** The cost of honouring is known beforehand to ± so many points (90 %). */
  warCostKnownTo: CaseNumber;
  /** Guarantors in the order in which they answer an attack. */
  order: string[];
}

/** Strength of the adversary. */
export interface Balance {
  /** Names, from weak to strong. */
  levels: string[];
  start: number;
  /** Chance per year that the adversary gains one level. */
  rebuild: CaseNumber;
  /** Chance per year that it loses one level. */
  decay: CaseNumber;
  /** Chance, 0 to 1, that the defender holds without help, by level. */
  alone: CaseNumber[];
}
