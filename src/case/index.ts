export type * from './case.js';
export { classTable, type ReferenceClass, readClasses, referenceClasses } from './classes.js';
export type { LoadText } from './load.js';
export type { CaseNumber } from './number.js';
export { type CaseReading, readCase } from './read.js';
export { type Assignment, holds } from './truth.js';
