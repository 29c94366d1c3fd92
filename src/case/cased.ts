import type { Cased } from './guarantee.js';
import type { CaseNumber } from './number.js';
import { type Assignment, holds } from './truth.js';

/** The number that a package gives: of the first case whose condition holds. Every issue of it has to be settled. */
export function numberFor(cased: Cased, options: Assignment): CaseNumber {
  const found = cased.cases.find(({ when }) => !when || holds(when.node, options) === true);
  return (found ?? cased.cases.at(-1)!).number;
}
