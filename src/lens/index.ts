export * from './finding.js';
export { type Assessed, assess } from './settlement/assess.js';
export { caseSpace } from './settlement/space.js';
