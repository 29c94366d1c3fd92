import type { Case } from '../../case/case.js';
import { type CaseNumber, numberGrounds } from '../../case/number.js';
import type { Records, ReferenceClass, ReferenceCurve, ReferenceModel } from '../../evidence/record.js';

/** A class, a curve or a model of records. */
export type AnyRecord = ReferenceClass | ReferenceCurve | ReferenceModel;

/** A class, a curve or a model of records that a case leans on. */
export interface Cited {
  record: AnyRecord;
  /** Key into the grounds of an assessment. */
  key: string;
  /** Numbers that rest on it. */
  numbers: CaseNumber[];
  /** Ids of judgements that name it in their words. */
  judgements: string[];
}

/** Every class, curve and model on which a number rests or that a judgement names by its id, in the order of the records. */
export function citedRecords(c: Case, records: Records): Cited[] {
  const all: [string, AnyRecord][] = [
    ...Object.values(records.classes).map((k): [string, ReferenceClass] => [`class/${k.id}`, k]),
    ...Object.values(records.curves).map((k): [string, ReferenceCurve] => [`curve/${k.id}`, k]),
    ...Object.values(records.models).map((k): [string, ReferenceModel] => [`model/${k.id}`, k]),
  ];
  return all.flatMap(([key, record]) => {
    const numbers = c.numbers.filter((n) => groundKeys(n).includes(key));
    const judgements = Object.values(c.judgements).flatMap(({ id, says }) => (names(says, record.id) ? [id] : []));
    return numbers.length > 0 || judgements.length > 0 ? [{ record, key, numbers, judgements }] : [];
  });
}

/** Keys of all that a number rests on. */
export const groundKeys = (number: CaseNumber): string[] => numberGrounds(number).map(({ key }) => key);

/** Ids of the classes on which a number rests. */
export const classesOf = (number: CaseNumber): string[] =>
  numberGrounds(number).flatMap(({ kind, id }) => (kind === 'class' ? [id] : []));

export const isClass = (record: AnyRecord): record is ReferenceClass => 'jeffreys' in record;

export const isModel = (record: AnyRecord): record is ReferenceModel => 'covariates' in record;

/** Whether a text names an id as a whole: `alliance.honoured.all` does not name `alliance.honoured`. */
export function names(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + id.length)];
    if (!/[a-z0-9.-]/.test(before) && !/^[.-]?[a-z0-9]/.test(after)) return true;
  }
  return false;
}
