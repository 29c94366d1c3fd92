export { findSequential, type SequentialEquilibrium, type SequentialResults } from './find.js';
export { sequentialJson } from './resultJson.js';
export { sequentialLines } from './writeText.js';
