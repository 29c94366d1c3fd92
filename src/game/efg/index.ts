export { type EfgGame, readEfg } from './read.js';
export { writeEfg } from './write.js';
