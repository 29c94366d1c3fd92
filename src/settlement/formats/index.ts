export { readAdditive } from './additive.js';
export type { TextFile } from './file.js';
export { looksLikeGenius, readGenius } from './genius.js';
export { looksLikeNegoLog, readNegoLog } from './negolog.js';
export { type Input, readInput } from './readInput.js';
export { readJsonInput } from './readJsonInput.js';
export { type ConstraintJson, namePackages, type Outcome, type ResultJson, resultJson } from './resultJson.js';
export { readScorable } from './scorable.js';
export { writeText } from './writeText.js';
