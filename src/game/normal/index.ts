export { describeNormal, type NormalDescription } from './describe.js';
export { findInNormal, NORMAL_FINDS, type NormalEquilibrium, type NormalFind, type NormalResults } from './find.js';
export * from './model.js';
export * from './nfg/index.js';
export { pureEquilibria } from './pure.js';
export { normalGameJson, normalJson } from './resultJson.js';
export { writeNormal, writeNormalGame } from './writeText.js';
