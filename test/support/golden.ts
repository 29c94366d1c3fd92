import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { csvRows } from './csvColumns.js';
import { reference } from './root.js';

// Answers of R 4.2.2 with survival 3.5-3 to 13 digits, on the textbook data of that package and on extracts of published
// data sets. All of it is read where it lies, never copied.
const FOLDER = 'empirical';

/** Why tests are left out where the answers of R do not lie beside the repository; false where they do. */
export const skip = reference(`${FOLDER}/golden/golden_survival.json`)
  ? false
  : `shared/reference/${FOLDER} is missing`;

export const golden = () => JSON.parse(readFileSync(reference(`${FOLDER}/golden/golden_survival.json`)!, 'utf8'));

export const rowsOf = (file: string) => csvRows(reference(`${FOLDER}/${file}`)!);

/**
 * Agrees to 1e-8, or what is said, of the larger of 1 and its size. Null in R's answers is a number that is not there.
 */
export function near(found: number, expected: number | null, what: string, within = 1e-8): void {
  if (expected === null) {
    assert.ok(Number.isNaN(found), `${what}: ${found}, R has none`);
    return;
  }
  const difference = Math.abs(found - expected);
  assert.ok(difference <= within * Math.max(1, Math.abs(expected)), `${what}: ${found}, in R ${expected}`);
}
