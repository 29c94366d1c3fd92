export * from './extreme/index.js';
export { EXTENSIVE_FINDS, type ExtensiveFind, type ExtensiveResults, findInExtensive } from './find.js';
export { loadSolver } from './lp.js';
export { extensiveJson } from './resultJson.js';
export { writeExtensive } from './writeText.js';
