import type { Budget } from '../../../shared/budget.js';
import type { Dictionary } from './dictionary.js';

/**
 * Visits every vertex of a simple polytope once, and keeps none (reverse search; Avis and Fukuda 1992): from each vertex
 * one pivoting rule leads to the start, and that tree is walked backwards.
 *
 * @param visit Is told, for each column, which row falls to 0 first where the variable of the column grows.
 * @returns Whether the budget lasted.
 */
export async function reverseSearch(
  start: Dictionary,
  budget: Budget,
  visit: (dictionary: Dictionary, leaving: Int32Array) => void,
): Promise<boolean> {
  const open: { dictionary: Dictionary; leaving: Int32Array; next: number }[] = [];
  const enter = (dictionary: Dictionary): void => {
    const leaving = dictionary.nonbasic.map((_, column) => dictionary.leaving(column));
    visit(dictionary, leaving);
    open.push({ dictionary, leaving, next: 0 });
  };
  enter(start);
  let entered = 1;
  while (open.length > 0) {
    const top = open.at(-1)!;
    const column = top.next++;
    if (column === top.leaving.length) open.pop();
    else if (top.dictionary.leadsBack(top.leaving[column]!, column)) {
      enter(top.dictionary.pivoted(top.leaving[column]!, column));
      if (++entered % 64 === 0 && !(await budget.goOn('vertices', entered))) return false;
    }
  }
  return true;
}
