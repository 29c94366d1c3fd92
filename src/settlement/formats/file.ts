import type { Diagnostic, Place } from '../../shared/diagnostic.js';
import { nearest } from '../../shared/nearest.js';
import { error, MAX_TOLD } from '../../shared/textFile.js';

export { error, Locator, MAX_TOLD, note, quoted, startOf, type TextFile, warning } from '../../shared/textFile.js';

/** Larger files are refused before they are parsed: 16 MiB. Shipped scenarios of the field stay below 100 kB. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** What a file may hold of each kind. Far above what can be computed with, and low enough to answer at once. */
export const MAX_PARTIES = 200;
export const MAX_ISSUES = 1000;
export const MAX_OPTIONS = 100_000;
export const MAX_ELEMENTS = 300_000;

/** Refuses more of something than is read: gives the problem, or nothing. */
export function tooMany(things: string, have: number, most: number, at: Place): Diagnostic[] {
  return have <= most ? [] : [error('too-large', at, `there are ${have} ${things}; at most ${most} are read`)];
}

/** The valid names nearest to the one written, as part of a diagnostic; left out once so many were told. */
export function nearestOf(name: string, names: readonly string[], told: readonly Diagnostic[]): { nearest?: string[] } {
  return told.length < MAX_TOLD ? { nearest: nearest(name, names) } : {};
}
