export * from './assessment.js';
export * from './bayesBeliefs.js';
export type { Fault } from './fault.js';
export { MAX_DEMANDS, MAX_PIVOTS } from './orders.js';
export * from './payoffsOf.js';
export * from './perturbed.js';
export { MAX_BITS, MAX_ROOT } from './weights.js';
export type { Witness } from './witness.js';
