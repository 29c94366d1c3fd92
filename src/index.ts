/** Abide as a library: read a case, assess it, show what was found. Engines have entries of their own. */
export { readCase } from './case/index.js';
export { type Assessed, type Assessment, assess, type Finding } from './lens/index.js';
export { brief, reportHtml } from './report/index.js';
export { Budget } from './shared/budget.js';
export { type Diagnostic, describe } from './shared/diagnostic.js';
