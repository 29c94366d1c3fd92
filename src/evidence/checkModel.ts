import { DISTRIBUTIONS } from '../survival/regression/errorDistribution.js';
import type { ModelEntry } from './fileForm.js';
import { namesOfCoefficients } from './namesOfCoefficients.js';
import type { Parsed, Path } from './parseFile.js';
import { checkShape, type Fields, list, map, oneOf, type Say, type Shape, text, type Want, years } from './shape.js';

/** What an entry of `models` has beyond what classes and curves have. */
export const MODEL: Shape = {
  needs: {
    distribution: oneOf(DISTRIBUTIONS),
    followed: years,
    covariates: map,
    fit: map,
    coefficients: map,
    covariance: list,
    checked: map,
  },
  may: { clusters: map, lasting: oneOf([true]) },
};

/** A word of the notation of quantities, since a case names covariates and levels. */
const WORD = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Tells what is wrong with a model whose keys are right. @param blind Years at the beginning in which nothing is seen. */
export function checkModel(parsed: Parsed, path: Path, entry: Fields, blind: number, say: Say): void {
  let sound = true;
  const wrong: Say = (...args) => {
    sound = false;
    say(...args);
  };
  if (!((entry.followed as number) > blind))
    wrong(
      'record-model',
      parsed.place([...path, 'followed']),
      blind > 0 ? 'nobody was followed beyond the years that are blind' : 'nobody was followed for any time',
    );
  const fit = {
    needs: { table: text, time: text, 'per year': years, ended: text },
    may: { 'leave out': map, cluster: text },
  };
  if (!checkShape(parsed, [...path, 'fit'], entry.fit, fit, wrong)) return;
  for (const [name, covariate] of Object.entries(entry.covariates as Fields)) {
    const at = [...path, 'covariates', name];
    checkWord(parsed, at, wrong);
    if (!checkShape(parsed, at, covariate, { needs: { asks: text, column: text, levels: map }, may: {} }, wrong))
      continue;
    const levels = Object.entries((covariate as Fields).levels as Fields);
    if (levels.length < 2) wrong('record-model', parsed.place(at), `${name} has fewer than two levels`);
    for (const [level, codes] of levels) {
      checkWord(parsed, [...at, 'levels', level], wrong);
      if (!isCode(codes) || [codes].flat().includes(''))
        wrong(
          'record-model',
          parsed.place([...at, 'levels', level]),
          'the code of a level is a text, or a list of them',
        );
    }
  }
  for (const [column, codes] of Object.entries(((entry.fit as Fields)['leave out'] ?? {}) as Fields))
    if (!isCode(codes))
      wrong(
        'record-model',
        parsed.place([...path, 'fit', 'leave out', column]),
        'the code of rows that are left out is a text, or a list of them',
      );
  checkChecked(parsed, [...path, 'checked'], entry.checked, wrong);
  if (sound) checkNumbers(parsed, path, entry as unknown as ModelEntry, say);
}

/** How the assumptions were checked: numbers by name, and rows of numbers that are drawn. */
function checkChecked(parsed: Parsed, path: Path, checked: unknown, say: Say): void {
  const numbers = ['aic', 'cox-snell', 'proportional'];
  const needs = Object.fromEntries([...numbers, 'residuals'].map((key) => [key, map]));
  if (!checkShape(parsed, path, checked, { needs, may: {} }, say)) return;
  const each = (at: Path, fields: unknown, want: Want) => {
    const may = Object.fromEntries(Object.keys(fields as Fields).map((name) => [name, want]));
    checkShape(parsed, at, fields, { needs: {}, may }, say);
  };
  for (const key of numbers) each([...path, key], (checked as Fields)[key], finite);
  const at = [...path, 'residuals'];
  const { residuals } = checked as Fields;
  if (!checkShape(parsed, at, residuals, { needs: { 'cox-snell': map, schoenfeld: map }, may: {} }, say)) return;
  const { 'cox-snell': coxSnell, schoenfeld } = residuals as Record<string, Fields>;
  each([...at, 'cox-snell'], coxSnell, rowsOf(4));
  const inTime = { needs: { years: rowsOf(2), coefficients: map }, may: {} };
  if (!checkShape(parsed, [...at, 'schoenfeld'], schoenfeld, inTime, say)) return;
  const curve = { needs: { estimate: finite, means: rowsOf(2), curve: rowsOf(4) }, may: {} };
  for (const [name, own] of Object.entries(schoenfeld!.coefficients as Fields))
    checkShape(parsed, [...at, 'schoenfeld', 'coefficients', name], own, curve, say);
}

/** A code in a column, which may be empty, or several. */
const isCode = (codes: unknown): boolean => {
  const all = [codes].flat();
  return all.length > 0 && all.every((code) => typeof code === 'string');
};

function checkWord(parsed: Parsed, path: Path, say: Say): void {
  const word = String(path.at(-1));
  if (!WORD.test(word))
    say('record-model', parsed.keyPlace(path), `'${word}' cannot be named in a case`, {
      why: 'covariates and levels are words of letters, digits and underscores, beginning with a letter',
    });
}

/**
 * Names of the coefficients in their order: constant, each level but the first of every covariate, `ln scale`; where a
 * share lasts for ever then `odds` and the levels again, each with `odds` before it.
 */
function coefficientNames({ covariates, distribution, lasting }: ModelEntry): string[] {
  const levels = Object.entries(covariates).map(([name, { levels }]) => ({ name, levels: Object.keys(levels) }));
  return namesOfCoefficients({ covariates: levels, distribution, lasting });
}

const rowsOf =
  (length: number): Want =>
  (v) =>
    Array.isArray(v) && v.every((row) => isRow(row, length)) ? undefined : `rows of ${length} numbers are wanted here`;

const finite: Want = (v) => (Number.isFinite(v) ? undefined : 'a number is wanted here');

function checkNumbers(parsed: Parsed, path: Path, entry: ModelEntry, say: Say): void {
  const names = coefficientNames(entry);
  const at = [...path, 'coefficients'];
  const needs = Object.fromEntries(names.map((name) => [name, finite]));
  if (!checkShape(parsed, at, entry.coefficients, { needs, may: {} }, say)) return;
  const order = Object.keys(entry.coefficients);
  if (order.join() !== names.join())
    say('record-model', parsed.place(at), 'the coefficients stand in another order than the levels', {
      instead: names.join(', '),
    });
  const { covariance } = entry;
  const place = parsed.place([...path, 'covariance']);
  const square = covariance.length === names.length && covariance.every((row) => isRow(row, names.length));
  if (!square)
    say(
      'record-model',
      place,
      `the covariance of ${names.length} coefficients has ${names.length} rows of as many numbers`,
    );
  else if (covariance.some((row, i) => row.some((x, j) => x !== covariance[j]![i])))
    say('record-model', place, 'the covariance is not symmetric');
  else if (!isPositive(covariance))
    say('record-model', place, 'some sum of coefficients would have no variance, or one below 0', {
      why: 'a covariance is positive definite',
    });
}

const isRow = (row: unknown, length: number): boolean =>
  Array.isArray(row) && row.length === length && row.every((x) => Number.isFinite(x));

/** By elimination: every pivot is above 0. */
function isPositive(matrix: readonly (readonly number[])[]): boolean {
  const rows = matrix.map((row) => [...row]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k]![k]!;
    if (!(pivot > 0)) return false;
    for (let i = k + 1; i < rows.length; i++) {
      const factor = rows[i]![k]! / pivot;
      for (let j = k; j < rows.length; j++) rows[i]![j] = rows[i]![j]! - factor * rows[k]![j]!;
    }
  }
  return true;
}
