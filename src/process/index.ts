export { backward } from './backward.js';
export { worst } from './band.js';
export { type Forward, forward } from './forward.js';
export * from './model.js';
export { type Draws, drawPath, type Path, type Turn } from './path.js';
export { type Prospects, prospects } from './prospects.js';
export { type Solution, solve } from './solve.js';
export { type Split, split } from './split.js';
export { worthsOnPath } from './worthsOnPath.js';
