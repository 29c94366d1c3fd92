export * from './model.js';
export * from './solution.js';
export * from './solve.js';
export * from './tree.js';
