export type { NormalisedMove } from './definitions.js';
export { type EfgGame, readEfg } from './read.js';
export { numberSets, writeEfg } from './write.js';
