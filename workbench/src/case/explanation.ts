import { alternatives, shapeAt } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';

/** What the language says of a place of a case, and in which forms it can be written; nothing where it knows none. */
export function explanation(keys: readonly string[], unit?: string): string[] {
  const shape = shapeAt(keys);
  if (!shape) return [];
  const kinds = new Set(alternatives(shape).map(({ kind }) => kind));
  const words = texts.outline;
  return [
    shape.about,
    ...(unit ? [words.unit(unit)] : []),
    ...(kinds.has('number') || kinds.has('cases') ? [words.numberForms] : []),
    ...(kinds.has('condition') ? [words.conditionForms] : []),
  ];
}
