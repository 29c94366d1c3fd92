export { type NfgGame, readNfg } from './read.js';
export { writeNfg } from './write.js';
