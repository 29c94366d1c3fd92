export { findLogit, type LogitPoint, type LogitResults } from './find.js';
export { logitJson } from './resultJson.js';
export { simultaneous } from './simultaneous.js';
export { logitLines } from './writeText.js';
