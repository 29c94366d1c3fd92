import type { Kind, Records, ReferenceClass, ReferenceCurve } from './record.js';

/** The classes that a number of this kind can be set beside, in the order of the files. */
export function relatedClasses(kind: Kind, records: Records): ReferenceClass[] {
  return Object.values(records.classes).filter((k) => k.kind === kind);
}

/** The curves that a length of time of this kind can be set beside, in the order of the files. */
export function relatedCurves(kind: Kind, records: Records): ReferenceCurve[] {
  return Object.values(records.curves).filter((curve) => curve.kind === kind);
}
