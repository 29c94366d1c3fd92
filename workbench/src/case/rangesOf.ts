import { type Case, notDrawnAlone } from '../../../src/case/index.js';
import { isUncertain } from '../../../src/quantity/quantity.js';
import { texts } from '../texts.js';
import type { Citable } from './citable.js';
import { inWords, sectionOf } from './outlineLabels.js';

/**
 * Numbers of a case that can go with another one, by the parts of the outline: ranges that worlds draw by themselves. What
 * does not vary goes with nothing.
 */
export function rangesOf(c: Case): Citable[] {
  const together = notDrawnAlone(c);
  const ranges = c.numbers.filter((number) => isUncertain(number.quantity) && !together.has(number));
  return ranges.map(({ path, what }) => ({
    id: path,
    name: inWords(what),
    group: texts.outline.sections[sectionOf(path)],
  }));
}
