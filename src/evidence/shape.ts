import type { Diagnostic } from '../shared/diagnostic.js';
import { nearest } from '../shared/nearest.js';
import type { Parsed, Path } from './parseFile.js';

/** What may stand somewhere: a sentence that says what is wanted, where something else stands. */
export type Want = (value: unknown) => string | undefined;

/** The keys that a map takes. */
export interface Shape {
  needs: Record<string, Want>;
  may: Record<string, Want>;
}

export type Fields = Record<string, unknown>;

export const text: Want = (v) => (typeof v === 'string' && v.trim() !== '' ? undefined : 'a text is wanted here');
export const count: Want = (v) => (isCount(v) ? undefined : 'a count is wanted here: a whole number, 0 or more');
export const years: Want = (v) =>
  typeof v === 'number' && v >= 0 && v < Infinity ? undefined : 'a number of years is wanted here, 0 or more';
export const names: Want = (v) =>
  Array.isArray(v) && v.length > 0 && v.every((name) => text(name) === undefined)
    ? undefined
    : 'a list of names is wanted here';
export const map: Want = (v) => (isMap(v) ? undefined : 'a map is wanted here');
export const list: Want = (v) => (Array.isArray(v) && v.length > 0 ? undefined : 'a list is wanted here');
export const oneOf =
  (words: readonly (string | boolean)[]): Want =>
  (v) =>
    words.some((word) => word === v) ? undefined : `one of these is wanted here: ${words.join(', ')}`;

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells what is wrong with a map's keys and values. @returns Whether nothing is. */
export function checkShape(parsed: Parsed, path: Path, value: unknown, shape: Shape, say: Say): boolean {
  if (!isMap(value)) {
    say('record-form', parsed.place(path), map(value)!);
    return false;
  }
  let sound = true;
  const wrong: Say = (...args) => {
    sound = false;
    say(...args);
  };
  const wants: Record<string, Want> = { ...shape.needs, ...shape.may };
  for (const [key, entry] of Object.entries(value)) {
    const at = [...path, key];
    if (!Object.hasOwn(wants, key)) {
      wrong('record-form', parsed.keyPlace(at), `unknown key '${key}'`, { nearest: nearest(key, Object.keys(wants)) });
    } else {
      const wanted = wants[key]!(entry);
      if (wanted) wrong('record-form', parsed.place(at), `${key}: ${wanted}`);
    }
  }
  const missing = Object.keys(shape.needs).filter((key) => !Object.hasOwn(value, key));
  if (missing.length > 0) wrong('record-form', parsed.keyPlace(path), `this lacks ${missing.join(', ')}`);
  return sound;
}

/** Adds a diagnostic. */
export type Say = (
  code: string,
  at: Diagnostic['at'],
  what: string,
  rest?: Pick<Diagnostic, 'why' | 'instead' | 'nearest' | 'also'>,
) => void;
