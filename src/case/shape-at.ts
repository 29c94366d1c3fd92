import { CASE_SHAPE } from './schema.js';
import { GROUND, type Shape } from './shape.js';

/**
 * What may stand at a place of a case: by it a form knows what to ask for, and an editor what to complete and explain.
 * @param keys From the top; items of a list are counted from 1. None for the whole case.
 * @returns Nothing where the language knows no such place.
 */
export function shapeAt(keys: readonly string[]): Shape | undefined {
  let at: Shape | undefined = CASE_SHAPE;
  for (const key of keys) at = at && below(at, key);
  return at;
}

function below(shape: Shape, key: string): Shape | undefined {
  // Of a map, of quantiles and of numbers before their conditions.
  if (key === 'ground' && ['map', 'number', 'cases'].includes(shape.kind)) return GROUND;
  if (shape.kind === 'map') {
    return shape.keys && Object.hasOwn(shape.keys, key) ? shape.keys[key] : shape.names;
  }
  if (shape.kind === 'list') return /^\d+$/.test(key) ? shape.of : undefined;
  if (shape.kind === 'cases')
    return { kind: 'condition', about: 'Where the number before it holds; the last: otherwise.' };
  if (shape.kind !== 'either') return undefined;
  const found = [...new Set(shape.of.flatMap((one) => below(one, key) ?? []))];
  return found.length > 1 ? { kind: 'either', about: shape.about, of: found } : found[0];
}

/** The shapes that are told apart by what is written, each by itself. */
export const alternatives = (shape: Shape): Shape[] =>
  shape.kind === 'either' ? shape.of.flatMap(alternatives) : [shape];
