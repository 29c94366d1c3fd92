import type { FromRecord } from './record.js';

/** A stretch of the text of a quantity, as offsets: from its first character to after its last. */
export interface Span {
  from: number;
  to: number;
}

/** A quantity as it is written. */
export type Expression = Span &
  (
    | { kind: 'number'; value: number }
    /** `a to b`. */
    | { kind: 'range'; lo: Expression; hi: Expression }
    | { kind: 'call'; name: string; nameTo: number; args: Expression[] }
    /** `[a, b]`, as weights of a mixture. */
    | { kind: 'list'; items: Expression[] }
    /** `{p10: a, p50: b, p90: c}`, `{mean: a, stdev: b}`. */
    | { kind: 'named'; entries: { key: string; at: Span; value: Expression }[] }
    /** `from class ID`, `between class ID and class ID`. */
    | { kind: 'record'; record: FromRecord }
    | { kind: 'percent'; of: Expression }
    | { kind: 'minus'; of: Expression }
    | { kind: 'arithmetic'; sign: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  );

/** What is wrong with a quantity as written, and where; callers make a diagnostic of it. */
export interface NotationProblem extends Span {
  code: NotationCode;
  what: string;
  why?: string;
  instead?: string;
  nearest?: string[];
}

export type NotationCode =
  | 'arguments'
  | 'beyond-the-record'
  | 'class-or-curve'
  | 'division-by-zero'
  | 'interval-reversed'
  | 'missing-covariate'
  | 'mixture-weights'
  | 'no-such-distribution'
  | 'quantity-form'
  | 'quantity-too-long'
  | 'share-or-points'
  | 'too-large'
  | 'two-questions'
  | 'unit'
  | 'unknown-class'
  | 'unknown-covariate'
  | 'unknown-curve'
  | 'unknown-function'
  | 'unknown-level'
  | 'unknown-model'
  | 'year-or-not';

/** Carries a problem out of the depth of a text; it is caught where reading begins. */
export class Unreadable extends Error {
  constructor(readonly problem: NotationProblem) {
    super(problem.what);
  }
}

/** @throws Unreadable always. */
export function refuse(
  at: Span,
  code: NotationCode,
  what: string,
  more: Pick<NotationProblem, 'why' | 'instead' | 'nearest'> = {},
): never {
  throw new Unreadable({ code, from: at.from, to: Math.max(at.to, at.from + 1), what, ...more });
}
