export { type AllExtensiveResults, findAllInExtensive, isForTwo } from './findAll.js';
export { allExtensiveJson } from './resultJson.js';
export { writeAllExtensive } from './writeText.js';
