export { assess, type Depth } from './assess.js';
export * from './finding.js';
export type { GuaranteeResult } from './guarantee/assess.js';
export { type Coupled, coupledSpace } from './guarantee/couple.js';
export { TooManyStates } from './guarantee/reach.js';
export { guaranteeJson } from './guarantee/resultJson.js';
export type { Assessed } from './settlement/assess.js';
export { caseSpace } from './settlement/space.js';
