export { valueWhenKnown } from './known.js';
export { targetValue } from './layers.js';
export * from './model.js';
export { planAt, type State, startState } from './plan.js';
export * from './solution.js';
export * from './solve.js';
export * from './tree.js';
