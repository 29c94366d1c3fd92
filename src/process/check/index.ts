export { checkBehaviour } from './checkBehaviour.js';
export { checkForward } from './checkForward.js';
export { checkPath } from './checkPath.js';
export type { Story } from './pass.js';
export { type ProcessCheck, TOLERANCE } from './processCheck.js';
