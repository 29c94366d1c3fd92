export { backward } from './backward.js';
export { worst } from './band.js';
export { type Forward, forward } from './forward.js';
export * from './model.js';
export { type Prospects, prospects } from './prospects.js';
export { Memory, type Solution, solve } from './solve.js';
export { type Split, split } from './split.js';
