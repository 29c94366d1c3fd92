export { type Lasting, lasting } from './lasting.js';
export { type Beta, posterior } from './posterior.js';
export { halfTime, type Levels, shareMoments } from './predicted.js';
export { readRecords } from './readRecords.js';
export type * from './record.js';
export { records } from './records.js';
export { relatedClasses, relatedCurves } from './relatedClasses.js';
export { type Shrunk, SMALL, shrunk } from './shrunk.js';
export { classInWords, curveInWords, eraInWords, lastingInWords, modelInWords, rateInWords } from './words.js';
