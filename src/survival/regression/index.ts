export * from './baselineHazard.js';
export * from './concordance.js';
export * from './cox.js';
export * from './coxResiduals.js';
export type { CoxRows } from './coxRows.js';
export * from './design.js';
export * from './formula.js';
export * from './proportionality.js';
export * from './regressionFault.js';
